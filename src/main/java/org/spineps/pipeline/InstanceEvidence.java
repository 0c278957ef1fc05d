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
package org.spineps.pipeline;

import java.util.HashMap;
import java.util.Map;

import org.spineps.pipeline.instance.InstanceSupport;
import org.spineps.result.Evidence;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * Gathers the evidence for the instances of one scan: how undecided the semantic
 * network is at their borders ({@link BorderEntropy}), and how far the cut-outs
 * agree.
 */
final class InstanceEvidence {

	private InstanceEvidence() {}

	/**
	 * Gathers what is known of the instances of one scan.
	 *
	 * @param instances labels of instances
	 * @param semantic structures on the same grid, for cord and canal
	 * @param probabilityOrNull 0..1, of the structure that was chosen at each
	 *          voxel, on the same grid; null if no network made the semantic mask
	 * @param support what the instance phase says, by the vertebra's label in
	 *          {@code instances}
	 * @return evidence by label, for cord and canal by their semantic label
	 * @throws IllegalArgumentException if the grids differ
	 */
	static Map<Integer, Evidence> of(final LabelVolume instances,
		final LabelVolume semantic, final ImageVolume probabilityOrNull,
		final Map<Integer, InstanceSupport> support)
	{
		final Map<Integer, Double> entropies = probabilityOrNull == null ? Map.of()
			: BorderEntropy.of(instances, semantic, probabilityOrNull);
		final Map<Integer, Evidence> evidence = new HashMap<>();
		entropies.forEach((label, entropy) -> evidence.put(label, new Evidence(
			entropy, Double.NaN, -1)));
		support.forEach((label, given) -> evidence.put(label, new Evidence(
			entropies.getOrDefault(label, Double.NaN), given.predictions() < 2
				? Double.NaN : given.agreement(), given.predictions())));
		return evidence;
	}
}
