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

import java.util.Arrays;

import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.SliceRange;

/**
 * Resamples volumes to another number of voxels in the same space, as nnU-Net
 * v2 does: the outer faces of the first and last voxels stay where they are, so
 * sample k of a longer or shorter axis lies at {@code (k + 0.5) * old / new -
 * 0.5}. There is no smoothing before shrinking.
 * <p>
 * Thick slices can be treated separately: along {@link #separateAxis} values
 * are taken from the nearest slice, and only the slices themselves are
 * interpolated.
 * </p>
 */
public final class Resize {

	/** For {@code separateAxis}: interpolate on all axes. */
	public static final int NO_AXIS = -1;

	/** Spacings that differ by more than this factor make slices thick. */
	private static final double THICK = 3;

	private Resize() {
		// static methods only
	}

	/**
	 * nnU-Net's rule for which axis to treat separately.
	 *
	 * @param currentSpacing millimetres on each axis before
	 * @param newSpacing millimetres on each axis after
	 * @return the axis across the slices if the slices are more than three times
	 *         as thick as their pixels, before or else after; {@link #NO_AXIS} if
	 *         they are not, or if two axes are equally thick
	 */
	public static int separateAxis(final double[] currentSpacing,
		final double[] newSpacing)
	{
		if (isThick(currentSpacing)) return thickestAxis(currentSpacing);
		return isThick(newSpacing) ? thickestAxis(newSpacing) : NO_AXIS;
	}

	private static boolean isThick(final double[] spacing) {
		double min = spacing[0];
		double max = spacing[0];
		for (final double mm : spacing) {
			min = Math.min(min, mm);
			max = Math.max(max, mm);
		}
		return max / min > THICK;
	}

	/**
	 * @param spacing millimetres on each axis
	 * @return the axis with the largest spacing; {@link #NO_AXIS} if there are
	 *         several
	 */
	public static int thickestAxis(final double... spacing) {
		int thickest = 0;
		for (int axis = 1; axis < spacing.length; axis++)
			if (spacing[axis] > spacing[thickest]) thickest = axis;
		for (int axis = 0; axis < spacing.length; axis++)
			if (axis != thickest && spacing[axis] == spacing[thickest])
				return NO_AXIS;
		return thickest;
	}

	/**
	 * @param image intensities; not changed
	 * @param newSize voxels wanted on each axis
	 * @param interpolation how. The result of {@link Interpolation#CUBIC} is
	 *          clipped to the range of the image, or of each slice where slices
	 *          are treated separately
	 * @param separateAxis the axis along which slices are treated separately, or
	 *          {@link #NO_AXIS}
	 * @return a new volume in the same space
	 */
	public static ImageVolume image(final ImageVolume image,
		final int[] newSize, final Interpolation interpolation,
		final int separateAxis)
	{
		return ImageVolume.wrap(array(image.array(), 0, image.grid().size(), newSize,
			interpolation, separateAxis), grid(image.grid(), newSize));
	}

	/**
	 * @param voxels holds a volume, axis 0 contiguous; not changed
	 * @param offset where in it the volume begins
	 * @param size the volume's size
	 * @param newSize voxels wanted on each axis
	 * @param interpolation how, see {@link #image}
	 * @param separateAxis the axis along which slices are treated separately, or
	 *          {@link #NO_AXIS}
	 * @return a new array, axis 0 contiguous
	 */
	public static float[] array(final float[] voxels, final int offset,
		final int[] size, final int[] newSize, final Interpolation interpolation,
		final int separateAxis)
	{
		final double[][] positions = new double[3][];
		boolean same = true;
		for (int axis = 0; axis < 3; axis++) {
			same &= newSize[axis] == size[axis];
			if (axis != separateAxis) positions[axis] = positions(size[axis],
				newSize[axis]);
		}
		if (same) return Arrays.copyOfRange(voxels, offset, offset +
			size[0] * size[1] * size[2]);
		float[] result = Resample.separable(voxels, offset, size, positions,
			interpolation);
		final int[] now = newSize.clone();
		if (separateAxis >= 0) now[separateAxis] = size[separateAxis];
		if (interpolation == Interpolation.CUBIC && result != voxels) SliceRange.of(
			voxels, offset, size, separateAxis).clip(result, now);
		if (separateAxis >= 0 && newSize[separateAxis] != now[separateAxis])
			result = AxisPass.apply(result, result == voxels ? offset : 0, now, separateAxis, AxisKernel.of(
				Interpolation.NEAREST, now[separateAxis], positions(now[separateAxis],
					newSize[separateAxis])));
		return result;
	}

	/**
	 * Linear interpolation of every label's mask, cut at one half; where several
	 * labels reach it the highest wins, where none does there is background.
	 *
	 * @param labels labels; not changed
	 * @param newSize voxels wanted on each axis
	 * @param separateAxis the axis along which slices are treated separately, or
	 *          {@link #NO_AXIS}
	 * @return a new volume in the same space
	 */
	public static LabelVolume labels(final LabelVolume labels,
		final int[] newSize, final int separateAxis)
	{
		final Grid grid = grid(labels.grid(), newSize);
		if (grid.box().equals(labels.grid().box())) return labels.copy();
		return new LabelBlend(labels, grid, separateAxis).atLeastHalf();
	}

	/**
	 * As {@link #labels}, but every voxel gets the label with the largest share
	 * (nnU-Net's resampling by torch, "resample_torch_fornnunet"; for images that
	 * one is the same as {@link Interpolation#LINEAR}).
	 *
	 * @param labels labels; not changed
	 * @param newSize voxels wanted on each axis
	 * @param separateAxis the axis along which slices are treated separately, or
	 *          {@link #NO_AXIS}
	 * @return a new volume in the same space
	 */
	public static LabelVolume labelsByLargestShare(final LabelVolume labels,
		final int[] newSize, final int separateAxis)
	{
		final Grid grid = grid(labels.grid(), newSize);
		if (grid.box().equals(labels.grid().box())) return labels.copy();
		return new LabelBlend(labels, grid, separateAxis).heaviest();
	}

	/**
	 * nnU-Net's number of voxels for another spacing.
	 *
	 * @param size voxels on each axis
	 * @param spacing millimetres on each axis
	 * @param newSpacing millimetres wanted on each axis
	 * @return voxels on each axis, rounded half to even; perhaps 0
	 */
	public static int[] sizeFor(final int[] size, final double[] spacing,
		final double[] newSpacing)
	{
		final int[] newSize = new int[size.length];
		for (int axis = 0; axis < size.length; axis++)
			newSize[axis] = (int) Math.rint(spacing[axis] / newSpacing[axis] *
				size[axis]);
		return newSize;
	}

	/**
	 * @param size old number of voxels on an axis
	 * @param newSize new number
	 * @return where the new voxels lie, in old voxels
	 */
	static double[] positions(final int size, final int newSize) {
		final double ratio = (double) size / newSize;
		final double[] positions = new double[newSize];
		for (int n = 0; n < newSize; n++)
			positions[n] = (n + 0.5) * ratio - 0.5;
		return positions;
	}

	/**
	 * @param grid a grid
	 * @param newSize voxels wanted on each axis
	 * @return a grid of that size whose outermost voxel faces lie where they did
	 */
	static Grid grid(final Grid grid, final int[] newSize) {
		final double[][] affine = grid.affine();
		final double[] origin = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			final double ratio = (double) grid.size(axis) / newSize[axis];
			origin[axis] = 0.5 * ratio - 0.5;
			for (int row = 0; row < 3; row++)
				affine[row][axis] *= ratio;
		}
		final double[] world = grid.toWorld(origin);
		for (int row = 0; row < 3; row++)
			affine[row][3] = world[row];
		return new Grid(newSize, affine);
	}
}
