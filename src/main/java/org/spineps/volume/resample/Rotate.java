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
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Slabs;

/**
 * Rotates the slices of a volume about their centres, as SPINEPS 2.0
 * straightens vertebrae before it names them (SciPy's rotate, same size,
 * constant 0 outside). The grid does not change; only the image on it rotates.
 */
public final class Rotate {

	private Rotate() {
		// static methods only
	}

	/**
	 * Rotates every slice spanned by two axes, with a cubic B-spline through the
	 * voxels of the slice, mirrored about its outermost voxels. Values from
	 * outside become 0; values are neither clipped nor rounded.
	 *
	 * @param image intensities; not changed
	 * @param axisA first axis of the slices
	 * @param axisB second axis of the slices
	 * @param degrees angle; a voxel at distance d from the centre along axis A
	 *          takes its value from {@code d cos} along axis A and {@code -d sin}
	 *          along axis B
	 * @return a new volume on the same grid
	 */
	public static ImageVolume cubic(final ImageVolume image, final int axisA,
		final int axisB, final double degrees)
	{
		return cubic(image, axisA, axisB, degrees, false);
	}

	/**
	 * The same, rounded to whole numbers, halves away from zero, as SciPy does where
	 * the result has a type of whole numbers.
	 *
	 * @param image intensities; not changed
	 * @param axisA first axis of the slices
	 * @param axisB second axis of the slices
	 * @param degrees angle, see {@link #cubic}
	 * @return a new volume on the same grid
	 */
	public static ImageVolume cubicWhole(final ImageVolume image,
		final int axisA, final int axisB, final double degrees)
	{
		return cubic(image, axisA, axisB, degrees, true);
	}

	private static ImageVolume cubic(final ImageVolume image, final int axisA,
		final int axisB, final double degrees, final boolean whole)
	{
		final Plane plane = new Plane(image.grid(), axisA, axisB, degrees);
		final float[] from = image.array();
		final ImageVolume result = ImageVolume.zeros(image.grid());
		final float[] into = result.array();
		Slabs.forEach(plane.slices, from.length, (begin, end) -> {
			final double[] coefficients = new double[plane.sizeA * plane.sizeB];
			final double[] weights = new double[8];
			for (int slice = begin; slice < end; slice++) {
				final int first = slice * plane.strideSlices;
				plane.coefficients(from, first, coefficients);
				plane.forEachVoxel((a, b, x, y) -> {
					final double value = plane.spline(coefficients, weights, x, y);
					into[first + a * plane.strideA + b * plane.strideB] = (float) (whole
						? Math.copySign(Math.floor(Math.abs(value) + 0.5), value) : value);
				});
			}
		});
		return result;
	}

	/**
	 * Rotates every slice spanned by two axes, taking the nearest voxel.
	 *
	 * @param labels labels; not changed
	 * @param axisA first axis of the slices
	 * @param axisB second axis of the slices
	 * @param degrees angle, see {@link #cubic}
	 * @return a new volume on the same grid
	 */
	public static LabelVolume nearest(final LabelVolume labels, final int axisA,
		final int axisB, final double degrees)
	{
		final Plane plane = new Plane(labels.grid(), axisA, axisB, degrees);
		final short[] from = labels.array();
		final LabelVolume result = LabelVolume.zeros(labels.grid());
		final short[] into = result.array();
		Slabs.forEach(plane.slices, from.length, (begin, end) -> {
			for (int slice = begin; slice < end; slice++) {
				final int first = slice * plane.strideSlices;
				plane.forEachVoxel((a, b, x, y) -> into[first + a * plane.strideA + b *
					plane.strideB] = from[first + (int) (x + 0.5) * plane.strideA +
						(int) (y + 0.5) * plane.strideB]);
			}
		});
		return result;
	}

	/** A voxel (a, b) of a slice and where in the slice it comes from. */
	private interface VoxelTask {

		void run(int a, int b, double x, double y);
	}

	/** The slices of a volume and how they are turned. */
	private static final class Plane {

		private final int sizeA;
		private final int sizeB;
		private final int slices;
		private final int strideA;
		private final int strideB;
		private final int strideSlices;
		private final double cos;
		private final double sin;

		Plane(final Grid grid, final int axisA, final int axisB,
			final double degrees)
		{
			if (axisA == axisB) throw new IllegalArgumentException(
				"A plane needs two different axes");
			final int axisC = 3 - axisA - axisB;
			final int[] strides = { 1, grid.size(0), grid.size(0) * grid.size(1) };
			sizeA = grid.size(axisA);
			sizeB = grid.size(axisB);
			slices = grid.size(axisC);
			strideA = strides[axisA];
			strideB = strides[axisB];
			strideSlices = strides[axisC];
			// By right angles the outermost rows stay inside to the last bit.
			final double quarters = degrees / 90;
			final boolean right = quarters == Math.rint(quarters);
			cos = right ? Math.rint(Math.cos(Math.toRadians(degrees))) : Math.cos(Math
				.toRadians(degrees));
			sin = right ? Math.rint(Math.sin(Math.toRadians(degrees))) : Math.sin(Math
				.toRadians(degrees));
		}

		/** Visits the voxels of a slice that come from inside it. */
		void forEachVoxel(final VoxelTask task) {
			final double middleA = (sizeA - 1) / 2.0;
			final double middleB = (sizeB - 1) / 2.0;
			final double startA = middleA - cos * middleA - sin * middleB;
			final double startB = middleB + sin * middleA - cos * middleB;
			for (int b = 0; b < sizeB; b++)
				for (int a = 0; a < sizeA; a++) {
					final double x = cos * a + sin * b + startA;
					final double y = cos * b - sin * a + startB;
					if (x >= 0 && x <= sizeA - 1 && y >= 0 && y <= sizeB - 1) task.run(a,
						b, x, y);
				}
		}

		/** Spline coefficients of a slice, axis A fastest. */
		void coefficients(final float[] from, final int first,
			final double[] coefficients)
		{
			for (int b = 0; b < sizeB; b++)
				for (int a = 0; a < sizeA; a++)
					coefficients[a + sizeA * b] = from[first + a * strideA + b * strideB];
			SplineFilter.mirroredEnds(coefficients, sizeB, sizeA);
			final double[] row = new double[sizeA];
			for (int b = 0; b < sizeB; b++) {
				System.arraycopy(coefficients, b * sizeA, row, 0, sizeA);
				SplineFilter.mirroredEnds(row, sizeA, 1);
				System.arraycopy(row, 0, coefficients, b * sizeA, sizeA);
			}
		}

		/** @param weights scratch, eight numbers */
		double spline(final double[] coefficients, final double[] weights,
			final double x, final double y)
		{
			final int a = (int) x;
			final int b = (int) y;
			SplineFilter.weights(x - a, weights, 0);
			SplineFilter.weights(y - b, weights, 4);
			double sum = 0;
			for (int n = 0; n < 4; n++) {
				final int row = sizeA * mirror(b - 1 + n, sizeB);
				for (int m = 0; m < 4; m++)
					sum += weights[4 + n] * weights[m] * coefficients[row + mirror(a - 1 +
						m, sizeA)];
			}
			return sum;
		}

		private static int mirror(final int index, final int size) {
			if (size == 1) return 0;
			final int period = 2 * size - 2;
			final int n = Math.floorMod(index, period);
			return n < size ? n : period - n;
		}
	}
}
