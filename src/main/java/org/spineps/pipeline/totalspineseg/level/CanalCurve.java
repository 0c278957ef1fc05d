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
package org.spineps.pipeline.totalspineseg.level;

import java.util.Arrays;

import org.spineps.SpinepsException;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * The smoothed centreline of the canal: one point at every slice from its lowest
 * to its highest one, in voxels. Axis 2 runs along the spine.
 */
final class CanalCurve {

	private static final double SMOOTHING = 8000;
	private static final int CUBIC = 3;

	private final int bottom;
	private final double[] xs;
	private final double[] ys;

	private CanalCurve(final int bottom, final double[] xs, final double[] ys) {
		this.bottom = bottom;
		this.xs = xs;
		this.ys = ys;
	}

	/**
	 * @param labels a part of a mask
	 * @param at where in the mask it begins
	 * @param cord label of the cord
	 * @param canal label of the canal around it
	 * @return the centreline of both together, in voxels of the mask
	 * @throws SpinepsException if there is no canal, or only in one slice
	 */
	static CanalCurve of(final LabelVolume labels, final int[] at,
		final int cord, final int canal) throws SpinepsException
	{
		final Grid grid = labels.grid();
		final double[][] middle = new double[3][grid.size(2)];
		int count = 0;
		final short[] voxels = labels.array();
		for (int k = 0, v = 0; k < grid.size(2); k++) {
			long sumI = 0;
			long sumJ = 0;
			int n = 0;
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, v++)
					if (voxels[v] == cord || voxels[v] == canal) {
						sumI += i;
						sumJ += j;
						n++;
					}
			if (n == 0) continue;
			middle[0][count] = (double) (sumI + (long) n * at[0]) / n;
			middle[1][count] = (double) (sumJ + (long) n * at[1]) / n;
			middle[2][count++] = k + at[2];
		}
		if (count == 0) throw new SpinepsException(
			"No levels can be found", "the mask has no spinal canal",
			"Check the mask; cord and canal must have the labels " + cord + " and " +
				canal);
		if (count == 1) throw new SpinepsException("No levels can be found",
			"the spinal canal is in one slice only",
			"Check the mask; the canal must be seen along the spine");
		final int bottom = (int) middle[2][0];
		final int points = (int) middle[2][count - 1] - bottom + 1;
		// As a NIfTI header has it, in 32 bits.
		final double spacing = (float) grid.spacing(2);
		return new CanalCurve(bottom, smooth(middle, 0, count, points, spacing),
			smooth(middle, 1, count, points, spacing));
	}

	private static double[] smooth(final double[][] middle, final int axis,
		final int count, final int points, final double spacing)
	{
		final double[] x = Arrays.copyOf(middle[2], count);
		final double share = (double) count / points;
		final Spline spline = SmoothingSpline.fit(x, Arrays.copyOf(
			middle[axis], count), share * share * SMOOTHING * spacing / 3, count > CUBIC ? CUBIC
				: 1);
		final double[] result = new double[points];
		for (int n = 0; n < points; n++)
			result[n] = spline.at(x[0] + n);
		return result;
	}

	/** @return number of points */
	int count() {
		return xs.length;
	}

	/**
	 * @param n a point, 0 for the lowest
	 * @return its coordinates, a new array
	 */
	double[] point(final int n) {
		return new double[] { xs[n], ys[n], bottom + n };
	}

	/** @return distance to the nearest point */
	double distance(final int i, final int j, final int k) {
		return Math.sqrt(square(i, j, k, nearest(i, j, k)));
	}

	/** @return the nearest point, the lowest of several */
	int nearest(final int i, final int j, final int k) {
		final int begin = Math.max(0, Math.min(k - bottom, xs.length - 1));
		int best = begin;
		double least = square(i, j, k, begin);
		// A point is at least as far as its slice.
		for (int n = begin - 1; n >= 0 && (double) (k - bottom - n) * (k - bottom -
			n) <= least; n--)
		{
			final double square = square(i, j, k, n);
			if (square <= least) {
				least = square;
				best = n;
			}
		}
		for (int n = begin + 1; n < xs.length && (double) (k - bottom - n) * (k -
			bottom - n) <= least; n++)
		{
			final double square = square(i, j, k, n);
			if (square < least) {
				least = square;
				best = n;
			}
		}
		return best;
	}

	private double square(final int i, final int j, final int k, final int n) {
		final double x = i - xs[n];
		final double y = j - ys[n];
		final double z = k - bottom - n;
		return x * x + y * y + z * z;
	}
}
