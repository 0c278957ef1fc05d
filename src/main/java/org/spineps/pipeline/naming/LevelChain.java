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

import java.util.Arrays;
import java.util.List;

import org.spineps.anatomy.Level;

/**
 * The chain in which paths of levels are sought: a state is a class of
 * {@link LevelScores} seen for the first time, or the repetition of one, which is
 * T13 or L6. A class repeats at most once.
 */
final class LevelChain {

	/** Number of states: classes, then repeated classes. */
	static final int STATES = 2 * LevelScores.CLASSES;

	private final LevelScores scores;
	private final LevelPathRules rules;
	private final List<Level> fixed;

	/**
	 * @param scores what the network says
	 * @param rules which neighbours are allowed
	 * @param fixed per vertebra the level that it has for certain, or null; may be
	 *          empty for none at all
	 */
	LevelChain(final LevelScores scores, final LevelPathRules rules,
		final List<Level> fixed)
	{
		if (!fixed.isEmpty() && fixed.size() != scores.vertebrae())
			throw new IllegalArgumentException(fixed.size() + " levels of " + scores
				.vertebrae() + " vertebrae");
		this.scores = scores;
		this.rules = rules;
		this.fixed = fixed;
	}

	/** @return number of vertebrae */
	int length() {
		return scores.vertebrae();
	}

	/** @return class of a state */
	static int classOf(final int state) {
		return state % LevelScores.CLASSES;
	}

	/** @return level of a state, or null for one that no vertebra can have */
	static Level levelOf(final int state) {
		if (state < LevelScores.CLASSES) return Level.of(state + 1).orElseThrow();
		final int level = classOf(state);
		return level == LevelScores.T12 ? Level.T13 : level == LevelScores.L5
			? Level.L6 : null;
	}

	/** @return whether the vertebra may be in the state, seen by itself */
	boolean allows(final int row, final int state) {
		if (row == 0 && (state < rules.firstClass() || state >= LevelScores.CLASSES &&
			(fixed.isEmpty() || fixed.get(0) != levelOf(state)))) return false;
		final Level level = levelOf(state);
		return level != null && (fixed.isEmpty() || fixed.get(row) == null || fixed
			.get(row) == level);
	}

	/** @return states that the vertebra below one in this state may be in */
	int[] successors(final int state) {
		final int level = classOf(state);
		final boolean repeated = state >= LevelScores.CLASSES;
		final int[] next = new int[3];
		int count = 0;
		if (level + 1 < LevelScores.CLASSES) next[count++] = level + 1;
		if (!repeated && rules.mayRepeat(level)) next[count++] =
			LevelScores.CLASSES + level;
		if (!repeated && rules.maySkipAfter(level)) next[count++] = level + 2;
		return Arrays.copyOf(next, count);
	}

	/**
	 * @param row a vertebra
	 * @param state its state
	 * @param next state of the vertebra below; the same for the last vertebra
	 * @return what the two cost
	 */
	double cost(final int row, final int state, final int next) {
		final int level = classOf(state);
		return scores.cost(row, level, classOf(next),
			state >= LevelScores.CLASSES && level == LevelScores.T12);
	}
}
