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
package org.spineps.volume;

import java.util.Arrays;

/**
 * Connected components of a label volume: sets of neighbouring voxels. Voxels of
 * different labels are never joined, unless the labels were selected together.
 * <p>
 * Components are numbered from 1 in the order in which their first voxels are
 * met when axis 0 is the outermost loop and axis 2 the innermost one (the scan
 * order of a C-order array, as in SciPy). The number of threads has no influence.
 * </p>
 * <p>
 * Method: union-find over runs of equal voxels along axis 0, two passes; the
 * links live in the array that becomes the result. Beside it only the runs of
 * two slices per thread are kept. Immutable but for {@link #ids()}.
 * </p>
 */
public final class Components {

	private final Grid grid;
	private final int[] ids;
	private final int[] labels;
	private final ComponentTable table;

	private Components(final Grid grid, final int[] ids, final int[] labels,
		final ComponentTable table)
	{
		this.grid = grid;
		this.ids = ids;
		this.labels = labels;
		this.table = table;
	}

	/**
	 * Components of voxels with the same label.
	 *
	 * @param labels labels, 0 for background
	 * @param connectivity which voxels are neighbours
	 * @return their components
	 */
	public static Components of(final LabelVolume labels,
		final Connectivity connectivity)
	{
		return compute(labels, connectivity, null);
	}

	/**
	 * Components of the mask of some labels, all united.
	 *
	 * @param labels labels
	 * @param connectivity which voxels are neighbours
	 * @param selectedLabels labels of the mask; without any, the mask is empty
	 * @return the components of the mask
	 */
	public static Components of(final LabelVolume labels,
		final Connectivity connectivity, final int... selectedLabels)
	{
		final boolean[] selected = new boolean[1 << 16];
		for (final int label : selectedLabels)
			selected[label] = true;
		return compute(labels, connectivity, selected);
	}

	private static Components compute(final LabelVolume labels,
		final Connectivity connectivity, final boolean[] selected)
	{
		final short[] voxels = labels.array();
		final Grid grid = labels.grid();
		final int[] ids = new int[voxels.length];
		final RunLinker linker = new RunLinker(voxels, selected, grid, connectivity,
			ids);
		final ComponentTable table = new ComponentTable(grid, linker.link());
		collect(linker.slices(), grid, ids, table);
		final int[] order = table.sort();
		Slabs.forEach(grid.size(2), ids.length, (begin, end) -> {
			for (int k = begin; k < end; k++) {
				final SliceRuns runs = linker.slices()[k];
				for (int run = 0; run < runs.count(); run++)
					Arrays.fill(ids, runs.start(run), runs.end(run), order[ids[runs
						.start(run)]]);
			}
		});
		final int[] values = new int[table.count() + 1];
		for (int id = 1; id <= table.count(); id++)
			values[id] = voxels[table.first(id)] & 0xffff;
		return new Components(grid, ids, values, table);
	}

	/**
	 * Replaces the link of each run by a provisional number, in memory order. A link
	 * always leads to an earlier run, which has its number already.
	 */
	private static void collect(final SliceRuns[] slices, final Grid grid,
		final int[] ids, final ComponentTable table)
	{
		int count = 0;
		for (int k = 0; k < grid.size(2); k++) {
			final SliceRuns runs = slices[k];
			for (int j = 0; j < grid.size(1); j++)
				for (int run = runs.begin(j); run < runs.begin(j + 1); run++) {
					final int start = runs.start(run);
					final int link = ids[start];
					final int id = link == start ? ++count : ids[link];
					ids[start] = id;
					table.add(id, start, runs.end(run), j, k);
				}
		}
	}

	/** @return number of components */
	public int count() {
		return table.count();
	}

	/**
	 * @return for every voxel, axis 0 fastest, the number of its component or 0;
	 *         not a copy
	 */
	public int[] ids() {
		return ids;
	}

	/** @return where the voxels lie */
	public Grid grid() {
		return grid;
	}

	/**
	 * @param id a component, 1 to {@link #count()}
	 * @return the label of its voxels; if several labels were selected, the label
	 *         of its first voxel
	 */
	public int label(final int id) {
		return labels[id];
	}

	/**
	 * @param id a component, 1 to {@link #count()}
	 * @return its number of voxels
	 */
	public int size(final int id) {
		return table.size(id);
	}

	/**
	 * @param id a component, 1 to {@link #count()}
	 * @return the smallest box around it
	 */
	public Box box(final int id) {
		return table.box(id);
	}

	/**
	 * @param id a component, 1 to {@link #count()}
	 * @return mean of its voxel coordinates, a new array
	 */
	public double[] centroid(final int id) {
		return table.centroid(id);
	}

	/**
	 * @return the components, largest first; of two of the same size the one with
	 *         the lower number first
	 */
	public int[] idsBySize() {
		final long[] keys = new long[count()];
		for (int id = 1; id <= keys.length; id++)
			keys[id - 1] = (long) -size(id) << 32 | id;
		Arrays.sort(keys);
		return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
	}

	/**
	 * @param selectedIds some components
	 * @return a new mask, 1 at their voxels
	 */
	public LabelVolume mask(final int... selectedIds) {
		final boolean[] selected = new boolean[count() + 1];
		for (final int id : selectedIds)
			selected[id] = true;
		selected[0] = false;
		final LabelVolume mask = LabelVolume.zeros(grid);
		final short[] voxels = mask.array();
		for (int v = 0; v < voxels.length; v++)
			if (selected[ids[v]]) voxels[v] = 1;
		return mask;
	}
}
