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

import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/** The voxel faces that two labels share. */
public final class SharedFaces {

	private final Grid grid;
	private final long[] faces = new long[3];

	private SharedFaces(final Grid grid) {
		this.grid = grid;
	}

	/**
	 * @param volume labels
	 * @param first a label
	 * @param second another one
	 * @return the faces between them
	 */
	public static SharedFaces of(final LabelVolume volume, final int first,
		final int second)
	{
		final SharedFaces shared = new SharedFaces(volume.grid());
		final Grid grid = volume.grid();
		final short[] labels = volume.array();
		final int[] strides = { 1, grid.size(0), grid.size(0) * grid.size(1) };
		int v = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, v++) {
					final int here = labels[v] & 0xffff;
					if (here != first && here != second) continue;
					final int other = here == first ? second : first;
					for (int axis = 0; axis < 3; axis++)
						if ((axis == 0 ? i : axis == 1 ? j : k) + 1 < grid.size(axis) &&
							(labels[v + strides[axis]] & 0xffff) == other)
							shared.faces[axis]++;
				}
		return shared;
	}

	/** @return their number, each counted once whatever its size */
	public long count() {
		return faces[0] + faces[1] + faces[2];
	}

	/** @return their area */
	public double areaMm2() {
		double area = 0;
		for (int axis = 0; axis < 3; axis++)
			area += faces[axis] * grid.spacing((axis + 1) % 3) * grid.spacing((axis +
				2) % 3);
		return area;
	}
}
