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
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
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

	/** Voxels per voxel: a row that moves less along an axis stands still on it. */
	private static final double STILL = 1e-9;

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
		final Box box = LabelStatistics.boundingBox(labels, label -> label != 0);
		if (box.isEmpty()) return result;
		final short[] from = labels.array();
		final short[] into = result.array();
		final Grid source = labels.grid();
		final int width = source.size(0);
		final int plane = width * source.size(1);
		new ItkResample(source, target).forEachRow((at, s, e) -> {
			final double length = target.size(0);
			// Everything beyond the labels is 0, and most of a volume is.
			final int last = lastNear(box, s, e, target.size(0));
			for (int n = firstNear(box, s, e, target.size(0)); n <= last; n++) {
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
	 * @return a voxel of the row at or before the first that is near the box; beyond
	 *         the row if none is
	 */
	private static int firstNear(final Box box, final double[] s,
		final double[] e, final int length)
	{
		double first = 0;
		for (int axis = 0; axis < 3; axis++) {
			final double step = (e[axis] - s[axis]) / length;
			final double near = step > 0 ? box.min(axis) - 1 - s[axis] : box.max(
				axis) + 1 - s[axis];
			if (Math.abs(step) < STILL) {
				if (s[axis] < box.min(axis) - 1 || s[axis] > box.max(axis) + 1)
					return length;
			}
			else first = Math.max(first, near / step - 1);
		}
		return (int) Math.min(length, first);
	}

	/** @return a voxel of the row at or behind the last that is near the box */
	private static int lastNear(final Box box, final double[] s,
		final double[] e, final int length)
	{
		double last = length - 1;
		for (int axis = 0; axis < 3; axis++) {
			final double step = (e[axis] - s[axis]) / length;
			final double far = step > 0 ? box.max(axis) + 1 - s[axis] : box.min(axis) -
				1 - s[axis];
			if (Math.abs(step) >= STILL) last = Math.min(last, far / step + 1);
		}
		return (int) Math.max(-1, last);
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
		final Linear linear = new Linear(image, truncate);
		new ItkResample(image.grid(), target).forEachRow((at, s, e) -> {
			if (s[1] == e[1] && s[2] == e[2]) linear.alongRow(s, e, into, at, target
				.size(0));
			else linear.across(s, e, into, at, target.size(0));
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

		private final boolean truncate;

		Linear(final ImageVolume image, final boolean truncate) {
			values = image.array();
			size = image.grid().size();
			this.truncate = truncate;
		}

		/** A row of the target that crosses the rows of the source. */
		void across(final double[] s, final double[] e, final float[] into,
			final int at, final int count)
		{
			final double length = count;
			for (int n = 0; n < count; n++) {
				final double alpha = n / length;
				final double x = s[0] + alpha * (e[0] - s[0]);
				final double y = s[1] + alpha * (e[1] - s[1]);
				final double z = s[2] + alpha * (e[2] - s[2]);
				if (!inside(x, size[0]) || !inside(y, size[1]) || !inside(z, size[2]))
					continue;
				final int i = Math.max(0, (int) x);
				final int j = Math.max(0, (int) y);
				final int k = Math.max(0, (int) z);
				into[at + n] = stored(volume(i + size[0] * (j + size[1] * k), step(i, 0,
					1), step(j, 1, size[0]), step(k, 2, size[0] * size[1]), Math.max(0,
						x - i), Math.max(0, y - j), Math.max(0, z - k)));
			}
		}

		/** A row along one of the source: most of the work is the same for all of it. */
		void alongRow(final double[] s, final double[] e, final float[] into,
			final int at, final int count)
		{
			final double y = s[1];
			final double z = s[2];
			if (!inside(y, size[1]) || !inside(z, size[2])) return;
			final int j = Math.max(0, (int) y);
			final int k = Math.max(0, (int) z);
			final int row = size[0] * (j + size[1] * k);
			final int stepJ = step(j, 1, size[0]);
			final int stepK = step(k, 2, size[0] * size[1]);
			final double t = Math.max(0, y - j);
			final double u = Math.max(0, z - k);
			final boolean one = t == 0 && u == 0;
			final double length = count;
			for (int n = 0; n < count; n++) {
				final double x = s[0] + n / length * (e[0] - s[0]);
				if (!inside(x, size[0])) continue;
				final int i = Math.max(0, (int) x);
				final double f = Math.max(0, x - i);
				into[at + n] = stored(one ? line(row + i, step(i, 0, 1), f) : volume(
					row + i, step(i, 0, 1), stepJ, stepK, f, t, u));
			}
		}

		/** To the next voxel of an axis; the last one is its own neighbour. */
		private int step(final int at, final int axis, final int stride) {
			return at + 1 < size[axis] ? stride : 0;
		}

		private float stored(final double value) {
			return truncate ? (float) (long) value : (float) value;
		}

		private double volume(final int v, final int stepI, final int stepJ,
			final int stepK, final double s, final double t, final double u)
		{
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
