/*-
 * #%L
 * SPINEPS for Fiji
 * %%
 * Copyright (C) 2026 SPINEPS for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 * 
 *      http://www.apache.org/licenses/LICENSE-2.0
 * 
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package org.spineps.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import org.spineps.evaluate.metric.GroupScore;
import org.spineps.evaluate.metric.Metric;
import org.spineps.evaluate.metric.Region;
import org.spineps.evaluate.statistics.Wilcoxon;
import org.spineps.evaluate.statistics.WilcoxonResult;
import org.spineps.io.HtmlText;

/**
 * An {@link Evaluation} as one web page that needs nothing else: tables in the
 * form of the SPINEPS paper, plots, every case, and how the numbers were made.
 */
final class EvaluationHtml {

	/** What the main table shows; everything is in the CSV files. */
	private static final List<Quantity> MAIN = List.of(Quantity.GLOBAL_DSC,
		Quantity.DSC, Quantity.RQ, Quantity.SQ, Quantity.PQ, Quantity.ASSD,
		Quantity.HD95, Quantity.NSD, Quantity.RVD);
	private static final Set<Quantity> PLOTTED = Set.of(Quantity.GLOBAL_DSC,
		Quantity.DSC, Quantity.PQ, Quantity.ASSD);

	private static final String STYLE = """
		body{font-family:sans-serif;margin:2em auto;max-width:72em;padding:0 1em;\
		color:#111;background:#fff}
		table{border-collapse:collapse;margin:1em 0}
		th,td{padding:.25em .7em;text-align:right;border-bottom:1px solid #ddd}
		th{background:#f2f2f2}
		th:first-child,td:first-child{text-align:left}
		td.t{text-align:left}
		tr.g td{border-top:2px solid #888}
		small{color:#666}
		figure{display:inline-block;margin:.5em;vertical-align:top}
		figcaption{font-size:.85em;text-align:center}
		.scroll{overflow-x:auto}
		""";

	private final Evaluation evaluation;
	private final StringBuilder html = new StringBuilder();

	private EvaluationHtml(final Evaluation evaluation) {
		this.evaluation = evaluation;
	}

	static String of(final Evaluation evaluation) {
		return new EvaluationHtml(evaluation).page();
	}

	private String page() {
		html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
			.append("<title>Evaluation of ").append(HtmlText.escape(evaluation.system()))
			.append("</title><style>").append(STYLE).append("</style></head><body>\n");
		html.append("<h1>Evaluation of ").append(HtmlText.escape(evaluation.system()));
		if (evaluation.isComparison()) html.append(" and ").append(HtmlText.escape(
			evaluation.otherSystem()));
		html.append("</h1>\n<p>Not a medical device. ").append(evaluation.cases()
			.size()).append(" cases.</p>\n");
		settings();
		summary();
		if (evaluation.isComparison()) comparison();
		plots();
		cases(evaluation.system(), evaluation.cases());
		if (evaluation.isComparison()) cases(evaluation.otherSystem(), evaluation
			.otherCases());
		remarks();
		return html.append(METHOD).append("</body></html>\n").toString();
	}

	private void settings() {
		final EvaluationOptions o = evaluation.options();
		html.append("<p>Groups: ").append(HtmlText.escape(o.groups().name())).append(
			"; input: ").append(o.input().key()).append("; matcher: ").append(o
				.matcher().key()).append(" by ").append(o.score()).append(" ≥ ").append(o
					.threshold()).append("; distances in ").append(o.unit()).append(
						"; NSD within ").append(Double.isNaN(o.tolerance())
							? "the smallest spacing" : o.tolerance() + " " + o.unit()).append(
								".</p>\n");
	}

	private void summary() {
		html.append("<h2>Structures</h2>\n<p>Mean ± SD over the cases (number of " +
			"cases; those with an infinite distance are counted beside).</p>\n" +
			"<div class=\"scroll\"><table><tr><th>Structure</th><th>Region</th>" +
			"<th>Metric</th><th>").append(HtmlText.escape(evaluation.system())).append(
				"</th><th>pooled instances</th>");
		if (evaluation.isComparison()) html.append("<th>").append(HtmlText.escape(
			evaluation.otherSystem())).append("</th><th>pooled instances</th>");
		html.append("</tr>\n");
		final List<SummaryRow> others = evaluation.otherSummary();
		String last = "";
		for (final SummaryRow row : evaluation.summary()) {
			if (!MAIN.contains(row.quantity())) continue;
			final String part = row.group() + row.region();
			html.append(part.equals(last) ? "<tr>" : "<tr class=\"g\">").append("<td>")
				.append(part.equals(last) ? "" : HtmlText.escape(row.group())).append(
					"</td><td class=\"t\">").append(part.equals(last) ? "" : row.region()
						.key()).append("</td><td class=\"t\">").append(name(row.quantity()))
				.append("</td>");
			last = part;
			cells(row);
			if (evaluation.isComparison()) cells(others.stream().filter(other -> other
				.group().equals(row.group()) && other.region() == row.region() && other
					.quantity() == row.quantity()).findFirst().orElse(null));
			html.append("</tr>\n");
		}
		html.append("</table></div>\n");
	}

	private void cells(final SummaryRow row) {
		html.append("<td>").append(row == null ? "–" : Html.meanAndDeviation(row
			.cases())).append("</td><td>").append(row == null ? "" : Html
				.meanAndDeviation(row.instances())).append("</td>");
	}

	private void comparison() {
		html.append("<h2>First against second</h2>\n<p>Wilcoxon signed-rank test, " +
			"two-sided, zero differences left out; p also after Holm's correction " +
			"for the tests of the same metric. Effect: matched-pairs rank-biserial " +
			"correlation, positive if the first system's values are larger.</p>\n" +
			"<div class=\"scroll\"><table><tr><th>Structure</th><th>Region</th>" +
			"<th>Metric</th><th>pairs</th><th>median difference</th><th>W+</th>" +
			"<th>W−</th><th>p</th><th>p (Holm)</th><th>effect</th><th>method</th>" +
			"</tr>\n");
		for (final ComparisonRow row : evaluation.comparison()) {
			if (!MAIN.contains(row.quantity())) continue;
			final WilcoxonResult test = row.test();
			html.append("<tr><td>").append(HtmlText.escape(row.group())).append(
				"</td><td class=\"t\">").append(row.region().key()).append(
					"</td><td class=\"t\">").append(name(row.quantity())).append(
						"</td><td>").append(test.pairs());
			if (row.leftOut() > 0) html.append(" <small>(−").append(row.leftOut())
				.append(")</small>");
			html.append("</td><td>").append(HtmlText.number(row.medianDifference())).append(
				"</td><td>").append(test.positiveRanks()).append("</td><td>").append(test
					.negativeRanks()).append("</td><td>").append(HtmlText.probability(test
						.pValue())).append("</td><td>").append(HtmlText.probability(row
							.adjustedP())).append("</td><td>").append(HtmlText.number(test
								.rankBiserial())).append("</td><td class=\"t\">").append(test
									.method().name().toLowerCase(Locale.ROOT)).append(
										"</td></tr>\n");
		}
		html.append("</table></div>\n");
	}

	private void plots() {
		final List<String> figures = evaluation.isComparison() ? pairedPlots()
			: stripPlots();
		if (figures.isEmpty()) return;
		html.append("<h2>Case by case</h2>\n");
		if (evaluation.isComparison()) html.append("<p>One line per case; blue: the " +
			"second system is better, orange: worse, bars: means.</p>\n");
		figures.forEach(html::append);
	}

	private List<String> pairedPlots() {
		return evaluation.comparison().stream().filter(row -> row
			.region() == Region.WHOLE && PLOTTED.contains(row.quantity())).map(
				row -> figure(title(row.group(), row.quantity()), SvgPlot.paired(title(row
					.group(), row.quantity()), row, List.of(evaluation.system(),
						evaluation.otherSystem())))).toList();
	}

	private List<String> stripPlots() {
		final List<String> figures = new ArrayList<>();
		for (final SummaryRow row : evaluation.summary()) {
			if (row.region() != Region.WHOLE || row.cases().count() < 2 || !PLOTTED
				.contains(row.quantity())) continue;
			final double[] values = evaluation.cases().stream().mapToDouble(
				score -> CohortSummary.value(score, new CohortSummary.Part(row.group(),
					row.region()), row.quantity())).toArray();
			final int[] finite = IntStream.range(0, values.length).filter(i -> Double
				.isFinite(values[i])).toArray();
			final String title = title(row.group(), row.quantity());
			figures.add(figure(title, SvgPlot.strip(title, IntStream.of(finite)
				.mapToObj(i -> evaluation.cases().get(i).name()).toList(), IntStream.of(
					finite).mapToDouble(i -> values[i]).toArray(), evaluation
						.system())));
		}
		return figures;
	}

	private void cases(final String system, final List<CaseScore> cases) {
		html.append("<h2>Cases: ").append(HtmlText.escape(system)).append("</h2>\n" +
			"<div class=\"scroll\"><table><tr><th>Case</th><th>Structure</th>" +
			"<th>TP</th><th>FP</th><th>FN</th>");
		MAIN.forEach(quantity -> html.append("<th>").append(name(quantity)).append(
			"</th>"));
		html.append("</tr>\n");
		for (final CaseScore score : cases)
			for (final GroupScore group : score.groups()) {
				if (group.region() != Region.WHOLE || group.isEmpty()) continue;
				html.append("<tr><td>").append(HtmlText.escape(score.name())).append(
					"</td><td class=\"t\">").append(HtmlText.escape(group.group())).append(
						"</td><td>").append(group.truePositives()).append("</td><td>").append(
							group.falsePositives()).append("</td><td>").append(group
								.falseNegatives()).append("</td>");
				MAIN.forEach(quantity -> html.append("<td>").append(HtmlText.number(quantity
					.of(group))).append("</td>"));
				html.append("</tr>\n");
			}
		html.append("</table></div>\n");
	}

	private void remarks() {
		final List<String> remarks = new ArrayList<>(evaluation.notes());
		remarks.addAll(evaluation.leftovers());
		evaluation.failures().forEach((name, why) -> remarks.add(name + ": " + why));
		if (remarks.isEmpty()) return;
		html.append("<h2>To be known</h2>\n<ul>");
		remarks.forEach(remark -> html.append("<li>").append(HtmlText.escape(remark))
			.append("</li>\n"));
		html.append("</ul>\n");
	}

	private String name(final Quantity quantity) {
		return quantity.better().arrow() + " " + quantity.label() + (quantity
			.isDistance() ? " (" + evaluation.options().unit() + ")" : "");
	}

	private String title(final String group, final Quantity quantity) {
		return group + ", " + name(quantity);
	}

	private static String figure(final String title, final String svg) {
		return "<figure>" + svg + "<figcaption>" + HtmlText.escape(Objects
			.requireNonNull(title)) + "</figcaption></figure>\n";
	}

	private static final String METHOD = """
		<h2>How the numbers are made</h2>
		<p>Definitions of panoptica 2.1 (Kofler et al. 2023). Instances are matched \
		within their group; a pair that reaches the threshold is a true positive (TP), \
		what is left of the prediction a false positive (FP), of the reference a false \
		negative (FN). RQ = TP / (TP + FP/2 + FN/2); SQ = mean IoU, DSC, ASSD, HD, HD95, \
		NSD and RVD = means over the TP; PQ = SQ · RQ. "Global" takes all labels of a \
		group as one mask. Border voxels are those with one of six neighbours outside; \
		ASSD is the mean of the two mean distances between borders, HD their maximum, \
		HD95 the 95th percentile of both together, NSD the mean share of the borders \
		within the tolerance (not comparable with the official surface Dice).</p>
		<p>Without any TP, RQ, SQ, PQ, DSC and NSD are 0, distances infinite, RVD \
		undefined; if a group is in neither mask everything is undefined (–). Undefined \
		and infinite values have no part in means, deviations and tests. SD is the \
		population standard deviation.</p>
		""";
}
