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

import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.spineps.volume.RegionOutlines.Loop;
import org.spineps.volume.RegionOutlines.Region;

class RegionOutlinesTest {

	@Test
	void aRectangleHasFourCorners() {
		final int[] values = new int[20];
		for (final int i : new int[] { 6, 7, 8, 11, 12, 13 })
			values[i] = 9;
		final List<Region> regions = RegionOutlines.of(values, 5);
		assertThat(regions).hasSize(1);
		assertThat(regions.get(0).value()).isEqualTo(9);
		final Loop loop = regions.get(0).loops().get(0);
		assertThat(loop.x()).containsExactly(1, 4, 4, 1);
		assertThat(loop.y()).containsExactly(1, 1, 3, 3);
	}

	@Test
	void cornersThatTouchAreTwoPolygonsAndHolesHaveTheirOwn() {
		final int[] touching = { 1, 0, 0, 1 };
		assertThat(RegionOutlines.of(touching, 2).get(0).loops()).hasSize(2);
		final int[] ring = { 1, 1, 1, 1, 0, 1, 1, 1, 1 };
		assertThat(RegionOutlines.of(ring, 3).get(0).loops()).hasSize(2);
		assertThat(RegionOutlines.of(new int[6], 3)).isEmpty();
	}

	@Property(tries = 300)
	void polygonsEncloseExactlyThePixels(@ForAll final long seed,
		@ForAll @IntRange(min = 1, max = 17) final int width,
		@ForAll @IntRange(min = 1, max = 13) final int height,
		@ForAll @IntRange(min = 1, max = 4) final int kinds)
	{
		final Random random = new Random(seed);
		final int[] values = random.ints(width * height, 0, kinds + 1).toArray();
		final int[] drawn = new int[values.length];
		for (final Region region : RegionOutlines.of(values, width)) {
			for (int i = 0; i < drawn.length; i++)
				if (enclosed(region, i % width + 0.5, i / width + 0.5)) {
					assertThat(drawn[i]).isZero();
					drawn[i] = region.value();
				}
			region.loops().forEach(RegionOutlinesTest::assertTurnsAtEveryCorner);
		}
		assertThat(drawn).isEqualTo(values);
	}

	private static void assertTurnsAtEveryCorner(final Loop loop) {
		final int n = loop.x().length;
		assertThat(n).isGreaterThanOrEqualTo(4).isEven();
		for (int i = 0; i < n; i++) {
			final int next = (i + 1) % n;
			final boolean across = loop.y()[i] == loop.y()[next];
			assertThat(loop.x()[i] == loop.x()[next]).isNotEqualTo(across);
			assertThat(loop.y()[next] == loop.y()[(i + 2) % n]).isNotEqualTo(across);
		}
	}

	/** By the edges on the left of a point. */
	private static boolean enclosed(final Region region, final double x,
		final double y)
	{
		boolean inside = false;
		for (final Loop loop : region.loops())
			for (int i = 0; i < loop.x().length; i++) {
				final int next = (i + 1) % loop.x().length;
				if (loop.x()[i] != loop.x()[next] || loop.x()[i] > x) continue;
				inside ^= loop.y()[i] > y != loop.y()[next] > y;
			}
		return inside;
	}
}
