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
package org.spineps.pipeline.instance.vertebra;

import java.util.function.IntConsumer;

import org.spineps.volume.Box;
import org.spineps.volume.Grid;

/** Visits the voxels of a box. */
public final class Voxels {

	private Voxels() {
		// static methods only
	}

	/**
	 * @param grid of a volume
	 * @param box a box inside it
	 * @param visitor is given the flat index of each voxel of the box, axis 0
	 *          fastest
	 */
	public static void forEach(final Grid grid, final Box box,
		final IntConsumer visitor)
	{
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++) {
				final int row = grid.index(0, j, k);
				for (int i = box.min(0); i < box.max(0); i++)
					visitor.accept(row + i);
			}
	}
}
