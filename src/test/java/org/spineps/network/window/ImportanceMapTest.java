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
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.spineps.network.Fixtures;
import org.spineps.network.HalfFloat;

class ImportanceMapTest {

	@Test
	void spinepsMapsAreReproducedToTheLastBit() {
		for (final JsonElement element : Fixtures.json("spineps-sliding-window.json")
			.getAsJsonObject().getAsJsonArray("gaussian_fp16"))
		{
			final JsonObject map = element.getAsJsonObject();
			assertThat(ImportanceMap.HALF_1000.weights(Fixtures.ints(map.get(
				"tile")))).containsExactly(Fixtures.packed(map.getAsJsonObject(
					"half")));
		}
	}

	@Test
	void nnUNetMapsAreReproduced() {
		for (final JsonElement element : Fixtures.json("gaussian.json")
			.getAsJsonArray())
		{
			final JsonObject map = element.getAsJsonObject();
			final int[] tile = Fixtures.ints(map.get("patch"));
			final float[] weights = ImportanceMap.HALF_10.weights(tile);
			// A few of millions of weights lie on a tie of the rounding.
			final double sum = map.get("half_sum").getAsDouble();
			assertThat(sum(weights)).isCloseTo(sum, within(sum * 1e-8));
			for (final JsonElement sample : map.getAsJsonArray("samples")) {
				final int at = index(tile, Fixtures.ints(sample.getAsJsonObject().get(
					"index")));
				assertThat(weights[at]).isEqualTo(sample.getAsJsonObject().get("half")
					.getAsFloat());
				final double exact = sample.getAsJsonObject().get("float64")
					.getAsDouble();
				if (tile.length < 3 || tile[0] < 64) assertThat(
					(double) ImportanceMap.FLOAT32.weights(tile)[at]).isCloseTo(exact,
						within(exact * 1e-6));
			}
		}
	}

	@Test
	void olderNnUNetMapsAreReproduced() {
		for (final JsonElement element : Fixtures.json("gaussian_legacy_v2.2.json")
			.getAsJsonArray())
		{
			final JsonObject map = element.getAsJsonObject();
			if (map.get("scale").getAsInt() != 1000) continue;
			final int[] tile = Fixtures.ints(map.get("patch"));
			final float[] weights = ImportanceMap.HALF_1000.weights(tile);
			assertThat(sum(weights)).isCloseTo(map.get("sum").getAsDouble(), within(
				1e-6));
			for (final JsonElement sample : map.getAsJsonArray("samples"))
				assertThat(weights[index(tile, Fixtures.ints(sample.getAsJsonObject()
					.get("index")))]).isEqualTo(sample.getAsJsonObject().get("half")
						.getAsFloat());
		}
	}

	@Test
	void halvesAreRoundedToEven() {
		assertThat(HalfFloat.round(1 + 1.0 / 2048)).isEqualTo(1);
		assertThat(HalfFloat.round(1 + 3.0 / 2048)).isEqualTo(1 + 2.0 / 1024);
		assertThat(HalfFloat.round(65519)).isEqualTo(65504);
		assertThat(HalfFloat.round(65520)).isInfinite();
		assertThat(HalfFloat.round(0x1p-25)).isZero();
		assertThat(HalfFloat.round(0x1.8p-25)).isEqualTo(0x1p-24);
		assertThat(HalfFloat.round(-1e-4)).isEqualTo(-1.0001659393310547e-4);
	}

	private static double sum(final float... weights) {
		double sum = 0;
		for (final float weight : weights)
			sum += weight;
		return sum;
	}

	private static int index(final int[] shape, final int... at) {
		int index = 0;
		for (int axis = 0; axis < shape.length; axis++)
			index = index * shape[axis] + at[axis];
		return index;
	}
}
