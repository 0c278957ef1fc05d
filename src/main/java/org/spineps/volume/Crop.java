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

import java.util.Arrays;

/** Cuts boxes out of volumes, pads them, and puts them back. */
public final class Crop {

	private Crop() {
		// static methods only
	}

	/**
	 * @param volume intensities; not changed
	 * @param box which voxels, at least one; may reach outside the volume
	 * @param outside value of voxels outside the volume
	 * @return a new volume of the box's size whose voxels keep their position
	 * @throws IllegalArgumentException if the box is empty
	 */
	public static ImageVolume of(final ImageVolume volume, final Box box,
		final float outside)
	{
		final ImageVolume result = ImageVolume.zeros(volume.grid().crop(box));
		if (outside != 0) Arrays.fill(result.array(), outside);
		copyRows(volume.array(), volume.grid(), result.array(), result.grid(),
			-box.min(0), -box.min(1), -box.min(2));
		return result;
	}

	/**
	 * @param volume labels; not changed
	 * @param box which voxels, at least one; may reach outside the volume
	 * @param outside label of voxels outside the volume
	 * @return a new volume of the box's size whose voxels keep their position
	 * @throws IllegalArgumentException if the box is empty
	 */
	public static LabelVolume of(final LabelVolume volume, final Box box,
		final int outside)
	{
		final LabelVolume result = LabelVolume.zeros(volume.grid().crop(box));
		if (outside != 0) Arrays.fill(result.array(), (short) outside);
		copyRows(volume.array(), volume.grid(), result.array(), result.grid(),
			-box.min(0), -box.min(1), -box.min(2));
		return result;
	}

	/**
	 * Overwrites a box of the target with all voxels of the source, background
	 * included. Voxels outside the target are ignored, and so are the affines.
	 *
	 * @param source labels; not changed
	 * @param target labels; written into
	 * @param at where voxel (0, 0, 0) of the source goes; may be negative
	 */
	public static void paste(final LabelVolume source, final LabelVolume target,
		final int... at)
	{
		copyRows(source.array(), source.grid(), target.array(), target.grid(), at);
	}

	/**
	 * Overwrites a box of the target with all voxels of the source. Voxels
	 * outside the target are ignored, and so are the affines.
	 *
	 * @param source intensities; not changed
	 * @param target intensities; written into
	 * @param at where voxel (0, 0, 0) of the source goes; may be negative
	 */
	public static void paste(final ImageVolume source, final ImageVolume target,
		final int... at)
	{
		copyRows(source.array(), source.grid(), target.array(), target.grid(), at);
	}

	/** The arrays are of the same primitive type. */
	private static void copyRows(final Object source, final Grid from,
		final Object target, final Grid into, final int... at)
	{
		if (at.length != 3) throw new IllegalArgumentException(
			"A position has three coordinates");
		final int[] end = new int[3];
		for (int axis = 0; axis < 3; axis++)
			end[axis] = at[axis] + from.size(axis);
		final Box box = new Box(at, end).intersect(into.box());
		if (box.isEmpty()) return;
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++)
				System.arraycopy(source, from.index(box.min(0) - at[0], j - at[1], k -
					at[2]), target, into.index(box.min(0), j, k), box.size(0));
	}
}
