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
package org.spineps.pipeline.original;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.spineps.anatomy.Structure;
import org.spineps.pipeline.instance.TopPair;
import org.spineps.pipeline.instance.vertebra.SharedFaces;
import org.spineps.volume.Components;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * How SPINEPS finds the two topmost vertebrae: by centres along axis 1 as the scan
 * is stored. In version 2.0 the background takes part as if it were a disc, and
 * whether they touch is not asked.
 */
final class TopByStoredAxis {

	/** A vertebra, or with label 0 a disc or the background. */
	private record Centre(int label, double height, long voxels) {}

	private TopByStoredAxis() {
		// static methods only
	}

	/**
	 * As SPINEPS 2.0.
	 *
	 * @param instances labels
	 * @param semantic structures on the same grid
	 * @param discs pieces of discs and endplates in it
	 * @return the two, if no disc is above the second
	 */
	static Optional<TopPair> find(final LabelVolume instances,
		final LabelVolume semantic, final Components discs)
	{
		return find(instances, semantic, discs, true);
	}

	/**
	 * As SPINEPS 2.1.3.
	 *
	 * @param instances labels
	 * @param semantic structures on the same grid
	 * @param discs pieces of discs and endplates in it
	 * @param contactMm2 area of contact, which becomes a number of voxel faces
	 *          whatever their sizes
	 * @return the two, if no disc is above the second and they share more faces
	 */
	static Optional<TopPair> findTouching(final LabelVolume instances,
		final LabelVolume semantic, final Components discs,
		final double contactMm2)
	{
		return find(instances, semantic, discs, false).filter(top -> SharedFaces.of(
			instances, top.upper(), top.lower()).count() > contactLimit(contactMm2,
				instances.grid()));
	}

	/** @return the faces that an area has on voxels of a grid */
	static long contactLimit(final double areaMm2, final Grid grid) {
		return Math.max(1, (long) Math.rint(areaMm2 / Math.pow(grid.voxelVolume(),
			2.0 / 3)));
	}

	private static Optional<TopPair> find(final LabelVolume instances,
		final LabelVolume semantic, final Components discs,
		final boolean withBackground)
	{
		final Grid grid = instances.grid();
		final short[] labels = instances.array();
		final short[] structures = semantic.array();
		int size = 1;
		for (final short label : labels)
			size = Math.max(size, (label & 0xffff) + 1);
		final long[] voxels = new long[size];
		final long[] counts = new long[size];
		final long[] sums = new long[size];
		long background = 0;
		long backgroundSum = 0;
		int v = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, v++) {
					if (discs.ids()[v] == 0) {
						background++;
						backgroundSum += j;
					}
					voxels[labels[v] & 0xffff]++;
					if (structures[v] != Structure.CORPUS.id() &&
						structures[v] != Structure.ARCH.id()) continue;
					counts[labels[v] & 0xffff]++;
					sums[labels[v] & 0xffff] += j;
				}
		final List<Centre> centres = new ArrayList<>();
		for (int label = 1; label < size; label++)
			if (counts[label] > 0) centres.add(new Centre(label, (double) sums[label] /
				counts[label], voxels[label]));
		if (withBackground && background > 0) centres.add(new Centre(0, (double) backgroundSum /
			background, background));
		for (int id = 1; id <= discs.count(); id++)
			centres.add(new Centre(0, discs.centroid(id)[1], discs.size(id)));
		centres.sort(Comparator.comparingDouble(Centre::height));
		if (centres.size() < 2) return Optional.empty();
		final Centre upper = centres.get(0);
		final Centre lower = centres.get(1);
		return upper.label() == 0 || lower.label() == 0 ? Optional.empty() : Optional
			.of(new TopPair(upper.label(), upper.voxels(), lower.label(), lower
				.voxels()));
	}
}
