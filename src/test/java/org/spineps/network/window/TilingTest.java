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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.spineps.network.Fixtures;

class TilingTest {

	@Test
	void positionsAreThoseOfNnUNetAndSpineps() {
		final JsonArray cases = Fixtures.json("steps.json").getAsJsonArray().deepCopy();
		final JsonArray spineps = Fixtures.json("spineps-sliding-window.json")
			.getAsJsonObject().getAsJsonArray("steps");
		for (final JsonElement element : spineps) {
			final JsonObject copy = element.getAsJsonObject().deepCopy();
			copy.add("patch", copy.get("tile"));
			copy.add("steps", copy.get("expected"));
			cases.add(copy);
		}
		assertThat(cases).hasSizeGreaterThan(40);
		for (final JsonElement element : cases) {
			final JsonObject one = element.getAsJsonObject();
			final int[] image = Fixtures.ints(one.get("image"));
			final int[] patch = Fixtures.ints(one.get("patch"));
			for (int axis = 0; axis < patch.length; axis++)
				assertThat(Tiling.positions(image[axis], patch[axis], one.get("step")
					.getAsDouble())).as(one.toString()).containsExactly(Fixtures.ints(one
						.getAsJsonArray("steps").get(axis)));
		}
	}

	@Property
	void positionsCoverEverythingInOrder(@ForAll @IntRange(min = 2,
		max = 300) final int tile, @ForAll @IntRange(max = 500) final int more,
		@ForAll @DoubleRange(min = 0.1, max = 1) final double step)
	{
		final int[] positions = Tiling.positions(tile + more, tile, step);
		assertThat(positions[0]).isZero();
		assertThat(positions[positions.length - 1]).isEqualTo(more);
		for (int i = 1; i < positions.length; i++)
			assertThat(positions[i] - positions[i - 1]).isBetween(0, (int) Math.ceil(
				tile * step));
	}

	@Test
	void planarTilesTakeEverySlice() {
		assertThat(Tiling.positions(4, 1, 0.5)).containsExactly(0, 1, 2, 3);
	}

	@Test
	void fixedTilesDoNotDependOnTheVolume() {
		assertThat(Tiling.fixed(16, 32, 8).tileFor(100, 10, 8)).containsExactly(16,
			32, 8);
	}

	@Test
	void aVolumeWithinTheBudgetIsOneTile() {
		assertThat(flexible(1_000_000).tileFor(33, 161, 80)).containsExactly(40, 168,
			80);
	}

	@Test
	void largerVolumesAreCutAlongTheAxisThatIsLongestForTheNetwork() {
		final Tiling tiling = flexible(400_000);
		final int[] tile = tiling.tileFor(40, 340, 200);
		assertThat(tile).containsExactly(40, 96, 104);
		assertThat(flexible(1).tileFor(40, 340, 200)).containsExactly(32, 96, 96);
	}

	@Property
	void tilesStayWithinTheBudgetOrArePatches(@ForAll @IntRange(min = 1,
		max = 200) final int x, @ForAll @IntRange(min = 1, max = 900) final int y,
		@ForAll @IntRange(min = 1, max = 900) final int z)
	{
		final Tiling tiling = flexible(600_000);
		final int[] tile = tiling.tileFor(x, y, z);
		final int[] size = { x, y, z };
		for (int axis = 0; axis < 3; axis++) {
			assertThat(tile[axis] % 8).isZero();
			assertThat(tile[axis]).isLessThan(Math.max(size[axis], 1) + 8);
		}
		assertThat((long) tile[0] * tile[1] * tile[2]).isLessThanOrEqualTo(600_000);
	}

	@Test
	void halvingTakesTheLongestAxisAndEnds() {
		final Tiling tiling = flexible(1_000_000);
		assertThat(tiling.halvedOrNull(false, 40, 168, 80)).containsExactly(40, 88, 80);
		assertThat(tiling.halvedOrNull(false, 16, 16, 32)).containsExactly(16, 16, 16);
		assertThat(tiling.halvedOrNull(false, 16, 16, 16)).isNull();
		assertThat(tiling.halvedOrNull(true, 40, 168, 80)).containsExactly(24, 168, 80);
		assertThat(tiling.halvedOrNull(true, 16, 168, 80)).containsExactly(16, 88, 80);
		assertThat(Tiling.fixed(1, 2, 3).halvedOrNull(false, 1, 2, 3)).containsExactly(1,
			2, 2);
	}

	@Test
	void refusesNonsense() {
		assertThatThrownBy(() -> new Tiling(List.of(30, 8, 8), List.of(8, 8, 8), 0,
			0.5, Padding.ZERO, ImportanceMap.FLOAT32)).isInstanceOf(
				IllegalArgumentException.class);
		assertThatThrownBy(() -> new Tiling(List.of(8, 8, 8), List.of(8, 8, 8), 0, 0,
			Padding.ZERO, ImportanceMap.FLOAT32)).isInstanceOf(
				IllegalArgumentException.class);
	}

	private static Tiling flexible(final long voxels) {
		return new Tiling(List.of(32, 96, 96), List.of(8, 8, 8), voxels, 0.5,
			Padding.EDGE, ImportanceMap.FLOAT32);
	}
}
