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
import java.util.Arrays;
import java.util.List;

import org.spineps.anatomy.Level;

/**
 * The chain in which paths of levels are sought: a state is a class of a
 * {@link LevelAxis} seen for the first time or, on the shared axis, the repetition
 * of one, which is T13 or L6. A class repeats at most once.
 */
final class LevelChain {

	private final LevelScores scores;
	private final LevelPathRules rules;
	private final List<Level> fixed;
	private final LevelAxis axis;

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
		axis = scores.axis();
	}

	/** @return number of vertebrae */
	int length() {
		return scores.vertebrae();
	}

	/** @return number of states: classes, then repeated classes */
	int states() {
		return axis == LevelAxis.SHARED ? 2 * axis.classes() : axis.classes();
	}

	/** @return class of a state */
	int classOf(final int state) {
		return state % axis.classes();
	}

	/** @return level of a state, or null for one that no vertebra can have */
	Level levelOf(final int state) {
		return isRepeated(state) ? axis.repeated(classOf(state)) : axis.level(
			state);
	}

	private boolean isRepeated(final int state) {
		return state >= axis.classes();
	}

	/** @return whether the vertebra may be in the state, seen by itself */
	boolean allows(final int row, final int state) {
		final Level level = levelOf(state);
		if (level == null) return false;
		if (row == 0 && (state < rules.firstClass() || isRepeated(state) && (fixed
			.isEmpty() || fixed.get(0) != level))) return false;
		if (axis == LevelAxis.EXPLICIT && state == LevelAxis.T13 && !rules
			.allowsT13()) return false;
		return fixed.isEmpty() || fixed.get(row) == null || fixed.get(
			row) == level;
	}

	/** @return states that the vertebra below one in this state may be in */
	int[] successors(final int state) {
		final int level = classOf(state);
		final int[] next = new int[3];
		int count = 0;
		if (level + 1 < axis.classes()) next[count++] = level + 1;
		if (axis == LevelAxis.EXPLICIT) {
			for (int omitted = level + 1; rules.mayOmit(omitted); omitted++)
				if (!rules.mayOmit(omitted + 1)) next[count++] = omitted + 1;
		}
		else if (!isRepeated(state)) {
			if (rules.mayRepeat(level)) next[count++] = axis.classes() + level;
			if (rules.maySkipAfter(level)) next[count++] = level + 2;
		}
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
		final double cost = scores.cost(row, level, classOf(next), isRepeated(
			state) && level == LevelAxis.T12);
		if (axis == LevelAxis.SHARED) return cost + rules.variants().cost(level,
			classOf(next), isRepeated(state));
		double omitted = 0;
		for (int between = level + 1; between < next; between++)
			omitted += rules.omissionCost(between);
		return cost + omitted;
	}

	/** @return the path of a row of states */
	LevelPath path(final int[] states, final double cost) {
		final List<Integer> classes = new ArrayList<>();
		final List<Level> levels = new ArrayList<>();
		for (final int state : states) {
			classes.add(classOf(state));
			levels.add(levelOf(state));
		}
		return new LevelPath(classes, levels, cost);
	}
}
