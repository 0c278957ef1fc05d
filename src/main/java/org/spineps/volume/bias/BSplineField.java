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
package org.spineps.volume.bias;

import java.util.Arrays;

import net.imglib2.parallel.Parallelization;
import net.imglib2.parallel.TaskExecutor;

import org.spineps.volume.resample.SplineFilter;

/**
 * A smooth scalar field over a box: a tensor product of uniform cubic
 * B-splines. It is fitted to scattered values by one step of the multilevel
 * B-spline approximation (Lee, Wolberg and Shin, IEEE TVCG 1997) and refined by
 * halving the knot spacing without changing the field.
 * <p>
 * Mutable and for one thread; evaluation runs in parallel.
 * </p>
 */
final class BSplineField {

	static final int ORDER = 3;

	private int[] spans;
	private double[] control;

	/**
	 * A field of zeros.
	 *
	 * @param spans knot intervals on each axis
	 */
	BSplineField(final int[] spans) {
		this.spans = spans.clone();
		control = new double[points(0) * points(1) * points(2)];
	}

	private int points(final int axis) {
		return spans[axis] + ORDER;
	}

	/**
	 * Adds the field that approximates the given values best where they lie.
	 *
	 * @param positions where the values lie on each axis, 0 at the first knot and
	 *          1 at the last: a sampling grid
	 * @param values value at each position of the grid, axis 0 fastest
	 * @param mask which positions have a value
	 */
	void addFit(final double[][] positions, final float[] values,
		final boolean[] mask)
	{
		final Basis x = new Basis(0, positions[0]);
		final Basis y = new Basis(1, positions[1]);
		final Basis z = new Basis(2, positions[2]);
		final double[] numerator = new double[control.length];
		final double[] denominator = new double[control.length];
		final int nx = points(0);
		final int nxy = nx * points(1);
		int sample = 0;
		for (int k = 0; k < positions[2].length; k++)
			for (int j = 0; j < positions[1].length; j++) {
				final double squaresYz = y.squares[j] * z.squares[k];
				for (int i = 0; i < positions[0].length; i++, sample++) {
					if (!mask[sample]) continue;
					final double scaled = values[sample] / (x.squares[i] * squaresYz);
					for (int c = 0; c <= ORDER; c++)
						for (int b = 0; b <= ORDER; b++) {
							final double wyz = y.weights[j][b] * z.weights[k][c];
							final int row = x.first[i] + nx * (y.first[j] + b) + nxy *
								(z.first[k] + c);
							for (int a = 0; a <= ORDER; a++) {
								final double w = x.weights[i][a] * wyz;
								final double square = w * w;
								numerator[row + a] += square * w * scaled;
								denominator[row + a] += square;
							}
						}
				}
			}
		for (int i = 0; i < control.length; i++)
			if (denominator[i] > 0) control[i] += numerator[i] / denominator[i];
	}

	/** Halves the knot spacing on every axis; the field stays the same. */
	void refine() {
		for (int axis = 0; axis < 3; axis++)
			refine(axis);
	}

	private void refine(final int axis) {
		final int[] old = { points(0), points(1), points(2) };
		spans[axis] *= 2;
		final int[] size = { points(0), points(1), points(2) };
		final double[] refined = new double[size[0] * size[1] * size[2]];
		final int[] strides = { 1, old[0], old[0] * old[1] };
		final int stride = strides[axis];
		int target = 0;
		for (int k = 0; k < size[2]; k++)
			for (int j = 0; j < size[1]; j++)
				for (int i = 0; i < size[0]; i++, target++) {
					final int[] index = { i, j, k };
					final int fine = index[axis];
					index[axis] = fine / 2;
					final int p = index[0] + old[0] * (index[1] + old[1] * index[2]);
					refined[target] = fine % 2 == 0 ? (control[p] + control[p +
						stride]) / 2 : (control[p] + 6 * control[p + stride] + control[p +
							2 * stride]) / 8;
				}
		control = refined;
	}

	/**
	 * @param positions positions on each axis, 0 at the first knot and 1 at the
	 *          last
	 * @return the field on that sampling grid, axis 0 fastest
	 */
	float[] evaluate(final double[][] positions) {
		final Basis x = new Basis(0, positions[0]);
		final Basis y = new Basis(1, positions[1]);
		final Basis z = new Basis(2, positions[2]);
		final int nx = points(0);
		final int nxy = nx * points(1);
		final int sx = positions[0].length;
		final int sy = positions[1].length;
		final float[] result = new float[sx * sy * positions[2].length];
		final TaskExecutor executor = Parallelization.getTaskExecutor();
		executor.forEach(Arrays.asList(slices(positions[2].length)), k -> {
			final double[] plane = new double[nxy];
			for (int c = 0; c <= ORDER; c++)
				for (int p = 0; p < nxy; p++)
					plane[p] += z.weights[k][c] * control[p + nxy * (z.first[k] + c)];
			final double[] line = new double[nx];
			for (int j = 0; j < sy; j++) {
				Arrays.fill(line, 0);
				for (int b = 0; b <= ORDER; b++)
					for (int p = 0; p < nx; p++)
						line[p] += y.weights[j][b] * plane[p + nx * (y.first[j] + b)];
				final int row = sx * (j + sy * k);
				for (int i = 0; i < sx; i++) {
					final double[] w = x.weights[i];
					final int p = x.first[i];
					result[row + i] = (float) (w[0] * line[p] + w[1] * line[p + 1] + w[2] *
						line[p + 2] + w[3] * line[p + 3]);
				}
			}
		});
		return result;
	}

	private static Integer[] slices(final int count) {
		final Integer[] slices = new Integer[count];
		Arrays.setAll(slices, k -> k);
		return slices;
	}

	/** The four non-zero splines at each position of one axis. */
	private final class Basis {

		private final int[] first;
		private final double[][] weights;
		private final double[] squares;

		private Basis(final int axis, final double[] positions) {
			first = new int[positions.length];
			weights = new double[positions.length][];
			squares = new double[positions.length];
			for (int i = 0; i < positions.length; i++) {
				final double u = positions[i] * spans[axis];
				first[i] = Math.min((int) u, spans[axis] - 1);
				weights[i] = new double[4];
				SplineFilter.weights(u - first[i], weights[i], 0);
				for (final double w : weights[i])
					squares[i] += w * w;
			}
		}
	}
}
