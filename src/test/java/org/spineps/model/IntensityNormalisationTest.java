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
package org.spineps.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;
import org.spineps.model.IntensityNormalisation.Fixed;
import org.spineps.model.IntensityNormalisation.None;
import org.spineps.model.IntensityNormalisation.PercentileZScore;
import org.spineps.model.IntensityNormalisation.Rescale;
import org.spineps.model.IntensityNormalisation.ZScore;

class IntensityNormalisationTest {

	@Property(tries = 200)
	void percentilesEqualThoseOfASortedArray(@ForAll @Size(min = 1,
		max = 60) @FloatRange(min = -1e6f, max = 1e6f) final float[] values,
		@ForAll @DoubleRange(min = 0, max = 100) final double percent)
	{
		final float[] sorted = values.clone();
		Arrays.sort(sorted);
		final double position = percent / 100 * (values.length - 1);
		final int low = (int) position;
		final double expected = low + 1 < sorted.length ? sorted[low] + (position -
			low) * ((double) sorted[low + 1] - sorted[low]) : sorted[low];
		assertThat(Percentiles.of(values, percent)).isCloseTo(expected, within(
			1e-6 * Math.max(1, Math.abs(expected))));
	}

	@Test
	void percentilesOfALargeVolume() {
		final float[] values = random(300_000);
		final float[] sorted = values.clone();
		Arrays.sort(sorted);
		assertThat(Percentiles.of(values, 50)).isCloseTo((sorted[149_999] +
			sorted[150_000]) / 2.0, within(1e-6));
		assertThat(Percentiles.of(values, 0)).isEqualTo(sorted[0]);
		assertThat(Percentiles.of(values, 100)).isEqualTo(sorted[299_999]);
	}

	@Test
	void zScoreHasMeanZeroAndDeviationOne() {
		final float[] values = random(5000);
		for (int i = 0; i < values.length; i++)
			values[i] = values[i] * 30 + 1000;
		final float[] before = values.clone();
		final float[] result = new ZScore(false).apply(values);
		assertThat(mean(result)).isCloseTo(0, within(1e-6));
		assertThat(deviation(result)).isCloseTo(1, within(1e-6));
		assertThat(values).containsExactly(before);
	}

	@Test
	void maskedZScoreLeavesZerosAlone() {
		final float[] result = new ZScore(true).apply(0, 2, 0, 4, 6, 0);
		final float one = (float) (2 / Math.sqrt(8.0 / 3));
		assertThat(result).containsExactly(new float[] { 0, -one, 0, 0, one, 0 },
			within(1e-6f));
	}

	@Test
	void percentileZScoreClipsOutliers() {
		final float[] values = new float[1001];
		for (int i = 0; i < values.length; i++)
			values[i] = i;
		values[1000] = 1e9f;
		values[0] = -1e9f;
		final float[] result = new PercentileZScore(1, 99, -0.1, 1.5).apply(values);
		// 1 % is 10, 99 % is 990; 10 and 990 lie 1 apart before the second step.
		final double unit = result[990] - result[10];
		assertThat((result[1000] - result[10]) / unit).isCloseTo(1.5, within(1e-5));
		assertThat((result[0] - result[10]) / unit).isCloseTo(-0.1, within(1e-5));
		assertThat((result[500] - result[10]) / unit).isCloseTo(0.5, within(1e-5));
		assertThat(mean(result)).isCloseTo(0, within(1e-6));
		assertThat(deviation(result)).isCloseTo(1, within(1e-6));
	}

	@Test
	void percentileZScoreDoesNotDependOnTheScannersScale() {
		final float[] values = random(4000);
		final float[] scaled = values.clone();
		for (int i = 0; i < values.length; i++)
			scaled[i] = scaled[i] * 812 - 77;
		final PercentileZScore rule = new PercentileZScore(1, 99, -0.1, 1.5);
		assertThat(rule.apply(scaled)).containsExactly(rule.apply(values), within(
			1e-3f));
	}

	@Test
	void aVolumeOfOneValueBecomesZero() {
		final float[] flat = new float[50];
		Arrays.fill(flat, 7);
		for (final IntensityNormalisation rule : new IntensityNormalisation[] {
			new PercentileZScore(1, 99, -0.1, 1.5), new ZScore(false), new ZScore(
				true), new Rescale() }) assertThat(rule.apply(flat)).containsOnly(0);
	}

	@Test
	void fixedRuleOfNnUNetForCt() {
		assertThat(new Fixed(-100, 300, 50, 200).apply(-1000, 50, 250, 5000))
			.containsExactly(-0.75f, 0, 1, 1.25f);
	}

	@Test
	void rescaleAndNone() {
		assertThat(new Rescale().apply(-2, 0, 2)).containsExactly(0, 0.5f, 1);
		assertThat(new None().apply(3, 4)).containsExactly(3, 4);
	}

	@Test
	void refusesNonsense() {
		assertThatThrownBy(() -> new PercentileZScore(99, 1, 0, 1)).isInstanceOf(
			IllegalArgumentException.class);
		assertThatThrownBy(() -> new PercentileZScore(1, 99, 1, 0)).isInstanceOf(
			IllegalArgumentException.class);
		assertThatThrownBy(() -> new Fixed(0, 1, Double.NaN, 1)).isInstanceOf(
			IllegalArgumentException.class);
	}

	private static float[] random(final int count) {
		final Random random = new Random(11);
		final float[] values = new float[count];
		for (int i = 0; i < count; i++)
			values[i] = (float) random.nextGaussian();
		return values;
	}

	private static double mean(final float... values) {
		double sum = 0;
		for (final float value : values)
			sum += value;
		return sum / values.length;
	}

	private static double deviation(final float... values) {
		final double mean = mean(values);
		double sum = 0;
		for (final float value : values)
			sum += (value - mean) * (value - mean);
		return Math.sqrt(sum / values.length);
	}
}
