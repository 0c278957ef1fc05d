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

import java.util.ArrayDeque;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComponentsTest {

	private static final Grid GRID = RandomVolumes.obliqueGrid(9, 14, 11);

	@ParameterizedTest
	@EnumSource(Connectivity.class)
	void equalsFloodFill(final Connectivity connectivity) {
		for (int seed = 0; seed < 12; seed++) {
			final LabelVolume labels = RandomVolumes.labels(seed, GRID, values(seed));
			final Components components = Components.of(labels, connectivity);
			final int[] expected = floodFill(labels, connectivity);
			assertThat(components.ids()).isEqualTo(expected);
			checkTable(components, labels);
		}
	}

	private static int[] values(final int seed) {
		return switch (seed % 4) {
			case 0 -> new int[] { 0, 0, 0, 7 };
			case 1 -> new int[] { 0, 0, 0, 1, 2, 65535 };
			case 2 -> new int[] { 3, 9 };
			default -> new int[] { 0, 5 };
		};
	}

	@ParameterizedTest
	@EnumSource(Connectivity.class)
	void selectedLabelsAreOneMask(final Connectivity connectivity) {
		final LabelVolume labels = RandomVolumes.labels(5, GRID, 0, 0, 0, 0, 1, 2,
			3);
		final LabelVolume mask = labels.copy();
		final short[] voxels = mask.array();
		for (int v = 0; v < voxels.length; v++)
			voxels[v] = (short) (voxels[v] == 1 || voxels[v] == 3 ? 1 : 0);
		final Components components = Components.of(labels, connectivity, 3, 1);
		assertThat(components.ids()).isEqualTo(floodFill(mask, connectivity));
	}

	@Test
	void backgroundCanBeSelected() {
		final LabelVolume labels = RandomVolumes.balls(2, GRID, 6);
		final LabelVolume inverse = labels.copy();
		final short[] voxels = inverse.array();
		for (int v = 0; v < voxels.length; v++)
			voxels[v] = (short) (voxels[v] == 0 ? 1 : 0);
		assertThat(Components.of(labels, Connectivity.FACES, 0).ids()).isEqualTo(
			Components.of(inverse, Connectivity.FACES).ids());
	}

	@Test
	void numbersAndJoinsDoNotDependOnThreads() {
		final Grid grid = RandomVolumes.obliqueGrid(40, 50, 60);
		final LabelVolume labels = RandomVolumes.labels(1, grid, 0, 0, 0, 1, 1, 2);
		for (final Connectivity connectivity : Connectivity.values()) {
			final int[] one = Parallelization.runSingleThreaded(() -> Components.of(
				labels, connectivity).ids());
			final int[] five = Parallelization.runWithNumThreads(5, () -> Components
				.of(labels, connectivity).ids());
			assertThat(five).isEqualTo(one);
			assertThat(one).isEqualTo(floodFill(labels, connectivity));
		}
	}

	@Test
	void emptyAndFullVolumes() {
		final LabelVolume empty = LabelVolume.zeros(GRID);
		assertThat(Components.of(empty, Connectivity.CORNERS).count()).isZero();
		final LabelVolume full = RandomVolumes.labels(0, GRID, 4);
		final Components components = Components.of(full, Connectivity.FACES);
		assertThat(components.count()).isEqualTo(1);
		assertThat(components.size(1)).isEqualTo(GRID.voxels());
		assertThat(components.box(1)).isEqualTo(GRID.box());
		assertThat(components.centroid(1)).containsExactly(4, 6.5, 5);
		assertThat(components.label(1)).isEqualTo(4);
	}

	@Test
	void largestFirst() {
		final LabelVolume labels = LabelVolume.zeros(RandomVolumes.obliqueGrid(1, 1,
			12));
		System.arraycopy(new short[] { 1, 0, 2, 2, 2, 0, 1, 0, 5, 5, 5, 9 }, 0,
			labels.array(), 0, 12);
		final Components components = Components.of(labels, Connectivity.FACES);
		assertThat(components.idsBySize()).containsExactly(2, 4, 1, 3, 5);
		assertThat(components.mask(2, 5).array()).containsExactly(0, 0, 1, 1, 1, 0,
			0, 0, 0, 0, 0, 1);
	}

	@Test
	void smallComponentsOfChosenLabelsAreDeleted() {
		final LabelVolume labels = LabelVolume.zeros(RandomVolumes.obliqueGrid(12,
			1, 1));
		System.arraycopy(new short[] { 1, 1, 2, 1, 1, 1, 0, 2, 2, 3, 0, 3 }, 0,
			labels.array(), 0, 12);
		assertThat(SmallComponents.delete(labels, Connectivity.FACES, 2, 1, 2)
			.array()).containsExactly(1, 1, 0, 1, 1, 1, 0, 2, 2, 3, 0, 3);
		assertThat(SmallComponents.delete(labels, Connectivity.FACES, 3).array())
			.containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0);
		assertThat(labels.array()[2]).isEqualTo((short) 2);
	}

	private static void checkTable(final Components components,
		final LabelVolume labels)
	{
		for (int id = 1; id <= components.count(); id++) {
			final LabelVolume mask = components.mask(id);
			final LabelStatistics statistics = LabelStatistics.of(mask);
			assertThat((long) components.size(id)).isEqualTo(statistics.count(1));
			assertThat(components.box(id)).isEqualTo(statistics.box(1));
			assertThat(components.centroid(id)).containsExactly(statistics.centroid(
				1), within(1e-12));
			for (int v = 0; v < components.ids().length; v++)
				if (components.ids()[v] == id) assertThat(labels.array()[v] & 0xffff)
					.isEqualTo(components.label(id));
		}
	}

	/** Components by flood fill, numbered with axis 0 as the outermost loop. */
	private static int[] floodFill(final LabelVolume labels,
		final Connectivity connectivity)
	{
		final Grid grid = labels.grid();
		final short[] voxels = labels.array();
		final int[] ids = new int[voxels.length];
		final int[][] offsets = connectivity.offsets();
		int count = 0;
		for (int i = 0; i < grid.size(0); i++)
			for (int j = 0; j < grid.size(1); j++)
				for (int k = 0; k < grid.size(2); k++) {
					final int seed = grid.index(i, j, k);
					if (voxels[seed] == 0 || ids[seed] != 0) continue;
					ids[seed] = ++count;
					final ArrayDeque<int[]> queue = new ArrayDeque<>();
					queue.add(new int[] { i, j, k });
					while (!queue.isEmpty()) {
						final int[] here = queue.remove();
						for (final int[] step : offsets) {
							final int[] there = { here[0] + step[0], here[1] + step[1],
								here[2] + step[2] };
							if (!inside(grid, there)) continue;
							final int v = grid.index(there[0], there[1], there[2]);
							if (ids[v] != 0 || voxels[v] != voxels[seed]) continue;
							ids[v] = count;
							queue.add(there);
						}
					}
				}
		return ids;
	}

	private static boolean inside(final Grid grid, final int[] voxel) {
		for (int axis = 0; axis < 3; axis++)
			if (voxel[axis] < 0 || voxel[axis] >= grid.size(axis)) return false;
		return true;
	}
}
