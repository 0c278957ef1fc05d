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

import org.spineps.anatomy.Structure;
import org.spineps.pipeline.instance.VertebraTable.Depth;
import org.spineps.pipeline.instance.VertebraTable.Part;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Finds out whether the topmost vertebra is only a piece of the one under it, as
 * happens to the dens of C2: no disc between them, much smaller, and in contact.
 */
final class TopPiece {

	private final LabelVolume instances;
	private final LabelVolume semantic;
	private final InstanceOptions.Combining options;
	private final Components discs;

	private TopPiece(final LabelVolume instances, final LabelVolume semantic,
		final InstanceOptions.Combining options)
	{
		this.instances = instances;
		this.semantic = semantic;
		this.options = options;
		discs = Components.of(semantic, Connectivity.CORNERS, Structure.DISC.id(),
			Structure.ENDPLATE.id(), Structure.ENDPLATE_SUPERIOR.id(),
			Structure.ENDPLATE_INFERIOR.id());
	}

	/**
	 * @param instances labels; changed if the topmost one is a piece of the next
	 * @param semantic structures on the same grid
	 * @param options which rule, and its thresholds
	 * @return whether the topmost instance was merged into the next
	 */
	static boolean mergeInPlace(final LabelVolume instances,
		final LabelVolume semantic, final InstanceOptions options)
	{
		if (!has(semantic, Structure.DISC.id())) return false;
		final TopPiece piece = new TopPiece(instances, semantic, options
			.combining());
		final Thing[] top = options.has(Amendment.TOP_MERGED_BY_CONTACT) ? piece
			.topByBody() : piece.topByStoredAxis();
		if (top == null || top[0].voxels() >= options.combining()
			.topVolumeRatio() * top[1].voxels()) return false;
		final int[] map = Relabel.identity(Relabel.largest(instances));
		map[top[0].label()] = top[1].label();
		Relabel.inPlace(instances, map);
		return true;
	}

	private static boolean has(final LabelVolume volume, final int label) {
		for (final short value : volume.array())
			if (value == label) return true;
		return false;
	}

	/** An instance, or with label 0 a disc. */
	private record Thing(int label, double height, long voxels) {}

	/** @return the two topmost vertebrae if nothing parts them, or null */
	private Thing[] topByBody() {
		final VertebraTable table = VertebraTable.of(instances, semantic);
		final List<Thing> vertebrae = new ArrayList<>();
		for (int label = 1; label < table.size(); label++) {
			if (!table.has(label)) continue;
			final Part part = table.count(label, Part.BODY_AND_ARCH) > 0
				? Part.BODY_AND_ARCH : Part.WHOLE;
			vertebrae.add(new Thing(label, table.depth(label, part), table.count(
				label, Part.WHOLE)));
		}
		if (vertebrae.size() < 2) return null;
		vertebrae.sort(Comparator.comparingDouble(Thing::height));
		final Thing[] top = { vertebrae.get(0), vertebrae.get(1) };
		final Depth depth = new Depth(instances.grid());
		for (int id = 1; id <= discs.count(); id++) {
			final double height = depth.of(discs.centroid(id));
			if (height > top[0].height() && height < top[1].height()) return null;
		}
		return contactMm2(top[0].label(), top[1].label()) > options.topContactMm2()
			? top : null;
	}

	/** @return area of the voxel faces that two labels share */
	private double contactMm2(final int first, final int second) {
		final Grid grid = instances.grid();
		final short[] labels = instances.array();
		final int[] strides = { 1, grid.size(0), grid.size(0) * grid.size(1) };
		double area = 0;
		for (int axis = 0; axis < 3; axis++) {
			long faces = 0;
			int v = 0;
			for (int k = 0; k < grid.size(2); k++)
				for (int j = 0; j < grid.size(1); j++)
					for (int i = 0; i < grid.size(0); i++, v++) {
						if ((axis == 0 ? i : axis == 1 ? j : k) + 1 >= grid.size(axis))
							continue;
						final int here = labels[v];
						final int there = labels[v + strides[axis]];
						if (here == first && there == second || here == second &&
							there == first) faces++;
					}
			area += faces * grid.spacing((axis + 1) % 3) * grid.spacing((axis + 2) %
				3);
		}
		return area;
	}

	/**
	 * SPINEPS's rule: centres along axis 1 as stored, and the background takes part
	 * as if it were a disc.
	 */
	private Thing[] topByStoredAxis() {
		final Grid grid = instances.grid();
		final short[] labels = instances.array();
		final short[] structures = semantic.array();
		final int size = Relabel.largest(instances) + 1;
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
		final List<Thing> things = new ArrayList<>();
		for (int label = 1; label < size; label++)
			if (counts[label] > 0) things.add(new Thing(label, (double) sums[label] /
				counts[label], voxels[label]));
		if (background > 0) things.add(new Thing(0, (double) backgroundSum /
			background, background));
		for (int id = 1; id <= discs.count(); id++)
			things.add(new Thing(0, discs.centroid(id)[1], discs.size(id)));
		things.sort(Comparator.comparingDouble(Thing::height));
		if (things.size() < 2 || things.get(0).label() == 0 || things.get(1)
			.label() == 0) return null;
		return new Thing[] { things.get(0), things.get(1) };
	}
}
