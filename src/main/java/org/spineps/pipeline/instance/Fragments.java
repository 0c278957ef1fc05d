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
package org.spineps.pipeline.instance;

import java.util.Arrays;
import java.util.List;

import org.spineps.pipeline.instance.vertebra.Relabel;
import org.spineps.pipeline.instance.vertebra.VertebraTable;
import org.spineps.pipeline.instance.vertebra.VertebraTable.Part;
import org.spineps.pipeline.semantic.SacrumParts;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Dissolves instances that are not vertebrae: only one prediction speaks for them,
 * they have hardly any body, and they lie between vertebrae that have one, or
 * are tiny. So are, whatever speaks for them, those with hardly any body below
 * the lowest body, where the sacrum leaves no room for another: what they hold is
 * the back of the sacrum, and it would shift the names of a whole spine.
 */
final class Fragments {

	/** A smaller sacrum shows nothing. */
	private static final double LEAST_SACRUM_MM3 = 2000;
	/**
	 * From the centre of the body of L5 to the upper end of the sacrum it is some 20
	 * mm; with another vertebra between, 55.
	 */
	private static final double NO_ROOM_MM = 40;

	private Fragments() {
		// static methods only
	}

	/**
	 * @param instances labels; changed
	 * @param semantic structures on the same grid
	 * @param support what speaks for instance 1, 2, …
	 * @param minBody least fraction of the median body volume
	 * @param leastVoxels a piece without any body and of fewer voxels is none
	 *          wherever it lies
	 * @return number of instances that became background
	 */
	static int dissolveInPlace(final LabelVolume instances,
		final LabelVolume semantic, final List<InstanceSupport> support,
		final double minBody, final int leastVoxels)
	{
		final VertebraTable table = VertebraTable.of(instances, semantic);
		final long[] volumes = new long[table.size()];
		int count = 0;
		for (int label = 1; label < table.size(); label++)
			if (table.count(label, Part.BODY) > 0) volumes[count++] = table.count(
				label, Part.BODY);
		if (count == 0) return 0;
		Arrays.sort(volumes, 0, count);
		final double least = minBody * volumes[count / 2];
		double top = Double.POSITIVE_INFINITY;
		double bottom = Double.NEGATIVE_INFINITY;
		for (int label = 1; label < table.size(); label++)
			if (table.count(label, Part.BODY) >= least) {
				top = Math.min(top, table.depth(label, Part.BODY));
				bottom = Math.max(bottom, table.depth(label, Part.BODY));
			}
		final boolean sacrumBelow = isSacrumBelow(semantic, bottom);
		final int[] map = Relabel.identity(table.size() - 1);
		int dissolved = 0;
		for (int label = 1; label < table.size(); label++) {
			if (!table.has(label) || table.count(label, Part.BODY) >= least) continue;
			final double depth = table.depth(label, Part.WHOLE);
			final boolean sacral = sacrumBelow && depth >= bottom;
			if (!sacral && support.get(label - 1).predictions() != 1) continue;
			final boolean tiny = table.count(label, Part.BODY) == 0 && table.count(
				label, Part.WHOLE) < leastVoxels;
			if (!sacral && !tiny && (depth <= top || depth >= bottom)) continue;
			map[label] = 0;
			dissolved++;
		}
		if (dissolved > 0) Relabel.inPlace(instances, map);
		return dissolved;
	}

	/** @return whether the sacrum lies right below this depth */
	private static boolean isSacrumBelow(final LabelVolume semantic,
		final double bottom)
	{
		final Grid grid = semantic.grid();
		final VertebraTable.Depth depth = new VertebraTable.Depth(grid);
		long voxels = 0;
		long sum = 0;
		int top = Integer.MAX_VALUE;
		int v = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, v++) {
					if (!SacrumParts.has(semantic.array()[v])) continue;
					final int at = depth.of(i, j, k);
					voxels++;
					sum += at;
					top = Math.min(top, at);
				}
		final double spacing = grid.spacing(grid.axisCodes().axisOf('I'));
		return voxels * grid.voxelVolume() >= LEAST_SACRUM_MM3 && sum > bottom *
			voxels && (top - bottom) * spacing <= NO_ROOM_MM;
	}
}
