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
package org.spineps.pipeline.instance.cutout;

import org.spineps.volume.Box;

/**
 * A set of voxels of a large volume, one bit each, kept inside its bounding box
 * only. Rows along axis 0 start at multiples of 64 voxels of the large volume, so
 * that two masks can be intersected word by word. Not safe for writing from
 * several threads.
 */
public final class BoxedMask {

	private final Box box;
	private final int firstWord;
	private final int wordsPerRow;
	private final long[] words;
	private int count;

	/**
	 * @param box where voxels may be set
	 */
	public BoxedMask(final Box box) {
		this.box = box;
		firstWord = box.min(0) >> 6;
		wordsPerRow = box.isEmpty() ? 0 : (box.max(0) - 1 >> 6) - firstWord + 1;
		words = new long[Math.multiplyExact(wordsPerRow * box.size(1), box.size(
			2))];
	}

	/** @return where voxels may be set */
	public Box box() {
		return box;
	}

	/** @return number of voxels that are set */
	public int count() {
		return count;
	}

	/** Sets a voxel that lies in the box and is not set yet. */
	public void set(final int i, final int j, final int k) {
		words[row(j, k) + (i >> 6) - firstWord] |= 1L << i;
		count++;
	}

	/**
	 * @param other another mask of the same volume
	 * @return number of voxels in both
	 */
	long intersection(final BoxedMask other) {
		final Box common = box.intersect(other.box);
		if (common.isEmpty()) return 0;
		final int first = common.min(0) >> 6;
		final int length = (common.max(0) - 1 >> 6) - first + 1;
		long sum = 0;
		for (int k = common.min(2); k < common.max(2); k++)
			for (int j = common.min(1); j < common.max(1); j++) {
				final int here = row(j, k) + first - firstWord;
				final int there = other.row(j, k) + first - other.firstWord;
				for (int w = 0; w < length; w++)
					sum += Long.bitCount(words[here + w] & other.words[there + w]);
			}
		return sum;
	}

	/**
	 * @param other another mask of the same volume
	 * @return Dice coefficient, 2 |both| / (|this| + |other|)
	 */
	public double dice(final BoxedMask other) {
		return 2.0 * intersection(other) / ((long) count + other.count);
	}

	/**
	 * Adds 1 to a voxel's count for every voxel that is set.
	 *
	 * @param counts counts of the voxels of a box, axis 0 fastest
	 * @param region that box; this mask's box lies inside
	 */
	public void addTo(final byte[] counts, final Box region) {
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++) {
				final int row = row(j, k);
				final int base = region.size(0) * (j - region.min(1) + region.size(1) *
					(k - region.min(2))) - region.min(0);
				for (int w = 0; w < wordsPerRow; w++)
					for (long rest = words[row + w]; rest != 0; rest &= rest - 1)
						counts[base + (firstWord + w << 6) + Long.numberOfTrailingZeros(
							rest)]++;
			}
	}

	private int row(final int j, final int k) {
		return wordsPerRow * (j - box.min(1) + box.size(1) * (k - box.min(2)));
	}
}
