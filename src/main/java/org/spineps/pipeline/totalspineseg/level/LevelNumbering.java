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
package org.spineps.pipeline.totalspineseg.level;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.pipeline.totalspineseg.stage.FinalLabels;

/** Which level number each disc of a mask gets. */
@FunctionalInterface
public interface LevelNumbering {

	/**
	 * As TotalSpineSeg: the topmost disc gets its number in the usual spine (C2/C3 is
	 * 3), and those after it count on, whether there is a gap or not. A disc L5/L6
	 * gets none.
	 */
	LevelNumbering CONSECUTIVE = present -> {
		final Map<Integer, Integer> levels = new LinkedHashMap<>();
		int next = -1;
		for (final int disc : FinalLabels.USUAL_DISCS)
			if (present.contains(disc)) {
				if (next < 0) next = 3 + FinalLabels.USUAL_DISCS.indexOf(disc);
				levels.put(disc, next++);
			}
		return levels;
	};

	/**
	 * By name: C2/C3 is 3, C7/T1 8, T12/L1 20, and so on, whatever other discs are
	 * seen; the disc above the sacrum follows the last lumbar vertebra (24, 25 or 26
	 * for four, five or six of them).
	 */
	LevelNumbering BY_NAME = present -> {
		final Map<Integer, Integer> levels = new LinkedHashMap<>();
		final List<Integer> above = FinalLabels.POSSIBLE_DISCS;
		for (int n = 0; n < above.size() - 1; n++)
			if (present.contains(above.get(n))) levels.put(above.get(n), 3 + n);
		if (present.contains(FinalLabels.DISC_L5_S)) {
			final int usual = 3 + FinalLabels.USUAL_DISCS.indexOf(
				FinalLabels.DISC_L5_S);
			final boolean sixth = levels.containsValue(usual);
			final boolean four = levels.containsValue(usual - 2) && !levels
				.containsValue(usual - 1);
			levels.put(FinalLabels.DISC_L5_S, sixth ? usual + 1 : four ? usual - 1
				: usual);
		}
		return levels;
	};

	/**
	 * @param present the discs of a mask, 63 to 100
	 * @return disc → level, each level once; without the discs that get none
	 */
	Map<Integer, Integer> levels(Collection<Integer> present);
}
