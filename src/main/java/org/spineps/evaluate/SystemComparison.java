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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.spineps.evaluate.statistics.Statistic;
import org.spineps.evaluate.statistics.Wilcoxon;

/**
 * Compares two systems on the same cases by the Wilcoxon signed-rank test (zero
 * differences left out, two-sided). Differences are rounded to twelve decimals
 * first, so that equal steps of decimal numbers tie. The p values are also given
 * after Holm's step-down correction over the tests of the same quantity, that is
 * for the number of groups and regions.
 */
public final class SystemComparison {

	private static final double DECIMALS = 1e12;

	private SystemComparison() {
		// static methods only
	}

	/**
	 * @param first scores of the first system
	 * @param second scores of the second system; cases are paired by name
	 * @return a row for each group, region and quantity that at least one case has
	 *         in both systems
	 */
	public static List<ComparisonRow> of(final List<CaseScore> first,
		final List<CaseScore> second)
	{
		final Map<String, CaseScore> others = second.stream().collect(Collectors
			.toMap(CaseScore::name, Function.identity()));
		final List<CaseScore> shared = first.stream().filter(score -> others
			.containsKey(score.name())).toList();
		final List<ComparisonRow> rows = new ArrayList<>();
		for (final CohortSummary.Part part : CohortSummary.parts(Stream.concat(shared
			.stream(), second.stream()).toList()))
			for (final Quantity quantity : Quantity.values()) {
				final ComparisonRow row = compare(shared, others, part, quantity);
				if (!row.cases().isEmpty()) rows.add(row);
			}
		return correct(rows);
	}

	private static ComparisonRow compare(final List<CaseScore> shared,
		final Map<String, CaseScore> others, final CohortSummary.Part part,
		final Quantity quantity)
	{
		final List<String> names = new ArrayList<>();
		final List<Double> here = new ArrayList<>();
		final List<Double> there = new ArrayList<>();
		for (final CaseScore score : shared) {
			final double a = CohortSummary.value(score, part, quantity);
			final double b = CohortSummary.value(others.get(score.name()), part,
				quantity);
			if (!Double.isFinite(a) || !Double.isFinite(b)) continue;
			names.add(score.name());
			here.add(a);
			there.add(b);
		}
		final double[] differences = IntStream.range(0, names.size()).mapToDouble(
			i -> Math.rint((here.get(i) - there.get(i)) * DECIMALS) / DECIMALS)
			.toArray();
		return new ComparisonRow(part.group(), part.region(), quantity, names, here,
			there, shared.size() - names.size(), Statistic.of(differences).median(),
			Wilcoxon.test(differences, new double[differences.length]), Double.NaN);
	}

	/** Holm 1979. */
	private static List<ComparisonRow> correct(final List<ComparisonRow> rows) {
		final List<ComparisonRow> result = new ArrayList<>(rows);
		for (final Quantity quantity : Quantity.values()) {
			final List<Integer> order = IntStream.range(0, rows.size()).boxed().filter(
				i -> rows.get(i).quantity() == quantity && !Double.isNaN(rows.get(i)
					.test().pValue())).sorted(Comparator.comparingDouble(i -> rows.get(i)
						.test().pValue())).toList();
			double adjusted = 0;
			for (int rank = 0; rank < order.size(); rank++) {
				final int i = order.get(rank);
				adjusted = Math.max(adjusted, Math.min(1, (order.size() - rank) * rows
					.get(i).test().pValue()));
				result.set(i, rows.get(i).withAdjustedP(adjusted));
			}
		}
		return result;
	}
}
