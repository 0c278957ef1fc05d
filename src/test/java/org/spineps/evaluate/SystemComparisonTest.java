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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.spineps.evaluate.metric.GlobalScore;
import org.spineps.evaluate.metric.GroupScore;
import org.spineps.evaluate.metric.InstanceScore;
import org.spineps.evaluate.metric.InstanceScore.Status;
import org.spineps.evaluate.metric.Region;
import org.spineps.evaluate.statistics.Wilcoxon;

class SystemComparisonTest {

	/** A case whose group "a" has one instance of this Dice; NaN for none. */
	static CaseScore score(final String name, final double dice) {
		final List<InstanceScore> instances = Double.isNaN(dice) ? List.of() : List
			.of(new InstanceScore(Status.FOUND, "L1", Region.LUMBAR, 20, List.of(20),
				100, 100, 50, dice / (2 - dice), dice, 1 - dice, 1, 1, dice, 0));
		return new CaseScore(name, List.of(new GroupScore("a", Region.WHOLE,
			instances, GlobalScore.NONE)), new TreeMap<>(), new TreeMap<>());
	}

	private static List<CaseScore> scores(final double... dice) {
		final List<CaseScore> result = new ArrayList<>();
		for (int i = 0; i < dice.length; i++)
			result.add(score("case" + i, dice[i]));
		return result;
	}

	private static ComparisonRow row(final List<ComparisonRow> rows,
		final Quantity quantity)
	{
		return rows.stream().filter(row -> row.quantity() == quantity).findFirst()
			.orElseThrow();
	}

	@Test
	void pairsByNameAndTests() {
		final List<CaseScore> first = scores(0.91, 0.92, 0.93, 0.94, 0.95, 0.96);
		final List<CaseScore> second = new ArrayList<>(scores(0.90, 0.90, 0.90, 0.90,
			0.90, 0.90));
		Collections.reverse(second);
		final ComparisonRow dice = row(SystemComparison.of(first, second),
			Quantity.DSC);
		assertThat(dice.cases()).containsExactly("case0", "case1", "case2", "case3",
			"case4", "case5");
		assertThat(dice.medianDifference()).isCloseTo(0.035, within(1e-12));
		assertThat(dice.test().pValue()).isCloseTo(2 / 64.0, within(1e-12));
		assertThat(dice.test().rankBiserial()).isEqualTo(1);
		assertThat(dice.test().method()).isEqualTo(Wilcoxon.Method.EXACT);
	}

	/** 0.91 − 0.90 and 0.92 − 0.91 are the same step. */
	@Test
	void decimalStepsTie() {
		final ComparisonRow dice = row(SystemComparison.of(scores(0.91, 0.92, 0.95),
			scores(0.90, 0.91, 0.96)), Quantity.DSC);
		assertThat(dice.test().positiveRanks()).isEqualTo(4);
		assertThat(dice.test().negativeRanks()).isEqualTo(2);
	}

	@Test
	void leavesOutWhatIsUndefined() {
		final List<ComparisonRow> rows = SystemComparison.of(scores(0.9, Double.NaN,
			0.8, 0.7), scores(0.8, 0.5, Double.NaN, 0.7));
		final ComparisonRow dice = row(rows, Quantity.DSC);
		assertThat(dice.cases()).containsExactly("case0", "case3");
		assertThat(dice.leftOut()).isEqualTo(2);
		assertThat(dice.test().zeros()).isEqualTo(1);
		assertThat(rows).noneMatch(row -> row.quantity().isGlobal());
	}

	/** Holm: the smallest of m p values times m, the next times m − 1, and so on. */
	@Test
	void correctsForTheNumberOfGroups() {
		final List<CaseScore> first = twoGroups(0.91, 0.92, 0.93, 0.94, 0.95, 0.96);
		final List<CaseScore> second = twoGroups(0.90, 0.90, 0.90, 0.90, 0.90, 0.90);
		final List<ComparisonRow> dice = SystemComparison.of(first, second).stream()
			.filter(row -> row.quantity() == Quantity.DSC).toList();
		assertThat(dice).extracting(ComparisonRow::group).containsExactly("a", "b");
		assertThat(dice).extracting(row -> row.test().pValue()).containsExactly(
			1 / 32.0, 1 / 32.0);
		assertThat(dice).extracting(ComparisonRow::adjustedP).containsExactly(
			1 / 16.0, 1 / 16.0);
	}

	private static List<CaseScore> twoGroups(final double... dice) {
		return scores(dice).stream().map(score -> new CaseScore(score.name(), List
			.of(score.groups().get(0), new GroupScore("b", Region.WHOLE, score
				.groups().get(0).instances(), GlobalScore.NONE)), new TreeMap<>(),
			new TreeMap<>())).toList();
	}

	@Test
	void summaryCountsCasesAndInstances() {
		final List<SummaryRow> rows = CohortSummary.of(scores(0.9, Double.NaN, 0.7));
		final SummaryRow dice = rows.stream().filter(row -> row
			.quantity() == Quantity.DSC).findFirst().orElseThrow();
		assertThat(dice.cases().count()).isEqualTo(2);
		assertThat(dice.cases().undefined()).isEqualTo(1);
		assertThat(dice.cases().mean()).isCloseTo(0.8, within(1e-12));
		assertThat(dice.cases().sd()).isCloseTo(0.1, within(1e-12));
		assertThat(dice.instances().count()).isEqualTo(2);
		assertThat(CohortSummary.of(scores(Double.NaN))).isEmpty();
	}
}
