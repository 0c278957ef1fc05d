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
package org.spineps.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A short run of damaged files; a million of them are for
 * {@code ReaderFuzzBench}.
 */
class ReaderFuzzTest {

	private static final int INPUTS = 300;
	/** No file here is larger than 40 kB. */
	private static final long MOST_BYTES = 256L << 20;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@EnumSource
	void damagedFilesAreReadOrRefused(final ReaderFuzz.Target target)
		throws Exception
	{
		final ReaderFuzz.Outcome outcome = ReaderFuzz.run(target, INPUTS, 7,
			folder);
		assertThat(outcome.failures()).isEmpty();
		assertThat(outcome.read()).isBetween(1L, INPUTS - 1L);
		assertThat(outcome.largestBytes()).isLessThan(MOST_BYTES);
	}
}
