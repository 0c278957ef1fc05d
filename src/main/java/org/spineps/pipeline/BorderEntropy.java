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
package org.spineps.pipeline;

import java.util.HashMap;
import java.util.Map;

import org.spineps.anatomy.Structure;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * How undecided a network is where an instance ends. At each voxel of an instance
 * that has one of six neighbours outside of it, the probability p of the winning
 * class allows an entropy of at least −p log₂ p − (1 − p) log₂ (1 − p) bits (1 if
 * p is below one half, where a third class must take part). The mean of this least
 * entropy over the border needs no probabilities of other classes, so that none
 * have to be kept. Where the volume ends is no border.
 */
final class BorderEntropy {

	private static final int LABELS = 256;

	private final Grid grid;
	private final float[] probability;
	private final double[] sums = new double[LABELS];
	private final long[] counts = new long[LABELS];

	private BorderEntropy(final Grid grid, final ImageVolume probability) {
		this.grid = grid;
		this.probability = probability.array();
	}

	/**
	 * @param instances labels of instances, below 256
	 * @param semantic structures on the same grid, for cord and canal
	 * @param probability 0..1, of the class that was chosen at each voxel
	 * @return label → bits; labels without a border are missing
	 * @throws IllegalArgumentException if the grids differ
	 */
	static Map<Integer, Double> of(final LabelVolume instances,
		final LabelVolume semantic, final ImageVolume probability)
	{
		if (!instances.grid().agreesWith(probability.grid()) || !semantic.grid()
			.agreesWith(probability.grid())) throw new IllegalArgumentException(
				"Volumes on different grids");
		final BorderEntropy entropy = new BorderEntropy(instances.grid(),
			probability);
		entropy.add(instances.array(), false);
		entropy.add(semantic.array(), true);
		final Map<Integer, Double> means = new HashMap<>();
		for (int label = 1; label < LABELS; label++)
			if (entropy.counts[label] > 0) means.put(label, entropy.sums[label] /
				entropy.counts[label]);
		return means;
	}

	private void add(final short[] labels, final boolean onlyCordAndCanal) {
		int n = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, n++) {
					final int label = labels[n] & 0xffff;
					if (label == 0 || label >= LABELS || onlyCordAndCanal &&
						label != Structure.CORD.id() && label != Structure.CANAL.id() ||
						!isBorder(labels, n, i, j, k)) continue;
					sums[label] += leastEntropy(probability[n]);
					counts[label]++;
				}
	}

	private boolean isBorder(final short[] labels, final int n, final int i,
		final int j, final int k)
	{
		final short label = labels[n];
		final int row = grid.size(0);
		final int slice = row * grid.size(1);
		return i > 0 && labels[n - 1] != label || i + 1 < grid.size(0) && labels[n +
			1] != label || j > 0 && labels[n - row] != label || j + 1 < grid.size(
				1) && labels[n + row] != label || k > 0 && labels[n - slice] != label ||
			k + 1 < grid.size(2) && labels[n + slice] != label;
	}

	/** @return bits */
	static double leastEntropy(final double winning) {
		if (winning >= 1) return 0;
		if (!(winning > 0.5)) return 1;
		final double rest = 1 - winning;
		return -(winning * Math.log(winning) + rest * Math.log(rest)) / Math.log(
			2);
	}
}
