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

/** Fills holes inside labels. */
public final class Holes {

	private Holes() {
		// static methods only
	}

	/**
	 * Fills the holes of labels, one label after the other. A hole of a label is a
	 * set of voxels from which no path over faces leads to the outside without
	 * crossing that label. Only the background voxels of a hole are filled; other
	 * labels in it stay.
	 *
	 * @param labels labels; not changed
	 * @param order labels to fill, in that order; without any, all of them,
	 *          ascending. Labels that do not occur are skipped
	 * @return a new volume
	 */
	public static LabelVolume fill(final LabelVolume labels,
		final int... order)
	{
		final LabelVolume result = labels.copy();
		final LabelStatistics statistics = LabelStatistics.of(labels);
		for (final int label : order.length == 0 ? statistics.labels() : order)
			// Filling stays inside the label's box and moves no other label's box.
			if (statistics.has(label)) fill(result, label, statistics.box(label).grow(
				1));
		return result;
	}

	private static void fill(final LabelVolume labels, final int label,
		final Box box)
	{
		final LabelVolume others = Crop.of(labels, box, 0);
		final short[] mask = others.array();
		for (int v = 0; v < mask.length; v++)
			mask[v] = (short) ((mask[v] & 0xffff) == label ? 0 : 1);
		final Components components = Components.of(others, Connectivity.FACES);
		if (components.count() == 1) return;
		final int[] ids = components.ids();
		// The margin of the box is in one piece and holds its first voxel.
		final int outside = ids[0];
		final short[] voxels = labels.array();
		for (int k = 1; k < box.size(2) - 1; k++)
			for (int j = 1; j < box.size(1) - 1; j++) {
				final int row = labels.grid().index(box.min(0), box.min(1) + j, box.min(
					2) + k);
				for (int i = 1; i < box.size(0) - 1; i++) {
					final int id = ids[others.grid().index(i, j, k)];
					if (id != 0 && id != outside && voxels[row + i] == 0) voxels[row +
						i] = (short) label;
				}
			}
	}
}
