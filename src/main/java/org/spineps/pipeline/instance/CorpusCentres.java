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
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.spineps.anatomy.Structure;
import org.spineps.pipeline.instance.Bodies.Body;
import org.spineps.pipeline.instance.InstanceOptions.Step;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Morphology;
import org.spineps.volume.SmallComponents;

/**
 * Finds the centre of every vertebral body of a semantic mask: what remains of
 * the bodies after erosion, piece by piece, fused bodies split (Möller et al.
 * 2024, section 2.3; SPINEPS 2.0 behaviour).
 *
 * @param centres voxel coordinates from the lowest body to the highest; a dens,
 *          which only some masks have, counts as a body
 * @param bodies the pieces of body that the centres belong to
 */
record CorpusCentres(List<double[]> centres, Bodies bodies) {

	/** Bodies that erosion deletes count from this share of the median body. */
	private static final double THIN_SHARE = 0.3;

	/**
	 * @param semantic structures, in P,I,R
	 * @param minVoxels smaller pieces are dropped, unless the core of the bodies
	 *          has its own label; 0 for none
	 * @param options how to look
	 * @return the centres, none if there are no bodies
	 */
	static CorpusCentres find(final LabelVolume semantic, final int minVoxels,
		final InstanceOptions options)
	{
		final Components cores = Components.of(semantic, Connectivity.CORNERS,
			Structure.CORPUS_CORE.id());
		final boolean dense = cores.count() > 0;
		final Components components = dense ? cores : eroded(semantic, minVoxels,
			options);
		final Bodies bodies = new Bodies(components, options.corpora()
			.maxErosions());
		if (options.does(Step.SPLIT_CORPORA)) {
			final FusedBodies fused = new FusedBodies(bodies, options.corpora());
			fused.splitNearOddOrder(semantic);
			if (options.has(Amendment.OVERSIZED_BODIES)) fused.splitOversized();
		}
		final List<double[]> centres = new ArrayList<>();
		for (final Body body : bodies.list())
			centres.add(body.centroid());
		final Comparator<double[]> byHeight = Comparator.comparingDouble(
			centre -> centre[1]);
		centres.sort(byHeight);
		if (dense && components.count() > 0) {
			final Components dens = Components.of(semantic, Connectivity.CORNERS,
				Structure.DENS.id());
			for (int id = 1; id <= dens.count(); id++)
				centres.add(dens.centroid(id));
			if (options.has(Amendment.DENS_BY_HEIGHT)) centres.sort(byHeight);
		}
		Collections.reverse(centres);
		return new CorpusCentres(List.copyOf(centres), bodies);
	}

	private static Components eroded(final LabelVolume semantic,
		final int minVoxels, final InstanceOptions options)
	{
		final short[] labels = semantic.array();
		final LabelVolume mask = LabelVolume.zeros(semantic.grid());
		final short[] voxels = mask.array();
		for (int v = 0; v < voxels.length; v++)
			if (labels[v] == Structure.CORPUS.id()) voxels[v] = 1;
		int erosions = options.corpora().erosions();
		Components components = erode(mask, erosions, minVoxels);
		while (components.count() == 0 && erosions > 0 && options.has(
			Amendment.THIN_BODIES)) components = erode(mask, --erosions, minVoxels);
		if (components.count() == 0 || erosions < 2 || !options.has(
			Amendment.THIN_BODIES)) return components;
		return withThin(components, erode(mask, erosions - 1, minVoxels));
	}

	/**
	 * Adds bodies that one erosion less leaves, unless they are small beside those
	 * that are there: bodies of a neck are as thin as the faults of a lumbar mask.
	 * All are eroded less then, so that their sizes compare, if none fuse.
	 */
	private static Components withThin(final Components found,
		final Components larger)
	{
		final boolean[] known = new boolean[larger.count() + 1];
		for (int v = 0; v < found.ids().length; v++)
			if (found.ids()[v] != 0) known[larger.ids()[v]] = true;
		final int[] sizes = IntStream.rangeClosed(1, larger.count()).filter(
			id -> known[id]).map(larger::size).sorted().toArray();
		final double least = THIN_SHARE * sizes[(sizes.length - 1) / 2];
		final boolean[] added = new boolean[known.length];
		boolean any = false;
		for (int id = 1; id < known.length; id++) {
			added[id] = !known[id] && larger.size(id) >= least;
			any |= added[id];
		}
		if (!any) return found;
		final boolean apart = sizes.length == found.count();
		final LabelVolume all = LabelVolume.zeros(found.grid());
		for (int v = 0; v < all.array().length; v++) {
			final int id = larger.ids()[v];
			if (added[id] || (apart ? known[id] : found.ids()[v] != 0)) all
				.array()[v] = 1;
		}
		return Components.of(all, Connectivity.CORNERS);
	}

	private static Components erode(final LabelVolume mask, final int erosions,
		final int minVoxels)
	{
		final LabelVolume rest = Morphology.erode(mask, Connectivity.EDGES,
			erosions);
		return Components.of(SmallComponents.delete(rest, Connectivity.FACES,
			minVoxels), Connectivity.CORNERS);
	}
}
