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
package org.spineps.ij.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverallProgressTest {

	private long nanos;

	private final OverallProgress progress = new OverallProgress(List.of(
		new StageShare("read", 1), new StageShare("see", 6), new StageShare("name",
			3)), () -> nanos);

	@Test
	void everyStageHasItsShareOfOneBar() {
		assertThat(progress.advance("read", 0, 0)).isZero();
		assertThat(progress.advance("see", 0, 4)).isCloseTo(0.1, within(1e-9));
		assertThat(progress.advance("see", 2, 4)).isCloseTo(0.4, within(1e-9));
		assertThat(progress.advance("name", 1, 2)).isCloseTo(0.85, within(1e-9));
		assertThat(progress.advance("name", 9, 2)).isCloseTo(1, within(1e-9));
	}

	@Test
	void itNeverGoesBack() {
		progress.advance("see", 4, 4);
		assertThat(progress.advance("see", 0, 4)).isCloseTo(0.7, within(1e-9));
		assertThat(progress.advance("read", 0, 1)).isCloseTo(0.7, within(1e-9));
		double before = 0.7;
		for (final String other : List.of("other", "another", "third"))
			for (int done = 0; done <= 5; done++) {
				final double now = progress.advance(other, done, 5);
				assertThat(now).isBetween(before, 1.0);
				before = now;
			}
		assertThat(before).isGreaterThan(0.9).isLessThan(1);
	}

	@Test
	void theTimeLeftIsSaidWhenItIsKnown() {
		progress.advance("see", 0, 4);
		assertThat(progress.timeLeft()).isEmpty();
		nanos = 10_000_000_000L;
		progress.advance("see", 2, 4);
		assertThat(progress.timeLeft()).isEqualTo(", about 15 s left");
		nanos = 400_000_000_000L;
		assertThat(progress.timeLeft()).isEqualTo(", about 10 min left");
	}

	@Test
	void ofUnknownStagesTheTimeIsNotKnown() {
		nanos = 10_000_000_000L;
		progress.advance("other", 2, 4);
		assertThat(progress.timeLeft()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "0.2, 1 s", "7.4, 7 s", "33, 35 s", "89, 90 s", "100, 2 min" })
	void timesAreRound(final double seconds, final String text) {
		assertThat(RoughTime.text(seconds)).isEqualTo(text);
	}
}
