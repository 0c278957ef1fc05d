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
package org.spineps.network.window;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How a volume is cut into tiles. All sizes are in tensor axes, the slowest
 * first.
 * <p>
 * With {@code maxTileVoxels} 0 every tile has the patch size, as in nnU-Net.
 * With a positive number a tile may be as large as that many voxels, at best
 * the whole volume: fewer seams, and the instance normalisation of small
 * networks sees the volume that it was trained on. The tile depends on the
 * volume only, never on the machine, so that results can be repeated elsewhere.
 * </p>
 *
 * @param patchSize the tile the network was trained on, three sizes
 * @param sizeMultiple every size of a tile is a multiple of these
 * @param maxTileVoxels voxels of the largest tile, or 0 for tiles of exactly
 *          the patch size
 * @param step distance of neighbouring tiles as a share of the tile, over 0 up
 *          to 1
 * @param padding the values outside the volume
 * @param importance how overlapping tiles are weighted
 */
public record Tiling(List<Integer> patchSize, List<Integer> sizeMultiple,
	long maxTileVoxels, double step, Padding padding, ImportanceMap importance)
{

	/** nnU-Net's overlap of neighbouring tiles: a half. */
	public static final double DEFAULT_STEP = 0.5;

	/**
	 * @throws IllegalArgumentException if a size is not positive, the patch size
	 *           is not a multiple, or the step is out of its range
	 */
	public Tiling {
		patchSize = List.copyOf(patchSize);
		sizeMultiple = List.copyOf(sizeMultiple);
		Objects.requireNonNull(padding);
		Objects.requireNonNull(importance);
		if (patchSize.size() != 3 || sizeMultiple.size() != 3)
			throw new IllegalArgumentException("A tile needs three sizes");
		for (int axis = 0; axis < 3; axis++) {
			final int multiple = sizeMultiple.get(axis);
			if (multiple < 1 || patchSize.get(axis) < 1 || patchSize.get(axis) %
				multiple != 0) throw new IllegalArgumentException("Patch size " +
					patchSize + " is not a multiple of " + sizeMultiple);
		}
		if (maxTileVoxels < 0) throw new IllegalArgumentException(
			"The number of voxels is negative");
		if (!(step > 0 && step <= 1)) throw new IllegalArgumentException(
			"Invalid tile step: " + step);
	}

	/**
	 * @param wanted distance of neighbouring tiles as a share of the tile
	 * @return this tiling with that
	 */
	public Tiling withStep(final double wanted) {
		return new Tiling(patchSize, sizeMultiple, maxTileVoxels, wanted, padding,
			importance);
	}

	/**
	 * nnU-Net's tiling: tiles of the patch size that overlap by a half, zeros
	 * outside.
	 *
	 * @param patchSize three sizes
	 * @return the tiling
	 */
	public static Tiling fixed(final int... patchSize) {
		return new Tiling(Arrays.stream(patchSize).boxed().toList(), List.of(1, 1,
			1), 0, DEFAULT_STEP, Padding.ZERO, ImportanceMap.FLOAT32);
	}

	/**
	 * @param size three sizes of a volume
	 * @return the sizes of its tiles, a new array; an axis of the volume that is
	 *         shorter is padded
	 */
	public int[] tileFor(final int... size) {
		final int[] tile = new int[3];
		for (int axis = 0; axis < 3; axis++)
			tile[axis] = maxTileVoxels == 0 ? patchSize.get(axis) : roundUp(
				size[axis], axis);
		while (maxTileVoxels > 0 && voxels(tile) > maxTileVoxels) {
			int longest = -1;
			for (int axis = 0; axis < 3; axis++)
				if (tile[axis] > patchSize.get(axis) && (longest < 0 ||
					(long) tile[axis] * patchSize.get(longest) > (long) tile[longest] *
						patchSize.get(axis))) longest = axis;
			if (longest < 0) break;
			tile[longest] = Math.max(patchSize.get(longest), roundUp((tile[longest] +
				1) / 2, longest));
		}
		return tile;
	}

	/**
	 * The next smaller tile, for a device that has too little memory.
	 *
	 * @param slowest whether to halve the slowest axis if that is possible: Java's
	 *          memory holds as many slices of the volume as a tile has. Else the
	 *          longest axis is halved
	 * @param tile three sizes
	 * @return a new array, or null if the tile cannot be halved any more
	 */
	int[] halvedOrNull(final boolean slowest, final int... tile) {
		int chosen = -1;
		for (int axis = 0; axis < 3; axis++) {
			final int half = roundUp((tile[axis] + 1) / 2, axis);
			final boolean possible = half < tile[axis] && half >= 2 * sizeMultiple
				.get(axis);
			if (!possible) continue;
			final boolean keep = slowest && chosen == 0;
			if (chosen < 0 || !keep && tile[axis] > tile[chosen]) chosen = axis;
		}
		if (chosen < 0) return null;
		final int[] result = tile.clone();
		result[chosen] = roundUp((tile[chosen] + 1) / 2, chosen);
		return result;
	}

	/**
	 * Where the tiles begin along one axis: evenly spread from the first voxel to
	 * the last, not farther apart than the step, rounded half to even. A tile of
	 * one voxel takes every voxel (nnU-Net's planar networks).
	 *
	 * @param size voxels of the axis, padded to at least the tile
	 * @param tile voxels of the tile
	 * @param step distance as a share of the tile
	 * @return first voxel of every tile, ascending; a new array
	 */
	static int[] positions(final int size, final int tile, final double step) {
		if (size < tile) throw new IllegalArgumentException("A tile of " + tile +
			" on " + size + " voxels");
		final double wanted = tile == 1 ? 1 : tile * step;
		final int count = (int) Math.ceil((size - tile) / wanted) + 1;
		final int[] positions = new int[count];
		if (count > 1) {
			final double distance = (double) (size - tile) / (count - 1);
			for (int i = 0; i < count; i++)
				positions[i] = (int) Math.rint(distance * i);
		}
		return positions;
	}

	private int roundUp(final int size, final int axis) {
		final int multiple = sizeMultiple.get(axis);
		return (size + multiple - 1) / multiple * multiple;
	}

	private static long voxels(final int... size) {
		return (long) size[0] * size[1] * size[2];
	}
}
