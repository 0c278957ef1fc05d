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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.pipeline.instance.cutout.Cutout;
import org.spineps.pipeline.original.ChosenRules;
import org.spineps.testing.Fixtures;

class CorpusCentresTest {

	private static List<double[]> centres(final Blocks blocks,
		final InstanceOptions options)
	{
		return CorpusCentres.find(blocks.semantic, 20, ChosenRules.of(options)).centres();
	}

	/** Bodies of 12 × 12 × 12 with discs between, some of them fused. */
	private static Blocks column(final int bodies, final int firstFused,
		final int lastFused)
	{
		final Blocks blocks = new Blocks(new double[] { 1, 1, 1 }, 24, 20 + 18 *
			bodies, 20);
		for (int n = 0; n < bodies; n++) {
			final int top = 8 + 18 * n;
			blocks.add(49, n + 1, 4, top, 4, 16, top + 12, 16);
			if (n < bodies - 1) blocks.add(n >= firstFused && n < lastFused ? 49
				: 100, 0, 5, top + 12, 5, 15, top + 18, 15);
		}
		return blocks;
	}

	@ParameterizedTest
	@CsvSource({ "6, 0, 0", "6, 2, 3", "6, 0, 1", "6, 4, 5", "7, 2, 4",
		"9, 3, 6" })
	void fusedBodiesAreCountedByTheirHeight(final int bodies, final int first,
		final int last)
	{
		final List<double[]> centres = centres(column(bodies, first, last),
			InstanceOptions.DEFAULTS);
		assertThat(centres).hasSize(bodies);
		for (int n = 0; n < bodies; n++)
			assertThat(centres.get(bodies - 1 - n)[1]).isCloseTo(13.5 + 18 * n,
				within(6.0));
	}

	@Test
	void theVectorsThatTheOriginalLeavesFusedAreSplit() {
		for (final JsonElement vector : Fixtures.read("spineps/corpus_coms.json")
			.getAsJsonArray())
		{
			final JsonObject object = vector.getAsJsonObject();
			final String name = object.get("name").getAsString();
			final int expected = name.equals("n3") ? 3 : name.startsWith("dense") ? 7
				: 6;
			assertThat(CorpusCentres.find(Fixtures.labels(object.get("input"), object
				.get("zoom"), "PIR"), 100, ChosenRules.of(InstanceOptions.DEFAULTS)).centres()).as(name)
					.hasSize(expected);
		}
	}

	@Test
	void twoCutBodiesAndAWholeOneAreThree() {
		final Blocks blocks = new Blocks(new double[] { 1, 1, 1 }, 24, 48, 20).add(
			49, 1, 4, 0, 4, 16, 7, 16).add(49, 2, 4, 14, 4, 16, 34, 16).add(49, 3, 4,
				41, 4, 16, 48, 16);
		assertThat(centres(blocks, InstanceOptions.DEFAULTS)).hasSize(3);
	}

	@Test
	void aDensIsTheHighest() {
		final Blocks blocks = column(4, 0, 0);
		for (int n = 0; n < 4; n++)
			blocks.add(50, n + 1, 6, 10 + 18 * n, 6, 14, 18 + 18 * n, 14);
		blocks.add(51, 1, 6, 1, 6, 10, 6, 10);
		final List<double[]> mended = centres(blocks, InstanceOptions.DEFAULTS);
		assertThat(mended).hasSize(5);
		assertThat(mended.get(4)).containsExactly(7.5, 3, 7.5);
		assertThat(centres(blocks, InstanceOptions.ORIGINAL).get(0)).containsExactly(
			7.5, 3, 7.5);
	}

	@Test
	void thinBodiesAreErodedLess() {
		final Blocks blocks = new Blocks(new double[] { 1, 1, 4 }, 24, 60, 3).add(
			49, 1, 4, 8, 0, 16, 20, 3).add(49, 2, 4, 26, 0, 16, 38, 3);
		assertThat(centres(blocks, InstanceOptions.ORIGINAL)).isEmpty();
		assertThat(centres(blocks, InstanceOptions.DEFAULTS)).hasSize(2);
	}

	@Test
	void aThinBodyAmongOthersIsFoundAndASpotIsNot() {
		final Blocks blocks = new Blocks(new double[] { 1, 1, 1 }, 24, 80, 20).add(
			49, 1, 4, 8, 4, 16, 20, 16).add(49, 2, 4, 26, 4, 16, 30, 16).add(49, 3, 4,
				36, 4, 16, 48, 16).add(49, 4, 4, 54, 4, 9, 58, 9);
		assertThat(centres(blocks, InstanceOptions.ORIGINAL)).hasSize(2);
		final List<double[]> mended = centres(blocks, InstanceOptions.DEFAULTS);
		assertThat(mended).hasSize(2);
		// 12 x 12 x 4 voxels are 2 high after one erosion: 200 of 1000 are too few.
		blocks.add(49, 2, 4, 25, 4, 16, 30, 16);
		final List<double[]> thicker = centres(blocks, InstanceOptions.DEFAULTS);
		assertThat(thicker).hasSize(3);
		assertThat(thicker.get(1)).containsExactly(9.5, 27, 9.5);
	}

	@Test
	void aCentreOutsideOfBoneMovesDown() {
		final Blocks blocks = new Blocks(new double[] { 1, 1, 1 }, 10, 40, 10).add(
			49, 1, 2, 20, 2, 8, 28, 8);
		assertThat(Cutout.onBone(blocks.semantic, new double[] { 4, 22, 4 }, 5))
			.containsExactly(4, 22, 4);
		assertThat(Cutout.onBone(blocks.semantic, new double[] { 4, 12, 4 }, 5))
			.containsExactly(4, 22, 4);
		assertThat(Cutout.onBone(blocks.semantic, new double[] { 4, 33, 4 }, 5))
			.containsExactly(4, 33, 4);
	}
}
