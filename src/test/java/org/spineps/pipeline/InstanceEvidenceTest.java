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
package org.spineps.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.spineps.pipeline.instance.InstanceSupport;
import org.spineps.result.Evidence;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

class InstanceEvidenceTest {

	private static final Grid GRID = Grid.of(new int[] { 6, 5, 5 }, new double[] {
		1, 2, 3 }, AxisCodes.PIR);

	@Test
	void entropyIsTheLeastThatTheWinnerAllows() {
		assertThat(BorderEntropy.leastEntropy(1)).isZero();
		assertThat(BorderEntropy.leastEntropy(0.5)).isEqualTo(1);
		assertThat(BorderEntropy.leastEntropy(0.3)).isEqualTo(1);
		assertThat(BorderEntropy.leastEntropy(0.75)).isCloseTo(0.811278124459133,
			within(1e-12));
	}

	@Test
	void onlyTheBorderCountsAndTheEdgeIsNone() {
		final LabelVolume instances = LabelVolume.zeros(GRID);
		final float[] p = new float[GRID.voxels()];
		Arrays.fill(p, 1);
		// A block of 4 × 5 × 5 that ends at x = 4 only: the rest is the edge.
		for (int k = 0; k < 5; k++)
			for (int j = 0; j < 5; j++) {
				for (int i = 0; i < 4; i++)
					instances.array()[GRID.index(i, j, k)] = 20;
				p[GRID.index(3, j, k)] = 0.5f;
				p[GRID.index(1, j, k)] = 0.5f;
			}
		final LabelVolume semantic = LabelVolume.zeros(GRID);
		semantic.array()[GRID.index(2, 2, 2)] = 60;
		p[GRID.index(2, 2, 2)] = 0.75f;
		final Map<Integer, Evidence> evidence = InstanceEvidence.of(instances, semantic,
			ImageVolume.wrap(p, GRID), Map.of(20, new InstanceSupport(0.9, 0.8, 2), 21,
				new InstanceSupport(0.9, 0, 1)));
		assertThat(evidence.get(20)).isEqualTo(new Evidence(1, 0.8, 2));
		assertThat(evidence.get(21)).isEqualTo(new Evidence(Double.NaN, Double.NaN,
			1));
		assertThat(evidence.get(60).borderEntropy()).isCloseTo(0.811278, within(
			1e-6));
		assertThat(evidence.get(60).predictions()).isEqualTo(-1);
	}

	@Test
	void withoutANetworkOnlyTheCutOutsSpeak() {
		final LabelVolume none = LabelVolume.zeros(GRID);
		assertThat(InstanceEvidence.of(none, none, null, Map.of(3, new InstanceSupport(0.9, 0.7,
			3)))).containsExactly(Map.entry(3, new Evidence(Double.NaN, 0.7, 3)));
	}
}
