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

/**
 * The union-find of {@link Components}: at the first voxel of every run it keeps
 * the flat index of the first voxel of an earlier run of the same component, or
 * its own.
 */
final class RunLinker {

	private final short[] voxels;
	private final boolean[] selected;
	private final Grid grid;
	private final Connectivity connectivity;
	private final int[] links;
	private final SliceRuns[] slices;

	RunLinker(final short[] voxels, final boolean[] selected, final Grid grid,
		final Connectivity connectivity, final int[] links)
	{
		this.voxels = voxels;
		this.selected = selected;
		this.grid = grid;
		this.connectivity = connectivity;
		this.links = links;
		slices = new SliceRuns[grid.size(2)];
	}

	/**
	 * Links all runs. Threads take slabs of slices, which are sewn together in the
	 * end.
	 *
	 * @return number of components
	 */
	int link() {
		final int[] borders = Slabs.borders(grid.size(2), links.length, 1);
		final int[] counts = new int[borders.length - 1];
		Slabs.forEachRange(borders, slab -> counts[slab] = linkSlab(borders[slab],
			borders[slab + 1]));
		int count = 0;
		for (final int n : counts)
			count += n;
		for (int slab = 1; slab < counts.length; slab++)
			count -= joinSlices(slices[borders[slab]], slices[borders[slab] - 1]);
		return count;
	}

	/** @return the runs of each slice, once they are linked; not a copy */
	SliceRuns[] slices() {
		return slices;
	}

	private int linkSlab(final int first, final int end) {
		final SliceRuns reader = new SliceRuns(grid);
		int count = 0;
		for (int k = first; k < end; k++) {
			reader.read(voxels, selected, k);
			final SliceRuns here = reader.copy();
			slices[k] = here;
			for (int run = 0; run < here.count(); run++)
				links[here.start(run)] = here.start(run);
			count += here.count();
			final int slack = connectivity.maxSteps() > 1 ? 1 : 0;
			for (int j = 1; j < grid.size(1); j++)
				count -= joinRows(here, j, here, j - 1, slack);
			if (k > first) count -= joinSlices(here, slices[k - 1]);
		}
		return count;
	}

	private int joinSlices(final SliceRuns here, final SliceRuns below) {
		final int rows = grid.size(1);
		final int steps = connectivity.maxSteps();
		int joined = 0;
		for (int j = 0; j < rows; j++) {
			if (here.begin(j) == here.begin(j + 1)) continue;
			joined += joinRows(here, j, below, j, steps > 1 ? 1 : 0);
			if (steps == 1) continue;
			final int slack = steps > 2 ? 1 : 0;
			if (j > 0) joined += joinRows(here, j, below, j - 1, slack);
			if (j + 1 < rows) joined += joinRows(here, j, below, j + 1, slack);
		}
		return joined;
	}

	/**
	 * Joins the runs of two rows, walking along both at once.
	 *
	 * @param slack 1 if runs also touch diagonally, else 0
	 * @return how many components vanished
	 */
	private int joinRows(final SliceRuns a, final int rowA, final SliceRuns b,
		final int rowB, final int slack)
	{
		int runA = a.begin(rowA);
		int runB = b.begin(rowB);
		final int lastA = a.begin(rowA + 1);
		final int lastB = b.begin(rowB + 1);
		if (runA == lastA || runB == lastB) return 0;
		final int length = grid.size(0);
		// Where row B would start if it lay on row A.
		final int shift = a.start(runA) / length * length - b.start(runB) / length *
			length;
		int joined = 0;
		while (runA < lastA && runB < lastB) {
			final int endA = a.end(runA);
			final int endB = b.end(runB) + shift;
			if (a.label(runA) == b.label(runB) && b.start(runB) + shift < endA +
				slack && a.start(runA) < endB + slack) joined += join(a.start(runA), b
					.start(runB));
			if (endA < endB) runA++;
			else if (endB < endA) runB++;
			else {
				// Both next runs may begin here: each may touch the other's forerunner.
				if (slack == 1 && runB + 1 < lastB && b.start(runB + 1) + shift ==
					endA && a.label(runA) == b.label(runB + 1)) joined += join(a.start(
						runA), b.start(runB + 1));
				runA++;
			}
		}
		return joined;
	}

	/** @return 1 if the two were not yet joined, else 0 */
	private int join(final int v, final int w) {
		final int rootV = root(v);
		final int rootW = root(w);
		if (rootV == rootW) return 0;
		if (rootV < rootW) links[rootW] = rootV;
		else links[rootV] = rootW;
		return 1;
	}

	private int root(final int start) {
		int v = start;
		while (links[v] != v) {
			links[v] = links[links[v]];
			v = links[v];
		}
		return v;
	}
}
