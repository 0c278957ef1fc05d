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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.progress.Progress;

class StagedOutputsTest {

	@TempDir
	Path folder;

	@Test
	void filesAppearTogetherAndReplaceOlderOnes() throws Exception {
		Files.writeString(folder.resolve("a"), "old a");
		try (Claim claim = claim(); StagedOutputs staged = claim.stage()) {
			Files.writeString(staged.folder().resolve("a"), "new a");
			Files.writeString(staged.folder().resolve("b"), "new b");
			assertThat(folder.resolve("a")).hasContent("old a");
			assertThat(folder.resolve("b")).doesNotExist();
			staged.commit(List.of("a", "b"), List.of(), null);
		}
		assertThat(content()).isEqualTo(Map.of("a", "new a", "b", "new b"));
	}

	@Test
	void obsoleteFilesGoWithTheOldResult() throws Exception {
		Files.writeString(folder.resolve("a"), "old a");
		Files.writeString(folder.resolve("b"), "old b");
		try (Claim claim = claim(); StagedOutputs staged = claim.stage()) {
			Files.writeString(staged.folder().resolve("a"), "new a");
			staged.commit(List.of("a"), List.of("b", "c"), null);
		}
		assertThat(content()).isEqualTo(Map.of("a", "new a"));
	}

	@Test
	void withoutCommitNothingChanges() throws Exception {
		Files.writeString(folder.resolve("a"), "old a");
		try (Claim claim = claim(); StagedOutputs staged = claim.stage()) {
			Files.writeString(staged.folder().resolve("a"), "new a");
			Files.writeString(staged.folder().resolve(".b.part"), "half of b");
		}
		assertThat(content()).isEqualTo(Map.of("a", "old a"));
	}

	@Test
	void aFailingMoveIsTakenBack() throws Exception {
		Files.writeString(folder.resolve("a"), "old a");
		Files.createDirectory(folder.resolve("c"));
		Files.writeString(folder.resolve("c").resolve("inside"), "kept");
		try (Claim claim = claim(); StagedOutputs staged = claim.stage()) {
			for (final String name : List.of("a", "b", "c"))
				Files.writeString(staged.folder().resolve(name), "new " + name);
			assertThatThrownBy(() -> staged.commit(List.of("a", "b", "c"), List.of(), null))
				.isInstanceOf(IOException.class).hasMessageContaining("c is a folder");
		}
		Files.delete(folder.resolve("c").resolve("inside"));
		Files.delete(folder.resolve("c"));
		assertThat(content()).isEqualTo(Map.of("a", "old a"));
	}

	@Test
	void aMissingFileIsTakenBackToo() throws Exception {
		Files.writeString(folder.resolve("b"), "old b");
		try (Claim claim = claim(); StagedOutputs staged = claim.stage()) {
			Files.writeString(staged.folder().resolve("a"), "new a");
			assertThatThrownBy(() -> staged.commit(List.of("a", "b"), List.of(), null)).isInstanceOf(
				SpinepsException.class);
		}
		assertThat(content()).isEqualTo(Map.of("b", "old b"));
	}

	private Claim claim() throws SpinepsException {
		return Claim.take(new CaseFolder(folder, CaseFolder.SINGLE), "x",
			Progress.NONE);
	}

	private Map<String, String> content() throws IOException {
		final Map<String, String> content = new TreeMap<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (final Path file : files.filter(Files::isRegularFile).toList())
				content.put(file.getFileName().toString(), Files.readString(file));
		}
		return content;
	}
}
