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
package org.spineps.pipeline.totalspineseg.label;

import java.util.ArrayList;
import java.util.List;

import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Morphology;

/**
 * Finds the parts of some raw classes: voxels belong together if their
 * surroundings of one step touch. Parts are numbered in the order of the first
 * voxels of these surroundings, axis 0 being the outermost loop.
 */
final class PartFinder {

	/** A part of fewer voxels is left out. */
	static final int MIN_VOXELS = 200;
	/** A piece of bone of fewer voxels is noise. */
	static final int MIN_PIECE_VOXELS = 10;

	private final RawMap map;
	private final boolean vertebrae;
	private final int minVoxels;
	private final int[] owners;
	private final List<Part> parts = new ArrayList<>();

	private PartFinder(final RawMap map, final boolean vertebrae,
		final int minVoxels, final int[] owners)
	{
		this.map = map;
		this.vertebrae = vertebrae;
		this.minVoxels = minVoxels;
		this.owners = owners;
	}

	/** @return the discs of a map, numbered from 1 */
	static List<Part> discs(final RawMap map) {
		final PartFinder finder = new PartFinder(map, false, MIN_VOXELS,
			new int[map.grid().voxels()]);
		finder.find(RawClasses.DISCS);
		return finder.parts;
	}

	/**
	 * @param map a map
	 * @param minVoxels pieces of fewer voxels are left out
	 * @return the pieces of bone, the classes one after the other, numbered from 1
	 */
	static List<Part> vertebrae(final RawMap map, final int minVoxels) {
		final PartFinder finder = new PartFinder(map, true, minVoxels,
			new int[map.grid().voxels()]);
		for (final int raw : map.classes().vertebrae())
			finder.find(List.of(raw));
		return finder.parts;
	}

	/**
	 * @param map a map
	 * @param owners 0 for voxels that belong to no vertebra yet
	 * @return the pieces of bone of an unsure vertebra beside them, numbered from 1
	 */
	static List<Part> unsure(final RawMap map, final int[] owners) {
		final PartFinder finder = new PartFinder(map, true, MIN_PIECE_VOXELS,
			owners);
		finder.find(List.of(map.classes().unsure()));
		return finder.parts;
	}

	private void find(final List<Integer> classes) {
		final boolean[] wanted = new boolean[RawClasses.COUNT];
		classes.forEach(raw -> wanted[raw] = true);
		final short[] raws = map.cut().array();
		final LabelVolume mask = LabelVolume.zeros(map.grid());
		for (int v = 0; v < raws.length; v++)
			if (wanted[raws[v]] && owners[v] == 0) mask.array()[v] = 1;
		final Components components = Components.of(Morphology.dilate(mask,
			Connectivity.FACES, 1), Connectivity.CORNERS);
		final int[] ids = components.ids();
		final int[] sizes = new int[components.count() + 1];
		for (int v = 0; v < raws.length; v++)
			if (mask.array()[v] != 0) sizes[ids[v]]++;
		final int[][] voxels = new int[sizes.length][];
		for (int id = 1; id < sizes.length; id++)
			if (sizes[id] >= minVoxels) voxels[id] = new int[sizes[id]];
		final int[] filled = new int[sizes.length];
		for (int v = 0; v < raws.length; v++)
			if (mask.array()[v] != 0 && voxels[ids[v]] != null)
				voxels[ids[v]][filled[ids[v]]++] = v;
		for (final int[] list : voxels)
			if (list != null) parts.add(new Part(map, parts.size() + 1, vertebrae,
				list));
	}
}
