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
package org.spineps.pipeline.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/** Against a reference that repeats every step until nothing gets nearer. */
class GeodesicLabelsTest {

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void everyVoxelGetsTheNearestLabel(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final Grid grid = SpinePhantom.grid(new int[] { 3 + random.nextInt(9), 3 +
			random.nextInt(9), 3 + random.nextInt(6) }, new double[] { 0.5 + random
				.nextDouble(), 1, 1 + 3 * random.nextDouble() }, new AxisCodes(seed %
					2 == 0 ? "PIR" : "LSA"), 12 * seed);
		final LabelVolume region = LabelVolume.zeros(grid);
		final LabelVolume seeds = LabelVolume.zeros(grid);
		for (int v = 0; v < region.array().length; v++)
			if (random.nextDouble() < 0.55) region.array()[v] = 1;
		for (short label = 1; label <= 4; label++) {
			final int v = random.nextInt(grid.voxels());
			seeds.array()[v] = label;
			region.array()[v] = 1;
		}
		final double[][] reference = reference(seeds, region);
		final LabelVolume grown = seeds.copy();
		GeodesicLabels.grow(grown, region);
		for (int v = 0; v < region.array().length; v++) {
			double least = Double.POSITIVE_INFINITY;
			for (int label = 1; label <= 4; label++)
				least = Math.min(least, reference[label][v]);
			if (least == Double.POSITIVE_INFINITY) assertThat(grown.array()[v]).isZero();
			else assertThat(reference[grown.array()[v]][v]).isLessThan(least + 1e-4);
		}
	}

	private static double[][] reference(final LabelVolume seeds,
		final LabelVolume region)
	{
		final Grid grid = seeds.grid();
		final double[][] way = new double[5][grid.voxels()];
		for (int label = 1; label <= 4; label++) {
			Arrays.fill(way[label], Double.POSITIVE_INFINITY);
			for (int v = 0; v < grid.voxels(); v++)
				if (seeds.array()[v] == label) way[label][v] = 0;
			boolean again = true;
			while (again) again = shorten(way[label], region);
		}
		return way;
	}

	private static boolean shorten(final double[] way,
		final LabelVolume region)
	{
		final Grid grid = region.grid();
		boolean any = false;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++)
					for (final int[] step : Connectivity.CORNERS.offsets()) {
						final int x = i + step[0];
						final int y = j + step[1];
						final int z = k + step[2];
						if (x < 0 || y < 0 || z < 0 || x >= grid.size(0) || y >= grid.size(
							1) || z >= grid.size(2)) continue;
						final int to = grid.index(x, y, z);
						if (region.array()[to] == 0) continue;
						final double[] a = grid.toWorld(i, j, k);
						final double[] b = grid.toWorld(x, y, z);
						final double there = way[grid.index(i, j, k)] + Math.sqrt((a[0] -
							b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] -
								b[2]) * (a[2] - b[2]));
						if (there < way[to] - 1e-9) {
							way[to] = there;
							any = true;
						}
					}
		return any;
	}
}
