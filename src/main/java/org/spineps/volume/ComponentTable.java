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

/** Sizes, boxes and centroids of {@link Components} while they are collected. */
final class ComponentTable {

	private final Grid grid;
	private final int count;
	private final int[] sizes;
	/** Scan-order index of the first voxel, axis 0 outermost. */
	private final int[] firsts;
	private final int[][] mins;
	private final int[][] maxs;
	private final long[][] sums;
	/** Number in this table of a component in the final order. */
	private int[] rows;

	ComponentTable(final Grid grid, final int count) {
		this.grid = grid;
		this.count = count;
		sizes = new int[count + 1];
		firsts = new int[count + 1];
		mins = new int[3][count + 1];
		maxs = new int[3][count + 1];
		sums = new long[3][count + 1];
		Arrays.fill(firsts, Integer.MAX_VALUE);
		for (int axis = 0; axis < 3; axis++)
			Arrays.fill(mins[axis], Integer.MAX_VALUE);
	}

	/** Adds the run of voxels from start up to end, in row j of slice k. */
	void add(final int row, final int start, final int end, final int j,
		final int k)
	{
		final int length = end - start;
		final int i = start - grid.index(0, j, k);
		sizes[row] += length;
		firsts[row] = Math.min(firsts[row], k + grid.size(2) * (j + grid.size(1) *
			i));
		stretch(0, row, i, i + length);
		stretch(1, row, j, j + 1);
		stretch(2, row, k, k + 1);
		sums[0][row] += (2L * i + length - 1) * length / 2;
		sums[1][row] += (long) j * length;
		sums[2][row] += (long) k * length;
	}

	private void stretch(final int axis, final int row, final int min,
		final int max)
	{
		mins[axis][row] = Math.min(mins[axis][row], min);
		maxs[axis][row] = Math.max(maxs[axis][row], max);
	}

	/**
	 * Brings the components into their final order.
	 *
	 * @return the final number of each provisional one
	 */
	int[] sort() {
		final long[] keys = new long[count];
		for (int row = 1; row <= count; row++)
			keys[row - 1] = (long) firsts[row] << 32 | row;
		Arrays.sort(keys);
		final int[] order = new int[count + 1];
		rows = new int[count + 1];
		for (int id = 1; id <= count; id++) {
			rows[id] = (int) keys[id - 1];
			order[rows[id]] = id;
		}
		return order;
	}

	int count() {
		return count;
	}

	int size(final int id) {
		return sizes[row(id)];
	}

	/** @return flat index of the first voxel in scan order */
	int first(final int id) {
		final int scan = firsts[row(id)];
		final int k = scan % grid.size(2);
		final int j = scan / grid.size(2) % grid.size(1);
		return grid.index(scan / grid.size(2) / grid.size(1), j, k);
	}

	Box box(final int id) {
		final int row = row(id);
		return new Box(new int[] { mins[0][row], mins[1][row], mins[2][row] },
			new int[] { maxs[0][row], maxs[1][row], maxs[2][row] });
	}

	double[] centroid(final int id) {
		final int row = row(id);
		final double[] centroid = new double[3];
		for (int axis = 0; axis < 3; axis++)
			centroid[axis] = (double) sums[axis][row] / sizes[row];
		return centroid;
	}

	private int row(final int id) {
		if (id < 1 || id > count) throw new IndexOutOfBoundsException("Component " +
			id + " of " + count);
		return rows[id];
	}
}
