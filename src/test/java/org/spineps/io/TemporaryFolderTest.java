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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {

	private static final String PROPERTY = "java.io.tmpdir";

	private final String before = System.getProperty(PROPERTY);

	@TempDir
	private Path folder;

	@AfterEach
	void restore() {
		System.setProperty(PROPERTY, before);
	}

	@Test
	void isPrivateAndGoesWithItsFiles() throws IOException {
		System.setProperty(PROPERTY, folder.toString());
		final Path path;
		try (TemporaryFolder made = TemporaryFolder.create("some-", 10, folder
			.resolve("other")))
		{
			path = made.path();
			Files.writeString(Files.createDirectories(path.resolve("a/b")).resolve(
				"c"), "d");
			if (path.getFileSystem().supportedFileAttributeViews().contains("posix"))
				assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
					path))).isEqualTo("rwx------");
		}
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void theOtherFolderHelpsIfTheSystemsIsMissing() throws IOException {
		System.setProperty(PROPERTY, folder.resolve("missing").toString());
		try (TemporaryFolder made = TemporaryFolder.create("some-", 10, folder
			.resolve("a/other")))
		{
			assertThat(made.path().getParent()).isEqualTo(folder.resolve("a/other"));
		}
	}

	@Test
	void withoutAnyTheMessageNamesBoth() throws IOException {
		System.setProperty(PROPERTY, folder.toString());
		final Path file = Files.writeString(folder.resolve("file"), "");
		assertThatThrownBy(() -> TemporaryFolder.create("some-", Long.MAX_VALUE,
			file.resolve("other"))).isInstanceOf(IOException.class)
				.hasMessageContaining(folder + " has room for").hasMessageContaining(file
					.resolve("other").toString()).hasMessageContaining("TMPDIR");
	}
}
