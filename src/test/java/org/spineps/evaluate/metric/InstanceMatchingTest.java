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
package org.spineps.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.spineps.evaluate.metric.InstanceMatching.Candidate;

class InstanceMatchingTest {

	private static Map<Integer, List<Integer>> match(final Matcher matcher,
		final double threshold, final long[] references, final long[] predictions,
		final Candidate... candidates)
	{
		return new InstanceMatching(references, predictions, OverlapScore.IOU,
			threshold).match(List.of(candidates), matcher);
	}

	/** Greedy takes the best pair and spoils the rest; the sum of scores does not. */
	@Test
	void bipartiteLooksAtAllPairsTogether() {
		final long[] references = { 100, 100 };
		final long[] predictions = { 120, 80 };
		final Candidate[] candidates = { new Candidate(0, 0, 80), new Candidate(0, 1,
			15), new Candidate(1, 0, 40) };
		final Candidate[] conflict = { new Candidate(0, 0, 70), new Candidate(0, 1,
			65), new Candidate(1, 0, 65) };
		assertThat(match(Matcher.NAIVE, 0.1, references, predictions, candidates))
			.containsOnlyKeys(0);
		assertThat(match(Matcher.NAIVE, 0.1, references, predictions, conflict))
			.containsExactly(Map.entry(0, List.of(1)), Map.entry(1, List.of(0)));
		final Map<Integer, List<Integer>> best = match(Matcher.BIPARTITE, 0.1,
			new long[] { 100, 100 }, new long[] { 100, 100 }, new Candidate(0, 0, 60),
			new Candidate(0, 1, 55), new Candidate(1, 0, 55));
		assertThat(best).containsExactly(Map.entry(0, List.of(1)), Map.entry(1, List
			.of(0)));
	}

	@Test
	void mergeTakesWhatImprovesTheUnion() {
		// reference of 100 in three pieces of 60, 30 and 4 with 40 voxels outside
		final long[] references = { 100 };
		final long[] predictions = { 60, 30, 44 };
		final Candidate[] candidates = { new Candidate(0, 0, 60), new Candidate(0, 1,
			30), new Candidate(0, 2, 4) };
		assertThat(match(Matcher.MERGE, 0.5, references, predictions, candidates))
			.containsExactly(Map.entry(0, List.of(0, 1)));
		assertThat(match(Matcher.NAIVE, 0.5, references, predictions, candidates))
			.containsExactly(Map.entry(0, List.of(0)));
		assertThat(match(Matcher.MERGE, 0.7, references, predictions, candidates))
			.isEmpty();
	}

	@Test
	void manyToOneTakesAllThatReachTheThreshold() {
		final long[] references = { 100 };
		final long[] predictions = { 60, 30, 10 };
		final Candidate[] candidates = { new Candidate(0, 0, 60), new Candidate(0, 1,
			30), new Candidate(0, 2, 10) };
		assertThat(match(Matcher.NAIVE_MANY_TO_ONE, 0.3, references, predictions,
			candidates)).containsExactly(Map.entry(0, List.of(0, 1)));
	}

	@Test
	void nothingToMatch() {
		for (final Matcher matcher : Matcher.values())
			assertThat(match(matcher, 0.5, new long[0], new long[] { 4 })).isEmpty();
	}

	@Property(tries = 300)
	void assignmentIsOptimal(@ForAll @IntRange(min = 1, max = 6) final int rows,
		@ForAll @IntRange(min = 1, max = 6) final int columns,
		@ForAll final long seed)
	{
		final Random random = new Random(seed);
		final double[][] cost = new double[rows][columns];
		for (final double[] row : cost)
			for (int c = 0; c < columns; c++)
				row[c] = random.nextInt(3) == 0 ? 1 : random.nextDouble() - 0.5;
		final int[] assigned = Assignment.solve(cost, columns);
		assertThat(assigned).hasSize(rows);
		assertThat(Arrays.stream(assigned).filter(c -> c >= 0)).hasSize(Math.min(
			rows, columns)).doesNotHaveDuplicates();
		double sum = 0;
		for (int r = 0; r < rows; r++)
			if (assigned[r] >= 0) sum += cost[r][assigned[r]];
		assertThat(sum).isCloseTo(cheapest(cost, columns, 0, new ArrayList<>(), Math
			.min(rows, columns)), within(1e-12));
	}

	/** All assignments, one by one. */
	private static double cheapest(final double[][] cost, final int columns,
		final int row, final List<Integer> used, final int missing)
	{
		if (missing == 0) return 0;
		if (row == cost.length) return Double.POSITIVE_INFINITY;
		double best = cost.length - row > missing ? cheapest(cost, columns, row + 1,
			used, missing) : Double.POSITIVE_INFINITY;
		for (int c = 0; c < columns; c++) {
			if (used.contains(c)) continue;
			used.add(c);
			best = Math.min(best, cost[row][c] + cheapest(cost, columns, row + 1,
				used, missing - 1));
			used.remove(Integer.valueOf(c));
		}
		return best;
	}
}
