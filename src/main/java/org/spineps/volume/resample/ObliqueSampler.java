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

import org.spineps.volume.Affine;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Slabs;

/** Looks up every voxel of a target grid individually, at any orientation. */
final class ObliqueSampler {

	private final Grid source;
	private final Grid target;
	private final int sizeI;
	private final int sizeJ;
	private final int sizeK;
	/** Target to source voxels, three rows of four. */
	private final double[] map;

	ObliqueSampler(final Grid source, final Grid target) {
		this.source = source;
		this.target = target;
		sizeI = source.size(0);
		sizeJ = source.size(1);
		sizeK = source.size(2);
		map = source.voxelsOf(target);
	}

	/** Work on one target row, which starts at source position x, y, z. */
	private interface RowTask {

		void run(int first, double x, double y, double z);
	}

	private void forEachRow(final RowTask task) {
		final int rows = target.size(1);
		Slabs.forEach(rows * target.size(2), target.voxels(), (begin, end) -> {
			for (int row = begin; row < end; row++) {
				final double[] start = Affine.apply(map, 0, row % rows, row / rows);
				task.run(row * target.size(0), start[0], start[1], start[2]);
			}
		});
	}

	LabelVolume nearest(final short[] from, final boolean extendEdges) {
		final LabelVolume result = LabelVolume.zeros(target);
		final short[] into = result.array();
		forEachRow((first, x, y, z) -> {
			for (int n = 0; n < target.size(0); n++) {
				final int i = AxisMaps.nearest(x + n * map[0]);
				final int j = AxisMaps.nearest(y + n * map[4]);
				final int k = AxisMaps.nearest(z + n * map[8]);
				if (extendEdges) into[first + n] = from[source.index(clamp(i, sizeI),
					clamp(j, sizeJ), clamp(k, sizeK))];
				else if (inside(i, j, k)) into[first + n] = from[source.index(i, j,
					k)];
			}
		});
		return result;
	}

	void fillOutside(final float[] into, final float outside) {
		forEachRow((first, x, y, z) -> {
			for (int n = 0; n < target.size(0); n++)
				if (!inside(AxisMaps.nearest(x + n * map[0]), AxisMaps.nearest(y + n *
					map[4]), AxisMaps.nearest(z + n * map[8]))) into[first + n] = outside;
		});
	}

	ImageVolume sample(final float[] from, final Interpolation interpolation) {
		return interpolation == Interpolation.CUBIC ? cubic(from) : linear(from);
	}

	private ImageVolume linear(final float[] from) {
		final ImageVolume result = ImageVolume.zeros(target);
		final float[] into = result.array();
		final int stepI = sizeI > 1 ? 1 : 0;
		final int stepJ = sizeJ > 1 ? sizeI : 0;
		final int stepK = sizeK > 1 ? sizeI * sizeJ : 0;
		forEachRow((first, x, y, z) -> {
			for (int n = 0; n < target.size(0); n++) {
				final double p = clamp(x + n * map[0], sizeI - 1);
				final double q = clamp(y + n * map[4], sizeJ - 1);
				final double r = clamp(z + n * map[8], sizeK - 1);
				final int i = Math.max(0, Math.min((int) p, sizeI - 2));
				final int j = Math.max(0, Math.min((int) q, sizeJ - 2));
				final int k = Math.max(0, Math.min((int) r, sizeK - 2));
				final int v = source.index(i, j, k);
				final double near = plane(from, v, stepI, stepJ, p - i, q - j);
				final double far = plane(from, v + stepK, stepI, stepJ, p - i, q - j);
				into[first + n] = (float) (near + (r - k) * (far - near));
			}
		});
		return result;
	}

	private static double plane(final float[] from, final int v,
		final int stepI, final int stepJ, final double s, final double t)
	{
		final double near = from[v] + s * (from[v + stepI] - from[v]);
		final int w = v + stepJ;
		final double far = from[w] + s * (from[w + stepI] - from[w]);
		return near + t * (far - near);
	}

	private ImageVolume cubic(final float[] from) {
		final int[] size = source.size();
		float[] coefficients = from;
		for (int axis = 0; axis < 3; axis++) {
			final AxisKernel kernel = AxisKernel.splineCoefficients(size[axis]);
			coefficients = AxisPass.apply(coefficients, 0, size, axis, kernel);
			size[axis] = kernel.outputs();
		}
		final float[] c = coefficients;
		final ImageVolume result = ImageVolume.zeros(target);
		final float[] into = result.array();
		forEachRow((first, x, y, z) -> {
			final double[] weights = new double[12];
			for (int n = 0; n < target.size(0); n++) {
				final int i = tap(x + n * map[0], size[0], weights, 0);
				final int j = tap(y + n * map[4], size[1], weights, 4);
				final int k = tap(z + n * map[8], size[2], weights, 8);
				double sum = 0;
				for (int dk = 0; dk < 4; dk++) {
					double slice = 0;
					for (int dj = 0; dj < 4; dj++) {
						final int v = i + size[0] * (j + dj + size[1] * (k + dk));
						slice += weights[4 + dj] * (weights[0] * c[v] + weights[1] * c[v +
							1] + weights[2] * c[v + 2] + weights[3] * c[v + 3]);
					}
					sum += weights[8 + dk] * slice;
				}
				into[first + n] = (float) sum;
			}
		});
		return result;
	}

	/** Finds the first of four coefficients on one axis, and their weights. */
	private static int tap(final double position, final int extended,
		final double[] weights, final int at)
	{
		final double p = Math.min(Math.max(position + AxisKernel.SPLINE_PAD, 1),
			extended - 3);
		final int floor = (int) p;
		SplineFilter.weights(p - floor, weights, at);
		return floor - 1;
	}

	private boolean inside(final int i, final int j, final int k) {
		return i >= 0 && j >= 0 && k >= 0 && i < sizeI && j < sizeJ && k < sizeK;
	}

	private static int clamp(final int index, final int size) {
		return Math.max(0, Math.min(index, size - 1));
	}

	private static double clamp(final double value, final int max) {
		return Math.min(Math.max(value, 0), max);
	}
}
