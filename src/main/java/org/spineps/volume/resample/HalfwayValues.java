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
package org.spineps.volume.resample;

import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Slabs;

/**
 * Rounds the values of a cubic spline to whole numbers. Passes over single
 * precision err by some millionths, which turns values near x.5 over; those, few
 * of them, are computed once more in double precision.
 */
final class HalfwayValues {

	/** Error of three passes in single precision, of the largest value. */
	private static final double ERROR = 4e-7;
	/** What counts less than this does not reach double precision's x.5. */
	private static final double LEAST_WEIGHT = 1e-13;

	private final ImageVolume source;
	private final int[] strides = new int[3];
	/** For each target axis a row of weights per target index. */
	private final double[][][] weights = new double[3][][];
	private final int[][] from = new int[3][];
	private final int[][] to = new int[3][];

	private HalfwayValues(final ImageVolume source, final AxisMaps maps,
		final Grid target)
	{
		this.source = source;
		final Grid grid = source.grid();
		final int[] all = { 1, grid.size(0), grid.size(0) * grid.size(1) };
		for (int axis = 0; axis < 3; axis++) {
			final int along = maps.sourceAxis()[axis];
			strides[axis] = all[along];
			weights[axis] = AxisKernel.of(Interpolation.CUBIC, grid.size(along), maps
				.positions(axis, target.size(axis))).matrix();
			from[axis] = new int[weights[axis].length];
			to[axis] = new int[weights[axis].length];
			for (int n = 0; n < weights[axis].length; n++)
				findWindow(axis, n);
		}
	}

	private void findWindow(final int axis, final int n) {
		final double[] row = weights[axis][n];
		int begin = 0;
		int end = row.length;
		while (Math.abs(row[begin]) < LEAST_WEIGHT)
			begin++;
		while (Math.abs(row[end - 1]) < LEAST_WEIGHT)
			end--;
		from[axis][n] = begin;
		to[axis][n] = end;
	}

	/**
	 * @param resampled values of the spline on a grid; changed: rounded, halves away
	 *          from zero
	 * @param source the volume that they come from
	 */
	static void round(final ImageVolume resampled, final ImageVolume source) {
		final AxisMaps maps = AxisMaps.ofOrNull(source.grid(), resampled.grid());
		final float[] values = resampled.array();
		double largest = 0;
		for (final float value : source.array())
			largest = Math.max(largest, Math.abs(value));
		final double error = ERROR * largest;
		final HalfwayValues exact = maps == null ? null : new HalfwayValues(source,
			maps, resampled.grid());
		final Grid grid = resampled.grid();
		final int row = grid.size(0);
		Slabs.forEach(grid.size(1) * grid.size(2), values.length, (begin, end) -> {
			for (int line = begin; line < end; line++)
				for (int i = 0; i < row; i++) {
					final int v = line * row + i;
					final double size = Math.abs(values[v]);
					final boolean close = Math.abs(size - Math.floor(size) -
						0.5) <= error;
					final double value = close && exact != null ? exact.at(i, line % grid
						.size(1), line / grid.size(1)) : values[v];
					values[v] = (float) Math.copySign(Math.floor(Math.abs(value) + 0.5),
						value);
				}
		});
	}

	/** @return the value at a target voxel in double precision */
	private double at(final int i, final int j, final int k) {
		final float[] voxels = source.array();
		double sum = 0;
		for (int c = from[2][k]; c < to[2][k]; c++) {
			double plane = 0;
			for (int b = from[1][j]; b < to[1][j]; b++) {
				final int start = c * strides[2] + b * strides[1];
				double line = 0;
				for (int a = from[0][i]; a < to[0][i]; a++)
					line += weights[0][i][a] * voxels[start + a * strides[0]];
				plane += weights[1][j][b] * line;
			}
			sum += weights[2][k][c] * plane;
		}
		return sum;
	}
}
