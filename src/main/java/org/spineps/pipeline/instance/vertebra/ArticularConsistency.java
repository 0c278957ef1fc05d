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

import org.spineps.anatomy.Structure;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.LabelVolume;

/**
 * Gives an articular process wholly to the instance that has most of it, if that
 * is clear. Background counts as an instance here: a process that is mostly
 * unclaimed becomes so entirely (SPINEPS 2.0 behaviour).
 */
public final class ArticularConsistency {

	private ArticularConsistency() {
		// static methods only
	}

	/**
	 * @param instances labels; changed
	 * @param semantic structures on the same grid
	 * @param dominance a process is given away if the second instance has less
	 *          than this fraction of what the first has
	 */
	public static void applyInPlace(final LabelVolume instances,
		final LabelVolume semantic, final double dominance)
	{
		final LabelVolume processes = LabelVolume.zeros(semantic.grid());
		final short[] structures = semantic.array();
		for (int v = 0; v < structures.length; v++)
			if (structures[v] >= Structure.SUPERIOR_ARTICULAR_LEFT.id() &&
				structures[v] <= Structure.INFERIOR_ARTICULAR_RIGHT.id()) processes
					.array()[v] = structures[v];
		final Components components = Components.of(processes,
			Connectivity.CORNERS);
		final int labels = Relabel.largest(instances) + 1;
		for (int id = 1; id <= components.count(); id++) {
			final long[] counts = new long[labels];
			final short[] voxels = instances.array();
			forEach(components, id, v -> counts[voxels[v] & 0xffff]++);
			int first = 0;
			int second = -1;
			for (int label = 1; label < labels; label++)
				if (counts[label] > counts[first]) {
					second = first;
					first = label;
				}
				else if (second < 0 || counts[label] > counts[second]) second = label;
			if (second < 0 || counts[second] == 0 || counts[first] *
				dominance <= counts[second]) continue;
			final short winner = (short) first;
			forEach(components, id, v -> voxels[v] = winner);
		}
	}

	private static void forEach(final Components components, final int id,
		final IntConsumer visitor)
	{
		final int[] ids = components.ids();
		Voxels.forEach(components.grid(), components.box(id), v -> {
			if (ids[v] == id) visitor.accept(v);
		});
	}
}
