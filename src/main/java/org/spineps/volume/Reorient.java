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
 * Flips and swaps the axes of volumes. No interpolation takes place; every
 * voxel keeps its position in the patient.
 */
public final class Reorient {

	/** Edge of the square tiles in which axes are swapped, in voxels. */
	private static final int TILE = 64;

	private Reorient() {
		// static methods only
	}

	/**
	 * @param volume intensities; not changed
	 * @param target the axis codes wanted
	 * @return a new volume, even if the axes already match
	 */
	public static ImageVolume to(final ImageVolume volume,
		final AxisCodes target)
	{
		final Grid grid = volume.grid();
		return ImageVolume.wrap(permute(volume.array(), grid.size(), sourceAxes(
			grid, target), flips(grid, target)), grid.reorient(target));
	}

	/**
	 * @param volume labels; not changed
	 * @param target the axis codes wanted
	 * @return a new volume, even if the axes already match
	 */
	public static LabelVolume to(final LabelVolume volume,
		final AxisCodes target)
	{
		final Grid grid = volume.grid();
		final short[] from = volume.array();
		final short[] into = new short[from.length];
		copy(grid.size(), sourceAxes(grid, target), flips(grid, target), (source,
			stride, at, count) -> {
			int v = source;
			for (int i = at; i < at + count; i++) {
				into[i] = from[v];
				v += stride;
			}
		});
		return LabelVolume.wrap(into, grid.reorient(target));
	}

	/**
	 * Brings a mask onto a grid with the same voxels in another order of storage:
	 * axes flipped, swapped or both. Nothing is interpolated.
	 *
	 * @param volume labels; not changed
	 * @param target the grid wanted, also an oblique one
	 * @return the mask on that grid; a volume that shares the voxels if the order
	 *         is the same already, and the mask itself if the two grids do not have
	 *         the same voxels
	 */
	public static LabelVolume onto(final LabelVolume volume, final Grid target) {
		return volume.grid().turnOnto(target).map(codes -> codes.equals(volume
			.grid().axisCodes()) ? volume.on(target) : to(volume, codes).on(target))
			.orElse(volume);
	}

	/**
	 * Brings an image onto a grid with the same voxels in another order of storage.
	 *
	 * @param volume intensities; not changed
	 * @param target the grid wanted, also an oblique one
	 * @return the image on that grid; a volume that shares the voxels if the order
	 *         is the same already, and the image itself if the two grids do not have
	 *         the same voxels
	 */
	public static ImageVolume onto(final ImageVolume volume, final Grid target) {
		return volume.grid().turnOnto(target).map(codes -> codes.equals(volume
			.grid().axisCodes()) ? volume.on(target) : to(volume, codes).on(target))
			.orElse(volume);
	}

	/**
	 * @param from flat array, axis 0 contiguous; not changed
	 * @param size its size
	 * @param sourceAxes for each new axis the old axis it was
	 * @param flips for each new axis whether it runs the other way
	 * @return a new array
	 */
	public static float[] permute(final float[] from, final int[] size,
		final int[] sourceAxes, final boolean[] flips)
	{
		final float[] into = new float[from.length];
		copy(size, sourceAxes, flips, (source, stride, at, count) -> {
			int v = source;
			for (int i = at; i < at + count; i++) {
				into[i] = from[v];
				v += stride;
			}
		});
		return into;
	}

	private static int[] sourceAxes(final Grid grid, final AxisCodes target) {
		final int[] axes = new int[3];
		for (int axis = 0; axis < 3; axis++)
			axes[axis] = grid.axisCodes().axisOf(target.letter(axis));
		return axes;
	}

	private static boolean[] flips(final Grid grid, final AxisCodes target) {
		final boolean[] flips = new boolean[3];
		for (int axis = 0; axis < 3; axis++)
			flips[axis] = target.letters().indexOf(grid.axisCodes().letter(grid
				.axisCodes().axisOf(target.letter(axis)))) < 0;
		return flips;
	}

	/** Copies count voxels at a stride to neighbouring places. */
	private interface RowCopy {

		void copy(int source, int stride, int at, int count);
	}

	private static void copy(final int[] size, final int[] sourceAxes,
		final boolean[] flips, final RowCopy rows)
	{
		final int[] strides = { 1, size[0], size[0] * size[1] };
		final int[] step = new int[3];
		final int[] newSize = new int[3];
		int first = 0;
		for (int axis = 0; axis < 3; axis++) {
			final int source = sourceAxes[axis];
			newSize[axis] = size[source];
			step[axis] = flips[axis] ? -strides[source] : strides[source];
			if (flips[axis]) first += (size[source] - 1) * strides[source];
		}
		final int origin = first;
		// Tiles span the new axis 0 and the axis that was axis 0, so that both
		// reading and writing stay within a few cache lines.
		final int oldAxis0 = sourceAxes[2] == 0 ? 2 : 1;
		final int other = 3 - oldAxis0;
		final int tiles = (newSize[oldAxis0] + TILE - 1) / TILE;
		Slabs.forEach(newSize[other] * tiles, (long) newSize[0] * newSize[1] *
			newSize[2], (begin, end) -> {
			final int[] position = new int[3];
			for (int task = begin; task < end; task++) {
				position[other] = task / tiles;
				final int lower = task % tiles * TILE;
				final int upper = Math.min(lower + TILE, newSize[oldAxis0]);
				for (int i = 0; i < newSize[0]; i += TILE) {
					final int count = Math.min(TILE, newSize[0] - i);
					for (int n = lower; n < upper; n++) {
						position[oldAxis0] = n;
						rows.copy(origin + i * step[0] + position[1] * step[1] +
							position[2] * step[2], step[0], i + newSize[0] * (position[1] +
								newSize[1] * position[2]), count);
					}
				}
			}
		});
	}
}
