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

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.type.numeric.integer.UnsignedShortType;

/**
 * Labels 0..65535 on a grid, 0 for background. The voxels are owned by the
 * creator of the volume; methods of this project never write into a volume they
 * were given unless their name says so.
 *
 * @param img the voxels, axis 0 contiguous
 * @param grid their position in the patient
 */
public record LabelVolume(ArrayImg<UnsignedShortType, ShortArray> img,
	Grid grid) implements Volume
{

	/**
	 * @throws IllegalArgumentException if the sizes of image and grid differ
	 */
	public LabelVolume {
		Volumes.requireSize(img, grid);
	}

	/**
	 * @param grid position of the voxels
	 * @return a volume of background
	 */
	public static LabelVolume zeros(final Grid grid) {
		return wrap(new short[grid.voxels()], grid);
	}

	/**
	 * @param voxels flat array of unsigned labels, axis 0 contiguous; wrapped,
	 *          not copied
	 * @param grid position of the voxels
	 * @return a volume that reads and writes that array
	 */
	public static LabelVolume wrap(final short[] voxels, final Grid grid) {
		Volumes.requireLength(voxels.length, grid);
		return new LabelVolume(ArrayImgs.unsignedShorts(voxels, grid.size(0), grid
			.size(1), grid.size(2)), grid);
	}

	/**
	 * @return the flat array behind the image, axis 0 contiguous; not a copy.
	 *         Values are unsigned: read them as {@code a[i] & 0xffff}
	 */
	public short[] array() {
		return img.update(null).getCurrentStorageArray();
	}

	/** @return a volume with its own copy of the voxels */
	public LabelVolume copy() {
		return wrap(array().clone(), grid);
	}

	/**
	 * @param newGrid a grid of the same size
	 * @return the same voxels, not copied, on the new grid
	 */
	public LabelVolume on(final Grid newGrid) {
		return new LabelVolume(img, newGrid);
	}
}
