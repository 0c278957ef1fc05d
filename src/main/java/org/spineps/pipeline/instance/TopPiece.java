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

import java.util.Optional;

import org.spineps.anatomy.Structure;
import org.spineps.pipeline.instance.vertebra.Relabel;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.LabelVolume;

/**
 * Merges the topmost vertebra into the one under it if it is only a piece of it,
 * as happens to the dens of C2: no disc between them, and much smaller.
 */
final class TopPiece {

	private TopPiece() {
		// static methods only
	}

	/**
	 * @param instances labels; changed if the topmost one is a piece of the next
	 * @param semantic structures on the same grid
	 * @param rules which rule, and its thresholds
	 * @return whether the topmost instance was merged into the next
	 */
	static boolean mergeInPlace(final LabelVolume instances,
		final LabelVolume semantic, final InstanceRules rules)
	{
		return has(semantic, Structure.DISC.id()) && mergePairInPlace(instances,
			semantic, rules);
	}

	/** The same whether or not the mask has a disc. */
	static boolean mergePairInPlace(final LabelVolume instances,
		final LabelVolume semantic, final InstanceRules rules)
	{
		final Optional<TopPair> top = rules.topPair(instances, semantic, Components
			.of(semantic, Connectivity.CORNERS, Structure.DISC.id(),
				Structure.ENDPLATE.id(), Structure.ENDPLATE_SUPERIOR.id(),
				Structure.ENDPLATE_INFERIOR.id()));
		if (top.isEmpty() || top.get().upperVoxels() >= rules.options().combining()
			.topVolumeRatio() * top.get().lowerVoxels()) return false;
		final int[] map = Relabel.identity(Relabel.largest(instances));
		map[top.get().upper()] = top.get().lower();
		Relabel.inPlace(instances, map);
		return true;
	}

	private static boolean has(final LabelVolume volume, final int label) {
		for (final short value : volume.array())
			if (value == label) return true;
		return false;
	}
}
