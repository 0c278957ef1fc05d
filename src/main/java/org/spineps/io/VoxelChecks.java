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
package org.spineps.io;

import org.spineps.SpinepsException;
import org.spineps.volume.ImageVolume;

/** Checks of voxels that come from outside. */
public final class VoxelChecks {

	private VoxelChecks() {
		// static methods only
	}

	/**
	 * A network turns one value that is no number into a whole image of them, so
	 * images are checked before.
	 *
	 * @param image the image
	 * @throws SpinepsException if a voxel is NaN or infinite
	 */
	public static void requireFinite(final ImageVolume image)
		throws SpinepsException
	{
		final float[] voxels = image.array();
		long bad = 0;
		int first = -1;
		for (int i = 0; i < voxels.length; i++)
			if (!Float.isFinite(voxels[i])) {
				if (bad++ == 0) first = i;
			}
		if (bad == 0) return;
		final int width = image.grid().size(0);
		final int height = image.grid().size(1);
		throw new SpinepsException("The image holds voxels that are not numbers",
			bad + " of " + voxels.length + " are NaN or infinite, the first is " +
				voxels[first] + " at voxel (" + first % width + ", " + first / width %
					height + ", " + first / width / height + ")",
			"Replace them, for instance by 0");
	}
}
