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

/**
 * Values of a volume at the voxel centres of another grid, as ITK's resample
 * filter has them with an identity transform: to the same voxel also where a
 * position lies halfway between two. {@link Resample} is faster and forgives
 * rounding in the affines; this class is for comparison with ITK.
 * <p>
 * Positions are computed at the begin of every row of the target and one voxel
 * beyond its end, and in between by proportion. Inside is what is at most half a
 * voxel away from the outermost voxel centres, the far side excluded; outside is
 * 0.
 * </p>
 */
public final class ItkResample {

	private final Grid source;
	private final Grid target;
	/** World to source voxels, three rows of three. */
	private final double[] inverse;

	private ItkResample(final Grid source, final Grid target) {
		this.source = source;
		this.target = target;
		inverse = inverse(source);
	}

	/**
	 * The label of the nearest voxel; halfway between two, of the one with the
	 * higher index.
	 *
	 * @param labels labels; not changed
	 * @param target the grid of the result
	 * @return a new volume
	 */
	public static LabelVolume nearest(final LabelVolume labels,
		final Grid target)
	{
		final LabelVolume result = LabelVolume.zeros(target);
		final short[] from = labels.array();
		final short[] into = result.array();
		final Grid source = labels.grid();
		final int width = source.size(0);
		final int plane = width * source.size(1);
		new ItkResample(source, target).forEachRow((at, s, e) -> {
			final double length = target.size(0);
			for (int n = 0; n < target.size(0); n++) {
				final double alpha = n / length;
				final double x = s[0] + alpha * (e[0] - s[0]);
				final double y = s[1] + alpha * (e[1] - s[1]);
				final double z = s[2] + alpha * (e[2] - s[2]);
				if (inside(x, width) && inside(y, source.size(1)) && inside(z, source
					.size(2))) into[at + n] = from[(int) (x + 0.5) + width * (int) (y +
						0.5) + plane * (int) (z + 0.5)];
			}
		});
		return result;
	}

	/**
	 * Trilinear interpolation in double precision; the outer half voxel has the
	 * values of the border.
	 *
	 * @param image intensities; not changed
	 * @param target the grid of the result
	 * @param truncate whether values lose their fraction, as when the file holds
	 *          whole numbers
	 * @return a new volume
	 */
	public static ImageVolume linear(final ImageVolume image, final Grid target,
		final boolean truncate)
	{
		final ImageVolume result = ImageVolume.zeros(target);
		final float[] into = result.array();
		final Linear linear = new Linear(image);
		new ItkResample(image.grid(), target).forEachRow((at, s, e) -> {
			final double length = target.size(0);
			for (int n = 0; n < target.size(0); n++) {
				final double alpha = n / length;
				final double value = linear.at(s[0] + alpha * (e[0] - s[0]), s[1] +
					alpha * (e[1] - s[1]), s[2] + alpha * (e[2] - s[2]));
				into[at + n] = truncate ? (float) (long) value : (float) value;
			}
		});
		return result;
	}

	/** Work on one target row, from the source position s to e. */
	private interface RowTask {

		void run(int at, double[] s, double[] e);
	}

	private void forEachRow(final RowTask task) {
		final int rows = target.size(1);
		Slabs.forEach(rows * target.size(2), target.voxels(), (begin, end) -> {
			for (int row = begin; row < end; row++)
				task.run(row * target.size(0), position(0, row % rows, row / rows),
					position(target.size(0), row % rows, row / rows));
		});
	}

	private double[] position(final int i, final int j, final int k) {
		final double[] world = target.toWorld(i, j, k);
		for (int row = 0; row < 3; row++)
			world[row] -= source.affine(row, 3);
		final double[] voxel = new double[3];
		for (int row = 0; row < 3; row++)
			voxel[row] = inverse[3 * row] * world[0] + inverse[3 * row + 1] *
				world[1] + inverse[3 * row + 2] * world[2];
		return voxel;
	}

	/** The linear part alone, so that subtracting the origin comes first. */
	private static double[] inverse(final Grid grid) {
		final double[] affine = new double[12];
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 3; column++)
				affine[4 * row + column] = grid.affine(row, column);
		final double[] inverted = Affine.invert(affine);
		final double[] result = new double[9];
		for (int row = 0; row < 3; row++)
			System.arraycopy(inverted, 4 * row, result, 3 * row, 3);
		return result;
	}

	private static boolean inside(final double position, final int size) {
		return position >= -0.5 && position < size - 0.5;
	}

	/** Interpolates in one volume; safe for several threads. */
	private static final class Linear {

		private final float[] values;
		private final int[] size;

		Linear(final ImageVolume image) {
			values = image.array();
			size = image.grid().size();
		}

		double at(final double x, final double y, final double z) {
			if (!inside(x, size[0]) || !inside(y, size[1]) || !inside(z, size[2]))
				return 0;
			final int i = Math.max(0, (int) x);
			final int j = Math.max(0, (int) y);
			final int k = Math.max(0, (int) z);
			final double s = Math.max(0, x - i);
			final double t = Math.max(0, y - j);
			final double u = Math.max(0, z - k);
			final int v = i + size[0] * (j + size[1] * k);
			final int stepI = i + 1 < size[0] ? 1 : 0;
			final int stepJ = j + 1 < size[1] ? size[0] : 0;
			final int stepK = k + 1 < size[2] ? size[0] * size[1] : 0;
			final double near = plane(v, stepI, stepJ, s, t);
			return near + (plane(v + stepK, stepI, stepJ, s, t) - near) * u;
		}

		private double plane(final int v, final int stepI, final int stepJ,
			final double s, final double t)
		{
			final double near = line(v, stepI, s);
			return near + (line(v + stepJ, stepI, s) - near) * t;
		}

		private double line(final int v, final int step, final double s) {
			final double value = values[v];
			return value + (values[v + step] - value) * s;
		}
	}
}
