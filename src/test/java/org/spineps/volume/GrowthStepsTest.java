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

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

class GrowthStepsTest {

	@Test
	void countsStepsAsASearchOfAllPairsDoes() {
		final Random random = new Random(5);
		for (int run = 0; run < 20; run++) {
			final Grid grid = Grid.of(new int[] { 70 + run, 9, 7 }, new double[] { 1, 1,
				1 }, new AxisCodes("PIR"));
			final LabelVolume labels = LabelVolume.zeros(grid);
			final LabelVolume wanted = LabelVolume.zeros(grid);
			for (int v = 0; v < grid.voxels(); v++) {
				labels.array()[v] = (short) (random.nextInt(200) == 0 ? 7 : random
					.nextInt(3));
				wanted.array()[v] = (short) random.nextInt(6);
			}
			final int most = run % 5;
			final Box box = LabelStatistics.of(labels).box(7).grow(most).intersect(
				grid.box());
			final Map<Integer, Integer> steps = new HashMap<>();
			GrowthSteps.forEach(labels, 7, box, most, wanted, new int[] { 3, 5 }, (v,
				step) -> assertThat(steps.put(v, step)).isNull());
			assertThat(steps).isEqualTo(search(labels, wanted, most));
		}
	}

	private static Map<Integer, Integer> search(final LabelVolume labels,
		final LabelVolume wanted, final int most)
	{
		final Map<Integer, Integer> steps = new HashMap<>();
		final int[] size = labels.grid().size();
		for (int v = 0; v < labels.array().length; v++) {
			if (wanted.array()[v] != 3 && wanted.array()[v] != 5) continue;
			int least = Integer.MAX_VALUE;
			for (int w = 0; w < labels.array().length; w++)
				if (labels.array()[w] == 7) least = Math.min(least, Math.max(Math.abs(v %
					size[0] - w % size[0]), Math.max(Math.abs(v / size[0] % size[1] - w /
						size[0] % size[1]), Math.abs(v / size[0] / size[1] - w / size[0] /
							size[1]))));
			if (least <= most) steps.put(v, least);
		}
		return steps;
	}
}
