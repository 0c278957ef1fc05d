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

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenFoldersTest {

	private static final String SENTENCE =
		"The image has several time points. 2 of them. Choose one of them or their " +
			"mean, or save one as a file of its own in a folder.";

	@ParameterizedTest
	@ValueSource(strings = { "a", "in", "or", "The", "time", ".", "2" })
	void wordsOfTheSentenceStay(final String folder) {
		assertThat(new HiddenFolders(Path.of(folder)).hide(SENTENCE)).isEqualTo(
			SENTENCE);
	}

	@Test
	void foldersOfFilesGo() {
		final HiddenFolders hidden = new HiddenFolders(Path.of("a"), Path.of(
			"patients", "Jane Doe"), null);
		assertThat(hidden.hide("See a/two.nii and \"a/b.nii\", not data/two.nii."))
			.isEqualTo("See two.nii and \"b.nii\", not data/two.nii.");
		assertThat(hidden.hide("Cannot read " + Path.of("patients", "Jane Doe",
			"x.nii") + " in " + Path.of("patients", "Jane Doe").toAbsolutePath() +
			".")).isEqualTo("Cannot read x.nii in the folder.");
	}

	@Test
	void longerNamesAreOtherFolders() {
		final Path folder = Path.of("/data/out");
		assertThat(new HiddenFolders(folder).hide("/data/out2/x and /data/out-3, /data/out"))
			.isEqualTo("/data/out2/x and /data/out-3, the folder");
	}
}
