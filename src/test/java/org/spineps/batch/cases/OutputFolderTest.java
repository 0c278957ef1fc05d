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
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;

class OutputFolderTest {

	@TempDir
	Path folder;

	@Test
	void missingFoldersAreMadeAndLeftEmpty() throws SpinepsException {
		final Path deep = folder.resolve("a").resolve("b ü");
		OutputFolder.prepare(deep);
		assertThat(deep).isEmptyDirectory();
		OutputFolder.prepare(deep);
	}

	@Test
	void whatAKilledRunLeftBehindIsRemoved() throws Exception {
		final Path old = Files.createDirectories(folder.resolve(".spineps-" + UUID.randomUUID())
			.resolve("previous")).getParent();
		Files.writeString(old.resolve("previous").resolve("a"), "x");
		Files.writeString(old.resolve("b"), "x");
		Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration
			.ofDays(2))));
		final Path recent = Files.createDirectory(folder.resolve(".spineps-2"));
		OutputFolder.prepare(folder);
		assertThat(old).doesNotExist();
		assertThat(recent).exists();
	}

	@Test
	void aFileIsNoFolder() throws IOException {
		final Path file = Files.writeString(folder.resolve("file"), "x");
		assertThatThrownBy(() -> OutputFolder.prepare(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("It is a file");
		assertThatThrownBy(() -> OutputFolder.prepare(file.resolve("below")))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"cannot be made");
	}

	@Test
	void aFolderThatMayNotBeWrittenTo() throws IOException {
		final Path locked = Files.createDirectory(folder.resolve("locked"));
		assumeThat(locked.getFileSystem().supportedFileAttributeViews()).contains(
			"posix");
		Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString(
			"r-xr-xr-x"));
		// Root may write everywhere.
		assumeThat(Files.isWritable(locked)).isFalse();
		assertThatThrownBy(() -> OutputFolder.prepare(locked)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("may write to");
	}

	@Test
	void aFullDisk() {
		assertThatThrownBy(() -> OutputFolder.requireRoom(folder, 3 << 20,
			16 << 20)).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"is full. 3 MiB are free, at least 16 MiB are needed. Make room");
		assertThatCode(() -> OutputFolder.requireRoom(folder, 0, 16 << 20))
			.doesNotThrowAnyException();
	}
}
