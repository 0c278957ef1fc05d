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
package org.spineps.evaluate.metric;

import java.util.Arrays;

import org.spineps.volume.Box;
import org.spineps.volume.Grid;

/**
 * How far the borders of two masks lie apart, see {@link Metric}.
 *
 * @param assd average symmetric surface distance
 * @param hd Hausdorff distance
 * @param hd95 95th percentile
 * @param nsd share of the borders within the tolerance, 0..1
 */
public record SurfaceDistances(double assd, double hd, double hd95, double nsd) {

	private static final int REFERENCE = 1;
	private static final int PREDICTION = 2;
	private static final int REFERENCE_BORDER = 4;
	private static final int PREDICTION_BORDER = 8;

	/** Distances of one voxel spacing must count as within it. */
	private static final double ROUNDING = 1e-9;

	/** Which voxels belong to a mask. */
	@FunctionalInterface
	public interface Mask {

		/**
		 * @param voxel index into the flat array of the volume
		 * @return whether it belongs to the mask
		 */
		boolean contains(int voxel);
	}

	/**
	 * Both masks must have a voxel, and none outside of the box.
	 *
	 * @param reference one mask
	 * @param prediction the other mask
	 * @param grid the volume that they are in
	 * @param box the part of it to look at
	 * @param spacings units in which to measure: millimetres (or 1 for voxels) on
	 *          each axis, one array for each result wanted
	 * @param tolerance for NSD, in the same units, one for each result wanted
	 * @param workspace reused between calls of one thread
	 * @return for each spacing its distances
	 */
	public static SurfaceDistances[] measure(final Mask reference,
		final Mask prediction, final Grid grid, final Box box,
		final double[][] spacings, final double[] tolerance,
		final SquaredDistance workspace)
	{
		final int[] size = box.size();
		final byte[] flags = flags(reference, prediction, grid, box);
		final int borderOfReference = markBorder(flags, size, REFERENCE,
			REFERENCE_BORDER);
		final int borderOfPrediction = markBorder(flags, size, PREDICTION,
			PREDICTION_BORDER);
		if (borderOfReference == 0 || borderOfPrediction == 0)
			throw new IllegalArgumentException("A mask is empty");
		final SurfaceDistances[] result = new SurfaceDistances[spacings.length];
		for (int s = 0; s < result.length; s++) {
			final double[] fromReference = collect(workspace.compute(flags,
				PREDICTION_BORDER, REFERENCE_BORDER, size, spacings[s]), flags,
				REFERENCE_BORDER, borderOfReference);
			final double[] fromPrediction = collect(workspace.compute(flags,
				REFERENCE_BORDER, PREDICTION_BORDER, size, spacings[s]), flags,
				PREDICTION_BORDER, borderOfPrediction);
			result[s] = reduce(fromReference, fromPrediction, tolerance[s]);
		}
		return result;
	}

	/** The distances from each border to the other, reduced. */
	static SurfaceDistances reduce(final double[] fromReference,
		final double[] fromPrediction, final double tolerance)
	{
		final double assd = (mean(fromReference) + mean(fromPrediction)) / 2;
		final double[] all = Arrays.copyOf(fromReference, fromReference.length +
			fromPrediction.length);
		System.arraycopy(fromPrediction, 0, all, fromReference.length,
			fromPrediction.length);
		Arrays.sort(all);
		final double nsd = (within(fromReference, tolerance) + within(
			fromPrediction, tolerance)) / 2;
		return new SurfaceDistances(assd, all[all.length - 1], percentile(all, 0.95),
			nsd);
	}

	private static byte[] flags(final Mask reference, final Mask prediction,
		final Grid grid, final Box box)
	{
		final byte[] flags = new byte[Math.toIntExact(box.voxels())];
		int to = 0;
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++) {
				int from = grid.index(box.min(0), j, k);
				for (int i = box.min(0); i < box.max(0); i++, from++, to++) {
					int flag = 0;
					if (reference.contains(from)) flag |= REFERENCE;
					if (prediction.contains(from)) flag |= PREDICTION;
					flags[to] = (byte) flag;
				}
			}
		return flags;
	}

	/** Marks the voxels of a mask with a face neighbour outside of it. */
	private static int markBorder(final byte[] flags, final int[] size,
		final int mask, final int border)
	{
		final int n0 = size[0];
		final int plane = n0 * size[1];
		int count = 0;
		int v = 0;
		for (int k = 0; k < size[2]; k++)
			for (int j = 0; j < size[1]; j++)
				for (int i = 0; i < n0; i++, v++) {
					if ((flags[v] & mask) == 0) continue;
					final boolean inner = i > 0 && i < n0 - 1 && j > 0 &&
						j < size[1] - 1 && k > 0 && k < size[2] - 1 && (flags[v - 1] &
							flags[v + 1] & flags[v - n0] & flags[v + n0] & flags[v - plane] &
							flags[v + plane] & mask) != 0;
					if (inner) continue;
					flags[v] |= (byte) border;
					count++;
				}
		return count;
	}

	private static double[] collect(final double[] squared, final byte[] flags,
		final int border, final int count)
	{
		final double[] distances = new double[count];
		int at = 0;
		for (int v = 0; v < flags.length; v++)
			if ((flags[v] & border) != 0) distances[at++] = Math.sqrt(squared[v]);
		return distances;
	}

	private static double mean(final double[] values) {
		double sum = 0;
		for (final double value : values)
			sum += value;
		return sum / values.length;
	}

	private static double within(final double[] values, final double tolerance) {
		int count = 0;
		for (final double value : values)
			if (value <= tolerance * (1 + ROUNDING)) count++;
		return count / (double) values.length;
	}

	/** Between the two nearest ranks, linearly. */
	private static double percentile(final double[] sorted, final double share) {
		final double rank = share * (sorted.length - 1);
		final int below = (int) rank;
		if (below + 1 >= sorted.length) return sorted[sorted.length - 1];
		return sorted[below] + (rank - below) * (sorted[below + 1] - sorted[below]);
	}
}
