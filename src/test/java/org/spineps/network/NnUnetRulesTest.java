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
package org.spineps.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spineps.testing.Fixtures.ints;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.network.window.Accumulation;
import org.spineps.network.window.ImportanceMap;
import org.spineps.network.window.Mirroring;
import org.spineps.network.window.Padding;
import org.spineps.network.window.SlidingWindow;
import org.spineps.network.window.Tiling;
import org.spineps.progress.Progress;
import org.spineps.testing.Fixtures;

/** Padding, flips and rounded sums as nnU-Net's own functions have them. */
class NnUnetRulesTest {

	@Test
	void flipsComeInTheOriginalsOrder() throws SpinepsException {
		for (final JsonElement element : Fixtures.read("nnunet/mirror.json")
			.getAsJsonArray())
		{
			final JsonObject test = element.getAsJsonObject();
			final List<List<Integer>> flips = new ArrayList<>();
			final float[] patch = { 0, 1, 2, 3, 4, 5, 6, 7 };
			Mirroring.of(ints(test.get("axes"))).predict(new FakeNetwork((values,
				shape) -> {
				// Voxel 0 now holds the number of the corner that came there.
				final List<Integer> dimensions = new ArrayList<>();
				for (int axis = 0; axis < 3; axis++)
					if (((int) values[0] >> 2 - axis & 1) == 1) dimensions.add(axis + 2);
				flips.add(dimensions);
				return values.clone();
			}), patch, Progress.NONE, 1, 2, 2, 2);
			final List<List<Integer>> expected = new ArrayList<>();
			expected.add(List.of());
			for (final JsonElement combination : test.getAsJsonArray("combos"))
				expected.add(Arrays.stream(ints(combination)).boxed().toList());
			assertThat(flips).isEqualTo(expected);
		}
	}

	@Test
	void smallVolumesArePaddedOnTheOriginalsSides() throws SpinepsException {
		for (final JsonElement element : Fixtures.read("nnunet/padding.json")
			.getAsJsonArray())
		{
			final JsonObject test = element.getAsJsonObject();
			final int[] shape = ints(test.get("shape"));
			final int[] patch = ints(test.get("patch"));
			final int[] tile = patch.length == 3 ? patch : new int[] { 1, patch[0],
				patch[1] };
			final JsonArray slicer = test.getAsJsonArray("slicer");
			final float[] ones = new float[shape[0] * shape[1] * shape[2] * shape[3]];
			Arrays.fill(ones, 1);
			new SlidingWindow(List.of(new FakeNetwork((values, size) -> {
				final int[] at = new int[3];
				for (int v = 0; v < values.length / size[0]; v++) {
					boolean inside = true;
					for (int axis = 2, rest = v; axis >= 0; axis--) {
						at[axis] = rest % tile[axis];
						rest /= tile[axis];
						final int[] part = ints(slicer.get(axis + 1));
						// Longer axes have several tiles, and no padding.
						inside &= shape[axis + 1] >= tile[axis] || at[axis] >= part[0] &&
							at[axis] < part[1];
					}
					assertThat(values[v]).isEqualTo(inside ? 1 : 0);
				}
				return values.clone();
			})), Tiling.fixed(tile), Mirroring.NONE, shape[0]).run(ones, shape,
				new SliceCollector(), "test", Progress.NONE);
		}
	}

	@Test
	void sumsAreRoundedAfterEveryTile() throws SpinepsException {
		// 2049 and 4099 are no 16-bit numbers; three tiles of constant weight.
		final float[] answers = { 2049, 1, 1 };
		final int[] calls = { 0 };
		final SliceCollector collector = new SliceCollector();
		final float[] weights = ImportanceMap.HALF_10.weights(1, 1, 2);
		new SlidingWindow(List.of(new FakeNetwork((values, shape) -> {
			final float[] scores = new float[2];
			Arrays.fill(scores, answers[calls[0]++]);
			return scores;
		})), new Tiling(List.of(1, 1, 2), List.of(1, 1, 1), 0, 0.5, Padding.ZERO,
			ImportanceMap.HALF_10), Mirroring.NONE, 1, Accumulation.HALF).run(
				new float[4], new int[] { 1, 1, 1, 4 }, collector, "test",
				Progress.NONE);
		assertThat(calls[0]).isEqualTo(3);
		final float first = HalfFloat.round(2049 * weights[0]);
		assertThat(collector.logits[0]).isEqualTo(HalfFloat.round(first /
			HalfFloat.round(weights[0])));
		final float second = HalfFloat.round(HalfFloat.round(2049 * weights[1]) +
			weights[0]);
		assertThat(collector.logits[1]).isEqualTo(HalfFloat.round(second / HalfFloat
			.round(HalfFloat.round(weights[1]) + weights[0])));
	}
}
