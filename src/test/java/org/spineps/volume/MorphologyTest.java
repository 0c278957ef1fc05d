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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MorphologyTest {

	private static final int[][] SIZES = { { 9, 8, 7 }, { 64, 5, 4 }, { 65, 3, 4 },
		{ 130, 4, 3 }, { 1, 1, 9 }, { 63, 1, 1 } };

	@ParameterizedTest
	@EnumSource(Connectivity.class)
	void equalsBruteForce(final Connectivity connectivity) {
		for (final int[] size : SIZES)
			for (int seed = 0; seed < 3; seed++) {
				final Grid grid = RandomVolumes.obliqueGrid(size);
				final LabelVolume sparse = RandomVolumes.labels(seed, grid, 0, 0, 0, 0,
					0, 0, 0, 0, 0, 3, 65535);
				final LabelVolume dense = RandomVolumes.labels(seed, grid, 0, 1, 1, 1,
					1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 65535);
				LabelVolume grown = sparse;
				LabelVolume shrunk = dense;
				for (int n = 0; n <= 3; n++) {
					assertThat(Morphology.dilate(sparse, connectivity, n).array())
						.isEqualTo(binary(grown).array());
					assertThat(Morphology.erode(dense, connectivity, n).array())
						.isEqualTo(binary(shrunk).array());
					grown = step(grown, connectivity, true);
					shrunk = step(shrunk, connectivity, false);
				}
			}
	}

	@Test
	void outsideTheVolumeIsBackground() {
		final Grid grid = RandomVolumes.obliqueGrid(5, 5, 5);
		final LabelVolume full = RandomVolumes.labels(0, grid, 1);
		final LabelVolume eroded = Morphology.erode(full, Connectivity.FACES, 2);
		assertThat(LabelStatistics.of(eroded).count(1)).isEqualTo(1);
		assertThat(eroded.array()[grid.index(2, 2, 2)]).isEqualTo((short) 1);
		assertThat(Morphology.erode(full, Connectivity.FACES, 3).array())
			.containsOnly(0);
	}

	@Test
	void threadsHaveNoInfluence() {
		final Grid grid = RandomVolumes.obliqueGrid(70, 60, 40);
		final LabelVolume mask = RandomVolumes.balls(1, grid, 12);
		final short[] one = Parallelization.runSingleThreaded(() -> Morphology
			.dilate(mask, Connectivity.EDGES, 3).array());
		assertThat(Parallelization.runWithNumThreads(4, () -> Morphology.dilate(
			mask, Connectivity.EDGES, 3).array())).isEqualTo(one);
	}

	@ParameterizedTest
	@EnumSource(Connectivity.class)
	void labelsGrowByTurns(final Connectivity connectivity) {
		for (int seed = 0; seed < 6; seed++) {
			final Grid grid = RandomVolumes.obliqueGrid(13, 9, 8);
			final LabelVolume labels = RandomVolumes.labels(seed, grid, 0, 0, 0, 0, 0,
				0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 300, 2);
			final LabelVolume region = RandomVolumes.labels(seed + 50, grid, 0, 1, 9);
			for (int n = 0; n <= 2; n++) {
				assertThat(Morphology.dilateLabels(labels, connectivity, n, null)
					.array()).isEqualTo(turns(labels, connectivity, n, null));
				assertThat(Morphology.dilateLabels(labels, connectivity, n, region)
					.array()).isEqualTo(turns(labels, connectivity, n, region));
			}
		}
	}

	@Test
	void regionMustHaveTheSameSize() {
		final LabelVolume labels = LabelVolume.zeros(RandomVolumes.obliqueGrid(2, 3,
			4));
		final LabelVolume region = LabelVolume.zeros(RandomVolumes.obliqueGrid(4, 3,
			2));
		assertThatThrownBy(() -> Morphology.dilateLabels(labels,
			Connectivity.FACES, 1, region)).isInstanceOf(
				IllegalArgumentException.class);
	}

	/** The rule read literally: every label in turn, over the whole volume. */
	private static short[] turns(final LabelVolume labels,
		final Connectivity connectivity, final int iterations,
		final LabelVolume region)
	{
		final LabelVolume result = labels.copy();
		final short[] voxels = result.array();
		for (int n = 0; n < iterations; n++)
			for (final int label : LabelStatistics.of(labels).labels()) {
				final LabelVolume own = result.copy();
				for (int v = 0; v < voxels.length; v++)
					own.array()[v] = (short) (voxels[v] == label ? 1 : 0);
				final short[] grown = step(own, connectivity, true).array();
				for (int v = 0; v < voxels.length; v++) {
					if (voxels[v] == 0 && grown[v] != 0) voxels[v] = (short) label;
					if (region != null && region.array()[v] == 0) voxels[v] = 0;
				}
			}
		return voxels;
	}

	private static LabelVolume binary(final LabelVolume mask) {
		final LabelVolume result = mask.copy();
		for (int v = 0; v < result.array().length; v++)
			if (result.array()[v] != 0) result.array()[v] = 1;
		return result;
	}

	private static LabelVolume step(final LabelVolume mask,
		final Connectivity connectivity, final boolean dilate)
	{
		final Grid grid = mask.grid();
		final LabelVolume result = binary(mask);
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++)
					for (final int[] step : connectivity.offsets()) {
						final int a = i + step[0];
						final int b = j + step[1];
						final int c = k + step[2];
						final boolean inside = a >= 0 && b >= 0 && c >= 0 && a < grid.size(
							0) && b < grid.size(1) && c < grid.size(2);
						final boolean set = inside && mask.array()[grid.index(a, b,
							c)] != 0;
						if (set == dilate) result.array()[grid.index(i, j,
							k)] = (short) (dilate ? 1 : 0);
					}
		return result;
	}
}
