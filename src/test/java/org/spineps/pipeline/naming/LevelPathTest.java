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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.spineps.anatomy.Level;
import org.spineps.pipeline.original.OriginalLevelPathSolver;
import org.spineps.testing.Fixtures;

class LevelPathTest {

	@Test
	void theOriginalSearchIsReproduced() {
		for (final JsonElement element : Fixtures.read("spineps/path_solver.json")
			.getAsJsonArray())
		{
			final JsonObject test = element.getAsJsonObject();
			final double[][] t13 = matrix(test.get("t13_cost"));
			final LevelScores scores = new LevelScores(matrix(test.get("score")),
				matrix(test.get("rel_cost")), Arrays.stream(t13).mapToDouble(
					row -> row[1]).toArray());
			final LevelPathRules rules = new LevelPathRules(test.get("min_start")
				.getAsInt() == 0, !test.get("no_tl_anomaly").getAsBoolean());
			assertPath(OriginalLevelPathSolver.solve(scores, rules).orElseThrow(),
				test);
			assertThat(LevelPathSolver.solve(scores, rules).orElseThrow().cost())
				.isLessThanOrEqualTo(test.get("expected_cost").getAsDouble() + 1e-9);
		}
	}

	@Test
	void headsBecomeTheOriginalsScoresAndPaths() {
		for (final JsonElement element : Fixtures.read(
			"spineps/label_path_from_heads.json").getAsJsonArray())
		{
			final JsonObject test = element.getAsJsonObject();
			final List<NamingHeads> heads = new ArrayList<>();
			for (final JsonElement head : test.getAsJsonArray("heads"))
				heads.add(heads(head.getAsJsonObject()));
			final LevelScores scores = LevelScoring.of(heads, index(test,
				"force_c1_instance"), index(test, "force_c2_instance"));
			final double[][] expected = matrix(test.get("cost_matrix"));
			for (int row = 0; row < expected.length; row++)
				assertThat(scores.score()[row]).containsExactly(expected[row], within(
					1e-9));
			final LevelPathRules rules = new LevelPathRules(!test.get("disable_c1")
				.getAsBoolean(), !test.get("proc_lab_force_no_tl_anomaly")
					.getAsBoolean());
			assertPath(OriginalLevelPathSolver.solve(scores, rules).orElseThrow(),
				test);
		}
	}

	@Test
	void theSearchOn26ClassesIsReproduced() {
		int feasible = 0;
		for (final JsonElement element : Fixtures.read(
			"spineps-2.1/path_solver_26.json").getAsJsonArray())
		{
			final JsonObject test = element.getAsJsonObject();
			final double[][] score = matrix(test.get("score"));
			final LevelScores scores = new LevelScores(score, matrix(test.get(
				"rel_cost")), new double[score.length]);
			final boolean anomaly = !test.get("no_tl_anomaly").getAsBoolean();
			assertThat(ints(test.get("skippable"))).as("skippable").isEqualTo(anomaly
				? List.of(18, 19) : List.of());
			final LevelPathRules rules = new LevelPathRules(test.get("min_start")
				.getAsInt() == 0, anomaly, true, test.get("punish_skip_t12")
					.getAsDouble(), test.get("punish_skip_t13").getAsDouble());
			final Optional<LevelPath> path = OriginalLevelPathSolver.solve(scores,
				rules);
			assertThat(path.isPresent()).isEqualTo(test.get("feasible")
				.getAsBoolean());
			final Optional<LevelPath> best = LevelPathSolver.solve(scores, rules);
			assertThat(best.isPresent()).isEqualTo(path.isPresent());
			if (path.isEmpty()) continue;
			feasible++;
			assertPath(path.get(), test);
			assertThat(best.get().cost()).isLessThanOrEqualTo(path.get().cost() +
				1e-9);
		}
		assertThat(feasible).isGreaterThan(50);
	}

	@Test
	void headsWithT13BecomeTheOriginalsScoresAndPaths() {
		for (final JsonElement element : Fixtures.read(
			"spineps-2.1/label_path_from_heads_26.json").getAsJsonArray())
		{
			final JsonObject test = element.getAsJsonObject();
			final String name = test.get("name").getAsString();
			if (test.has("error")) assertThatThrownBy(() -> scores(test)).as(name)
				.isInstanceOf(IllegalArgumentException.class);
			else assertReproduced(name, test);
		}
	}

	private static LevelScores scores(final JsonObject test) {
		final List<NamingHeads> heads = new ArrayList<>();
		for (final JsonElement head : test.getAsJsonArray("heads"))
			heads.add(heads(head.getAsJsonObject()));
		final int c1 = indexOrNull(test, "force_c1");
		final int c2 = indexOrNull(test, "force_c2");
		return test.get("exact_classes").isJsonNull() ? LevelScoring.of(heads, c1,
			c2) : LevelScoring.of(heads, c1, c2, test.get("exact_classes")
				.getAsBoolean() ? LevelAxis.EXPLICIT : LevelAxis.SHARED);
	}

	private static void assertReproduced(final String name,
		final JsonObject test)
	{
		final LevelScores scores = scores(test);
		assertThat(scores.axis().classes()).as(name).isEqualTo(test.get("classes")
			.getAsInt());
		final double[][] expected = matrix(test.get("cost_matrix"));
		for (int row = 0; row < expected.length; row++)
			assertThat(scores.score()[row]).as(name).containsExactly(expected[row],
				within(1e-9));
		final LevelPathRules rules = new LevelPathRules(!test.get("disable_c1")
			.getAsBoolean(), !test.get("proc_lab_force_no_tl_anomaly")
				.getAsBoolean(), true, test.get("punish_skip_t12").getAsDouble(), test
					.get("punish_skip_t13").getAsDouble());
		assertPath(OriginalLevelPathSolver.solve(scores, rules).orElseThrow(),
			test);
	}

	private static int indexOrNull(final JsonObject test, final String key) {
		return test.has(key) && !test.get(key).isJsonNull() ? test.get(key)
			.getAsInt() : -1;
	}

	/** Against all paths on 26 classes, by trying every row of classes. */
	@Test
	void theSearchOn26ClassesIsOptimal() {
		final Random random = new Random(23);
		for (int i = 0; i < 3000; i++) {
			final int rows = 1 + random.nextInt(7);
			final double[][] score = new double[rows][26];
			final double[][] relative = new double[rows][6];
			for (int row = 0; row < rows; row++) {
				Arrays.setAll(score[row], c -> random.nextDouble());
				Arrays.setAll(relative[row], c -> -random.nextDouble());
			}
			final LevelScores scores = new LevelScores(score, relative,
				new double[rows]);
			final LevelPathRules rules = new LevelPathRules(random.nextBoolean(),
				random.nextInt(3) > 0, random.nextBoolean(), 0.3 * random.nextDouble(),
				0.3 * random.nextDouble());
			double best = Double.POSITIVE_INFINITY;
			for (int first = rules.allowC1() ? 0 : 1; first < 26; first++)
				best = Math.min(best, cheapestFrom(scores, rules, 0, first));
			assertThat(LevelPathSolver.solve(scores, rules).orElseThrow().cost())
				.isCloseTo(best, within(1e-9));
		}
	}

	private static double cheapestFrom(final LevelScores scores,
		final LevelPathRules rules, final int row, final int level)
	{
		final boolean anomaly = rules.allowThoracicAnomaly();
		if (level == 19 && !anomaly && !rules.forcedT13())
			return Double.POSITIVE_INFINITY;
		final double[] relative = scores.relative()[row];
		final double here = -scores.score()[row][level] + (level == 7 ? relative[2]
			: 0) + (level == 20 ? relative[4] : 0);
		if (row + 1 == scores.vertebrae()) return here;
		double best = Double.POSITIVE_INFINITY;
		for (int next = level + 1; next < 26; next++) {
			final boolean jump = next == 20 && (level == 18 && (anomaly || !rules
				.forcedT13()) || level == 17 && anomaly);
			if (next > level + 1 && !jump) continue;
			double step = 0;
			if (level < 7 && next >= 7) step += relative[1];
			if (level >= 7 && level < 20 && next >= 20) step += relative[3];
			if (next == level + 2) step += rules.skipT13Cost();
			if (next == level + 3) step += rules.skipT12Cost() + rules.skipT13Cost();
			best = Math.min(best, step + cheapestFrom(scores, rules, row + 1, next));
		}
		return here + best;
	}

	/** Against all paths, on random costs with all rules; ties are improbable. */
	@Test
	void theDefaultSearchIsOptimal() {
		final Random random = new Random(17);
		for (int i = 0; i < 10_000; i++) {
			final LevelScores scores = random(random, 1 + random.nextInt(8));
			final LevelPathRules rules = new LevelPathRules(random.nextBoolean(),
				random.nextInt(4) > 0);
			final LevelPath path = LevelPathSolver.solve(scores, rules).orElseThrow();
			assertThat(path.cost()).isCloseTo(exhaustive(scores, rules), within(
				1e-9));
			assertThat(path.cost()).isCloseTo(costOf(path.classes(), scores), within(
				1e-9));
		}
	}

	/** A matrix on which the greedy search is known to go wrong. */
	@Test
	void theOriginalMissesWhatTheDefaultFinds() {
		final double[][] some = { { .3, .3, .5, .2, .1, .2, 0 }, { .5, .3, .2, .5,
			.4, 0, .2 }, { .1, .5, 0, .4, .5, .4, .4 }, { .3, 0, .5, .5, .1, .2,
				.2 } };
		final double[][] score = new double[4][24];
		for (int row = 0; row < 4; row++)
			System.arraycopy(some[row], 0, score[row], 15, 7);
		final LevelScores scores = new LevelScores(score, new double[4][6],
			new double[4]);
		final LevelPathRules rules = new LevelPathRules(true, true);
		final LevelPath original = OriginalLevelPathSolver.solve(scores, rules)
			.orElseThrow();
		assertThat(original.cost()).isCloseTo(-1.5, within(1e-12));
		assertThat(original.classes()).containsExactly(14, 15, 16, 17);
		final LevelPath best = LevelPathSolver.solve(scores, rules).orElseThrow();
		assertThat(best.cost()).isCloseTo(-1.7, within(1e-12));
		assertThat(best.classes()).containsExactly(17, 18, 19, 20);
	}

	/** One of VERIDAH's examples from heads to labels, computed by SPINEPS. */
	@Test
	void fourThoracicVertebraeOfWhichTheFirstIsCut() {
		final double[] visible = { .1, .9, 1, .5 };
		final List<NamingHeads> heads = new ArrayList<>();
		for (int row = 0; row < 4; row++) {
			final double[] vertebra = new double[24];
			Arrays.fill(vertebra, 0.1 / 24);
			vertebra[8 + row] += 0.9;
			heads.add(new NamingHeads(vertebra, null, null, null, new double[] { 1 -
				visible[row], visible[row] }));
		}
		final LevelScores scores = LevelScoring.of(heads, -1, -1);
		assertThat(Arrays.copyOfRange(scores.score()[0], 6, 12)).containsExactly(
			new double[] { .002716, .136779, .295537, .136779, .015582, .002716 },
			within(1e-6));
		final LevelPath path = OriginalLevelPathSolver.solve(scores,
			new LevelPathRules(false, true)).orElseThrow();
		assertThat(path.cost()).isCloseTo(-1.4359931210800758, within(1e-9));
		assertThat(path.levels()).containsExactly(Level.T2, Level.T3, Level.T4,
			Level.T5);
	}

	@Test
	void moreVertebraeThanLevelsHaveNoPath() {
		final LevelScores scores = random(new Random(3), 27);
		assertThat(LevelPathSolver.solve(scores, new LevelPathRules(true, true)))
			.isEmpty();
		assertThat(LevelPathSolver.solve(random(new Random(3), 26),
			new LevelPathRules(true, true)).orElseThrow().levels()).containsExactly(
				withoutSacrum());
		assertThat(LevelPathSolver.solve(random(new Random(3), 0),
			new LevelPathRules(true, true))).isEmpty();
	}

	@Test
	void repeatedLevelsAreT13AndL6() {
		assertThat(new LevelPath(List.of(17, 18, 18, 19), 0).levels())
			.containsExactly(Level.T11, Level.T12, Level.T13, Level.L1);
		assertThat(new LevelPath(List.of(21, 22, 23, 23), 0).levels())
			.containsExactly(Level.L3, Level.L4, Level.L5, Level.L6);
	}

	private static Level[] withoutSacrum() {
		return Arrays.stream(Level.values()).filter(l -> l != Level.SACRUM).toArray(
			Level[]::new);
	}

	private static double exhaustive(final LevelScores scores,
		final LevelPathRules rules)
	{
		double best = Double.POSITIVE_INFINITY;
		for (int first = rules.allowC1() ? 0 : 1; first < 24; first++)
			best = Math.min(best, extend(scores, rules, new ArrayList<>(List.of(
				first))));
		return best;
	}

	private static double extend(final LevelScores scores,
		final LevelPathRules rules, final List<Integer> path)
	{
		if (path.size() == scores.vertebrae()) return costOf(path, scores);
		double best = Double.POSITIVE_INFINITY;
		final int last = path.get(path.size() - 1);
		for (int next = last; next <= Math.min(23, last + 2); next++) {
			final int wanted = next;
			final boolean allowed = next == last + 1 || next == last && path.stream()
				.filter(c -> c == wanted).count() < 2 && (last == 23 || last == 18 &&
					rules.allowThoracicAnomaly()) || next == last + 2 && last == 17 &&
						rules.allowThoracicAnomaly();
			if (!allowed) continue;
			path.add(next);
			best = Math.min(best, extend(scores, rules, path));
			path.remove(path.size() - 1);
		}
		return best;
	}

	private static double costOf(final List<Integer> path,
		final LevelScores scores)
	{
		double cost = 0;
		for (int row = 0; row < path.size(); row++) {
			final int level = path.get(row);
			final int next = row + 1 < path.size() ? path.get(row + 1) : level;
			final double[] relative = scores.relative()[row];
			cost -= scores.score()[row][level];
			if (level < 7 && next >= 7) cost += relative[1];
			if (level == 7) cost += relative[2];
			if (level >= 7 && level < 19 && next >= 19) cost += relative[3];
			if (level == 19) cost += relative[4];
			if (row > 0 && level == 18 && path.get(row - 1) == 18) cost += scores
				.repeatedT12()[row];
		}
		return cost;
	}

	private static LevelScores random(final Random random, final int rows) {
		final double[][] score = new double[rows][24];
		final double[][] relative = new double[rows][6];
		final double[] t13 = new double[rows];
		for (int row = 0; row < rows; row++) {
			Arrays.setAll(score[row], c -> random.nextDouble());
			Arrays.setAll(relative[row], c -> -random.nextDouble());
			t13[row] = -random.nextDouble();
		}
		return new LevelScores(score, relative, t13);
	}

	private static void assertPath(final LevelPath path, final JsonObject test) {
		assertThat(path.cost()).isCloseTo(test.get("expected_cost").getAsDouble(),
			within(1e-8));
		assertThat(path.classes()).containsExactlyElementsOf(ints(test.get(
			"expected_path")));
		assertThat(path.levels().stream().map(Level::id).toList())
			.containsExactlyElementsOf(ints(test.get("expected_labels")));
	}

	private static NamingHeads heads(final JsonObject head) {
		return new NamingHeads(row(head.get("VERT")), row(head.get("VERTEX")), row(
			head.get("VERTEXACT")), row(head.get("VERTGRP")), row(head.get("REGION")),
			row(head.get("VERTREL")), row(head.get("FULLYVISIBLE")));
	}

	private static int index(final JsonObject test, final String key) {
		return test.has(key) ? test.get(key).getAsInt() : -1;
	}

	private static List<Integer> ints(final JsonElement array) {
		return array.getAsJsonArray().asList().stream().map(JsonElement::getAsInt)
			.toList();
	}

	private static double[][] matrix(final JsonElement rows) {
		return rows.getAsJsonArray().asList().stream().map(LevelPathTest::row)
			.toArray(double[][]::new);
	}

	private static double[] row(final JsonElement values) {
		if (values == null) return null;
		final JsonArray array = values.getAsJsonArray();
		return array.asList().stream().mapToDouble(JsonElement::getAsDouble)
			.toArray();
	}
}
