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
import org.spineps.pipeline.instance.InstanceOptions.Step;
import org.spineps.pipeline.instance.vertebra.BodyPieces;
import org.spineps.pipeline.instance.vertebra.BodyPieces.Body;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.LabelVolume;

/**
 * Finds the centre of every vertebral body of a semantic mask: what remains of
 * the bodies after erosion, piece by piece, fused bodies split (Möller et al.
 * 2024, section 2.3; SPINEPS 2.0 behaviour).
 *
 * @param centres voxel coordinates from the lowest body to the highest; a dens,
 *          which only some masks have, counts as a body
 * @param bodies the pieces of body that the centres belong to
 */
record CorpusCentres(List<double[]> centres, BodyPieces bodies) {

	/** From the highest to the lowest, in P,I,R. */
	static final Comparator<double[]> BY_HEIGHT = Comparator.comparingDouble(
		centre -> centre[1]);

	/**
	 * @param semantic structures, in P,I,R
	 * @param minVoxels smaller pieces are dropped, unless the core of the bodies
	 *          has its own label; 0 for none
	 * @param rules how to look
	 * @return the centres, none if there are no bodies
	 */
	static CorpusCentres find(final LabelVolume semantic, final int minVoxels,
		final InstanceRules rules)
	{
		final InstanceOptions options = rules.options();
		final Components cores = Components.of(semantic, Connectivity.CORNERS,
			Structure.CORPUS_CORE.id());
		final boolean dense = cores.count() > 0;
		final Components components = dense ? cores : eroded(semantic, minVoxels,
			rules);
		final BodyPieces bodies = new BodyPieces(components, options.corpora()
			.maxErosions(), options.original(), options.corpora().partVanishing());
		if (options.does(Step.SPLIT_CORPORA)) {
			final FusedBodies fused = new FusedBodies(bodies, options.corpora());
			fused.splitNearOddOrder(semantic, options.has(
				Amendment.DIVIDED_PLATES_ARE_PLATES) ? new int[] { Structure.DISC.id(),
					Structure.ENDPLATE.id(), Structure.ENDPLATE_SUPERIOR.id(),
					Structure.ENDPLATE_INFERIOR.id() } : new int[] { Structure.DISC.id(),
						Structure.ENDPLATE.id() });
			if (rules.splitsOversizedBodies()) fused.splitOversized();
		}
		final List<double[]> centres = new ArrayList<>();
		for (final Body body : bodies.list())
			centres.add(body.centroid());
		centres.sort(BY_HEIGHT);
		if (dense && components.count() > 0) {
			final Components dens = Components.of(semantic, Connectivity.CORNERS,
				Structure.DENS.id());
			rules.addDens(centres, IntStream.rangeClosed(1, dens.count()).mapToObj(
				dens::centroid).toList());
		}
		Collections.reverse(centres);
		return new CorpusCentres(List.copyOf(centres), bodies);
	}

	private static Components eroded(final LabelVolume semantic,
		final int minVoxels, final InstanceRules rules)
	{
		final short[] labels = semantic.array();
		final LabelVolume mask = LabelVolume.zeros(semantic.grid());
		final short[] voxels = mask.array();
		for (int v = 0; v < voxels.length; v++)
			if (labels[v] == Structure.CORPUS.id()) voxels[v] = 1;
		return rules.erodeBodies(mask, minVoxels);
	}
}
