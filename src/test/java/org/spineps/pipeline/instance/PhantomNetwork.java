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
package org.spineps.pipeline.instance;

import java.util.SplittableRandom;

import org.spineps.pipeline.instance.cutout.CutoutNetwork;
import org.spineps.pipeline.instance.cutout.CutoutResult;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.resample.Resample;

/**
 * Plays the instance network: knows the true vertebrae, finds out which one is at
 * the centre of a cut-out, and answers as a network would, with as many faults as
 * it is told to make.
 */
final class PhantomNetwork implements CutoutNetwork {

	private final LabelVolume truth;
	private final SplittableRandom random;
	private final double missing;
	private final double noise;
	private final double shifted;
	private int calls;

	/**
	 * @param truth vertebrae 1..n from the top
	 * @param seed of the faults
	 * @param missing how often one of the three vertebrae is left out, 0..1
	 * @param noise how often a voxel of a vertebra is left out or goes to another of
	 *          the three, 0..1
	 * @param shifted how often the answer is about the next vertebra above, 0..1
	 */
	PhantomNetwork(final LabelVolume truth, final long seed,
		final double missing, final double noise, final double shifted)
	{
		this.truth = truth;
		random = new SplittableRandom(seed);
		this.missing = missing;
		this.noise = noise;
		this.shifted = shifted;
	}

	static PhantomNetwork perfect(final LabelVolume truth) {
		return new PhantomNetwork(truth, 0, 0, 0, 0);
	}

	int calls() {
		return calls;
	}

	@Override
	public CutoutResult predict(final LabelVolume cutout) {
		calls++;
		final Grid grid = cutout.grid();
		final LabelVolume seen = Resample.nearest(truth, grid, false);
		int centre = nearest(seen, grid.size(0) / 2, grid.size(1) / 2, grid.size(
			2) / 2);
		if (random.nextDouble() < shifted) centre--;
		final boolean[] left = new boolean[4];
		for (int c = 1; c <= 3; c++)
			left[c] = random.nextDouble() < missing;
		final LabelVolume classes = LabelVolume.zeros(grid);
		final ImageVolume probability = ImageVolume.zeros(grid);
		for (int v = 0; v < seen.array().length; v++) {
			probability.array()[v] = 0.9f;
			if (seen.array()[v] == 0 || cutout.array()[v] == 0) continue;
			int c = seen.array()[v] - centre + CutoutResult.CENTRE;
			if (c < 1 || c > 3) continue;
			if (noise > 0 && random.nextDouble() < noise) c = random.nextInt(4);
			if (!left[c]) classes.array()[v] = (short) c;
		}
		return new CutoutResult(classes, probability);
	}

	/** The label found first in growing cubes around a voxel. */
	private static int nearest(final LabelVolume labels, final int i,
		final int j, final int k)
	{
		final Grid grid = labels.grid();
		for (int radius = 0; radius < grid.size(1) / 2; radius++)
			for (int dk = -radius; dk <= radius; dk++)
				for (int dj = -radius; dj <= radius; dj++)
					for (int di = -radius; di <= radius; di++) {
						final int[] at = { i + di, j + dj, k + dk };
						boolean inside = true;
						for (int axis = 0; axis < 3; axis++)
							inside &= at[axis] >= 0 && at[axis] < grid.size(axis);
						if (!inside) continue;
						final int label = labels.array()[grid.index(at[0], at[1],
							at[2])];
						if (label != 0) return label;
					}
		return 0;
	}
}
