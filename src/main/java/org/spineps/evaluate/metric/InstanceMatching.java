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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Assigns predicted instances to reference instances.
 * <p>
 * Instances are given by their positions in two lists ordered by label. The
 * result maps positions of matched references to the positions of their
 * predictions, in the order in which they were accepted.
 * </p>
 */
public final class InstanceMatching {

	/** A reference and a prediction that share voxels. */
	public record Candidate(int reference, int prediction, long common) {}

	/** Larger than any cost 1 − score of a pair that may be matched. */
	private static final double NO_MATCH = 1 + 1e-6;

	private final long[] referenceVoxels;
	private final long[] predictionVoxels;
	private final OverlapScore score;
	private final double threshold;

	/**
	 * @param referenceVoxels voxels of each reference; not copied
	 * @param predictionVoxels voxels of each prediction; not copied
	 * @param score what pairs are judged by
	 * @param threshold score that a pair must reach
	 */
	public InstanceMatching(final long[] referenceVoxels,
		final long[] predictionVoxels, final OverlapScore score,
		final double threshold)
	{
		this.referenceVoxels = referenceVoxels;
		this.predictionVoxels = predictionVoxels;
		this.score = score;
		this.threshold = threshold;
	}

	/** Candidates by falling score; equal ones by prediction, then reference. */
	public List<Candidate> order(final List<Candidate> candidates) {
		final List<Candidate> sorted = new ArrayList<>(candidates);
		sorted.sort(Comparator.comparingDouble((Candidate c) -> -score(c))
			.thenComparingInt(Candidate::prediction).thenComparingInt(
				Candidate::reference));
		return sorted;
	}

	/**
	 * @param candidates pairs that share voxels; not changed
	 * @param matcher how they are matched
	 * @return position of a reference → positions of its predictions
	 */
	public Map<Integer, List<Integer>> match(final List<Candidate> candidates,
		final Matcher matcher)
	{
		final List<Candidate> sorted = order(candidates);
		return switch (matcher) {
			case NAIVE -> naive(sorted, false);
			case NAIVE_MANY_TO_ONE -> naive(sorted, true);
			case BIPARTITE -> bipartite(sorted);
			case MERGE -> merge(sorted);
		};
	}

	private Map<Integer, List<Integer>> naive(final List<Candidate> sorted,
		final boolean manyToOne)
	{
		final Map<Integer, List<Integer>> matches = new TreeMap<>();
		final Set<Integer> taken = new HashSet<>();
		for (final Candidate c : sorted) {
			if (score(c) < threshold) break;
			if (taken.contains(c.prediction)) continue;
			if (!manyToOne && matches.containsKey(c.reference)) continue;
			matches.computeIfAbsent(c.reference, none -> new ArrayList<>()).add(
				c.prediction);
			taken.add(c.prediction);
		}
		return matches;
	}

	private Map<Integer, List<Integer>> merge(final List<Candidate> sorted) {
		final Map<Integer, List<Integer>> matches = new TreeMap<>();
		final Map<Integer, long[]> unions = new HashMap<>();
		final Set<Integer> taken = new HashSet<>();
		for (final Candidate c : sorted) {
			if (taken.contains(c.prediction)) continue;
			final long voxels = predictionVoxels[c.prediction];
			final long[] union = unions.get(c.reference);
			if (union == null) {
				if (score(c) < threshold) continue;
				unions.put(c.reference, new long[] { c.common, voxels });
			}
			else {
				final long reference = referenceVoxels[c.reference];
				if (!(score.of(union[0] + c.common, reference, union[1] +
					voxels) > score.of(union[0], reference, union[1]))) continue;
				union[0] += c.common;
				union[1] += voxels;
			}
			matches.computeIfAbsent(c.reference, none -> new ArrayList<>()).add(
				c.prediction);
			taken.add(c.prediction);
		}
		return matches;
	}

	/** Only instances that could be matched take part in the assignment. */
	private Map<Integer, List<Integer>> bipartite(final List<Candidate> sorted) {
		final List<Candidate> eligible = sorted.stream().filter(c -> score(
			c) >= threshold).toList();
		final int[] rows = eligible.stream().mapToInt(Candidate::reference).sorted()
			.distinct().toArray();
		final int[] columns = eligible.stream().mapToInt(Candidate::prediction)
			.sorted().distinct().toArray();
		final double[][] cost = new double[rows.length][columns.length];
		for (final double[] row : cost)
			Arrays.fill(row, NO_MATCH);
		for (final Candidate c : eligible)
			cost[Arrays.binarySearch(rows, c.reference)][Arrays.binarySearch(columns,
				c.prediction)] = 1 - score(c);
		final int[] assigned = Assignment.solve(cost, columns.length);
		final Map<Integer, List<Integer>> matches = new TreeMap<>();
		for (int r = 0; r < rows.length; r++)
			if (assigned[r] >= 0 && cost[r][assigned[r]] < 1) matches.put(rows[r],
				List.of(columns[assigned[r]]));
		return matches;
	}

	private double score(final Candidate c) {
		return score.of(c.common, referenceVoxels[c.reference],
			predictionVoxels[c.prediction]);
	}
}
