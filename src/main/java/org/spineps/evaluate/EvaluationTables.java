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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.spineps.evaluate.metric.GroupScore;
import org.spineps.evaluate.metric.InstanceScore;
import org.spineps.evaluate.metric.Metric;
import org.spineps.evaluate.metric.Region;
import org.spineps.evaluate.statistics.Statistic;
import org.spineps.evaluate.statistics.WilcoxonResult;
import org.spineps.io.CsvTable;

/**
 * An {@link Evaluation} as tables for files. What is undefined is blank; what is
 * infinite by panoptica's rules is "Infinity".
 */
final class EvaluationTables {

	private final Evaluation evaluation;
	private final String unit;

	EvaluationTables(final Evaluation evaluation) {
		this.evaluation = evaluation;
		unit = evaluation.options().unit();
	}

	/** A row for each instance of each case. */
	CsvTable instances() {
		final List<String> columns = new ArrayList<>(List.of("system", "case",
			"group", "region", "name", "status", "reference_label",
			"prediction_labels", "reference_voxels", "prediction_voxels",
			"common_voxels"));
		for (final Metric metric : Metric.values())
			columns.add(column(metric.label().toLowerCase(Locale.ROOT), metric.isDistance()));
		final CsvTable table = new CsvTable(columns);
		forEachSystem((system, score) -> {
			for (final GroupScore group : score.groups())
				if (group.region() == Region.WHOLE) for (final InstanceScore instance : group
					.instances())
					table.add(row(system, score, group, instance));
		});
		return table;
	}

	private static Object[] row(final String system, final CaseScore score,
		final GroupScore group, final InstanceScore instance)
	{
		return Stream.concat(Stream.of(system, score.name(), group.group(), instance
			.region() == null ? "" : instance.region().key(), instance.name(), instance
				.status().name().toLowerCase(Locale.ROOT), instance.referenceLabel() == 0 ? ""
					: instance.referenceLabel(), instance.predictionLabels().stream().map(
						String::valueOf).collect(Collectors.joining(" ")), instance
							.referenceVoxels(), instance.predictionVoxels(), instance
								.commonVoxels()), Arrays.stream(Metric.values()).map(
									metric -> cell(instance.value(metric)))).toArray();
	}

	/** A row for each group and region of each case that has an instance. */
	CsvTable cases() {
		final List<String> columns = new ArrayList<>(List.of("system", "case",
			"group", "region", "tp", "fp", "fn"));
		for (final Quantity quantity : Quantity.values()) {
			columns.add(column(quantity.key(), quantity.isDistance()));
			if (quantity.metric().isPresent()) columns.add(column(quantity.key() +
				"_sd", quantity.isDistance()));
		}
		columns.add("global_assd_voxels");
		final CsvTable table = new CsvTable(columns);
		forEachSystem((system, score) -> {
			for (final GroupScore group : score.groups())
				if (!group.isEmpty()) table.add(row(system, score, group));
		});
		return table;
	}

	private static Object[] row(final String system, final CaseScore score,
		final GroupScore group)
	{
		final List<Object> cells = new ArrayList<>(List.of(system, score.name(),
			group.group(), group.region().key(), group.truePositives(), group
				.falsePositives(), group.falseNegatives()));
		for (final Quantity quantity : Quantity.values()) {
			cells.add(cell(quantity.of(group)));
			quantity.metric().ifPresent(metric -> cells.add(cell(group.sd(metric))));
		}
		cells.add(cell(group.global().assdVoxels()));
		return cells.toArray();
	}

	/** A row for each quantity of each group and region over all cases. */
	CsvTable summary() {
		final CsvTable table = new CsvTable(List.of("system", "group", "region",
			"quantity", "unit", "cases", "cases_undefined", "cases_infinite", "mean",
			"sd", "median", "instances", "instance_mean", "instance_sd"));
		add(table, evaluation.system(), evaluation.summary());
		if (evaluation.isComparison()) add(table, evaluation.otherSystem(),
			evaluation.otherSummary());
		return table;
	}

	private void add(final CsvTable table, final String system,
		final List<SummaryRow> rows)
	{
		for (final SummaryRow row : rows) {
			final Statistic s = row.cases();
			final Statistic pooled = row.instances();
			table.add(system, row.group(), row.region().key(), row.quantity().key(), row
				.quantity().isDistance() ? unit : "", s.count(), s.undefined(), s
					.infinite(), s.mean(), s.sd(), s.median(), pooled == null ? null
						: pooled.count(), pooled == null ? null : pooled.mean(),
				pooled == null ? null : pooled.sd());
		}
	}

	/** A row for each test of first against second system. */
	CsvTable comparison() {
		final CsvTable table = new CsvTable(List.of("group", "region", "quantity",
			"unit", "pairs", "left_out", "first_mean", "first_sd", "second_mean",
			"second_sd", "median_difference", "zero_differences", "w_plus", "w_minus",
			"statistic", "z", "p", "p_holm", "method", "rank_biserial"));
		for (final ComparisonRow row : evaluation.comparison()) {
			final WilcoxonResult test = row.test();
			final Statistic first = statistic(row.first());
			final Statistic second = statistic(row.second());
			table.add(row.group(), row.region().key(), row.quantity().key(), row
				.quantity().isDistance() ? unit : "", test.pairs(), row.leftOut(), first
					.mean(), first.sd(), second.mean(), second.sd(), row
						.medianDifference(), test.zeros(), test.positiveRanks(), test
							.negativeRanks(), test.statistic(), test.z(), test.pValue(), row
								.adjustedP(), test.method().name().toLowerCase(Locale.ROOT), test
									.rankBiserial());
		}
		return table;
	}

	/** Mean and deviation of paired values. */
	static Statistic statistic(final List<Double> values) {
		return Statistic.of(values.stream().mapToDouble(Double::doubleValue)
			.toArray());
	}

	private String column(final String name, final boolean distance) {
		return distance ? name + "_" + unit : name;
	}

	private static Object cell(final double value) {
		return Double.isInfinite(value) ? Double.toString(value) : (Object) value;
	}

	private void forEachSystem(
		final BiConsumer<String, CaseScore> action)
	{
		evaluation.cases().forEach(score -> action.accept(evaluation.system(),
			score));
		evaluation.otherCases().forEach(score -> action.accept(evaluation
			.otherSystem(), score));
	}
}
