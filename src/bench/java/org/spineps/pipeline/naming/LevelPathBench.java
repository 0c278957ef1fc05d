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
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.spineps.pipeline.original.OriginalLevelPathSolver;

/** The search for the levels of 25 vertebrae. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class LevelPathBench {

	private static final int VERTEBRAE = 25;
	private static final LevelPathRules RULES = new LevelPathRules(true, true);

	/** Without T13 and L6, or with. */
	@Param({ "SHARED", "EXPLICIT" })
	public LevelAxis axis;

	private LevelScores scores;

	@Setup
	public void makeScores() {
		final Random random = new Random(7);
		final double[][] score = new double[VERTEBRAE][axis.classes()];
		final double[][] relative = new double[VERTEBRAE][6];
		for (int row = 0; row < VERTEBRAE; row++) {
			Arrays.setAll(score[row], c -> random.nextDouble());
			Arrays.setAll(relative[row], c -> -random.nextDouble());
		}
		scores = new LevelScores(score, relative, new double[VERTEBRAE]);
	}

	@Benchmark
	public Object cheapestPath() {
		return LevelPathSolver.solve(scores, RULES);
	}

	@Benchmark
	public Object probabilitiesOfAllPaths() {
		return NamingPosterior.of(scores, RULES, List.of());
	}

	@Benchmark
	public Object originalPath() {
		return OriginalLevelPathSolver.solve(scores, RULES);
	}
}
