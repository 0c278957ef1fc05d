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
package org.spineps.evaluate.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Which labels of two masks meet where: voxels and bounding box of every label,
 * and voxels of every pair of labels, from one pass over the arrays.
 */
public final class Overlap {

	/** Voxels of a label and the box that holds them. */
	public record Extent(long voxels, Box box) {

		Extent with(final Extent other) {
			return new Extent(voxels + other.voxels, box.union(other.box));
		}
	}

	/** Labels of both masks, neither 0, that share voxels. */
	public record Pair(int reference, int prediction, long voxels) {}

	private final SortedMap<Integer, Extent> reference = new TreeMap<>();
	private final SortedMap<Integer, Extent> prediction = new TreeMap<>();
	private final List<Pair> pairs = new ArrayList<>();

	private Overlap() {
		// by the factory
	}

	/** Both masks must be of one size. */
	public static Overlap of(final LabelVolume reference,
		final LabelVolume prediction)
	{
		final Overlap result = new Overlap();
		for (final Map.Entry<Integer, Cell> entry : count(reference, prediction)
			.entrySet())
		{
			final int r = entry.getKey() >>> 16;
			final int p = entry.getKey() & 0xffff;
			final Cell cell = entry.getValue();
			final Extent extent = new Extent(cell.voxels, new Box(cell.min,
				cell.max));
			if (r != 0) result.reference.merge(r, extent, Extent::with);
			if (p != 0) result.prediction.merge(p, extent, Extent::with);
			if (r != 0 && p != 0) result.pairs.add(new Pair(r, p, cell.voxels));
		}
		return result;
	}

	/** Labels of the reference, ascending, without 0. */
	public SortedMap<Integer, Extent> reference() {
		return reference;
	}

	/** Labels of the prediction, ascending, without 0. */
	public SortedMap<Integer, Extent> prediction() {
		return prediction;
	}

	/** All pairs of labels that share voxels, in no order. */
	public List<Pair> pairs() {
		return pairs;
	}

	private static Map<Integer, Cell> count(final LabelVolume reference,
		final LabelVolume prediction)
	{
		final short[] first = reference.array();
		final short[] second = prediction.array();
		final Grid grid = reference.grid();
		final int n = grid.size(0);
		final Map<Integer, Cell> cells = new HashMap<>();
		int key = 0;
		Cell cell = null;
		for (int k = 0, row = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++, row += n)
				for (int begin = 0, end; begin < n; begin = end) {
					final short r = first[row + begin];
					final short p = second[row + begin];
					end = begin + 1;
					while (end < n && first[row + end] == r && second[row + end] == p)
						end++;
					if (r == 0 && p == 0) continue;
					final int wanted = (r & 0xffff) << 16 | p & 0xffff;
					if (cell == null || key != wanted) cell = cells.computeIfAbsent(
						wanted, none -> new Cell());
					key = wanted;
					cell.add(begin, end, j, k);
				}
		return cells;
	}

	private static final class Cell {

		private long voxels;
		private final int[] min = { Integer.MAX_VALUE, Integer.MAX_VALUE,
			Integer.MAX_VALUE };
		private final int[] max = new int[3];

		void add(final int begin, final int end, final int j, final int k) {
			voxels += end - begin;
			min[0] = Math.min(min[0], begin);
			max[0] = Math.max(max[0], end);
			min[1] = Math.min(min[1], j);
			max[1] = Math.max(max[1], j + 1);
			min[2] = Math.min(min[2], k);
			max[2] = Math.max(max[2], k + 1);
		}
	}
}
