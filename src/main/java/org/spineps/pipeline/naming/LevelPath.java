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
package org.spineps.pipeline.naming;

import java.util.ArrayList;
import java.util.List;

import org.spineps.anatomy.Level;

/**
 * Classes of a {@link LevelAxis} for a row of vertebrae, from the top.
 *
 * @param classes one per vertebra
 * @param levels one per vertebra: on the shared axis the second of two T12 is T13,
 *          and when the last two are both L5 the last is L6
 * @param cost what the path costs; smaller is more likely
 */
public record LevelPath(List<Integer> classes, List<Level> levels,
	double cost)
{

	/** Copies the lists. */
	public LevelPath {
		classes = List.copyOf(classes);
		levels = List.copyOf(levels);
	}

	/**
	 * A path on the shared axis.
	 *
	 * @param classes one per vertebra
	 * @param cost what the path costs
	 */
	public LevelPath(final List<Integer> classes, final double cost) {
		this(classes, levels(classes), cost);
	}

	private static List<Level> levels(final List<Integer> classes) {
		final List<Level> levels = new ArrayList<>();
		for (int i = 0; i < classes.size(); i++) {
			final int level = classes.get(i);
			final boolean repeated = i > 0 && classes.get(i - 1) == level;
			if (repeated && level == LevelAxis.T12) levels.add(Level.T13);
			else if (repeated && level == LevelAxis.SHARED.l5() && i == classes
				.size() - 1) levels.add(Level.L6);
			else levels.add(LevelAxis.SHARED.level(level));
		}
		return levels;
	}
}
