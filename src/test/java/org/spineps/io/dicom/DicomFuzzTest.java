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
package org.spineps.io.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are read or refused with a sentence; see {@link DicomFuzz}. */
class DicomFuzzTest {

	@TempDir
	private Path temp;

	@Test
	void damagedFilesAreReadOrRefused() throws Exception {
		final DicomFuzz.Outcome outcome = DicomFuzz.run(6000, 20240607, temp);
		assertThat(outcome.failures()).isEmpty();
		// Both happen, or the test tests nothing.
		assertThat(outcome.read()).isBetween(1000L, 5500L);
		assertThat(outcome.largestBytes()).isLessThan(DicomFuzz.MOST_BYTES);
	}
}
