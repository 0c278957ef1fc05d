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
package org.spineps.report.cohort;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

import org.spineps.anatomy.Level;
import org.spineps.io.HtmlText;
import org.spineps.measure.cohort.Cohort;
import org.spineps.measure.cohort.CohortMeasure;
import org.spineps.measure.cohort.Distribution;
import org.spineps.measure.cohort.PublishedRange;
import org.spineps.measure.cohort.SpineAngle;
import org.spineps.report.Page;
import org.spineps.report.ReportTable;
import org.spineps.report.ReportTable.Cell;

/** The part of a cohort's page that shows its distributions. For one thread. */
final class CohortDistributions {

	private static final double TAIL = 0.025;
	private static final double QUARTER = 0.25;

	private final Page page;

	/** @param page gets the drawings */
	CohortDistributions(final Page page) {
		this.page = page;
	}

	/**
	 * @param cohort distributions at the levels
	 * @param cases hold the angles of the spines
	 */
	void write(final Cohort cohort, final List<CohortCase> cases) {
		page.heading("Distributions");
		page.paragraph("Box: the middle half, with the median; line: the middle " +
			"95 %; n: cases. Blue: what is published, a range of healthy people as an " +
			"area, a cut-off as a dashed line. These compare, and colour nothing: " +
			"others measured with other methods, standing or lying, and the " +
			"networks have errors of their own. Levels that are unknown do not count.");
		final ReportTable numbers = new ReportTable("Measure", "Level", "Unit", "n",
			"Median", "25 %", "75 %", "2.5 %", "97.5 %", "Least", "Largest").text(
				"Level", "Unit");
		for (final CohortMeasure measure : CohortMeasure.values())
			measure(measure, cohort.of(measure), numbers);
		angles(cases, numbers);
		if (!numbers.isEmpty()) page.raw("<details><summary>The same as numbers" +
			"</summary>\n").table(numbers).raw("</details>\n");
	}

	private void measure(final CohortMeasure measure,
		final SortedMap<Level, Distribution> levels, final ReportTable numbers)
	{
		if (levels.isEmpty()) return;
		final List<PublishedRange> published = PublishedRange.of(measure);
		final DistributionDrawing drawing = new DistributionDrawing();
		levels.forEach((level, values) -> {
			final String place = measure.place(level);
			drawing.add(place, values, published.stream().filter(range -> range
				.levels().contains(level)).toList());
			numbers(numbers, measure.label(), place, measure.unit(), measure
				.decimals(), values);
		});
		final String title = measure.label() + (measure.unit().isEmpty() ? ""
			: ", " + measure.unit());
		drawn(title, drawing, published.stream().filter(range -> range.levels()
			.stream().anyMatch(levels::containsKey)).map(PublishedRange::source)
			.toList());
	}

	private void angles(final List<CohortCase> cases,
		final ReportTable numbers)
	{
		final Map<SpineAngle, Distribution> angles = new EnumMap<>(
			SpineAngle.class);
		for (final CohortCase one : cases)
			one.angles().forEach((angle, degrees) -> angles.computeIfAbsent(angle,
				a -> new Distribution()).add(degrees));
		if (angles.isEmpty()) return;
		final DistributionDrawing drawing = new DistributionDrawing();
		final List<String> sources = new ArrayList<>();
		angles.forEach((angle, values) -> {
			drawing.add(angle.label(), values, PublishedRange.of(angle));
			numbers(numbers, angle.label(), "", "°", 1, values);
			PublishedRange.of(angle).forEach(range -> sources.add(angle.label() +
				": " + range.source()));
		});
		drawn("angles of the spine, °", drawing, sources);
	}

	private void drawn(final String title, final DistributionDrawing drawing,
		final List<String> sources)
	{
		page.raw("<div class=\"d\"><h3>").raw(HtmlText.escape(title)).raw("</h3>\n").raw(drawing.svg(
			title));
		if (!sources.isEmpty()) page.raw("<p class=\"note\">Published: ").raw(
			HtmlText.escape(String.join("; ", sources))).raw("</p>\n");
		page.raw("</div>\n");
	}

	private static void numbers(final ReportTable table, final String measure,
		final String place, final String unit, final int decimals,
		final Distribution values)
	{
		final Function<Double, Cell> quantile = share -> Cell.of(values.quantile(
			share), decimals);
		table.row(List.of(Cell.of(measure), Cell.of(place), Cell.of(unit), Cell.of(
			Integer.toString(values.count())), Cell.of(values.median(), decimals),
			quantile.apply(QUARTER), quantile.apply(1 - QUARTER), quantile.apply(
				TAIL), quantile.apply(1 - TAIL), Cell.of(values.least(), decimals), Cell
					.of(values.largest(), decimals)));
	}
}
