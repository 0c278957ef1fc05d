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
 * The runs of equal, nonzero labels along axis 0 in one slice of a volume. Made
 * to be filled again and again. Not safe for use by several threads.
 */
final class SliceRuns {

	private final int rowLength;
	private final int rows;
	private final int[] rowBegin;
	/** A row of zeros. */
	private final short[] background;
	private int[] starts = new int[256];
	private int[] ends = new int[256];
	private short[] labels = new short[256];

	SliceRuns(final Grid grid) {
		rowLength = grid.size(0);
		rows = grid.size(1);
		rowBegin = new int[rows + 1];
		background = new short[rowLength];
	}

	private SliceRuns(final SliceRuns other) {
		rowLength = other.rowLength;
		rows = other.rows;
		background = other.background;
		rowBegin = other.rowBegin.clone();
		starts = Arrays.copyOf(other.starts, other.count());
		ends = Arrays.copyOf(other.ends, other.count());
		labels = Arrays.copyOf(other.labels, other.count());
	}

	/** @return a copy that is not larger than its runs need */
	SliceRuns copy() {
		return new SliceRuns(this);
	}

	/**
	 * @param voxels the whole volume
	 * @param selected if not null, runs are of voxels whose labels are marked here,
	 *          whatever the labels are
	 * @param slice index on axis 2
	 */
	void read(final short[] voxels, final boolean[] selected, final int slice) {
		int count = 0;
		int v = slice * rowLength * rows;
		for (int row = 0; row < rows; row++) {
			rowBegin[row] = count;
			final int rowEnd = v + rowLength;
			if (starts.length < count + rowLength) reserve(count + rowLength);
			count = selected == null ? readRow(voxels, v, rowEnd, count) : readRow(
				voxels, selected, v, rowEnd, count);
			v = rowEnd;
		}
		rowBegin[rows] = count;
	}

	private int readRow(final short[] voxels, final int begin, final int end,
		final int countBefore)
	{
		int count = countBefore;
		int v = begin;
		while (true) {
			v = skipBackground(voxels, v, end);
			if (v == end) return count;
			final short label = voxels[v];
			starts[count] = v;
			while (v < end && voxels[v] == label)
				v++;
			labels[count] = label;
			ends[count++] = v;
		}
	}

	private int readRow(final short[] voxels, final boolean[] selected,
		final int begin, final int end, final int countBefore)
	{
		int count = countBefore;
		int v = begin;
		while (true) {
			while (v < end && !selected[voxels[v] & 0xffff])
				v = voxels[v] == 0 ? skipBackground(voxels, v, end) : v + 1;
			if (v == end) return count;
			starts[count] = v;
			while (v < end && selected[voxels[v] & 0xffff])
				v++;
			labels[count] = 1;
			ends[count++] = v;
		}
	}

	/** @return the first voxel that is not 0; the end if there is none */
	private int skipBackground(final short[] voxels, final int begin,
		final int end)
	{
		// Most of a mask is background, which this compares many voxels at once.
		final int length = Arrays.mismatch(voxels, begin, end, background, 0, end -
			begin);
		return length < 0 ? end : begin + length;
	}

	private void reserve(final int needed) {
		final int capacity = Math.max(needed, (int) Math.min(2L * starts.length,
			(long) rowLength * rows));
		starts = Arrays.copyOf(starts, capacity);
		ends = Arrays.copyOf(ends, capacity);
		labels = Arrays.copyOf(labels, capacity);
	}

	/**
	 * @param row index on axis 1, or the number of rows
	 * @return the first run of that row, which is the end of the row before
	 */
	int begin(final int row) {
		return rowBegin[row];
	}

	/** @return number of runs */
	int count() {
		return rowBegin[rows];
	}

	/** @return flat index of the first voxel of a run */
	int start(final int run) {
		return starts[run];
	}

	/** @return flat index after the last voxel of a run */
	int end(final int run) {
		return ends[run];
	}

	/** @return the label of a run; 1 for selected labels */
	short label(final int run) {
		return labels[run];
	}
}
