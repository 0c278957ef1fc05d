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

import net.imglib2.Cursor;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * Volumes made from any imglib2 image: the entry for scripts and other programs.
 * The way back needs no conversion: {@link ImageVolume#img()} and
 * {@link LabelVolume#img()} are imglib2 images.
 */
public final class Volumes {

	private static final int LARGEST_LABEL = 0xffff;

	private Volumes() {
		// static methods only
	}

	/**
	 * Copies intensities.
	 *
	 * @param img any three-dimensional image of real numbers, e.g. an ArrayImg, a
	 *          PlanarImg or a view; its minimum need not be 0. Only read, and not
	 *          kept
	 * @param spacingMm millimetres between voxels along each of its three axes
	 * @param axisCodes direction in which the index of each axis increases, e.g.
	 *          "PIR": axis 0 to posterior, axis 1 to inferior, axis 2 to the right
	 * @return a new volume of 32-bit floats, which belongs to the caller. The first
	 *         voxel of the image is at the origin of the patient's coordinates
	 * @throws IllegalArgumentException if the image does not have three axes or is
	 *           empty, a spacing is not positive, or the axis codes are invalid
	 */
	public static ImageVolume image(
		final RandomAccessibleInterval<? extends RealType<?>> img,
		final double[] spacingMm, final String axisCodes)
	{
		final ImageVolume volume = ImageVolume.zeros(grid(img, spacingMm,
			axisCodes));
		final float[] voxels = volume.array();
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(img)
			.cursor();
		for (int v = 0; v < voxels.length; v++)
			voxels[v] = cursor.next().getRealFloat();
		return volume;
	}

	/**
	 * Copies labels.
	 *
	 * @param img any three-dimensional image of whole numbers from 0 to 65535; its
	 *          minimum need not be 0. Only read, and not kept
	 * @param spacingMm millimetres between voxels along each of its three axes
	 * @param axisCodes direction in which the index of each axis increases, e.g.
	 *          "PIR"
	 * @return a new volume of labels, which belongs to the caller. The first voxel
	 *         of the image is at the origin of the patient's coordinates
	 * @throws IllegalArgumentException if the image does not have three axes or is
	 *           empty, a value is not a label, a spacing is not positive, or the
	 *           axis codes are invalid
	 */
	public static LabelVolume labels(
		final RandomAccessibleInterval<? extends RealType<?>> img,
		final double[] spacingMm, final String axisCodes)
	{
		final LabelVolume volume = LabelVolume.zeros(grid(img, spacingMm,
			axisCodes));
		final short[] voxels = volume.array();
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(img)
			.cursor();
		for (int v = 0; v < voxels.length; v++) {
			final double value = cursor.next().getRealDouble();
			if (!(value >= 0 && value <= LARGEST_LABEL && value == Math.rint(value)))
				throw new IllegalArgumentException("Invalid label " + value +
					"; labels are whole numbers from 0 to " + LARGEST_LABEL);
			voxels[v] = (short) (int) value;
		}
		return volume;
	}

	private static Grid grid(final Interval img, final double[] spacingMm,
		final String axisCodes)
	{
		requireThreeAxes(img);
		if (spacingMm.length != 3) throw new IllegalArgumentException(
			"The spacing must be three numbers, not " + spacingMm.length);
		for (final double mm : spacingMm)
			if (!(mm > 0 && mm < Double.POSITIVE_INFINITY))
				throw new IllegalArgumentException("Invalid spacing: " + mm + " mm");
		if (Intervals.numElements(img) > Integer.MAX_VALUE)
			throw new IllegalArgumentException("An image of " + Intervals.numElements(
				img) + " voxels is too large");
		final int[] size = new int[3];
		for (int axis = 0; axis < 3; axis++)
			size[axis] = (int) img.dimension(axis);
		return Grid.of(size, spacingMm, new AxisCodes(axisCodes));
	}

	static void requireSize(final Interval img, final Grid grid) {
		requireThreeAxes(img);
		for (int axis = 0; axis < 3; axis++)
			if (img.dimension(axis) != grid.size(axis))
				throw new IllegalArgumentException("Axis " + axis + " has " + img
					.dimension(axis) + " voxels, its grid " + grid.size(axis));
	}

	private static void requireThreeAxes(final Interval img) {
		if (img.numDimensions() != 3) throw new IllegalArgumentException(
			"A volume has three axes, not " + img.numDimensions());
	}

	static void requireLength(final int length, final Grid grid) {
		if (length != grid.voxels()) throw new IllegalArgumentException(
			"Array of " + length + " voxels for " + grid);
	}
}
