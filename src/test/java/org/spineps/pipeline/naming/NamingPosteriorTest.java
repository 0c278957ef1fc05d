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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.spineps.anatomy.Level;
import org.spineps.result.LevelProbability;

class NamingPosteriorTest {

	private static final LevelPathRules RULES = new LevelPathRules(true, true);

	private static LevelScores random(final Random random, final int rows) {
		return random(random, rows, 24);
	}

	private static LevelScores random(final Random random, final int rows,
		final int classes)
	{
		final double[][] score = new double[rows][classes];
		final double[][] relative = new double[rows][6];
		final double[] t13 = new double[rows];
		for (int row = 0; row < rows; row++) {
			Arrays.setAll(score[row], c -> random.nextDouble());
			Arrays.setAll(relative[row], c -> -random.nextDouble());
			t13[row] = -random.nextDouble();
		}
		return new LevelScores(score, relative, t13);
	}

	/** All paths that the rules allow, with what they cost. */
	private static List<LevelPath> all(final LevelScores scores,
		final LevelPathRules rules)
	{
		final LevelChain chain = new LevelChain(scores, rules, List.of());
		final List<LevelPath> paths = new ArrayList<>();
		for (int state = 0; state < chain.states(); state++)
			if (chain.allows(0, state)) extend(chain, new int[] { state }, 0, paths);
		return paths;
	}

	private static void extend(final LevelChain chain, final int[] states,
		final double cost, final List<LevelPath> paths)
	{
		final int row = states.length - 1;
		if (states.length == chain.length()) {
			paths.add(chain.path(states, cost + chain.cost(row, states[row],
				states[row])));
			return;
		}
		for (final int next : chain.successors(states[row])) {
			if (!chain.allows(row + 1, next)) continue;
			final int[] longer = Arrays.copyOf(states, states.length + 1);
			longer[row + 1] = next;
			extend(chain, longer, cost + chain.cost(row, states[row], next), paths);
		}
	}

	@Test
	void probabilitiesAreThoseOfAllPathsTogether() {
		final Random random = new Random(8);
		for (int i = 0; i < 300; i++) {
			final LevelScores scores = random(random, 1 + random.nextInt(9), i % 2 == 0
				? 24 : 26);
			final LevelPathRules rules = new LevelPathRules(true, i % 3 > 0, i % 4 < 2,
				0.1 * random.nextInt(3), 0.1 * random.nextInt(3));
			final NamingPosterior found = NamingPosterior.of(scores, rules, List.of())
				.orElseThrow();
			final List<LevelPath> paths = all(scores, rules);
			paths.sort(Comparator.comparingDouble(LevelPath::cost));
			final double sum = paths.stream().mapToDouble(path -> Math.exp(-path
				.cost() / NamingPosterior.TEMPERATURE)).sum();
			assertThat(found.best().levels()).isEqualTo(paths.get(0).levels());
			assertThat(found.best()).isEqualTo(LevelPathSolver.solve(scores, rules)
				.map(path -> new LevelPath(path.classes(), path.levels(), found.best()
					.cost())).orElseThrow());
			assertThat(found.probability()).isCloseTo(Math.exp(-paths.get(0).cost() /
				NamingPosterior.TEMPERATURE) / sum, within(1e-9));
			assertThat(found.second().orElseThrow().levels()).isEqualTo(paths.get(1)
				.levels());
			assertThat(found.secondProbability()).isCloseTo(found.probability(paths
				.get(1)), within(1e-9));
			for (int row = 0; row < scores.vertebrae(); row++) {
				final Map<Level, Double> expected = new EnumMap<>(Level.class);
				for (final LevelPath path : paths)
					expected.merge(path.levels().get(row), Math.exp(-path.cost() /
						NamingPosterior.TEMPERATURE) / sum, Double::sum);
				for (final LevelProbability one : found.levels().get(row))
					assertThat(one.probability()).isCloseTo(expected.get(one.level()),
						within(1e-9));
				assertThat(found.levels().get(row)).hasSize((int) expected.values()
					.stream().filter(p -> p >= 0.01).count());
			}
		}
	}

	@Test
	void fixedLevelsAreCertain() {
		final LevelScores scores = random(new Random(2), 6);
		final List<Level> fixed = Arrays.asList(null, null, Level.T13, null, null,
			null);
		final NamingPosterior found = NamingPosterior.of(scores, RULES, fixed)
			.orElseThrow();
		assertThat(found.best().levels()).containsExactly(Level.T11, Level.T12,
			Level.T13, Level.L1, Level.L2, Level.L3);
		assertThat(found.probability()).isCloseTo(1, within(1e-12));
		assertThat(found.second()).isEmpty();
		assertThat(NamingPosterior.of(scores, RULES, Arrays.asList(Level.L5, null,
			null, null, null, null))).isEmpty();
		assertThat(NamingPosterior.of(random(new Random(1), 27), RULES, List.of()))
			.isEmpty();
	}

	@Test
	void proofOfTheDensDoesNotOverflow() {
		final LevelScores scores = random(new Random(2), 4);
		Arrays.fill(scores.score()[1], 0);
		scores.score()[1][1] = 1e6;
		final NamingPosterior found = NamingPosterior.of(scores, RULES, List.of())
			.orElseThrow();
		assertThat(found.best().levels()).containsExactly(Level.C1, Level.C2,
			Level.C3, Level.C4);
		assertThat(found.probability()).isCloseTo(1, within(1e-9));
	}
}
