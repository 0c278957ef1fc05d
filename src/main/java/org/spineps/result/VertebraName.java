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
package org.spineps.result;

import java.util.List;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;

/**
 * Label and name of one vertebra.
 *
 * @param label label in the instance mask; 0 for one that has none and is left out
 * @param name name for people, e.g. "L4" or "V3"
 * @param naming where the name comes from
 * @param levels the levels that it may have, the likeliest first; empty if no
 *          network looked at it
 */
public record VertebraName(int label, String name, Naming naming,
	List<LevelProbability> levels)
{

	/** Copies the list. */
	public VertebraName {
		levels = List.copyOf(levels);
	}

	/**
	 * A vertebra at a known level, without probabilities.
	 *
	 * @param level its level
	 * @param naming how sure that is
	 * @return label and name of the level
	 */
	public static VertebraName of(final Level level, final Naming naming) {
		return new VertebraName(level.id(), level.label(), naming, List.of());
	}

	/** @return probability of the name, 0..1; NaN if no network looked at it */
	public double probability() {
		if (levels.isEmpty()) return Double.NaN;
		return levels.stream().filter(one -> one.level().label().equals(name))
			.mapToDouble(LevelProbability::probability).findFirst().orElse(0);
	}
}
