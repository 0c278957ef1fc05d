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
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;

/** The old file or the new one, nothing between and nothing beside. */
class AtomicFilesTest {

	@TempDir
	Path folder;

	@Test
	void filesAreMadeAndReplaced() throws SpinepsException, IOException {
		final Path file = folder.resolve("a/b/c.txt");
		AtomicFiles.write(file, stream -> stream.write(1));
		assertThat(Files.readAllBytes(file)).containsExactly(1);
		AtomicFiles.write(file, stream -> stream.write(new byte[] { 2, 3 }));
		assertThat(Files.readAllBytes(file)).containsExactly(2, 3);
		assertThat(names(file.getParent())).containsExactly("c.txt");
	}

	@Test
	void theOldFileStaysWhenWritingFails() throws SpinepsException, IOException {
		final Path file = folder.resolve("c.txt");
		Files.write(file, new byte[] { 9 });
		assertThatThrownBy(() -> AtomicFiles.write(file, stream -> {
			stream.write(new byte[100_000]);
			throw new IOException("No space left on device");
		})).isInstanceOf(SpinepsException.class).hasMessageContaining("c.txt")
			.hasMessageContaining("No space left");
		assertThatThrownBy(() -> AtomicFiles.write(file, stream -> {
			stream.write(5);
			throw new CancellationException();
		})).isInstanceOf(CancellationException.class);
		assertThatThrownBy(() -> AtomicFiles.write(file, stream -> {
			throw new OutOfMemoryError();
		})).isInstanceOf(OutOfMemoryError.class);
		assertThat(Files.readAllBytes(file)).containsExactly(9);
		assertThat(names(folder)).containsExactly("c.txt");
	}

	@Test
	void foldersAreNotReplaced() throws IOException {
		final Path target = Files.createDirectory(folder.resolve("x"));
		assertThatThrownBy(() -> AtomicFiles.write(target, stream -> stream.write(
			1))).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"folder of that name");
		final Path file = Files.createFile(folder.resolve("f"));
		assertThatThrownBy(() -> AtomicFiles.write(file.resolve("y"),
			stream -> stream.write(1))).isInstanceOf(SpinepsException.class);
		assertThat(names(folder)).containsExactlyInAnyOrder("x", "f");
	}

	@Test
	void newFilesCanBeReadByWhomTheFolderAllows() throws SpinepsException,
		IOException
	{
		Assumptions.assumeTrue(Files.getFileAttributeView(folder,
			PosixFileAttributeView.class) != null);
		final Path plain = Files.createFile(folder.resolve("plain"));
		final Path file = folder.resolve("c.txt");
		AtomicFiles.write(file, stream -> stream.write(1));
		assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files
			.getPosixFilePermissions(plain));
	}

	@Test
	void linksAreReplacedNotFollowed() throws SpinepsException, IOException {
		final Path real = Files.createFile(folder.resolve("real"));
		final Path link = folder.resolve("link");
		try {
			Files.createSymbolicLink(link, real);
		}
		catch (final IOException | UnsupportedOperationException e) {
			Assumptions.abort("no symbolic links here");
		}
		AtomicFiles.write(link, stream -> stream.write(4));
		assertThat(Files.isSymbolicLink(link)).isFalse();
		assertThat(Files.readAllBytes(link)).containsExactly(4);
		assertThat(real).isEmptyFile();
	}

	private static java.util.List<String> names(final Path folder)
		throws IOException
	{
		try (final var files = Files.list(folder)) {
			return files.map(path -> path.getFileName().toString()).toList();
		}
	}
}
