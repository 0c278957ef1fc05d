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
import java.util.Optional;

import org.spineps.pipeline.instance.vertebra.SharedFaces;
import org.spineps.pipeline.instance.vertebra.VertebraTable;
import org.spineps.pipeline.instance.vertebra.VertebraTable.Depth;
import org.spineps.pipeline.instance.vertebra.VertebraTable.Part;
import org.spineps.volume.Components;
import org.spineps.volume.LabelVolume;

/**
 * Finds the two topmost vertebrae by the height of their bodies. They count only
 * if no disc lies between them and they share a face large enough.
 */
final class TopByBody {

	private final LabelVolume instances;

	private TopByBody(final LabelVolume instances) {
		this.instances = instances;
	}

	/**
	 * @param instances labels
	 * @param semantic structures on the same grid
	 * @param discs pieces of discs and endplates in it
	 * @param contactMm2 the two touch on more than this area
	 * @return the two, if nothing parts them
	 */
	static Optional<TopPair> find(final LabelVolume instances,
		final LabelVolume semantic, final Components discs,
		final double contactMm2)
	{
		return new TopByBody(instances).find(VertebraTable.of(instances, semantic),
			discs, contactMm2);
	}

	private record Vertebra(int label, double height, long voxels) {}

	private Optional<TopPair> find(final VertebraTable table,
		final Components discs, final double contactMm2)
	{
		final List<Vertebra> vertebrae = new ArrayList<>();
		for (int label = 1; label < table.size(); label++) {
			if (!table.has(label)) continue;
			final Part part = table.count(label, Part.BODY_AND_ARCH) > 0
				? Part.BODY_AND_ARCH : Part.WHOLE;
			vertebrae.add(new Vertebra(label, table.depth(label, part), table.count(
				label, Part.WHOLE)));
		}
		if (vertebrae.size() < 2) return Optional.empty();
		vertebrae.sort(Comparator.comparingDouble(Vertebra::height));
		final Vertebra upper = vertebrae.get(0);
		final Vertebra lower = vertebrae.get(1);
		final Depth depth = new Depth(instances.grid());
		for (int id = 1; id <= discs.count(); id++) {
			final double height = depth.of(discs.centroid(id));
			if (height > upper.height() && height < lower.height()) return Optional
				.empty();
		}
		return SharedFaces.of(instances, upper.label(), lower.label())
			.areaMm2() > contactMm2 ? Optional.of(
			new TopPair(upper.label(), upper.voxels(), lower.label(), lower
				.voxels())) : Optional.empty();
	}
}
