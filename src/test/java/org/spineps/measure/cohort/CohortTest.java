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
package org.spineps.measure.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spineps.anatomy.Level;
import org.spineps.measure.morphometry.LevelTable;

class CohortTest {

	private static LevelCells row(final String name, final int label,
		final double slip)
	{
		return LevelCells.of(name, Map.of("label", Integer.toString(label),
			"slip_mm", Double.toString(slip), "step_ap_mm", "0.3"));
	}

	@Test
	void quantilesAreThoseOfTheSortedValues() {
		final Random random = new Random(3);
		final double[] values = random.doubles(501).map(v -> Math.round(v * 50) /
			10.0).toArray();
		final Distribution distribution = new Distribution();
		for (final double value : values)
			distribution.add(value);
		Arrays.sort(values);
		assertThat(distribution.count()).isEqualTo(501);
		for (int n = 0; n <= 500; n++)
			assertThat(distribution.quantile(n / 500.0)).isCloseTo(values[n], within(
				1e-9));
		assertThat(distribution.quantile(0.0005)).isCloseTo((3 * values[0] +
			values[1]) / 4, within(1e-9));
		assertThat(distribution.least()).isEqualTo(values[0]);
		assertThat(distribution.largest()).isEqualTo(values[500]);
		assertThat(new Distribution().median()).isNaN();
		assertThatThrownBy(() -> new Distribution().add(Double.NaN)).isInstanceOf(
			IllegalArgumentException.class);
	}

	@Test
	void farValuesAreOutliersOnlyBeyondTheirError() {
		final Cohort cohort = new Cohort();
		for (int n = 0; n < 41; n++)
			cohort.add(row("a", 22, -1 + n / 20.0));
		// Quartiles are -0.5 and 0.5, so far is beyond 3.5.
		assertThat(cohort.outliers(row("b", 22, 3.5))).isEmpty();
		final double error = CohortMeasure.SLIP.error(row("b", 22, 0));
		assertThat(error).isCloseTo(1.96 * Math.hypot(0.3 * Math.sqrt(2 / 3.0),
			0.353), within(1e-6));
		assertThat(cohort.outliers(row("b", 22, 3.5 + error - 0.01))).isEmpty();
		assertThat(cohort.outliers(row("b", 22, -3.5 - error - 0.01))).singleElement()
			.satisfies(one -> {
				assertThat(one.level()).isEqualTo(Level.L3);
				assertThat(one.measure()).isEqualTo(CohortMeasure.SLIP);
				assertThat(one.lower()).isCloseTo(-3.5, within(1e-9));
				assertThat(one.median()).isCloseTo(0, within(1e-9));
			});
		assertThat(cohort.outliers(row("b", 21, 30))).as("no such level").isEmpty();
		assertThat(cohort.outliers(row("b", 33, 30))).as("level unknown").isEmpty();
	}

	@Test
	void fewCasesHaveNoOutliers() {
		final Cohort cohort = new Cohort();
		for (int n = 0; n < Cohort.FEWEST - 1; n++)
			cohort.add(row("a", 22, 0.1 * n));
		assertThat(cohort.outliers(row("a", 22, 90))).isEmpty();
		cohort.add(row("a", 22, 1));
		assertThat(cohort.outliers(row("a", 22, 90))).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void everyMeasureIsAColumnWithAnError(final CohortMeasure measure) {
		final LevelCells row = LevelCells.of("x", LevelTable.COLUMNS.stream()
			.collect(Collectors.toMap(column -> column,
				column -> "20")));
		assertThat(measure.of(row)).isEqualTo(20);
		assertThat(measure.error(row)).isPositive();
		final LevelCells blank = LevelCells.of("x", Map.of("label", "?"));
		assertThat(measure.of(blank)).isNaN();
		assertThat(blank.level()).isEmpty();
	}

	@Test
	void publishedRangesAreOfKnownMeasures() {
		int ranges = 0;
		for (final CohortMeasure measure : CohortMeasure.values())
			for (final PublishedRange range : PublishedRange.of(measure)) {
				assertThat(range.levels()).isNotEmpty();
				assertThat(range.source()).isNotEmpty();
				assertThat(range.cutOff() || range.low() < range.high()).isTrue();
				ranges++;
			}
		for (final SpineAngle angle : SpineAngle.values())
			ranges += PublishedRange.of(angle).size();
		assertThat(ranges).isEqualTo(12);
	}
}
