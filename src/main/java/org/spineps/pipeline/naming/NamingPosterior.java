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
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.anatomy.Level;
import org.spineps.result.LevelProbability;

/**
 * How sure a naming is: every path of levels that the rules allow gets a
 * probability proportional to exp(−cost / temperature), so that the cheapest path
 * is the likeliest one, and those of all paths sum to 1. The temperature is that
 * of SPINEPS's own softmax (0.2). The numbers tell sure from unsure names; they
 * are not calibrated on patients.
 *
 * @param best the likeliest path
 * @param probability its probability, 0..1
 * @param second the second likeliest path, empty if there is only one
 * @param secondProbability its probability, 0 if there is none
 * @param levels per vertebra the levels of at least one percent, the likeliest
 *          first; summed over all paths
 * @param logSum logarithm of the sum over all paths, see {@link #probability}
 */
public record NamingPosterior(LevelPath best, double probability,
	Optional<LevelPath> second, double secondProbability,
	List<List<LevelProbability>> levels, double logSum)
{

	/** Temperature of the softmax over paths. */
	public static final double TEMPERATURE = 0.2;

	private static final double LEAST_PROBABILITY = 0.01;

	/** Copies the lists. */
	public NamingPosterior {
		levels = levels.stream().map(List::copyOf).toList();
	}

	/**
	 * @param scores what the network says
	 * @param rules which neighbours are allowed
	 * @param fixed per vertebra the level that it has for certain, or null; may be
	 *          empty for none at all
	 * @return the probabilities; empty if no path is allowed
	 */
	public static Optional<NamingPosterior> of(final LevelScores scores,
		final LevelPathRules rules, final List<Level> fixed)
	{
		if (scores.vertebrae() == 0) return Optional.empty();
		final LevelChain chain = new LevelChain(scores, rules, fixed);
		final List<LevelPath> paths = cheapest(chain);
		if (paths.isEmpty()) return Optional.empty();
		final double[][] suffixes = suffixes(chain);
		final double all = sum(suffixes[0]);
		final double first = Math.exp(-paths.get(0).cost() / TEMPERATURE - all);
		final Optional<LevelPath> second = paths.size() < 2 ? Optional.empty()
			: Optional.of(paths.get(1));
		return Optional.of(new NamingPosterior(paths.get(0), first, second, second
			.map(path -> Math.exp(-path.cost() / TEMPERATURE - all)).orElse(0.0),
			marginals(chain, suffixes, all), all));
	}

	/**
	 * @param path any path that the rules allow
	 * @return its probability, 0..1
	 */
	double probability(final LevelPath path) {
		return Math.min(1, Math.exp(-path.cost() / TEMPERATURE - logSum));
	}

	/** @return log of the summed weights of all ways from a state to the end */
	private static double[][] suffixes(final LevelChain chain) {
		final double[][] result = new double[chain.length()][chain.states()];
		for (int row = chain.length() - 1; row >= 0; row--)
			for (int state = 0; state < chain.states(); state++) {
				if (!chain.allows(row, state)) result[row][state] =
					Double.NEGATIVE_INFINITY;
				else if (row == chain.length() - 1) result[row][state] = -chain.cost(
					row, state, state) / TEMPERATURE;
				else {
					double total = Double.NEGATIVE_INFINITY;
					for (final int next : chain.successors(state))
						total = add(total, result[row + 1][next] - chain.cost(row, state,
							next) / TEMPERATURE);
					result[row][state] = total;
				}
			}
		return result;
	}

	private static List<List<LevelProbability>> marginals(
		final LevelChain chain, final double[][] suffixes, final double all)
	{
		final List<List<LevelProbability>> levels = new ArrayList<>();
		double[] prefix = new double[chain.states()];
		for (int row = 0; row < chain.length(); row++) {
			levels.add(likely(chain, prefix, suffixes[row], all));
			if (row + 1 == chain.length()) break;
			final double[] next = new double[chain.states()];
			Arrays.fill(next, Double.NEGATIVE_INFINITY);
			for (int state = 0; state < chain.states(); state++) {
				if (suffixes[row][state] == Double.NEGATIVE_INFINITY) continue;
				for (final int below : chain.successors(state))
					next[below] = add(next[below], prefix[state] - chain.cost(row, state,
						below) / TEMPERATURE);
			}
			prefix = next;
		}
		return levels;
	}

	private static List<LevelProbability> likely(final LevelChain chain,
		final double[] prefix, final double[] suffix, final double all)
	{
		final Map<Level, Double> sums = new EnumMap<>(Level.class);
		for (int state = 0; state < chain.states(); state++) {
			final double weight = prefix[state] + suffix[state];
			if (weight > Double.NEGATIVE_INFINITY) sums.merge(chain.levelOf(state), Math.exp(weight - all), Double::sum);
		}
		return sums.entrySet().stream().filter(
			entry -> entry.getValue() >= LEAST_PROBABILITY).map(
				entry -> new LevelProbability(entry.getKey(), Math.min(1, entry
					.getValue()))).sorted(Comparator.comparingDouble(
						LevelProbability::probability).reversed()).toList();
	}

	/** One of the two cheapest ways from a state to the end. */
	private record Way(double cost, int next, Way rest) {}

	/** @return the two cheapest paths, the cheaper first; fewer if there are */
	private static List<LevelPath> cheapest(final LevelChain chain) {
		List<List<Way>> below = new ArrayList<>();
		for (int row = chain.length() - 1; row >= 0; row--) {
			final List<List<Way>> here = new ArrayList<>();
			for (int state = 0; state < chain.states(); state++) {
				final List<Way> ways = new ArrayList<>();
				if (chain.allows(row, state)) {
					if (row == chain.length() - 1) ways.add(new Way(chain.cost(row, state,
						state), -1, null));
					else for (final int next : chain.successors(state))
						for (final Way way : below.get(next))
							ways.add(new Way(chain.cost(row, state, next) + way.cost, next,
								way));
				}
				// Stable: of equal ways that of the higher levels stays first.
				ways.sort(Comparator.comparingDouble(Way::cost));
				here.add(ways.subList(0, Math.min(2, ways.size())));
			}
			below = here;
		}
		final List<Way> starts = new ArrayList<>();
		for (int state = 0; state < chain.states(); state++)
			for (final Way way : below.get(state))
				starts.add(new Way(way.cost, state, way));
		starts.sort(Comparator.comparingDouble(Way::cost));
		return starts.stream().limit(2).map(start -> path(chain, start))
			.toList();
	}

	private static LevelPath path(final LevelChain chain, final Way start) {
		final int length = chain.length();
		final int[] states = new int[length];
		Way way = start;
		for (int row = 0; row < length; row++) {
			states[row] = way.next;
			way = way.rest;
		}
		return chain.path(states, start.cost);
	}

	private static double sum(final double[] logs) {
		double total = Double.NEGATIVE_INFINITY;
		for (final double log : logs)
			total = add(total, log);
		return total;
	}

	/** @return log(exp(a) + exp(b)) */
	private static double add(final double a, final double b) {
		final double larger = Math.max(a, b);
		if (larger == Double.NEGATIVE_INFINITY) return larger;
		return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
	}
}
