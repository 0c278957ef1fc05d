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
package org.spineps.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.spineps.batch.dataset.ScanFilter;

/**
 * How much faster two executors are than one. In one application with two
 * executors of one core each, rounds alternate between so many cases on one
 * executor, while the other has nothing to do, and twice as many on both, so that
 * whatever else the machine does falls on both.
 */
public final class ScalingBenchmark {

	private static final double NANOS = 1e9;

	private ScalingBenchmark() {
		// see main
	}

	/**
	 * Prints a line for each round.
	 *
	 * @param arguments a scan, an output, the number of rounds, and cases per
	 *          executor and round
	 * @throws Exception if a case cannot be done
	 */
	public static void main(final String... arguments) throws Exception {
		final String scan = CaseList.of(List.of(Path.of(arguments[0])),
			ScanFilter.ALL_NAMES, null).get(0).input();
		final int rounds = Integer.parseInt(arguments[2]);
		final int each = Integer.parseInt(arguments[3]);
		final CaseStore store = new CaseStore(arguments[1], UUID.randomUUID()
			.toString());
		try (JavaSparkContext spark = new JavaSparkContext(new SparkConf()
			.setIfMissing("spark.app.name", "scaling")))
		{
			// Both load their networks.
			seconds(spark, store, scan, 2, 2);
			for (int round = 1; round <= rounds; round++) {
				final double one = seconds(spark, store, scan, 1, each);
				final double two = seconds(spark, store, scan, 2, 2 * each);
				System.out.printf("round %d: one %.1f s, two %.1f s, speed %.2f%n",
					round, one, two, 2 * one / two);
			}
		}
		finally {
			store.clear();
		}
	}

	private static double seconds(final JavaSparkContext spark,
		final CaseStore store, final String scan, final int executors,
		final int count)
	{
		final List<SparkCase> cases = new ArrayList<>();
		for (int n = 0; n < count; n++)
			cases.add(new SparkCase(UUID.randomUUID().toString(), scan));
		final CaseTask task = new CaseTask(store, List.of("--threads", "1"));
		final long begin = System.nanoTime();
		final List<CaseOutcome> outcomes = spark.parallelize(cases, executors).map(
			task).collect();
		final double seconds = (System.nanoTime() - begin) / NANOS;
		if (!outcomes.stream().allMatch(CaseOutcome::hasResult))
			throw new IllegalStateException(outcomes.toString());
		return seconds;
	}
}
