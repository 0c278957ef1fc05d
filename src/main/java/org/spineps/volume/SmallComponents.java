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

/** Deletes components below a size. */
public final class SmallComponents {

	private SmallComponents() {
		// static methods only
	}

	/**
	 * Sets to background every component of one label that has fewer than a given
	 * number of voxels. Labels are processed one by one: a small piece is deleted
	 * even if it touches a large one of another label.
	 *
	 * @param labels labels; not changed
	 * @param connectivity which voxels are neighbours
	 * @param minVoxels components smaller than this are deleted
	 * @param cleanedLabels labels to clean; without any, all of them
	 * @return a new volume
	 */
	public static LabelVolume delete(final LabelVolume labels,
		final Connectivity connectivity, final int minVoxels,
		final int... cleanedLabels)
	{
		final boolean[] cleaned = new boolean[1 << 16];
		for (final int label : cleanedLabels)
			cleaned[label] = true;
		final Components components = Components.of(labels, connectivity);
		final boolean[] kept = new boolean[components.count() + 1];
		for (int id = 1; id < kept.length; id++)
			kept[id] = components.size(id) >= minVoxels || cleanedLabels.length > 0 &&
				!cleaned[components.label(id)];
		final LabelVolume result = labels.copy();
		final short[] voxels = result.array();
		final int[] ids = components.ids();
		for (int v = 0; v < voxels.length; v++)
			if (!kept[ids[v]]) voxels[v] = 0;
		return result;
	}
}
