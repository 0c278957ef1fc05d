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

import net.imglib2.Interval;

/** Checks shared by the kinds of volume. */
final class Volumes {

	private Volumes() {
		// static methods only
	}

	static void requireSize(final Interval img, final Grid grid) {
		if (img.numDimensions() != 3) throw new IllegalArgumentException(
			"A volume has three axes, not " + img.numDimensions());
		for (int axis = 0; axis < 3; axis++)
			if (img.dimension(axis) != grid.size(axis))
				throw new IllegalArgumentException("Axis " + axis + " has " + img
					.dimension(axis) + " voxels, its grid " + grid.size(axis));
	}

	static void requireLength(final int length, final Grid grid) {
		if (length != grid.voxels()) throw new IllegalArgumentException(
			"Array of " + length + " voxels for " + grid);
	}
}
