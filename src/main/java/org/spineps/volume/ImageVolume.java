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
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Intensities as 32-bit floats on a grid. The voxels are owned by the creator
 * of the volume; methods of this project never write into a volume they were
 * given.
 *
 * @param img the voxels, axis 0 contiguous
 * @param grid their position in the patient
 */
public record ImageVolume(ArrayImg<FloatType, FloatArray> img, Grid grid)
	implements Volume
{

	/**
	 * @throws IllegalArgumentException if the sizes of image and grid differ
	 */
	public ImageVolume {
		Volumes.requireSize(img, grid);
	}

	/**
	 * @param grid position of the voxels
	 * @return a volume of zeros
	 */
	public static ImageVolume zeros(final Grid grid) {
		return wrap(new float[grid.voxels()], grid);
	}

	/**
	 * @param voxels flat array, axis 0 contiguous; wrapped, not copied
	 * @param grid position of the voxels
	 * @return a volume that reads and writes that array
	 */
	public static ImageVolume wrap(final float[] voxels, final Grid grid) {
		Volumes.requireLength(voxels.length, grid);
		return new ImageVolume(ArrayImgs.floats(voxels, grid.size(0), grid.size(1),
			grid.size(2)), grid);
	}

	/** @return the flat array behind the image, axis 0 contiguous; not a copy */
	public float[] array() {
		return img.update(null).getCurrentStorageArray();
	}

	/**
	 * @param newGrid a grid of the same size
	 * @return the same voxels, not copied, on the new grid
	 */
	public ImageVolume on(final Grid newGrid) {
		return new ImageVolume(img, newGrid);
	}
}
