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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.TreeMap;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;

class LabelStatisticsTest {

	@Test
	void equalsBruteForce() {
		final Grid grid = RandomVolumes.obliqueGrid(50, 41, 43);
		final LabelVolume labels = RandomVolumes.balls(3, grid, 40);
		labels.array()[grid.index(49, 0, 42)] = (short) 65535;
		final TreeMap<Integer, double[]> sums = new TreeMap<>();
		final TreeMap<Integer, Box> boxes = new TreeMap<>();
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++) {
					final int label = labels.array()[grid.index(i, j, k)] & 0xffff;
					if (label == 0) continue;
					final double[] sum = sums.computeIfAbsent(label,
						l -> new double[4]);
					sum[0] += i;
					sum[1] += j;
					sum[2] += k;
					sum[3]++;
					boxes.merge(label, new Box(new int[] { i, j, k }, new int[] { i + 1,
						j + 1, k + 1 }), Box::union);
				}
		for (final int threads : new int[] { 1, 3 }) {
			final LabelStatistics statistics = Parallelization.runWithNumThreads(
				threads, () -> LabelStatistics.of(labels));
			assertThat(statistics.labels()).containsExactly(sums.keySet().stream()
				.mapToInt(Integer::intValue).toArray());
			sums.forEach((label, sum) -> {
				assertThat(statistics.has(label)).isTrue();
				assertThat(statistics.count(label)).isEqualTo((long) sum[3]);
				assertThat(statistics.box(label)).isEqualTo(boxes.get(label));
				for (int axis = 0; axis < 3; axis++)
					assertThat(statistics.centroid(label)[axis]).isCloseTo(sum[axis] /
						sum[3], within(1e-9));
			});
		}
		final Box both = LabelStatistics.boundingBox(labels, l -> l == 7 ||
			l == 65535);
		assertThat(both).isEqualTo(boxes.containsKey(7) ? boxes.get(7).union(boxes
			.get(65535)) : boxes.get(65535));
	}

	@Test
	void absentLabels() {
		final LabelVolume labels = RandomVolumes.labels(1, RandomVolumes
			.obliqueGrid(3, 4, 5), 0, 2);
		final LabelStatistics statistics = LabelStatistics.of(labels);
		assertThat(statistics.has(0)).isFalse();
		assertThat(statistics.has(1)).isFalse();
		assertThat(statistics.count(1)).isZero();
		assertThatThrownBy(() -> statistics.box(1)).isInstanceOf(
			IllegalArgumentException.class);
		assertThat(LabelStatistics.boundingBox(labels, l -> l == 1).isEmpty())
			.isTrue();
		assertThat(LabelStatistics.boundingBox(LabelVolume.zeros(labels.grid()),
			l -> l == 0)).isEqualTo(labels.grid().box());
	}
}
