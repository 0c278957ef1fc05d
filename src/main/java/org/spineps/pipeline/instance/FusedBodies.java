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

import org.spineps.pipeline.instance.vertebra.BodyPieces;
import org.spineps.pipeline.instance.vertebra.BodyPieces.Body;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.LabelVolume;

/** Finds bodies that are fused in the semantic mask and splits them. */
final class FusedBodies {

	/** A fused body is this many times taller than its neighbours. */
	private static final double TALL = 1.5;
	/** From this many neighbours on, their median is trusted. */
	private static final int MANY = 4;

	private final BodyPieces bodies;
	private final InstanceOptions.Corpora options;

	FusedBodies(final BodyPieces bodies, final InstanceOptions.Corpora options) {
		this.bodies = bodies;
		this.options = options;
	}

	/** A body or a disc in the list from top to bottom. */
	private record Entry(double height, boolean isDisc, int id, int voxels) {}

	/**
	 * SPINEPS's rule: where two bodies or two discs follow each other, the largest
	 * body nearby is split if it is much larger than the others.
	 *
	 * @param semantic the mask, in P,I,R
	 * @param discLabels labels of discs and endplates in it
	 */
	void splitNearOddOrder(final LabelVolume semantic,
		final int... discLabels)
	{
		final Components discs = Components.of(semantic, Connectivity.CORNERS,
			discLabels);
		if (discs.count() == 0) return;
		final List<Entry> entries = new ArrayList<>();
		for (final Body body : bodies.list())
			entries.add(new Entry(body.centroid()[1], false, body.id(), body
				.voxels()));
		for (int id = 1; id <= discs.count(); id++)
			entries.add(new Entry(discs.centroid(id)[1], true, id, discs.size(id)));
		entries.sort(Comparator.comparingDouble(Entry::height));
		final double sameHeight = options.sameHeightMm() / semantic.grid().spacing(
			1);
		for (int at = 0; at + 1 < entries.size();) {
			final Entry entry = entries.get(at);
			final Entry next = entries.get(at + 1);
			if (entry.isDisc() == next.isDisc()) {
				if (Math.abs(entry.height() - next.height()) < sameHeight) {
					entries.remove(at);
					continue;
				}
				splitLargestNear(entries, at);
			}
			at++;
		}
	}

	private void splitLargestNear(final List<Entry> entries, final int at) {
		Entry largest = null;
		int count = 0;
		double sum = 0;
		final int from = Math.max(0, at - options.neighbours());
		final int to = Math.min(entries.size() - 1, at + options.neighbours());
		for (int n = from; n <= to; n++) {
			final Entry entry = entries.get(n);
			if (n == at || entry.isDisc()) continue;
			count++;
			sum += entry.voxels();
			if (largest == null || entry.voxels() > largest.voxels())
				largest = entry;
		}
		if (largest == null || count - 1 <= options.minOthers()) return;
		final double others = (sum - largest.voxels()) / (count - 1);
		if (largest.voxels() / others > options.oversize()) bodies.split(largest
			.id());
	}

	/**
	 * Splits every body that is much larger and taller than its neighbours, into as
	 * many as fit into its height.
	 */
	void splitOversized() {
		final List<Body> sorted = new ArrayList<>(bodies.list());
		sorted.sort(Comparator.comparingDouble(body -> body.centroid()[1]));
		for (int n = 0; n < sorted.size(); n++) {
			final Body body = sorted.get(n);
			final int parts = parts(sorted, n);
			if (parts > 1) bodies.splitAtWaists(body.id(), parts);
		}
	}

	/** @return how many bodies the n-th one seems to be */
	private int parts(final List<Body> sorted, final int n) {
		final List<Double> voxels = new ArrayList<>();
		final List<Double> heights = new ArrayList<>();
		final List<Double> pitches = new ArrayList<>();
		final int from = Math.max(0, n - options.neighbours());
		final int to = Math.min(sorted.size(), n + options.neighbours() + 1);
		for (int other = from; other < to; other++) {
			final Body body = sorted.get(other);
			if (other == n || isCut(body)) continue;
			voxels.add((double) body.voxels());
			heights.add((double) body.box().size(1));
			if (other > from && other != n + 1) pitches.add(body.centroid()[1] -
				sorted.get(other - 1).centroid()[1]);
		}
		if (voxels.size() <= options.minOthers()) return 1;
		final double height = typical(heights);
		final double tall = sorted.get(n).box().size(1);
		if (sorted.get(n).voxels() <= options.oversize() * typical(voxels) ||
			tall <= TALL * height) return 1;
		final double pitch = pitches.isEmpty() ? TALL * height : Math.max(height,
			typical(pitches));
		return 1 + (int) Math.max(1, Math.rint((tall - height) / pitch));
	}

	/**
	 * Is a body at the upper or lower end of the scan, so that its size says
	 * nothing? Erosion has moved it away from there.
	 */
	private boolean isCut(final Body body) {
		final int margin = options.erosions() + 1;
		return body.box().min(1) < margin || body.box().max(1) > bodies.grid().size(
			1) - margin;
	}

	/** @return the median; of only a few the largest, not to split too much */
	private static double typical(final List<Double> values) {
		final double[] sorted = values.stream().mapToDouble(Double::doubleValue)
			.sorted().toArray();
		return sorted.length < MANY ? sorted[sorted.length - 1]
			: (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}
}
