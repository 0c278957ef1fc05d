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
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.network.FakeNetwork;
import org.spineps.progress.Progress;

class MirroringTest {

	private static final int[] SHAPE = { 2, 3, 4, 5 };

	@Test
	void averagesOverAllCombinationsInOrder() throws SpinepsException {
		final float[] patch = random(2 * 60);
		// Two classes that depend on the position, so that flips matter.
		final FakeNetwork network = new FakeNetwork((p, s) -> {
			final float[] scores = new float[120];
			for (int i = 0; i < 120; i++)
				scores[i] = (i % 7 + 1) * p[i];
			return scores;
		});
		final float[] mean = Mirroring.of(0, 2).predict(network, patch,
			Progress.NONE, SHAPE);
		assertThat(network.shapes).hasSize(4).allMatch(s -> s[3] == 5);
		for (int c = 0; c < 2; c++)
			for (int x = 0; x < 3; x++)
				for (int y = 0; y < 4; y++)
					for (int z = 0; z < 5; z++) {
						double expected = 0;
						for (final int[] at : new int[][] { { x, z }, { 2 - x, z }, { x, 4 -
							z }, { 2 - x, 4 - z } }) expected += index(c, at[0], y,
								at[1]) % 7 + 1;
						assertThat((double) mean[index(c, x, y, z)]).isCloseTo(expected *
							patch[index(c, x, y, z)] / 4, within(1e-5));
					}
	}

	@Test
	void aNetworkThatDoesNotCareForPositionGivesTheSame()
		throws SpinepsException
	{
		final float[] patch = random(120);
		final float[] mean = Mirroring.of(0, 1, 2).predict(new FakeNetwork((p,
			s) -> p.clone()), patch, Progress.NONE, SHAPE);
		assertThat(mean).containsExactly(patch, within(1e-6f));
	}

	@Test
	void flippingSidesExchangesTheirClasses() throws SpinepsException {
		// Class 1 scores in the left half (low x), class 2 in the right half.
		final FakeNetwork network = new FakeNetwork((p, s) -> {
			final float[] scores = new float[3 * 60];
			for (int v = 0; v < 60; v++) {
				final int x = v / 20;
				scores[60 + v] = x == 0 ? 10 : 0;
				scores[120 + v] = x == 2 ? 10 : 0;
			}
			return scores;
		});
		final Mirroring sides = new Mirroring(List.of(0), 0, List.of(List.of(1, 2)),
			List.of());
		final float[] mean = sides.predict(network, random(60), Progress.NONE, 1, 3,
			4, 5);
		assertThat(mean[60]).isEqualTo(10);
		assertThat(mean[120 + 59]).isEqualTo(10);
		assertThat(mean[120]).isZero();
		final float[] blind = Mirroring.of(0).predict(network, random(60),
			Progress.NONE, 1, 3, 4, 5);
		assertThat(blind[60]).isEqualTo(5);
		assertThat(blind[120]).isEqualTo(5);
	}

	@Test
	void flippingSidesExchangesTheValuesOfLabels() throws SpinepsException {
		final List<float[]> seen = new ArrayList<>();
		final FakeNetwork network = new FakeNetwork((p, s) -> {
			seen.add(p.clone());
			return p.clone();
		});
		final float[] patch = { 3, 4, 9, 0 };
		final Mirroring sides = new Mirroring(List.of(0), 0, List.of(), List.of(List
			.of(3, 4)));
		sides.predict(network, patch, Progress.NONE, 1, 4, 1, 1);
		assertThat(seen.get(1)).containsExactly(0, 9, 3, 4);
		assertThat(patch).containsExactly(3, 4, 9, 0);
	}

	@Test
	void otherAxesDoNotExchangeSides() throws SpinepsException {
		final List<float[]> seen = new ArrayList<>();
		final Mirroring other = new Mirroring(List.of(1), 0, List.of(), List.of(List
			.of(3, 4)));
		other.predict(new FakeNetwork((p, s) -> {
			seen.add(p.clone());
			return p.clone();
		}), new float[] { 3, 4 }, Progress.NONE, 1, 1, 2, 1);
		assertThat(seen.get(1)).containsExactly(4, 3);
	}

	@Test
	void refusesNonsense() {
		assertThatThrownBy(() -> Mirroring.of(1, 1)).isInstanceOf(
			IllegalArgumentException.class);
		assertThatThrownBy(() -> Mirroring.of(3)).isInstanceOf(
			IllegalArgumentException.class);
		assertThatThrownBy(() -> new Mirroring(List.of(0), -1, List.of(List.of(1,
			2)), List.of())).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> new Mirroring(List.of(0), 0, List.of(List.of(1, 2),
			List.of(2, 3)), List.of())).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void classesThatTheNetworkLacksAreReported() {
		final Mirroring sides = new Mirroring(List.of(0), 0, List.of(List.of(1, 2)),
			List.of());
		assertThatThrownBy(() -> sides.predict(new FakeNetwork((p, s) -> p.clone()),
			new float[8], Progress.NONE, 1, 2, 2, 2)).isInstanceOf(
				SpinepsException.class).hasMessageContaining("manifest");
	}

	private static int index(final int c, final int x, final int y,
		final int z)
	{
		return ((c * 3 + x) * 4 + y) * 5 + z;
	}

	private static float[] random(final int count) {
		final Random random = new Random(5);
		final float[] values = new float[count];
		for (int i = 0; i < count; i++)
			values[i] = random.nextFloat();
		return values;
	}
}
