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
import org.spineps.volume.Reorient;
import org.spineps.volume.Slabs;

/**
 * Values of a volume at the voxel centres of another grid. The grids may have
 * any position. If their axes are parallel (perhaps swapped or flipped), one
 * axis is resampled after the other; otherwise every voxel is looked up
 * individually.
 */
public final class Resample {

	private Resample() {
		// static methods only
	}

	/**
	 * The label of the nearest voxel; halfway between two, of the one with the
	 * higher index, as in SciPy (order 0) and ITK.
	 *
	 * @param labels labels; not changed
	 * @param target the grid of the result
	 * @param extendEdges whether labels at the border extend outside; otherwise
	 *          there is background from half a voxel beyond the last voxel
	 *          centres
	 * @return a new volume on the target grid
	 */
	public static LabelVolume nearest(final LabelVolume labels,
		final Grid target, final boolean extendEdges)
	{
		return nearest(labels, target, extendEdges, AxisMaps.ROUNDING_VOXELS);
	}

	/**
	 * The same with extended edges, where rounding of the affines may part positions
	 * halfway between two voxels, as it does in SciPy.
	 *
	 * @param labels labels; not changed
	 * @param target the grid of the result
	 * @return a new volume on the target grid
	 */
	public static LabelVolume nearestAsRounded(final LabelVolume labels,
		final Grid target)
	{
		return nearest(labels, target, true, 0);
	}

	private static LabelVolume nearest(final LabelVolume labels,
		final Grid target, final boolean extendEdges, final double slack)
	{
		final AxisMaps maps = AxisMaps.ofOrNull(labels.grid(), target);
		if (maps == null) return new ObliqueSampler(labels.grid(), target).nearest(
			labels.array(), extendEdges);
		final int[] strides = { 1, labels.grid().size(0), labels.grid().size(0) *
			labels.grid().size(1) };
		final int[][] places = new int[3][];
		for (int axis = 0; axis < 3; axis++) {
			final int source = maps.sourceAxis()[axis];
			places[axis] = places(maps.positions(axis, target.size(axis)), labels
				.grid().size(source), strides[source], extendEdges, slack);
		}
		return gather(labels.array(), places, target);
	}

	/** @return for each position the place in the flat array; −1 for outside */
	private static int[] places(final double[] positions, final int size,
		final int stride, final boolean extendEdges, final double slack)
	{
		final int[] places = new int[positions.length];
		for (int n = 0; n < places.length; n++) {
			final int index = (int) Math.floor(positions[n] + 0.5 + slack);
			final int clamped = Math.max(0, Math.min(index, size - 1));
			places[n] = clamped == index || extendEdges ? clamped * stride : -1;
		}
		return places;
	}

	private static LabelVolume gather(final short[] from, final int[][] places,
		final Grid target)
	{
		final LabelVolume result = LabelVolume.zeros(target);
		final short[] into = result.array();
		final int[] along = places[0];
		final int rows = target.size(1);
		Slabs.forEach(rows * target.size(2), into.length, (begin, end) -> {
			for (int row = begin; row < end; row++) {
				final int j = places[1][row % rows];
				final int k = places[2][row / rows];
				if (j < 0 || k < 0) continue;
				final int v = row * along.length;
				for (int i = 0; i < along.length; i++)
					if (along[i] >= 0) into[v + i] = from[j + k + along[i]];
			}
		});
		return result;
	}

	/**
	 * Linear interpolation; the values at the border extend outside.
	 *
	 * @param image intensities; not changed
	 * @param target the grid of the result
	 * @return a new volume on the target grid
	 */
	public static ImageVolume linear(final ImageVolume image,
		final Grid target)
	{
		return sample(image, target, Interpolation.LINEAR);
	}

	/**
	 * Linear interpolation inside the volume, that is up to half a voxel beyond
	 * the outermost voxel centres; in that rim the border values are used (as in
	 * ITK).
	 *
	 * @param image intensities; not changed
	 * @param target the grid of the result
	 * @param outside the value farther outside
	 * @return a new volume on the target grid
	 */
	public static ImageVolume linear(final ImageVolume image,
		final Grid target, final float outside)
	{
		final ImageVolume result = linear(image, target);
		final float[] voxels = result.array();
		final AxisMaps maps = AxisMaps.ofOrNull(image.grid(), target);
		if (maps == null) {
			new ObliqueSampler(image.grid(), target).fillOutside(voxels, outside);
			return result;
		}
		final int[][] places = new int[3][];
		for (int axis = 0; axis < 3; axis++)
			places[axis] = places(maps.positions(axis, target.size(axis)), image
				.grid().size(maps.sourceAxis()[axis]), 0, false,
				AxisMaps.ROUNDING_VOXELS);
		for (int k = 0; k < target.size(2); k++)
			for (int j = 0; j < target.size(1); j++) {
				final int row = target.index(0, j, k);
				if (places[1][j] < 0 || places[2][k] < 0) Arrays.fill(voxels, row, row +
					target.size(0), outside);
				else for (int i = 0; i < target.size(0); i++)
					if (places[0][i] < 0) voxels[row + i] = outside;
			}
		return result;
	}

	/**
	 * Cubic B-spline interpolation, as SPINEPS 2.0 resamples images (SciPy of
	 * order 3, mode "nearest"): the volume is extended by twelve voxels of its
	 * border values on every side and the spline runs through all of them. It may
	 * overshoot; nothing is clipped or rounded.
	 *
	 * @param image intensities; not changed
	 * @param target the grid of the result
	 * @return a new volume on the target grid
	 */
	public static ImageVolume cubic(final ImageVolume image,
		final Grid target)
	{
		return sample(image, target, Interpolation.CUBIC);
	}

	/**
	 * The same, rounded to whole numbers, halves away from zero, as SciPy does where
	 * the result has a type of whole numbers.
	 *
	 * @param image intensities; not changed
	 * @param target the grid of the result
	 * @return a new volume on the target grid
	 */
	public static ImageVolume cubicWhole(final ImageVolume image,
		final Grid target)
	{
		final ImageVolume result = cubic(image, target);
		HalfwayValues.round(result, image);
		return result;
	}

	private static ImageVolume sample(final ImageVolume image,
		final Grid target, final Interpolation interpolation)
	{
		final AxisMaps maps = AxisMaps.ofOrNull(image.grid(), target);
		if (maps == null) return new ObliqueSampler(image.grid(), target).sample(
			image.array(), interpolation);
		final int[] axes = maps.sourceAxis();
		float[] voxels = image.array();
		final int[] size = new int[3];
		for (int axis = 0; axis < 3; axis++)
			size[axis] = image.grid().size(axes[axis]);
		if (axes[0] != 0 || axes[1] != 1) voxels = Reorient.permute(voxels, image
			.grid().size(), axes, new boolean[3]);
		final double[][] positions = new double[3][];
		for (int axis = 0; axis < 3; axis++)
			positions[axis] = maps.positions(axis, target.size(axis));
		voxels = separable(voxels, 0, size, positions, interpolation);
		return ImageVolume.wrap(voxels == image.array() ? voxels.clone() : voxels,
			target);
	}

	/**
	 * @param source flat array, axis 0 contiguous; not changed
	 * @param offset where in it the volume begins
	 * @param size the volume's size
	 * @param positions for each axis the positions of the new samples; null to
	 *          leave the axis alone
	 * @return a new array; the source itself if no axis changes
	 */
	static float[] separable(final float[] source, final int offset,
		final int[] size, final double[][] positions,
		final Interpolation interpolation)
	{
		float[] voxels = source;
		int begin = offset;
		final int[] now = size.clone();
		final boolean[] done = new boolean[3];
		for (int step = 0; step < 3; step++) {
			// Axes that become shorter go first, which leaves less to do.
			int axis = -1;
			for (int n = 0; n < 3; n++)
				if (!done[n] && (axis < 0 || growth(positions[n], size[n]) < growth(
					positions[axis], size[axis]))) axis = n;
			done[axis] = true;
			if (isIdentity(positions[axis], now[axis])) continue;
			voxels = AxisPass.apply(voxels, begin, now, axis, AxisKernel.of(
				interpolation, now[axis], positions[axis]));
			begin = 0;
			now[axis] = positions[axis].length;
		}
		return voxels;
	}

	private static double growth(final double[] positions, final int size) {
		return positions == null ? 1 : (double) positions.length / size;
	}

	private static boolean isIdentity(final double[] positions,
		final int size)
	{
		if (positions == null) return true;
		if (positions.length != size) return false;
		for (int n = 0; n < size; n++)
			if (Math.abs(positions[n] - n) > AxisMaps.ROUNDING_VOXELS) return false;
		return true;
	}
}
