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
package org.spineps.pipeline.instance.vertebra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.spineps.volume.Box;
import org.spineps.volume.Components;
import org.spineps.volume.Grid;

/**
 * Pieces of vertebral bodies, numbered from 1, that can be split further. Voxel
 * coordinates are in P,I,R.
 */
public final class BodyPieces {

	/**
	 * One piece.
	 *
	 * @param id its number
	 * @param voxels its size
	 * @param centroid its centre
	 * @param box its box
	 */
	public record Body(int id, int voxels, double[] centroid, Box box) {}

	/** A waist has less than this fraction of the mean cross-section. */
	private static final double WAIST = 0.75;

	private final Grid grid;
	private final int[] ids;
	private final CorpusSplitter splitter;
	private final List<Body> bodies = new ArrayList<>();

	/**
	 * @param components the pieces; their voxel array is taken over and changed by
	 *          splits
	 * @param maxErosions most erosions that are tried to part a piece
	 * @param original which SPINEPS is followed
	 * @param partVanishing whether a piece that erosion deletes is parted into kernel
	 *          and shell
	 */
	public BodyPieces(final Components components, final int maxErosions,
		final Original original, final boolean partVanishing)
	{
		grid = components.grid();
		ids = components.ids();
		splitter = new CorpusSplitter(grid, maxErosions, original, partVanishing);
		for (int id = 1; id <= components.count(); id++)
			bodies.add(new Body(id, components.size(id), components.centroid(id),
				components.box(id)));
	}

	/** @return where the voxels lie */
	public Grid grid() {
		return grid;
	}

	/** @return the pieces by number */
	public List<Body> list() {
		return List.copyOf(bodies);
	}

	/** @return number of its piece for every voxel, 0 for none; not a copy */
	public int[] ids() {
		return ids;
	}

	/**
	 * Splits a piece by erosion; its lower part becomes the last piece.
	 *
	 * @param id its number
	 * @return whether it fell apart
	 */
	public boolean split(final int id) {
		final Body old = bodies.get(id - 1);
		if (!splitter.split(ids, id, old.box(), bodies.size() + 1)) return false;
		return splitInTwo(old);
	}

	/**
	 * Splits a piece into parts of about the same height; where there is a waist
	 * thereabouts, there.
	 *
	 * @param id its number
	 * @param parts how many parts; all but the first become the last pieces
	 */
	public void splitAtWaists(final int id, final int parts) {
		final Body whole = bodies.get(id - 1);
		final Box box = whole.box();
		final int[] area = new int[box.size(1)];
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++)
				for (int i = box.min(0); i < box.max(0); i++)
					if (ids[grid.index(i, j, k)] == id) area[j - box.min(1)]++;
		final double mean = (double) whole.voxels() / area.length;
		for (int part = parts - 1; part > 0; part--) {
			final int middle = Math.round((float) area.length * part / parts);
			final int reach = area.length / (4 * parts);
			int waist = middle;
			for (int j = middle - reach; j <= middle + reach; j++)
				if (area[j] < WAIST * mean && area[j] < area[waist]) waist = j;
			cut(bodies.get(id - 1), box.min(1) + waist);
		}
	}

	private void cut(final Body old, final int at) {
		final Box box = old.box();
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = Math.max(at, box.min(1)); j < box.max(1); j++)
				for (int i = box.min(0); i < box.max(0); i++) {
					final int v = grid.index(i, j, k);
					if (ids[v] == old.id()) ids[v] = bodies.size() + 1;
				}
		splitInTwo(old);
	}

	/** Measures both parts; puts them together again if one is empty. */
	private boolean splitInTwo(final Body old) {
		final int newId = bodies.size() + 1;
		final Body upper = measureOrNull(old.id(), old.box());
		final Body lower = measureOrNull(newId, old.box());
		if (upper == null || lower == null) {
			Voxels.forEach(grid, old.box(), v -> {
				if (ids[v] == newId) ids[v] = old.id();
			});
			return false;
		}
		bodies.set(old.id() - 1, upper);
		bodies.add(lower);
		return true;
	}

	private Body measureOrNull(final int id, final Box box) {
		final int[] min = new int[3];
		final int[] max = new int[3];
		Arrays.fill(min, Integer.MAX_VALUE);
		final long[] sums = new long[3];
		int count = 0;
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++)
				for (int i = box.min(0); i < box.max(0); i++) {
					if (ids[grid.index(i, j, k)] != id) continue;
					count++;
					final int[] at = { i, j, k };
					for (int axis = 0; axis < 3; axis++) {
						sums[axis] += at[axis];
						min[axis] = Math.min(min[axis], at[axis]);
						max[axis] = Math.max(max[axis], at[axis] + 1);
					}
				}
		if (count == 0) return null;
		final double n = count;
		return new Body(id, count, new double[] { sums[0] / n, sums[1] / n, sums[2] /
			n }, new Box(min, max));
	}
}
