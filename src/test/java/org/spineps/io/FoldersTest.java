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
package org.spineps.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder goes with all that is in it, and nothing else does. */
class FoldersTest {

	@TempDir
	Path folder;

	@Test
	void everythingInsideIsDeletedAndNothingElse() throws IOException {
		final Path inner = Files.createDirectories(folder.resolve("a/b/c"));
		Files.writeString(inner.resolve("file"), "x");
		final Path beside = Files.writeString(folder.resolve("beside"), "y");
		Files.createSymbolicLink(inner.resolve("link"), beside);
		Folders.delete(folder.resolve("a"));
		assertThat(folder).isDirectoryContaining(path -> path.equals(beside));
		assertThat(folder.resolve("a")).doesNotExist();
		assertThat(beside).hasContent("y");
	}

	@Test
	void aMissingFolderIsNoError() throws IOException {
		Folders.delete(folder.resolve("nothing"));
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void aLinkIsDeletedAndNotWhatItLeadsTo() throws IOException {
		final Path target = Files.createDirectories(folder.resolve("target"));
		Files.writeString(target.resolve("file"), "x");
		final Path link = Files.createSymbolicLink(folder.resolve("link"), target);
		Folders.delete(link);
		assertThat(link).doesNotExist();
		assertThat(target.resolve("file")).exists();
	}
}
