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
package org.spineps.volume.resample;

import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Slabs;

/**
 * Interpolated label masks: at a point, every label among the surrounding voxels
 * has as much weight as linear interpolation of its mask would give.
 */
final class LabelBlend {

	/** At most this many voxels surround a point. */
	private static final int CORNERS = 8;

	private final short[] from;
	private final Grid source;
	private final Grid target;
	/** For each axis and target index, the lower neighbour. */
	private final int[][] lower = new int[3][];
	/** For each axis and target index, the weight of the upper neighbour. */
	private final double[][] upperWeight = new double[3][];

	/**
	 * @param labels labels; not changed
	 * @param target a grid of the same space, see {@link Resize#grid}
	 * @param separateAxis the axis with the nearest voxel only, or negative
	 */
	LabelBlend(final LabelVolume labels, final Grid target,
		final int separateAxis)
	{
		from = labels.array();
		source = labels.grid();
		this.target = target;
		for (int axis = 0; axis < 3; axis++) {
			final int size = source.size(axis);
			final double[] positions = Resize.positions(size, target.size(axis));
			lower[axis] = new int[positions.length];
			upperWeight[axis] = new double[positions.length];
			for (int n = 0; n < positions.length; n++) {
				final double p = Math.min(Math.max(positions[n], 0), size - 1);
				lower[axis][n] = (int) (axis == separateAxis ? p + 0.5 : p);
				if (axis != separateAxis) upperWeight[axis][n] = p - lower[axis][n];
			}
		}
	}

	/** What to write for some labels with their weights. */
	private interface Choice {

		int choose(int[] labels, double[] weights, int count);
	}

	/** @return the highest label with at least half of the weight, else 0 */
	LabelVolume atLeastHalf() {
		return write((labels, weights, count) -> {
			int best = 0;
			for (int n = 0; n < count; n++)
				if (weights[n] >= 0.5) best = Math.max(best, labels[n]);
			return best;
		});
	}

	/**
	 * @return the label with the most weight, after rounding a thousandth of it to
	 *         half precision as nnU-Net's torch resampling does; the lowest of
	 *         equals
	 */
	LabelVolume heaviest() {
		return write((labels, weights, count) -> {
			int best = labels[0];
			double most = -1;
			for (int n = 0; n < count; n++) {
				final double weight = toHalf(1000 * weights[n]);
				if (weight > most || weight == most && labels[n] < best) {
					most = weight;
					best = labels[n];
				}
			}
			return best;
		});
	}

	/** Rounds a number of at most 1000 that is not negative to half precision. */
	private static double toHalf(final double value) {
		final double unit = Math.scalb(1.0, Math.max(Math.getExponent(value), -14) -
			10);
		return Math.rint(value / unit) * unit;
	}

	private LabelVolume write(final Choice choice) {
		final LabelVolume result = LabelVolume.zeros(target);
		final short[] into = result.array();
		final int rows = target.size(1);
		Slabs.forEach(rows * target.size(2), into.length, (begin, end) -> {
			final int[] labels = new int[CORNERS];
			final double[] weights = new double[CORNERS];
			for (int row = begin; row < end; row++)
				for (int i = 0; i < target.size(0); i++) {
					final int count = gather(i, row % rows, row / rows, labels, weights);
					into[row * target.size(0) + i] = (short) (count == 1 ? labels[0]
						: choice.choose(labels, weights, count));
				}
		});
		return result;
	}

	/** @return how many different labels surround a target voxel */
	private int gather(final int i, final int j, final int k,
		final int[] labels, final double[] weights)
	{
		int count = 0;
		final int v = source.index(lower[0][i], lower[1][j], lower[2][k]);
		for (int corner = 0; corner < CORNERS; corner++) {
			final double x = weight(0, i, corner & 1);
			final double y = weight(1, j, corner >> 1 & 1);
			final double z = weight(2, k, corner >> 2);
			if (x == 0 || y == 0 || z == 0) continue;
			final int label = from[v + (corner & 1) + source.size(0) * ((corner >> 1 &
				1) + source.size(1) * (corner >> 2))] & 0xffff;
			int n = 0;
			while (n < count && labels[n] != label)
				n++;
			if (n == count) {
				labels[count] = label;
				weights[count++] = 0;
			}
			weights[n] += x * y * z;
		}
		return count;
	}

	private double weight(final int axis, final int index, final int upper) {
		return upper == 1 ? upperWeight[axis][index] : 1 -
			upperWeight[axis][index];
	}
}
