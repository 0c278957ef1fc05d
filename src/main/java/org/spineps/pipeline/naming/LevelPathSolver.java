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

import java.util.List;
import java.util.Optional;

import org.spineps.anatomy.Level;

/**
 * Finds the cheapest path of levels: an exact dynamic programme over the states of
 * a {@link LevelChain}.
 */
public final class LevelPathSolver {

	private final LevelChain chain;
	private final double[][] best;

	private LevelPathSolver(final LevelChain chain) {
		this.chain = chain;
		best = new double[chain.length()][chain.states()];
		for (int row = chain.length() - 1; row >= 0; row--)
			for (int state = 0; state < chain.states(); state++)
				best[row][state] = costFrom(row, state);
	}

	/**
	 * @param scores what the network says
	 * @param rules which neighbours are allowed
	 * @return the cheapest path, the one with the higher levels on ties; empty when
	 *         there are more vertebrae than any path has levels, or none
	 */
	public static Optional<LevelPath> solve(final LevelScores scores,
		final LevelPathRules rules)
	{
		return solve(scores, rules, List.of());
	}

	/**
	 * @param scores what the network says
	 * @param rules which neighbours are allowed
	 * @param fixed per vertebra the level that it has for certain, or null; may be
	 *          empty for none at all
	 * @return the cheapest path through these levels, the one with the higher levels
	 *         on ties; empty if there is none
	 */
	public static Optional<LevelPath> solve(final LevelScores scores,
		final LevelPathRules rules, final List<Level> fixed)
	{
		if (scores.vertebrae() == 0) return Optional.empty();
		return new LevelPathSolver(new LevelChain(scores, rules, fixed)).path();
	}

	private Optional<LevelPath> path() {
		int state = 0;
		for (int first = 1; first < chain.states(); first++)
			if (best[0][first] < best[0][state]) state = first;
		if (best[0][state] == Double.POSITIVE_INFINITY) return Optional.empty();
		final double cost = best[0][state];
		final int[] states = new int[chain.length()];
		for (int row = 0; row < states.length; row++) {
			states[row] = state;
			if (row + 1 < states.length) state = successor(row, state);
		}
		return Optional.of(chain.path(states, cost));
	}

	private double costFrom(final int row, final int state) {
		if (!chain.allows(row, state)) return Double.POSITIVE_INFINITY;
		if (row == chain.length() - 1) return chain.cost(row, state, state);
		final int next = successor(row, state);
		return next < 0 ? Double.POSITIVE_INFINITY : stepCost(row, state, next);
	}

	private double stepCost(final int row, final int state, final int next) {
		return chain.cost(row, state, next) + best[row + 1][next];
	}

	private int successor(final int row, final int state) {
		int chosen = -1;
		for (final int next : chain.successors(state))
			if (chosen < 0 || stepCost(row, state, next) < stepCost(row, state,
				chosen)) chosen = next;
		return chosen;
	}
}
