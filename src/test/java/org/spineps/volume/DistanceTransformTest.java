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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;

class DistanceTransformTest {

	@Test
	void equalsBruteForce() {
		final int[][] sizes = { { 13, 11, 9 }, { 1, 20, 5 }, { 17, 1, 6 }, { 19, 18,
			1 }, { 1, 1, 1 } };
		final double[][] spacings = { { 1, 1, 1 }, { 0.5, 0.7, 3.3 }, { 4, 0.3,
			0.9 } };
		for (final int[] size : sizes)
			for (final double[] spacing : spacings) {
				final Grid grid = Grid.of(size, spacing, AxisCodes.PIR);
				compare(RandomVolumes.balls(1, grid, 2));
				final LabelVolume sparse = LabelVolume.zeros(grid);
				sparse.array()[grid.voxels() / 3] = 7;
				sparse.array()[grid.voxels() - 1] = (short) 65535;
				compare(sparse);
				compare(RandomVolumes.labels(2, grid, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
					0, 0, 0, 0, 0, 0, 0, 0, 0, 4));
			}
		compare(RandomVolumes.balls(5, RandomVolumes.obliqueGrid(21, 9, 7), 3));
	}

	private static void compare(final LabelVolume mask) {
		final Grid grid = mask.grid();
		final float[] distances = DistanceTransform.toMask(mask).array();
		final int[][] places = new int[grid.voxels()][];
		int count = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++)
					if (mask.array()[grid.index(i, j, k)] != 0) places[count++] =
						new int[] { i, j, k };
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++) {
					double least = Double.POSITIVE_INFINITY;
					for (int n = 0; n < count; n++) {
						final double x = (places[n][0] - i) * grid.spacing(0);
						final double y = (places[n][1] - j) * grid.spacing(1);
						final double z = (places[n][2] - k) * grid.spacing(2);
						least = Math.min(least, x * x + y * y + z * z);
					}
					final double distance = distances[grid.index(i, j, k)];
					final double expected = Math.sqrt(least);
					if (distance != expected && !(Math.abs(distance - expected) < 1e-6 *
						expected)) assertThat(distance).isCloseTo(expected, within(1e-6 *
							expected));
				}
	}

	@Test
	void emptyMaskIsInfinitelyFar() {
		final float[] distances = DistanceTransform.toMask(LabelVolume.zeros(
			RandomVolumes.obliqueGrid(4, 3, 2))).array();
		assertThat(distances).containsOnly(Float.POSITIVE_INFINITY);
	}

	@Test
	void threadsHaveNoInfluence() {
		final LabelVolume mask = RandomVolumes.balls(3, RandomVolumes.obliqueGrid(
			70, 45, 33), 4);
		final float[] one = Parallelization.runSingleThreaded(
			() -> DistanceTransform.toMask(mask).array());
		assertThat(Parallelization.runWithNumThreads(5, () -> DistanceTransform
			.toMask(mask).array())).isEqualTo(one);
	}
}
