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

import org.spineps.anatomy.Structure;
import org.spineps.pipeline.instance.InstanceMerger.Merged;
import org.spineps.pipeline.instance.InstanceOptions.Step;
import org.spineps.pipeline.instance.vertebra.BodyPieces;
import org.spineps.pipeline.instance.vertebra.BodyPieces.Body;
import org.spineps.pipeline.instance.vertebra.Relabel;
import org.spineps.pipeline.instance.vertebra.Voxels;
import org.spineps.volume.Box;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Grid;
import org.spineps.volume.Holes;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Morphology;
import org.spineps.volume.SmallComponents;

/**
 * Tidies merged instances on the working grid: deletes small pieces, makes
 * vertebrae of bodies that nothing claimed, fills holes, closes gaps in the
 * numbering.
 */
final class InstanceCleanup {

	private final InstanceRules rules;
	private final InstanceOptions options;

	InstanceCleanup(final InstanceRules rules) {
		this.rules = rules;
		options = rules.options();
	}

	/**
	 * @param merged instances
	 * @param semantic structures on the same grid, 50 having become 49
	 * @param bodies the bodies that the cut-outs were made for
	 * @param minVoxels smaller pieces are deleted
	 * @return instances 1..n; the unclaimed bodies are the last ones
	 */
	Merged clean(final Merged merged, final LabelVolume semantic,
		final BodyPieces bodies, final int minVoxels)
	{
		LabelVolume labels = merged.labels();
		final List<InstanceSupport> support = new ArrayList<>(merged.support());
		if (options.does(Step.CLEAN_INSTANCES)) labels = SmallComponents.delete(
			labels, Connectivity.FACES, minVoxels);
		if (rules.claimsUnclaimedBodies()) claim(labels, semantic, bodies,
			support);
		if (options.does(Step.FILL_HOLES)) labels = Holes.fill(labels);
		return renumber(labels, support);
	}

	/** @param labels instances; changed */
	private void claim(final LabelVolume labels, final LabelVolume semantic,
		final BodyPieces bodies, final List<InstanceSupport> support)
	{
		final List<Body> list = bodies.list();
		final double median = list.stream().mapToInt(Body::voxels).sorted().skip(
			list.size() / 2).findFirst().orElse(0);
		for (final Body body : list) {
			if (body.voxels() < options.merging().minFragmentBody() * median)
				continue;
			final long[] claimed = new long[1];
			Voxels.forEach(labels.grid(), body.box(), v -> {
				if (bodies.ids()[v] == body.id() && labels.array()[v] != 0)
					claimed[0]++;
			});
			if (claimed[0] >= options.merging().minClaimed() * body.voxels())
				continue;
			support.add(InstanceSupport.NONE);
			grow(body, bodies.ids(), labels, semantic, support.size());
		}
	}

	/** Writes a body, grown back by what erosion took from it. */
	private void grow(final Body body, final int[] ids,
		final LabelVolume labels, final LabelVolume semantic, final int label)
	{
		final Grid grid = labels.grid();
		final int margin = options.corpora().erosions() + 1;
		final Box box = body.box().grow(margin).intersect(grid.box());
		final LabelVolume seed = LabelVolume.zeros(grid.crop(box));
		final LabelVolume region = LabelVolume.zeros(seed.grid());
		final int[] n = new int[1];
		Voxels.forEach(grid, box, v -> {
			final int structure = semantic.array()[v];
			final boolean free = labels.array()[v] == 0 && (ids[v] == 0 ||
				ids[v] == body.id());
			if (free && ids[v] == body.id()) seed.array()[n[0]] = 1;
			if (free && structure == Structure.CORPUS.id()) region.array()[n[0]] = 1;
			n[0]++;
		});
		final LabelVolume grown = Morphology.dilateLabels(seed, Connectivity.FACES,
			margin, region);
		n[0] = 0;
		Voxels.forEach(grid, box, v -> {
			if (grown.array()[n[0]++] != 0) labels.array()[v] = (short) label;
		});
	}

	/** @param labels instances; changed */
	private static Merged renumber(final LabelVolume labels,
		final List<InstanceSupport> support)
	{
		final boolean[] present = new boolean[support.size() + 1];
		for (final short label : labels.array())
			present[label & 0xffff] = true;
		final int[] map = new int[present.length];
		final List<InstanceSupport> kept = new ArrayList<>();
		for (int label = 1; label < present.length; label++)
			if (present[label]) {
				kept.add(support.get(label - 1));
				map[label] = kept.size();
			}
		Relabel.inPlace(labels, map);
		return new Merged(labels, List.copyOf(kept));
	}
}
