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

import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/** Which labels of a new mask have exactly the voxels of a label of an old one. */
final class UnchangedLabels {

	private UnchangedLabels() {
		// static methods only
	}

	/**
	 * @param old a mask
	 * @param now another one of the same size
	 * @return label in the new mask → the one in the old mask with the same voxels
	 */
	static Map<Integer, Integer> of(final LabelVolume old,
		final LabelVolume now)
	{
		final Map<Integer, Long> pairs = new HashMap<>();
		final short[] first = old.array();
		final short[] second = now.array();
		int run = 0;
		for (int v = 1; v <= first.length; v++) {
			if (v < first.length && first[v] == first[run] && second[v] == second[run])
				continue;
			if (first[run] != 0 && second[run] != 0) pairs.merge((first[run] &
				0xffff) << 16 | second[run] & 0xffff, (long) v - run, Long::sum);
			run = v;
		}
		final LabelStatistics before = LabelStatistics.of(old);
		final LabelStatistics after = LabelStatistics.of(now);
		final Map<Integer, Integer> unchanged = new HashMap<>();
		pairs.forEach((pair, count) -> {
			if (before.count(pair >>> 16) == count && after.count(pair &
				0xffff) == count) unchanged.put(pair & 0xffff, pair >>> 16);
		});
		return unchanged;
	}
}
