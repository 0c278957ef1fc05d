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
package org.spineps.pipeline.original;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Morphology;

class OriginalEndplatesTest {

	/** Against growing label by label and round by round, as the rule is written. */
	@Test
	void asGrownRoundByRound() {
		final Random random = new Random(5);
		int lost = 0;
		int unreached = 0;
		for (int run = 0; run < 60; run++) {
			final Grid grid = Grid.of(new int[] { 14, 40, 5 }, new double[] { 1, 1,
				2 }, AxisCodes.PIR);
			final LabelVolume semantic = LabelVolume.zeros(grid);
			final LabelVolume instances = LabelVolume.zeros(grid);
			final int[] labels = { 18, 19, 28, 20, 26 };
			for (int n = 0; n < 5; n++)
				if (random.nextInt(5) > 0) fill(random, instances, semantic, 2 + 7 * n,
					labels[n], 49);
			for (int n = 0; n < 6; n++)
				fill(random, instances, semantic, random.nextInt(36), 200 +
					labels[random.nextInt(5)], 62);
			final short[] expected = slowly(semantic, instances);
			assertThat(OriginalEndplates.divide(semantic, instances).array())
				.isEqualTo(expected);
			for (int v = 0; v < expected.length; v++) {
				if (semantic.array()[v] != 62) continue;
				if (expected[v] == 0) lost++;
				if (expected[v] == 62) unreached++;
			}
		}
		assertThat(lost).isPositive();
		assertThat(unreached).isPositive();
	}

	private static void fill(final Random random, final LabelVolume instances,
		final LabelVolume semantic, final int top, final int label,
		final int structure)
	{
		final int begin = random.nextInt(8);
		final int thick = structure == 62 ? 1 + random.nextInt(3) : 4;
		for (int k = 0; k < 5; k++)
			for (int j = top; j < Math.min(40, top + thick); j++)
				for (int i = begin; i < begin + 6; i++) {
					final int v = instances.grid().index(i, j, k);
					if (instances.array()[v] != 0) continue;
					instances.array()[v] = (short) label;
					semantic.array()[v] = (short) structure;
				}
	}

	private static short[] slowly(final LabelVolume semantic,
		final LabelVolume instances)
	{
		final short[] plates = semantic.array();
		final short[] values = instances.array();
		final TreeSet<Integer> labels = new TreeSet<>();
		for (final short value : values)
			if (value > 0 && value < 40) labels.add((int) value);
		final int[] out = new int[plates.length];
		int before = 1;
		int previous = 0;
		for (int round = 1; round <= 14; round++) {
			int count = 0;
			int all = 0;
			for (int v = 0; v < out.length; v++) {
				if (plates[v] == 62) all++;
				if (isDone(out[v])) count++;
			}
			if (count == all || round > 1 && count == previous && count != 0) break;
			previous = count;
			for (final int label : labels) {
				final LabelVolume mask = LabelVolume.zeros(instances.grid());
				for (int v = 0; v < values.length; v++)
					if (values[v] == label) mask.array()[v] = 1;
				final short[] grown = Morphology.dilate(mask, Connectivity.CORNERS,
					round).array();
				for (int v = 0; v < out.length; v++)
					if (plates[v] == 62 && grown[v] != 0 && !isDone(out[v])) out[v] +=
						values[v] == 200 + before ? 52 : values[v] == 200 + label ? 53
							: values[v];
				before = label;
			}
		}
		final short[] result = plates.clone();
		for (int v = 0; v < out.length; v++) {
			if (plates[v] != 62) continue;
			final int value = isDone(out[v]) ? out[v] : out[v] + 62;
			result[v] = (short) (isDone(value) || value == 62 ? value : 0);
		}
		return result;
	}

	private static boolean isDone(final int value) {
		return value == 52 || value == 53;
	}
}
