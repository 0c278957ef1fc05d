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
package org.spineps.pipeline.correct;

import java.util.HashMap;
import java.util.Map;

import org.spineps.volume.Grid;

/** Centres of the vertebral bodies of masks, in RAS millimetres. */
final class Bodies {

	private final Map<Integer, double[]> sums = new HashMap<>();

	/** @param masks not changed */
	Bodies(final SpineMasks masks) {
		final Map<Integer, double[]> wholes = new HashMap<>();
		final Grid grid = masks.grid();
		int v = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, v++) {
					final int label = masks.vertebra(v);
					if (label == 0) continue;
					add(wholes, label, i, j, k);
					if (masks.isBody(v)) add(sums, label, i, j, k);
				}
		wholes.forEach(sums::putIfAbsent);
		sums.replaceAll((label, sum) -> grid.toWorld(sum[0] / sum[3], sum[1] /
			sum[3], sum[2] / sum[3]));
	}

	private static void add(final Map<Integer, double[]> sums, final int label,
		final int i, final int j, final int k)
	{
		final double[] sum = sums.computeIfAbsent(label, key -> new double[4]);
		sum[0] += i;
		sum[1] += j;
		sum[2] += k;
		sum[3]++;
	}

	/**
	 * @param label of a vertebra that has voxels
	 * @return centre of its body; of all of it, if it has no body
	 */
	double[] centre(final int label) {
		return sums.get(label).clone();
	}
}
