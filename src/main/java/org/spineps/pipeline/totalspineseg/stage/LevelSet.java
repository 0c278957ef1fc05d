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
package org.spineps.pipeline.totalspineseg.stage;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * One voxel for each level of a spine.
 *
 * @param grid the grid of the voxels
 * @param points level → its voxel, three coordinates
 */
public record LevelSet(Grid grid, SortedMap<Integer, List<Integer>> points) {

	/** Copies the map. */
	public LevelSet {
		points = Collections.unmodifiableSortedMap(new TreeMap<>(points));
	}

	/**
	 * @return a mask with these voxels, new; where two levels share a voxel the higher
	 *         one is there, but 1 and 2 over all others
	 */
	public LabelVolume volume() {
		final LabelVolume result = LabelVolume.zeros(grid);
		for (final boolean upper : new boolean[] { false, true })
			for (final Map.Entry<Integer, List<Integer>> one : points.entrySet())
				if (upper == one.getKey() <= 2) result.array()[grid.index(one.getValue()
					.get(0), one.getValue().get(1), one.getValue().get(2))] = one.getKey()
						.shortValue();
		return result;
	}
}
