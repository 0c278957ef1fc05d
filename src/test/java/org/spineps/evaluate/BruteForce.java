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

import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Border distances in the plainest way: every border voxel against every other.
 *
 * @param fromReference distance of each border voxel of the reference to the
 *          other border
 * @param fromPrediction the other way round
 */
public record BruteForce(double[] fromReference, double[] fromPrediction) {

	public static BruteForce of(final LabelVolume reference, final int referenceLabel,
		final LabelVolume prediction, final int predictionLabel)
	{
		return of(reference, referenceLabel, prediction, predictionLabel, reference
			.grid().spacing());
	}

	public static BruteForce of(final LabelVolume reference, final int referenceLabel,
		final LabelVolume prediction, final int predictionLabel,
		final double[] spacing)
	{
		final List<double[]> first = border(reference, referenceLabel, spacing);
		final List<double[]> second = border(prediction, predictionLabel, spacing);
		return new BruteForce(nearest(first, second), nearest(second, first));
	}

	public double assd() {
		return (mean(fromReference) + mean(fromPrediction)) / 2;
	}

	public double hd() {
		return Math.max(Arrays.stream(fromReference).max().orElseThrow(), Arrays
			.stream(fromPrediction).max().orElseThrow());
	}

	public double nsd(final double tolerance) {
		return (within(fromReference, tolerance) + within(fromPrediction,
			tolerance)) / 2;
	}

	static double smallestSpacing(final LabelVolume volume) {
		return Arrays.stream(volume.grid().spacing()).min().orElseThrow();
	}

	private static List<double[]> border(final LabelVolume volume,
		final int label, final double[] spacing)
	{
		final Grid grid = volume.grid();
		final List<double[]> result = new ArrayList<>();
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++) {
					if (!is(volume, label, i, j, k)) continue;
					if (is(volume, label, i - 1, j, k) && is(volume, label, i + 1, j,
						k) && is(volume, label, i, j - 1, k) && is(volume, label, i, j + 1,
							k) && is(volume, label, i, j, k - 1) && is(volume, label, i, j,
								k + 1)) continue;
					result.add(new double[] { i * spacing[0], j * spacing[1], k *
						spacing[2] });
				}
		return result;
	}

	private static boolean is(final LabelVolume volume, final int label,
		final int i, final int j, final int k)
	{
		final Grid grid = volume.grid();
		return i >= 0 && j >= 0 && k >= 0 && i < grid.size(0) && j < grid.size(
			1) && k < grid.size(2) && (volume.array()[grid.index(i, j, k)] &
				0xffff) == label;
	}

	private static double[] nearest(final List<double[]> from,
		final List<double[]> to)
	{
		return from.stream().mapToDouble(p -> to.stream().mapToDouble(q -> Math
			.sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) +
				(p[2] - q[2]) * (p[2] - q[2]))).min().orElse(Double.POSITIVE_INFINITY))
			.toArray();
	}

	private static double mean(final double[] values) {
		return Arrays.stream(values).average().orElseThrow();
	}

	private static double within(final double[] values, final double tolerance) {
		return Arrays.stream(values).filter(v -> v <= tolerance).count() /
			(double) values.length;
	}
}
