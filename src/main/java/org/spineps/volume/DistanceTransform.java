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
package org.spineps.volume;

/**
 * Exact Euclidean distances to a mask, in time proportional to the number of
 * voxels for any mask.
 * <p>
 * Method: along axis 0 by counting, then along axes 1 and 2 by the lower
 * envelope of parabolas (Felzenszwalb and Huttenlocher 2012). Voxel axes are
 * taken as perpendicular; only the spacings count.
 * </p>
 */
public final class DistanceTransform {

	/** Lines that are read from memory together: one cache line of floats. */
	private static final int BUNDLE = 16;

	private DistanceTransform() {
		// static methods only
	}

	/**
	 * Distance from each voxel centre to the nearest voxel centre of a mask.
	 *
	 * @param mask every label but 0 belongs to the mask; not changed
	 * @return a new volume of millimetres, 0 in the mask; positive infinity
	 *         everywhere if the mask is empty
	 */
	public static ImageVolume toMask(final LabelVolume mask) {
		final Grid grid = mask.grid();
		final ImageVolume result = ImageVolume.zeros(grid);
		final float[] squares = result.array();
		alongAxis0(mask.array(), squares, grid);
		final int slice = grid.size(0) * grid.size(1);
		alongAxis(squares, grid.size(2), slice, grid.size(1), grid.size(0), grid
			.spacing(1), false);
		alongAxis(squares, 1, 0, grid.size(2), slice, grid.spacing(2), true);
		return result;
	}

	private static void alongAxis0(final short[] mask, final float[] squares,
		final Grid grid)
	{
		final int length = grid.size(0);
		final double spacing = grid.spacing(0);
		Slabs.forEach(grid.size(1) * grid.size(2), mask.length, (begin, end) -> {
			for (int row = begin; row < end; row++) {
				final int first = row * length;
				float distance = Float.POSITIVE_INFINITY;
				for (int v = first; v < first + length; v++) {
					distance = mask[v] != 0 ? 0 : distance + 1;
					squares[v] = distance;
				}
				distance = Float.POSITIVE_INFINITY;
				for (int v = first + length - 1; v >= first; v--) {
					distance = Math.min(squares[v], distance + 1);
					squares[v] = (float) (distance * spacing * (distance * spacing));
				}
			}
		});
	}

	/**
	 * Replaces squared distances by the least sum of one of them on the same line
	 * and the square of the way to it.
	 *
	 * @param planes number of sets of lines that lie side by side
	 * @param planeStride from one set to the next
	 * @param length samples per line
	 * @param stride from one sample of a line to the next, also the number of lines
	 *          of a set
	 * @param root whether to write distances instead of their squares
	 */
	private static void alongAxis(final float[] squares, final int planes,
		final int planeStride, final int length, final int stride,
		final double spacing, final boolean root)
	{
		if (length == 1 && !root) return;
		final int bundles = (stride + BUNDLE - 1) / BUNDLE;
		Slabs.forEach(planes * bundles, squares.length, (begin, end) -> {
			final Envelope envelope = new Envelope(length, spacing);
			final double[] lines = new double[BUNDLE * length];
			for (int task = begin; task < end; task++) {
				final int line = task % bundles * BUNDLE;
				final int first = task / bundles * planeStride + line;
				final int count = Math.min(BUNDLE, stride - line);
				for (int n = 0; n < length; n++)
					for (int w = 0; w < count; w++)
						lines[w * length + n] = squares[first + n * stride + w];
				for (int w = 0; w < count; w++)
					envelope.apply(lines, w * length);
				for (int n = 0; n < length; n++)
					for (int w = 0; w < count; w++) {
						final double square = lines[w * length + n];
						squares[first + n * stride + w] = (float) (root ? Math.sqrt(
							square) : square);
					}
			}
		});
	}

	/** The lower envelope of parabolas over one line. */
	private static final class Envelope {

		private final int length;
		private final double unit;
		/** Samples whose parabolas are part of the envelope, from left to right. */
		private final int[] vertices;
		/** Their heights, plus the squares of their places. */
		private final double[] heights;
		/** Where each of them begins to be the lowest. */
		private final double[] begins;
		private final double[] result;
		/** 1 / (2 d), to avoid divisions in the loop. */
		private final double[] reciprocals;

		Envelope(final int length, final double spacing) {
			this.length = length;
			unit = spacing * spacing;
			vertices = new int[length];
			heights = new double[length];
			begins = new double[length];
			result = new double[length];
			reciprocals = new double[length];
			for (int d = 1; d < length; d++)
				reciprocals[d] = 0.5 / d;
		}

		void apply(final double[] line, final int first) {
			final int count = build(line, first);
			if (count == 0) return;
			int lowest = 0;
			for (int n = 0; n < length; n++) {
				while (lowest + 1 < count && begins[lowest + 1] < n)
					lowest++;
				final double way = n - vertices[lowest];
				result[n] = unit * way * way + line[first + vertices[lowest]];
			}
			System.arraycopy(result, 0, line, first, length);
		}

		private int build(final double[] line, final int first) {
			int top = -1;
			for (int n = 0; n < length; n++) {
				final double value = line[first + n];
				if (value == Double.POSITIVE_INFINITY) continue;
				final double height = value / unit + (double) n * n;
				double begin = Double.NEGATIVE_INFINITY;
				while (top >= 0) {
					begin = (height - heights[top]) * reciprocals[n - vertices[top]];
					if (begin > begins[top]) break;
					top--;
				}
				top++;
				vertices[top] = n;
				heights[top] = height;
				begins[top] = top == 0 ? Double.NEGATIVE_INFINITY : begin;
			}
			return top + 1;
		}
	}
}
