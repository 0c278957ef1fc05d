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
import java.util.Locale;
import java.util.stream.Collectors;

import org.spineps.anatomy.Level;

/**
 * How likely it is that a vertebra has a level.
 *
 * @param level the level
 * @param probability 0..1
 */
public record LevelProbability(Level level, double probability) {

	/**
	 * @param levels the likely levels of one vertebra, the likeliest first
	 * @return e.g. "L5 91 %, L6 7 %"
	 */
	public static String text(final List<LevelProbability> levels) {
		return levels.stream().map(one -> String.format(Locale.ROOT, "%s %.0f %%",
			one.level.label(), 100 * one.probability)).collect(Collectors.joining(
				", "));
	}
}
