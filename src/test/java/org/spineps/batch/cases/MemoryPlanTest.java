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
package org.spineps.batch.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class MemoryPlanTest {

	@Test
	void aCaseTooLargeForThePlanRunsAlone() {
		final MemoryPlan plan = new MemoryPlan(100);
		assertThat(plan.admit(500)).isTrue();
		assertThat(plan.admit(1)).isFalse();
		plan.release(500);
		assertThat(plan.admit(60)).isTrue();
		assertThat(plan.admit(41)).isFalse();
		assertThat(plan.admit(40)).isTrue();
	}

	@Test
	void largerHeadersTakeMore() {
		assertThat(MemoryPlan.bytes(0)).isPositive();
		assertThat(MemoryPlan.bytes(2_000_000)).isGreaterThan(MemoryPlan.bytes(
			1_000_000));
		assertThat(MemoryPlan.bytes(Long.MAX_VALUE)).isPositive();
		assertThat(MemoryPlan.ofHeap().admit(MemoryPlan.bytes(1000))).isTrue();
	}

	/** The table of docs/batch.md: voxels and what was alive, in MiB. */
	@Test
	void theMeasuredScansFit() {
		final long[][] measured = { { 486_400, 112 }, { 1_033_140, 88 }, { 1_962_966,
			132 }, { 4_429_736, 155 } };
		for (final long[] scan : measured)
			assertThat(MemoryPlan.bytes(scan[0]) >> 20).isGreaterThan(scan[1] * 3 / 2);
	}

	/**
	 * Random cases that begin in their order and end in any: what runs is compared
	 * with a list of sizes that is added up anew each time.
	 */
	@Test
	void neverMoreThanFitsAndNoCaseIsForgotten() {
		for (int seed = 0; seed < 2000; seed++) {
			final Random random = new Random(seed);
			final long budget = 1 + random.nextInt(100);
			final MemoryPlan plan = new MemoryPlan(budget);
			final Deque<Long> waiting = new ArrayDeque<>();
			for (int n = random.nextInt(20); n >= 0; n--)
				waiting.add((long) random.nextInt(150));
			final List<Long> running = new ArrayList<>();
			int begun = 0;
			final int all = waiting.size();
			while (!waiting.isEmpty() || !running.isEmpty()) {
				if (!waiting.isEmpty()) {
					final long next = waiting.getFirst();
					final long sum = running.stream().mapToLong(Long::longValue).sum();
					final boolean fits = running.isEmpty() || sum + next <= budget;
					assertThat(plan.admit(next)).as("seed %d", seed).isEqualTo(fits);
					if (fits) {
						running.add(waiting.removeFirst());
						begun++;
						continue;
					}
				}
				plan.release(running.remove(random.nextInt(running.size())));
			}
			assertThat(begun).isEqualTo(all);
		}
	}
}
