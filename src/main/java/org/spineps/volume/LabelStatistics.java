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
import java.util.function.IntPredicate;

/**
 * Number of voxels, centroid and bounding box of every label of a volume, found
 * in one pass. Immutable.
 */
public final class LabelStatistics {

	private final int[] labels;
	private final long[] counts;
	private final double[][] centroids;
	private final Box[] boxes;

	private LabelStatistics(final Tally tally) {
		int count = 0;
		for (int label = 1; label < tally.counts.length; label++)
			if (tally.counts[label] > 0) count++;
		labels = new int[count];
		counts = new long[count];
		centroids = new double[count][3];
		boxes = new Box[count];
		int n = 0;
		for (int label = 1; label < tally.counts.length; label++) {
			if (tally.counts[label] == 0) continue;
			labels[n] = label;
			counts[n] = tally.counts[label];
			for (int axis = 0; axis < 3; axis++)
				centroids[n][axis] = (double) tally.sums[axis][label] / counts[n];
			boxes[n++] = tally.box(label);
		}
	}

	/**
	 * @param volume labels, 0 for background
	 * @return their statistics
	 */
	public static LabelStatistics of(final LabelVolume volume) {
		final Grid grid = volume.grid();
		final short[] voxels = volume.array();
		final int[] borders = Slabs.borders(grid.size(2), voxels.length, 2);
		final Tally[] tallies = new Tally[borders.length - 1];
		Slabs.forEachRange(borders, slab -> {
			final Tally tally = new Tally();
			final SliceRuns runs = new SliceRuns(grid);
			for (int k = borders[slab]; k < borders[slab + 1]; k++) {
				runs.read(voxels, null, k);
				for (int j = 0; j < grid.size(1); j++) {
					final int row = grid.index(0, j, k);
					for (int run = runs.begin(j); run < runs.begin(j + 1); run++)
						tally.add(runs.label(run) & 0xffff, runs.start(run) - row, runs
							.end(run) - row, j, k);
				}
			}
			tallies[slab] = tally;
		});
		for (int slab = 1; slab < tallies.length; slab++)
			tallies[0].add(tallies[slab]);
		return new LabelStatistics(tallies[0]);
	}

	/** @return the labels that occur, ascending, without 0; a new array */
	public int[] labels() {
		return labels.clone();
	}

	/**
	 * @param label a label
	 * @return whether it occurs and is not 0
	 */
	public boolean has(final int label) {
		return Arrays.binarySearch(labels, label) >= 0;
	}

	/**
	 * @param label a label other than 0
	 * @return its number of voxels, 0 if it does not occur
	 */
	public long count(final int label) {
		final int n = Arrays.binarySearch(labels, label);
		return n < 0 ? 0 : counts[n];
	}

	/**
	 * @param label a label that {@linkplain #has occurs}
	 * @return mean of its voxel coordinates, a new array
	 * @throws IllegalArgumentException if it does not occur
	 */
	public double[] centroid(final int label) {
		return centroids[position(label)].clone();
	}

	/**
	 * @param label a label that {@linkplain #has occurs}
	 * @return the smallest box around its voxels
	 * @throws IllegalArgumentException if it does not occur
	 */
	public Box box(final int label) {
		return boxes[position(label)];
	}

	/**
	 * @param volume labels
	 * @param wanted which labels to enclose; may also accept 0
	 * @return the smallest box around their voxels; an empty box at the origin if
	 *         there are none
	 */
	public static Box boundingBox(final LabelVolume volume,
		final IntPredicate wanted)
	{
		final Grid grid = volume.grid();
		final short[] voxels = volume.array();
		final boolean[] selected = new boolean[1 << 16];
		for (int label = 0; label < selected.length; label++)
			selected[label] = wanted.test(label);
		final int[] min = grid.size();
		final int[] max = new int[3];
		// Most of a mask is background, which is compared many voxels at once.
		final short[] background = new short[selected[0] ? 0 : grid.size(0)];
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++) {
				final int begin = grid.index(0, j, k);
				final int end = begin + grid.size(0);
				int first = begin;
				if (!selected[0]) {
					final int zeros = Arrays.mismatch(voxels, begin, end, background, 0,
						background.length);
					if (zeros < 0) continue;
					first += zeros;
				}
				while (first < end && !selected[voxels[first] & 0xffff])
					first++;
				if (first == end) continue;
				// What ends before the box does not stretch it.
				int last = end - 1;
				while (last > first && last - begin >= max[0] && !selected[voxels[
					last] & 0xffff])
					last--;
				min[0] = Math.min(min[0], first - begin);
				max[0] = Math.max(max[0], last - begin + 1);
				min[1] = Math.min(min[1], j);
				max[1] = Math.max(max[1], j + 1);
				min[2] = Math.min(min[2], k);
				max[2] = k + 1;
			}
		return max[0] == 0 ? Box.ofSize(0, 0, 0) : new Box(min, max);
	}

	private int position(final int label) {
		final int n = Arrays.binarySearch(labels, label);
		if (n < 0) throw new IllegalArgumentException(
			"No voxel has the label " + label);
		return n;
	}

	/** Growing sums, indexed by label. */
	private static final class Tally {

		private long[] counts = {};
		private final long[][] sums = new long[3][0];
		private final int[][] mins = new int[3][0];
		private final int[][] maxs = new int[3][0];

		private void reserve(final int labels) {
			if (labels <= counts.length) return;
			final int length = Math.max(labels, Math.min(1 << 16, 2 *
				counts.length));
			counts = Arrays.copyOf(counts, length);
			for (int axis = 0; axis < 3; axis++) {
				final int before = mins[axis].length;
				sums[axis] = Arrays.copyOf(sums[axis], length);
				mins[axis] = Arrays.copyOf(mins[axis], length);
				maxs[axis] = Arrays.copyOf(maxs[axis], length);
				Arrays.fill(mins[axis], before, length, Integer.MAX_VALUE);
			}
		}

		/** Adds the voxels i up to iEnd of row j in slice k. */
		private void add(final int label, final int i, final int iEnd, final int j,
			final int k)
		{
			reserve(label + 1);
			final int length = iEnd - i;
			counts[label] += length;
			stretch(0, label, i, iEnd, (i + iEnd - 1L) * length / 2);
			stretch(1, label, j, j + 1, (long) j * length);
			stretch(2, label, k, k + 1, (long) k * length);
		}

		private void stretch(final int axis, final int label, final int min,
			final int max, final long sum)
		{
			mins[axis][label] = Math.min(mins[axis][label], min);
			maxs[axis][label] = Math.max(maxs[axis][label], max);
			sums[axis][label] += sum;
		}

		private void add(final Tally other) {
			reserve(other.counts.length);
			for (int label = 0; label < other.counts.length; label++) {
				counts[label] += other.counts[label];
				for (int axis = 0; axis < 3; axis++)
					stretch(axis, label, other.mins[axis][label],
						other.maxs[axis][label], other.sums[axis][label]);
			}
		}

		private Box box(final int label) {
			return new Box(new int[] { mins[0][label], mins[1][label],
				mins[2][label] }, new int[] { maxs[0][label], maxs[1][label],
					maxs[2][label] });
		}
	}
}
