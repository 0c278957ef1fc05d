package org.spineps.pipeline.naming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the cheapest path of levels: an exact dynamic programme over (vertebra,
 * class, whether the class is a repetition). A level repeats at most once. The
 * original (SPINEPS 2.0) searches greedily with a memo and misses the optimum in
 * some cases; {@link OriginalLevelPathSolver} reproduces it.
 */
public final class LevelPathSolver {

	private static final int CLASSES = LevelScores.CLASSES;

	private final LevelScores scores;
	private final LevelPathRules rules;
	private final double[][] best;

	private LevelPathSolver(final LevelScores scores,
		final LevelPathRules rules)
	{
		this.scores = scores;
		this.rules = rules;
		best = new double[scores.vertebrae()][2 * CLASSES];
		for (int row = scores.vertebrae() - 1; row >= 0; row--)
			for (int state = 0; state < 2 * CLASSES; state++)
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
		if (scores.vertebrae() == 0) return Optional.empty();
		return new LevelPathSolver(scores, rules).path();
	}

	private Optional<LevelPath> path() {
		int state = -1;
		for (int level = rules.firstClass(); level < CLASSES; level++)
			if (state < 0 || best[0][level] < best[0][state]) state = level;
		if (best[0][state] == Double.POSITIVE_INFINITY) return Optional.empty();
		final double cost = best[0][state];
		final List<Integer> classes = new ArrayList<>();
		for (int row = 0; row < scores.vertebrae(); row++) {
			classes.add(state % CLASSES);
			if (row + 1 < scores.vertebrae()) state = successor(row, state);
		}
		return Optional.of(new LevelPath(classes, cost));
	}

	/** States: class for a first occurrence, CLASSES + class for a repetition. */
	private double costFrom(final int row, final int state) {
		final int level = state % CLASSES;
		final boolean repeated = state >= CLASSES;
		if (row == scores.vertebrae() - 1) return scores.cost(row, level, level,
			repeated && level == LevelScores.T12);
		final int next = successor(row, state);
		return next < 0 ? Double.POSITIVE_INFINITY : stepCost(row, state, next);
	}

	private double stepCost(final int row, final int state, final int next) {
		final int level = state % CLASSES;
		return scores.cost(row, level, next % CLASSES, state >= CLASSES &&
			level == LevelScores.T12) + best[row + 1][next];
	}

	private int successor(final int row, final int state) {
		final int level = state % CLASSES;
		int chosen = -1;
		for (final int next : successors(level, state >= CLASSES)) {
			if (chosen < 0 || stepCost(row, state, next) < stepCost(row, state,
				chosen)) chosen = next;
		}
		return chosen;
	}

	private int[] successors(final int level, final boolean repeated) {
		final int[] next = new int[3];
		int count = 0;
		if (level + 1 < CLASSES) next[count++] = level + 1;
		if (!repeated && rules.mayRepeat(level)) next[count++] = CLASSES + level;
		if (rules.maySkipAfter(level)) next[count++] = level + 2;
		return Arrays.copyOf(next, count);
	}
}
