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
package org.spineps.measure.followup;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.measure.morphometry.SpineMeasures;

/**
 * How unlike the bodies of two spines are. Depths and heights of an adult's bodies
 * stay as they are, except where one is fractured; those of two people differ in
 * size and in how they grow from level to level.
 *
 * @param difference median of the differences of depths and middle heights of
 *          bodies of the same name, as a fraction; NaN with too few of them
 * @param values how many were compared
 */
public record Likeness(double difference, int values) {

	/** Rescans of one person differ by so much. */
	static final double USUAL = 0.02;
	/** Two scans of one person are seldom farther apart: worth a warning. */
	public static final double DOUBTFUL = 0.05;
	/** Nor are scans of different sequences: two people. */
	public static final double UNLIKELY = 0.10;

	private static final int FEWEST = 6;
	private static final List<ToDoubleFunction<LevelMeasures>> SIZES = List.of(
		row -> row.body().superiorDepthMm(), row -> row.body().inferiorDepthMm(),
		row -> row.body().middleHeightMm());

	/**
	 * @param one measures of a spine
	 * @param other measures of a spine
	 * @return how unlike they are
	 */
	public static Likeness of(final SpineMeasures one, final SpineMeasures other) {
		final double[] differences = one.levels().stream().flatMapToDouble(
			row -> other.levels().stream().filter(match -> match.name().equals(row
				.name())).findFirst().map(match -> SIZES.stream().mapToDouble(
					size -> Math.abs(Math.log(size.applyAsDouble(match) / size
						.applyAsDouble(row))))).orElse(DoubleStream.empty())).filter(
							Double::isFinite).sorted().toArray();
		return new Likeness(differences.length < FEWEST ? Double.NaN : median(
			differences), differences.length);
	}

	private static double median(final double[] sorted) {
		final double[] middle = Arrays.copyOfRange(sorted, (sorted.length - 1) / 2,
			sorted.length / 2 + 1);
		return Arrays.stream(middle).average().orElseThrow();
	}
}
