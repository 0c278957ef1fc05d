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
package org.spineps.picture;

import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * One picture's pixels: intensities and labels on a plane that follows the
 * spine. Between voxels intensities are interpolated linearly, and a label counts
 * by the same weights, so that outlines are smooth and fit the image. Between
 * thick slices nothing is interpolated: the nearest is shown as it is.
 */
public final class Plane {

	/** Slices farther apart are thick. */
	static final double THICK_MM = 2;
	private static final int CORNERS = 8;

	private final PictureFrame frame;
	private final Oriented axes;
	private final int across;
	private final double[] slices;
	private final double[] rows;
	private final double[] columns;
	/** Of every column and the next: what it adds to the index of a row. */
	private final int[][] offsets;

	/**
	 * @param frame what part is shown
	 * @param axes of all volumes
	 * @param across what runs along the picture's width: {@link Oriented#P} for a
	 *          sagittal picture, {@link Oriented#L} for a coronal one
	 * @param curve where the plane cuts each row
	 */
	Plane(final PictureFrame frame, final Oriented axes, final int across,
		final SpineCurve curve)
	{
		this.frame = frame;
		this.axes = axes;
		this.across = across;
		rows = coordinates(Oriented.I);
		columns = coordinates(across);
		final int origin = axes.index(0, 0, 0);
		offsets = new int[2][columns.length];
		for (int x = 0; x < columns.length; x++)
			for (int next = 0; next < 2; next++)
				offsets[next][x] = index(0, Math.min((int) columns[x] + next, axes.size(
					across) - 1), 0) - origin;
		final int through = Oriented.P + Oriented.L - across;
		final boolean thick = axes.spacing(through) > THICK_MM;
		slices = new double[rows.length];
		for (int y = 0; y < rows.length; y++) {
			final double slice = across == Oriented.P ? curve.sagittal(rows[y]) : curve
				.coronal(rows[y]);
			slices[y] = thick ? Math.rint(slice) : slice;
		}
	}

	private double[] coordinates(final int axis) {
		final double[] result = new double[frame.pixels(axis)];
		for (int n = 0; n < result.length; n++)
			result[n] = Math.max(0, Math.min(axes.size(axis) - 1, frame.voxel(axis,
				n)));
		return result;
	}

	int width() {
		return columns.length;
	}

	int height() {
		return rows.length;
	}

	/** @return {@link Oriented#P} or {@link Oriented#L} */
	int across() {
		return across;
	}

	/**
	 * @param image any volume on the grid
	 * @return its values, row by row; NaN stays NaN
	 */
	float[] values(final ImageVolume image) {
		final float[] voxels = image.array();
		final float[] result = new float[width() * height()];
		final int[] corners = new int[CORNERS];
		final double[] weights = new double[CORNERS];
		for (int y = 0; y < height(); y++) {
			final int[] starts = starts(y);
			for (int x = 0; x < width(); x++) {
				final int count = locate(x, y, starts, corners, weights);
				double sum = 0;
				for (int n = 0; n < count; n++)
					if (weights[n] > 0) sum += weights[n] * voxels[corners[n]];
				result[y * width() + x] = (float) sum;
			}
		}
		return result;
	}

	/**
	 * @param mask labels on the grid
	 * @return the labels, row by row
	 */
	int[] labels(final LabelVolume mask) {
		final short[] voxels = mask.array();
		final int[] result = new int[width() * height()];
		final int[] corners = new int[CORNERS];
		final int[] found = new int[CORNERS];
		final double[] weights = new double[CORNERS];
		for (int y = 0; y < height(); y++) {
			final int[] starts = starts(y);
			for (int x = 0; x < width(); x++) {
				final int count = locate(x, y, starts, corners, weights);
				boolean same = true;
				for (int n = 0; n < count; n++) {
					found[n] = voxels[corners[n]] & 0xffff;
					same &= found[n] == found[0];
				}
				result[y * width() + x] = same ? found[0] : heaviest(found, weights,
					count);
			}
		}
		return result;
	}

	/** @return the label whose corners weigh most together */
	static int heaviest(final int[] labels, final double[] weights,
		final int count)
	{
		int best = labels[0];
		double most = -1;
		for (int n = 0; n < count; n++) {
			double weight = 0;
			for (int m = 0; m < count; m++)
				if (labels[m] == labels[n]) weight += weights[m];
			if (weight > most) {
				most = weight;
				best = labels[n];
			}
		}
		return best;
	}

	/** Flat indices of column 0 of a row, the next, and both in the next slice. */
	private int[] starts(final int y) {
		final int i = (int) rows[y];
		final int s = (int) slices[y];
		// Past the last voxel the weight is 0: any index will do.
		final int next = Math.min(i + 1, axes.size(Oriented.I) - 1);
		final int behind = slices[y] > s ? s + 1 : s;
		return new int[] { index(i, 0, s), index(next, 0, s), index(i, 0, behind),
			index(next, 0, behind) };
	}

	/**
	 * Flat indices of the voxels around a pixel, and their weights.
	 *
	 * @return how many: four in the middle of a slice, else eight
	 */
	private int locate(final int x, final int y, final int[] starts,
		final int[] corners, final double[] weights)
	{
		final double down = rows[y] - (int) rows[y];
		final double right = columns[x] - (int) columns[x];
		final double through = slices[y] - (int) slices[y];
		final int count = through > 0 ? CORNERS : CORNERS / 2;
		for (int n = 0; n < count; n++) {
			final int di = n & 1;
			final int dc = n >> 1 & 1;
			final int ds = n >> 2;
			weights[n] = (di == 0 ? 1 - down : down) * (dc == 0 ? 1 - right : right) *
				(ds == 0 ? 1 - through : through);
			corners[n] = starts[di + 2 * ds] + offsets[dc][x];
		}
		return count;
	}

	private int index(final int i, final int c, final int slice) {
		return across == Oriented.P ? axes.index(i, c, slice) : axes.index(i, slice,
			c);
	}
}
