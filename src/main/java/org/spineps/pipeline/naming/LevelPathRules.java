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

/**
 * Which neighbours a level may have in a path: normally the next level; T13 as a
 * second T12, L6 as a second L5, and L1 right under T11.
 *
 * @param allowC1 whether the uppermost vertebra may be C1
 * @param allowThoracicAnomaly whether there may be eleven or thirteen thoracic
 *          vertebrae; L6 is always allowed
 */
public record LevelPathRules(boolean allowC1, boolean allowThoracicAnomaly) {

	/** Everything is allowed, as where a user has fixed a name. */
	public static final LevelPathRules ALL = new LevelPathRules(true, true);

	/** @return lowest class of the uppermost vertebra */
	public int firstClass() {
		return allowC1 ? 0 : 1;
	}

	/**
	 * @param level a class
	 * @return whether two neighbours may both be of this class
	 */
	public boolean mayRepeat(final int level) {
		return level == LevelScores.L5 || allowThoracicAnomaly &&
			level == LevelScores.T12;
	}

	/**
	 * @param level a class
	 * @return whether the class after this one may be left out
	 */
	public boolean maySkipAfter(final int level) {
		return allowThoracicAnomaly && level == LevelScores.T11;
	}
}
