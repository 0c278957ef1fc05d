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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.spineps.anatomy.Structure;
import org.spineps.pipeline.instance.vertebra.VertebraTable;
import org.spineps.pipeline.instance.vertebra.VertebraTable.Part;
import org.spineps.pipeline.instance.vertebra.Voxels;
import org.spineps.volume.Box;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Gives a stray piece of arch or spinous process to the one other instance beside
 * it (SPINEPS 2.0 behaviour). Only the second and third largest piece of an
 * instance are looked at.
 */
final class PosteriorFragments {

	private static final int LAST_PIECE = 3;

	private final LabelVolume semantic;
	private final LabelVolume instances;
	private final Components pieces;
	private final StrayRule rule;

	private PosteriorFragments(final LabelVolume instances,
		final LabelVolume semantic, final StrayRule rule)
	{
		this.rule = rule;
		this.instances = instances;
		this.semantic = semantic;
		pieces = Components.of(instances, Connectivity.CORNERS);
	}

	/**
	 * @param instances labels; not changed
	 * @param semantic structures on the same grid
	 * @param rule which pieces are moved
	 * @return instances with the stray pieces given away
	 */
	static LabelVolume reassign(final LabelVolume instances,
		final LabelVolume semantic, final StrayRule rule)
	{
		return new PosteriorFragments(instances, semantic, rule).reassign();
	}

	private LabelVolume reassign() {
		final Map<Integer, List<Integer>> byLabel = new TreeMap<>();
		for (int id = 1; id <= pieces.count(); id++)
			byLabel.computeIfAbsent(pieces.label(id), label -> new ArrayList<>()).add(
				id);
		final LabelVolume result = instances.copy();
		final VertebraTable table = VertebraTable.of(instances, semantic);
		byLabel.forEach((label, ids) -> {
			ids.sort(Comparator.comparingInt(pieces::size).reversed());
			final long posterior = table.count(label, Part.POSTERIOR);
			for (int n = 1; n < Math.min(LAST_PIECE, ids.size()); n++) {
				if (!rule.mayMove(pieces.size(ids.get(n)), posterior)) continue;
				final int neighbour = onlyNeighbour(ids.get(n));
				if (neighbour != 0 && neighbour != label) write(ids.get(n), neighbour,
					result);
			}
		});
		return result;
	}

	/** @return the only label around a posterior piece, else 0 */
	private int onlyNeighbour(final int id) {
		final Grid grid = instances.grid();
		final Box box = pieces.box(id).grow(1).intersect(grid.box());
		int found = 0;
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++) {
				int v = grid.index(box.min(0), j, k);
				for (int i = box.min(0); i < box.max(0); i++, v++) {
					if (pieces.ids()[v] == id) {
						final int structure = semantic.array()[v];
						if (structure != Structure.ARCH.id() &&
							structure != Structure.SPINOUS_PROCESS.id()) return 0;
						continue;
					}
					final int label = instances.array()[v] & 0xffff;
					if (label == 0 || label == found || !rule.isBeside(pieces, id,
						i, j, k)) continue;
					if (found != 0) return 0;
					found = label;
				}
			}
		return found;
	}

	private void write(final int id, final int label,
		final LabelVolume result)
	{
		Voxels.forEach(pieces.grid(), pieces.box(id), v -> {
			if (pieces.ids()[v] == id) result.array()[v] = (short) label;
		});
	}
}
