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
 * A box of voxels with one bit each, 64 neighbours on axis 0 to a word. Outside
 * the box all bits are 0.
 */
final class BitMask {

	private final int rowLength;
	private final int rows;
	private final int slices;
	private final int rowWords;
	private long[] words;
	private long[] spare;

	BitMask(final int... size) {
		rowLength = size[0];
		rows = size[1];
		slices = size[2];
		rowWords = (rowLength + 63) / 64;
		words = new long[Math.multiplyExact(rowWords, rows * slices)];
	}

	/** Gets the place of a bit. */
	interface Visitor {

		void at(int i, int j, int k);
	}

	/**
	 * Sets the bits of the voxels of some labels.
	 *
	 * @param labels a volume
	 * @param box a box inside it, of this mask's size
	 * @param wanted the labels, at least one; −1 for all but 0
	 */
	void read(final LabelVolume labels, final Box box, final int... wanted) {
		read(labels, box, wanted[0], false);
		for (int n = 1; n < wanted.length; n++)
			read(labels, box, wanted[n], true);
	}

	private void read(final LabelVolume labels, final Box box, final int label,
		final boolean added)
	{
		final short[] voxels = labels.array();
		Slabs.forEach(slices, box.voxels(), (begin, end) -> {
			if (!added) Arrays.fill(words, begin * rows * rowWords, end * rows *
				rowWords, 0);
			for (int k = begin; k < end; k++)
				for (int j = 0; j < rows; j++) {
					final int v = labels.grid().index(box.min(0), box.min(1) + j, box.min(
						2) + k);
					final int word = (j + rows * k) * rowWords;
					for (int i = 0; i < rowLength; i++) {
						final int value = voxels[v + i] & 0xffff;
						if (label < 0 ? value != 0 : value == label) words[word + (i >>
							6)] |= 1L << i;
					}
				}
		});
	}

	/** @return whether the bit of a voxel is set */
	boolean get(final int i, final int j, final int k) {
		return (words[(j + rows * k) * rowWords + (i >> 6)] & 1L << i) != 0;
	}

	/** @return whether no bit is set */
	boolean isEmpty() {
		for (final long word : words)
			if (word != 0) return false;
		return true;
	}

	/**
	 * Clears the bits that are set in another mask.
	 *
	 * @param other a mask of the same size
	 * @param visitor is given every bit that is cleared
	 */
	void removeAll(final BitMask other, final Visitor visitor) {
		for (int at = 0; at < words.length; at++) {
			long both = words[at] & other.words[at];
			if (both == 0) continue;
			words[at] &= ~both;
			final int row = at / rowWords;
			final int first = at % rowWords << 6;
			for (; both != 0; both &= both - 1)
				visitor.at(first + Long.numberOfTrailingZeros(both), row % rows, row /
					rows);
		}
	}

	/** @return a mask of 0 and 1 */
	LabelVolume toVolume(final Grid grid) {
		final LabelVolume volume = LabelVolume.zeros(grid);
		final short[] voxels = volume.array();
		Slabs.forEach(rows * slices, voxels.length, (begin, end) -> {
			for (int row = begin; row < end; row++) {
				final int v = row * rowLength;
				final int word = row * rowWords;
				for (int i = 0; i < rowLength; i++)
					voxels[v + i] = (short) (words[word + (i >> 6)] >>> i & 1);
			}
		});
		return volume;
	}

	/** Sets the bits of all neighbours of set bits. */
	void dilate(final Connectivity connectivity) {
		step(connectivity, true);
	}

	/** Clears the bits that have a neighbour whose bit is not set. */
	void erode(final Connectivity connectivity) {
		step(connectivity, false);
	}

	private void step(final Connectivity connectivity, final boolean dilate) {
		if (spare == null) spare = new long[words.length];
		final long[] from = words;
		final long[] into = spare;
		Slabs.forEach(rows * slices, 8L * words.length, (begin, end) -> {
			final long[] near = new long[rowWords];
			for (int row = begin; row < end; row++)
				stepRow(from, into, row, near, connectivity.maxSteps(), dilate);
		});
		words = into;
		spare = from;
	}

	/**
	 * @param near scratch: rows that count with their diagonal neighbours too
	 */
	private void stepRow(final long[] from, final long[] into, final int row,
		final long[] near, final int maxSteps, final boolean dilate)
	{
		final int j = row % rows;
		final int k = row / rows;
		final int at = row * rowWords;
		Arrays.fill(near, dilate ? 0 : -1);
		Arrays.fill(into, at, at + rowWords, dilate ? 0 : -1);
		for (int dk = -1; dk <= 1; dk++)
			for (int dj = -1; dj <= 1; dj++) {
				final int steps = Math.abs(dj) + Math.abs(dk);
				if (steps > maxSteps) continue;
				if (j + dj < 0 || j + dj >= rows || k + dk < 0 || k + dk >= slices) {
					if (dilate) continue;
					Arrays.fill(into, at, at + rowWords, 0);
					return;
				}
				final int source = (row + dj + rows * dk) * rowWords;
				final boolean diagonal = steps < maxSteps;
				combine(from, source, diagonal ? near : into, diagonal ? 0 : at,
					dilate);
			}
		spread(near, into, at, dilate);
		// Bits behind the end of the row are outside and stay 0.
		final int tail = rowLength & 63;
		if (tail != 0) into[at + rowWords - 1] &= -1L >>> 64 - tail;
	}

	private void combine(final long[] from, final int source, final long[] into,
		final int at, final boolean dilate)
	{
		if (dilate) for (int w = 0; w < rowWords; w++)
			into[at + w] |= from[source + w];
		else for (int w = 0; w < rowWords; w++)
			into[at + w] &= from[source + w];
	}

	/** Combines a row with its neighbours on axis 0 and adds it to the result. */
	private void spread(final long[] near, final long[] into, final int at,
		final boolean dilate)
	{
		long before = 0;
		for (int w = 0; w < rowWords; w++) {
			final long here = near[w];
			final long after = w + 1 < rowWords ? near[w + 1] : 0;
			final long fromLeft = here << 1 | before >>> 63;
			final long fromRight = here >>> 1 | after << 63;
			if (dilate) into[at + w] |= here | fromLeft | fromRight;
			else into[at + w] &= here & fromLeft & fromRight;
			before = here;
		}
	}
}
