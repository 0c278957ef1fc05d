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

import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.network.PatchNetwork;
import org.spineps.progress.Progress;

/** One attempt to run the window over a volume with tiles of one size. */
final class WindowPass {

	/** Floats handed to the consumer at a time, if a single slice is not more. */
	private static final int HAND_OUT = 1 << 22;

	private final List<PatchNetwork> networks;
	private final Mirroring mirroring;
	private final Tiling tiling;
	private final int expectedClasses;
	private final Accumulation accumulation;
	private final float[] image;
	private final int channels;
	private final int[] size;
	private final int[] tile;
	private final int[] padded = new int[3];
	private final int[] before = new int[3];
	private final int[][] positions = new int[3][];
	private RollingSlab slab;
	private int classes;

	/**
	 * @param expectedClasses scores per voxel that the network must give, or 0
	 * @param accumulation whether sums are rounded
	 * @param image channels × volume, row-major
	 * @param shape channels and the three sizes
	 * @param tile sizes of the tiles
	 */
	WindowPass(final List<PatchNetwork> networks, final Mirroring mirroring,
		final Tiling tiling, final int expectedClasses,
		final Accumulation accumulation, final float[] image, final int[] shape,
		final int[] tile)
	{
		this.networks = networks;
		this.mirroring = mirroring;
		this.tiling = tiling;
		this.expectedClasses = expectedClasses;
		this.accumulation = accumulation;
		this.image = image;
		channels = shape[0];
		size = new int[] { shape[1], shape[2], shape[3] };
		this.tile = tile;
		for (int axis = 0; axis < 3; axis++) {
			padded[axis] = Math.max(size[axis], tile[axis]);
			before[axis] = (padded[axis] - size[axis]) / 2;
			positions[axis] = Tiling.positions(padded[axis], tile[axis], tiling
				.step());
		}
	}

	/** @return number of tiles */
	int tiles() {
		return positions[0].length * positions[1].length * positions[2].length;
	}

	/** A single tile needs no mean, but the same rounding. */
	private boolean isPassedOn() {
		return tiles() == 1 && accumulation == Accumulation.FLOAT32;
	}

	void run(final SliceConsumer consumer, final String stage,
		final Progress progress) throws SpinepsException
	{
		final float[] weights = tiling.importance().weights(tile);
		final float[] patch = new float[channels * weights.length];
		int done = 0;
		progress.report(stage, 0, tiles());
		for (int i = 0; i < positions[0].length; i++) {
			for (final int y : positions[1])
				for (final int x : positions[2]) {
					final int[] at = { positions[0][i], y, x };
					read(patch, at);
					final float[] scores = predict(patch, progress);
					if (slab == null) begin(consumer, scores.length / weights.length);
					if (isPassedOn()) handOut(consumer, scores);
					else slab.add(scores, weights, tile, at);
					progress.report(stage, ++done, tiles());
				}
			if (isPassedOn()) return;
			final int from = positions[0][i];
			final int to = i + 1 < positions[0].length ? positions[0][i + 1]
				: padded[0];
			progress.checkCancelled();
			handOut(consumer, from, to);
		}
	}

	private void begin(final SliceConsumer consumer, final int classCount)
		throws SpinepsException
	{
		if (expectedClasses > 0 && classCount != expectedClasses)
			throw new SpinepsException(
				"The network returns a different number of classes than its manifest " +
				"states",
				classCount + " instead of " + expectedClasses,
				"Check that the model's manifest fits its network file");
		classes = classCount;
		slab = isPassedOn() ? new RollingSlab(0, 0, 0, 0, accumulation)
			: new RollingSlab(classes, tile[0], padded[1], padded[2], accumulation);
		consumer.begin(classes, size[0], size[1], size[2]);
	}

	/** The mean of the networks' scores on one tile. */
	private float[] predict(final float[] patch, final Progress progress)
		throws SpinepsException
	{
		float[] sum = null;
		for (final PatchNetwork network : networks) {
			progress.checkCancelled();
			final float[] scores = mirroring.predict(network, patch, progress,
				channels, tile[0], tile[1], tile[2]);
			if (sum == null) sum = scores;
			else {
				if (scores.length != sum.length) throw new SpinepsException(
					"The networks of the model return different numbers of classes",
					scores.length + " and " + sum.length + " scores",
					"Check the model's network files");
				for (int i = 0; i < sum.length; i++)
					sum[i] += scores[i];
			}
		}
		if (networks.size() > 1) for (int i = 0; i < sum.length; i++)
			sum[i] /= networks.size();
		for (final float score : sum)
			if (!Float.isFinite(score)) throw new SpinepsException(
				"The network returned a score that is not a number",
				Float.toString(score),
				"Check the image for voxels that are not numbers, and check the " +
				"model's network file");
		return sum;
	}

	private static void requireFinite(final float... scores)
		throws SpinepsException
	{
		for (final float score : scores)
			if (!Float.isFinite(score)) throw new SpinepsException(
				"The network's scores are too large for 16 bits", Float.toString(score),
				"Run the model without the original's rounding");
	}

	/** Fills a patch with the voxels of a tile, padded where it hangs over. */
	private void read(final float[] patch, final int... at) {
		final boolean edge = tiling.padding() == Padding.EDGE;
		int to = 0;
		for (int c = 0; c < channels; c++)
			for (int z = 0; z < tile[0]; z++) {
				final int sz = source(at[0] + z, 0, edge);
				for (int y = 0; y < tile[1]; y++) {
					final int sy = source(at[1] + y, 1, edge);
					final int line = ((c * size[0] + sz) * size[1] + sy) * size[2];
					for (int x = 0; x < tile[2]; x++) {
						final int sx = source(at[2] + x, 2, edge);
						patch[to++] = sz < 0 || sy < 0 || sx < 0 ? 0 : image[line + sx];
					}
				}
			}
	}

	/** @return index in the image, or −1 for a voxel outside that is zero */
	private int source(final int index, final int axis, final boolean edge) {
		final int at = index - before[axis];
		if (at >= 0 && at < size[axis]) return at;
		return edge ? Math.max(0, Math.min(size[axis] - 1, at)) : -1;
	}

	/** Hands out the slices from..to−1 of the padded volume, without padding. */
	private void handOut(final SliceConsumer consumer, final int from,
		final int to) throws SpinepsException
	{
		final int first = Math.max(from, before[0]);
		final int end = Math.min(to, before[0] + size[0]);
		final int plane = classes * size[1] * size[2];
		final int most = Math.max(1, HAND_OUT / plane);
		for (int at = first; at < end; at += most) {
			final int count = Math.min(most, end - at);
			final float[] logits = new float[count * plane];
			slab.take(at, count, before[1], size[1], before[2], size[2], logits);
			if (accumulation == Accumulation.HALF) requireFinite(logits);
			consumer.accept(at - before[0], count, logits);
		}
		slab.clear(from, to - from);
	}

	/** Hands out the only tile, without padding. */
	private void handOut(final SliceConsumer consumer, final float[] scores) {
		final int plane = classes * size[1] * size[2];
		final int most = Math.max(1, HAND_OUT / plane);
		for (int at = 0; at < size[0]; at += most) {
			final int count = Math.min(most, size[0] - at);
			final float[] logits = new float[count * plane];
			int to = 0;
			for (int k = 0; k < classes; k++)
				for (int s = at; s < at + count; s++)
					for (int y = 0; y < size[1]; y++, to += size[2])
						System.arraycopy(scores, ((k * tile[0] + s + before[0]) * tile[1] +
							y + before[1]) * tile[2] + before[2], logits, to, size[2]);
			consumer.accept(at, count, logits);
		}
	}
}
