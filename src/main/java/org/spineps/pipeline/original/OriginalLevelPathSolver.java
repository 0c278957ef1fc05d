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
package org.spineps.pipeline.original;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.pipeline.naming.LevelAxis;
import org.spineps.pipeline.naming.LevelPath;
import org.spineps.pipeline.naming.LevelPathRules;
import org.spineps.pipeline.naming.LevelPathSolver;
import org.spineps.pipeline.naming.LevelScores;

/**
 * The path search of SPINEPS with its faults, for comparison studies. It takes the
 * best suffix of every node first and only then adds what the step to it grants,
 * and rejects a node whose suffix repeats a level too often without looking at the
 * node's other suffixes; so the path need not be the cheapest.
 * {@link LevelPathSolver} finds the cheapest.
 */
public final class OriginalLevelPathSolver {

	/** Cost of an impossible node: the largest 64-bit integer. */
	private static final double IMPOSSIBLE = Long.MAX_VALUE;
	private static final int MOST_REPEATS = 2;

	/** A node's cost to the end and the classes from it to the end. */
	private record Suffix(double cost, List<Integer> classes) {}

	private final LevelScores scores;
	private final LevelAxis axis;
	private final LevelPathRules rules;
	private final Suffix[][] memo;

	private OriginalLevelPathSolver(final LevelScores scores,
		final LevelPathRules rules)
	{
		this.scores = scores;
		axis = scores.axis();
		this.rules = rules;
		memo = new Suffix[scores.vertebrae()][axis.classes()];
	}

	/**
	 * @param scores what the network says
	 * @param rules which neighbours are allowed
	 * @return the path that the original finds; empty where it finds none
	 */
	public static Optional<LevelPath> solve(final LevelScores scores,
		final LevelPathRules rules)
	{
		if (scores.vertebrae() == 0) return Optional.empty();
		final OriginalLevelPathSolver solver = new OriginalLevelPathSolver(scores,
			rules);
		Suffix best = null;
		for (int level = rules.firstClass(); level < solver.axis.classes(); level++) {
			final Suffix suffix = solver.from(0, level);
			if (best == null || suffix.cost < best.cost) best = suffix;
		}
		return best.cost >= IMPOSSIBLE || best.classes.size() != scores.vertebrae()
			? Optional.empty() : Optional.of(solver.axis == LevelAxis.SHARED
				? new LevelPath(best.classes, best.cost) : new LevelPath(best.classes,
					best.classes.stream().map(solver.axis::level).toList(), best.cost));
	}

	private Suffix from(final int row, final int level) {
		if (level >= axis.classes()) return new Suffix(IMPOSSIBLE, List.of());
		if (memo[row][level] == null) memo[row][level] = compute(row, level);
		return memo[row][level];
	}

	private Suffix compute(final int row, final int level) {
		final List<Integer> classes = new ArrayList<>();
		classes.add(level);
		if (row == scores.vertebrae() - 1) return new Suffix(scores.cost(row, level,
			level, false), classes);
		Suffix best = from(row + 1, level + 1);
		best = axis == LevelAxis.SHARED ? repeatedOrSkipped(row, level, best)
			: omitted(row, level, best);
		classes.addAll(best.classes);
		if (axis == LevelAxis.SHARED) for (final int limited : new int[] {
			LevelAxis.T12, axis.l5() })
			if (classes.stream().filter(c -> c == limited).count() > MOST_REPEATS)
				return new Suffix(IMPOSSIBLE, classes);
		return best.cost >= IMPOSSIBLE ? new Suffix(IMPOSSIBLE, classes) : plus(
			scores.cost(row, level, classes.get(1), false), new Suffix(best.cost,
				classes));
	}

	private Suffix repeatedOrSkipped(final int row, final int level,
		final Suffix diagonal)
	{
		Suffix best = diagonal;
		if (rules.mayRepeat(level)) best = cheaper(best, plus(level == LevelAxis.T12
			? scores.repeatedT12()[row + 1] : 0, from(row + 1, level)));
		return rules.maySkipAfter(level) ? cheaper(best, from(row + 1, level + 2))
			: best;
	}

	/** Leaves out as many levels in a row as may be. */
	private Suffix omitted(final int row, final int level,
		final Suffix diagonal)
	{
		Suffix best = diagonal;
		double cost = 0;
		for (int next = level + 1; rules.mayOmit(next); next++) {
			cost += rules.omissionCost(next);
			if (!rules.mayOmit(next + 1)) best = cheaper(best, plus(cost, from(row + 1,
				next + 1)));
		}
		return best;
	}

	private static Suffix plus(final double cost, final Suffix suffix) {
		return suffix.cost >= IMPOSSIBLE ? suffix : new Suffix(suffix.cost + cost,
			suffix.classes);
	}

	private static Suffix cheaper(final Suffix first, final Suffix second) {
		return second.cost < first.cost ? second : first;
	}
}
