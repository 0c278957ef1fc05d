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
import java.util.List;
import java.util.Locale;

import org.spineps.pipeline.instance.InstanceOptions.Step;
import org.spineps.pipeline.instance.vertebra.ArticularConsistency;
import org.spineps.pipeline.instance.vertebra.MissingComponents;
import org.spineps.pipeline.instance.vertebra.Relabel;
import org.spineps.pipeline.instance.vertebra.VertebraTable;
import org.spineps.pipeline.instance.vertebra.VertebraTable.Part;
import org.spineps.pipeline.semantic.VoxelUnits;
import org.spineps.volume.LabelVolume;

/**
 * Brings instances and structures on one grid into agreement, step by step, and
 * numbers the vertebrae from the top (Möller et al. 2024, section 2.4).
 */
final class Combination {

	private final InstanceRules rules;
	private final InstanceOptions options;
	private final List<String> warnings = new ArrayList<>();

	Combination(final InstanceRules rules) {
		this.rules = rules;
		options = rules.options();
	}

	/**
	 * @param merged instances 1, 2, … in any order; not changed
	 * @param structures structures on the same grid; not changed
	 * @param support what speaks for each instance
	 * @return both masks in agreement, the instances numbered from the top, with
	 *         what speaks for them
	 */
	InstanceResult combine(final LabelVolume merged,
		final LabelVolume structures, final List<InstanceSupport> support)
	{
		final InstanceOptions.Combining combining = options.combining();
		LabelVolume instances = merged.copy();
		LabelVolume semantic = structures;
		if (options.does(Step.CLEAR_OUTSIDE_SEMANTIC)) clear(instances, semantic);
		if (rules.dissolvesFragments()) Fragments.dissolveInPlace(
			instances, semantic, support, options.merging().minFragmentBody(),
			VoxelUnits.volume(options.merging().minVolumeMm3(), semantic.grid()));
		if (options.does(Step.ARTICULAR_CONSISTENCY)) ArticularConsistency
			.applyInPlace(instances, semantic, combining.articularDominance());
		if (options.does(Step.ASSIGN_MISSING)) {
			final MissingComponents completed = MissingComponents.assign(instances,
				semantic, combining.growFirst(), rules.clearsOutsideBone());
			instances = completed.instances();
			semantic = completed.semantic();
			warnOfDeleted(completed.deleted(), instances, semantic);
		}
		if (options.does(Step.MERGE_TOP)) TopPiece.mergeInPlace(instances, semantic,
			rules);
		if (options.does(Step.POSTERIOR_FRAGMENTS)) instances = PosteriorFragments
			.reassign(instances, semantic, rules.strayPieces());
		return number(instances, semantic, support);
	}

	private static void clear(final LabelVolume instances,
		final LabelVolume semantic)
	{
		final short[] structures = semantic.array();
		for (int v = 0; v < structures.length; v++)
			if (structures[v] == 0) instances.array()[v] = 0;
	}

	private void warnOfDeleted(final long deleted, final LabelVolume instances,
		final LabelVolume semantic)
	{
		if (deleted == 0) return;
		final VertebraTable table = VertebraTable.of(instances, semantic);
		long voxels = 0;
		int count = 0;
		for (int label = 1; label < table.size(); label++) {
			voxels += table.count(label, Part.WHOLE);
			if (table.has(label)) count++;
		}
		if (count == 0 || deleted > options.combining().missingWarning() * voxels /
			count) warnings.add(String.format(Locale.ROOT,
				"Bone of %.1f mL touches no vertebra and was removed from the masks.",
				deleted * semantic.grid().voxelVolume() / 1000));
	}

	private InstanceResult number(final LabelVolume instances,
		final LabelVolume semantic, final List<InstanceSupport> support)
	{
		final VertebraTable table = VertebraTable.of(instances, semantic);
		final List<Integer> order = rules.order(table);
		final int[] map = new int[table.size()];
		final List<InstanceSupport> ordered = new ArrayList<>();
		int unclaimed = 0;
		for (final int label : order) {
			final InstanceSupport one = support.get(label - 1);
			ordered.add(one);
			map[label] = ordered.size();
			if (one.predictions() == 0) unclaimed++;
		}
		Relabel.inPlace(instances, map);
		if (unclaimed > 0) warnings.add(unclaimed + (unclaimed == 1
			? " vertebral body was" : " vertebral bodies were") +
			" not recognised by the instance network and taken as found.");
		return new InstanceResult(instances, semantic, ordered, warnings);
	}
}
