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
package org.spineps.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.spineps.evaluate.BruteForce;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

class SurfaceDistancesTest {

	private static final double EXACT = 1e-10;

	private static SurfaceDistances measure(final LabelVolume first,
		final LabelVolume second, final Box box, final double tolerance)
	{
		final short[] here = first.array();
		final short[] there = second.array();
		return SurfaceDistances.measure(v -> here[v] == 1, v -> there[v] == 1, first
			.grid(), box, new double[][] { first.grid().spacing() }, new double[] {
				tolerance }, new SquaredDistance())[0];
	}

	/** Speckles and holes of every size, down to a single voxel. */
	private static LabelVolume speckles(final Grid grid, final long seed) {
		final Random random = new Random(seed);
		final double density = random.nextDouble();
		final LabelVolume volume = LabelVolume.zeros(grid);
		final short[] voxels = volume.array();
		for (int v = 0; v < voxels.length; v++)
			if (random.nextDouble() < density) voxels[v] = 1;
		voxels[random.nextInt(voxels.length)] = 1;
		return volume;
	}

	@Property(tries = 150)
	void agreesWithBruteForce(@ForAll final long seed,
		@ForAll @IntRange(min = 1, max = 9) final int width,
		@ForAll @IntRange(min = 1, max = 8) final int height,
		@ForAll @IntRange(min = 1, max = 7) final int depth,
		@ForAll @DoubleRange(min = 0.1, max = 5) final double sx,
		@ForAll @DoubleRange(min = 0.1, max = 5) final double sy,
		@ForAll @DoubleRange(min = 0.1, max = 5) final double sz)
	{
		final Grid grid = Grid.of(new int[] { width, height, depth },
			new double[] { sx, sy, sz }, AxisCodes.PIR);
		final LabelVolume first = speckles(grid, seed);
		final LabelVolume second = speckles(grid, ~seed);
		final double tolerance = 1.3 * Math.max(sx, sy);
		final SurfaceDistances result = measure(first, second, grid.box(),
			tolerance);
		final BruteForce expected = BruteForce.of(first, 1, second, 1);
		assertThat(result.assd()).isCloseTo(expected.assd(), within(EXACT));
		assertThat(result.hd()).isCloseTo(expected.hd(), within(EXACT));
		assertThat(result.nsd()).isCloseTo(expected.nsd(tolerance * (1 + 1e-9)),
			within(EXACT));
		assertThat(result.hd95()).isBetween(0.0, result.hd() + EXACT);
	}

	/** What lies around the two masks has no influence. */
	@Property(tries = 50)
	void boxIsEnough(@ForAll final long seed) {
		final Grid small = Grid.of(new int[] { 7, 6, 5 }, new double[] { 0.7, 0.9,
			3.3 }, AxisCodes.RAS);
		final Grid large = Grid.of(new int[] { 15, 13, 11 }, new double[] { 0.7,
			0.9, 3.3 }, AxisCodes.RAS);
		final LabelVolume first = speckles(small, seed);
		final LabelVolume second = speckles(small, ~seed);
		final SurfaceDistances inside = measure(first, second, small.box(), 1);
		final LabelVolume firstLarge = paste(first, large);
		final LabelVolume secondLarge = paste(second, large);
		assertThat(measure(firstLarge, secondLarge, large.box(), 1)).isEqualTo(
			inside);
		assertThat(measure(firstLarge, secondLarge, new Box(new int[] { 4, 3, 2 },
			new int[] { 11, 9, 7 }), 1)).isEqualTo(inside);
	}

	private static LabelVolume paste(final LabelVolume source, final Grid grid) {
		final LabelVolume result = LabelVolume.zeros(grid);
		final Grid from = source.grid();
		for (int k = 0; k < from.size(2); k++)
			for (int j = 0; j < from.size(1); j++)
				for (int i = 0; i < from.size(0); i++)
					result.array()[grid.index(i + 4, j + 3, k + 2)] = source
						.array()[from.index(i, j, k)];
		return result;
	}

	@Test
	void parallelPlanes() {
		final Grid grid = Grid.of(new int[] { 5, 4, 9 }, new double[] { 1, 1, 2.5 },
			AxisCodes.PIR);
		final LabelVolume first = LabelVolume.zeros(grid);
		final LabelVolume second = LabelVolume.zeros(grid);
		Arrays.fill(first.array(), 20, 40, (short) 1);
		Arrays.fill(second.array(), 120, 140, (short) 1);
		final SurfaceDistances result = measure(first, second, grid.box(), 12);
		assertThat(result.assd()).isEqualTo(12.5);
		assertThat(result.hd()).isEqualTo(12.5);
		assertThat(result.hd95()).isEqualTo(12.5);
		assertThat(result.nsd()).isZero();
	}

	@Test
	void percentileLiesBetweenRanks() {
		// numpy.percentile([0..9], 95) = 8.55
		final SurfaceDistances result = SurfaceDistances.reduce(new double[] { 9, 1,
			2, 3, 4 }, new double[] { 5, 6, 7, 8, 0 }, 4);
		assertThat(result.hd95()).isCloseTo(8.55, within(EXACT));
		assertThat(result.hd()).isEqualTo(9);
		assertThat(result.assd()).isCloseTo((3.8 + 5.2) / 2, within(EXACT));
		assertThat(result.nsd()).isCloseTo((0.8 + 0.2) / 2, within(EXACT));
	}

	@Test
	void refusesAnEmptyMask() {
		final LabelVolume empty = LabelVolume.zeros(Grid.of(new int[] { 2, 2, 2 },
			new double[] { 1, 1, 1 }, AxisCodes.RAS));
		assertThatThrownBy(() -> measure(empty, empty, empty.grid().box(), 1))
			.isInstanceOf(IllegalArgumentException.class);
	}
}
