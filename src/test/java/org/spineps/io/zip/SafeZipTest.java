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
package org.spineps.io.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.io.zip.SafeZip.Limits;
import org.spineps.progress.Progress;

/** Unpacks good zip files and leaves nothing behind of bad ones. */
class SafeZipTest {

	@TempDir
	private Path folder;

	private Path zip;
	private Path target;

	@BeforeEach
	void names() {
		zip = folder.resolve("model.zip");
		target = folder.resolve("store/model");
	}

	@Test
	void unpacksFilesAndFolders() throws Exception {
		write("a/", "a/one.txt", "a/b/two.txt", "three.txt", "__MACOSX/a/._one");
		final List<Path> files = SafeZip.extract(zip, target, Limits.MODELS,
			Progress.NONE);
		assertThat(files).containsExactly(target.resolve("a/one.txt"), target
			.resolve("a/b/two.txt"), target.resolve("three.txt"));
		for (final Path file : files)
			assertThat(Files.readString(file)).isEqualTo("in " + target.relativize(
				file));
		assertThat(SafeZip.list(zip, Limits.MODELS)).containsExactly("a/one.txt",
			"a/b/two.txt", "three.txt");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../evil", "a/../../evil", "/etc/evil", "\\evil",
		"..\\evil", "C:/evil", "c:evil", "a//b", "a/./b", "a/.. /b", "a/b.",
		"nul.txt", "con", "a\u0001b", "a:stream", "a*b" })
	void refusesNamesThatLeadElsewhere(final String name) throws Exception {
		write("good.txt", name);
		assertRefused("a name that is not allowed");
		try (Stream<Path> files = Files.walk(folder)) {
			assertThat(files.filter(Files::isRegularFile)).containsExactly(zip);
		}
	}

	@Test
	void refusesNamesThatAreTheSameOnSomeSystems() throws Exception {
		write("Model.txt", "model.TXT");
		assertRefused("two files of the same name");
		write("a", "a/b");
		assertRefused("two files of the same name");
	}

	@Test
	void refusesWhatClaimsToBeHuge() throws Exception {
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(
			zip)))
		{
			out.putNextEntry(new ZipEntry("zeros"));
			final byte[] zeros = new byte[1 << 20];
			for (int i = 0; i < 200; i++)
				out.write(zeros);
		}
		assertRefused("claims to hold more than");
		assertThatThrownBy(() -> SafeZip.list(zip, Limits.MODELS)).isInstanceOf(
			SpinepsException.class);
	}

	@Test
	void refusesTooManyFiles() throws Exception {
		write("a", "b", "c");
		assertThatThrownBy(() -> SafeZip.extract(zip, target, new Limits(2, 1000,
			1), Progress.NONE)).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("3 files");
	}

	@Test
	void refusesWhatIsLongerThanItClaims() throws Exception {
		write("a.txt");
		final byte[] bytes = Files.readAllBytes(zip);
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(
			ByteOrder.LITTLE_ENDIAN);
		// Size in the central directory, which begins with PK 1 2.
		for (int i = 0; i < bytes.length - 4; i++)
			if (buffer.getInt(i) == 0x02014b50) buffer.putInt(i + 24, 2);
		Files.write(zip, bytes);
		assertThatThrownBy(() -> SafeZip.extract(zip, target, Limits.MODELS,
			Progress.NONE)).isInstanceOf(SpinepsException.class);
		assertThat(target).doesNotExist();
	}

	@Test
	void refusesFilesThatLieOnTopOfEachOther() throws Exception {
		final byte[] noise = new byte[100_000];
		new Random(1).nextBytes(noise);
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(
			zip)))
		{
			out.putNextEntry(new ZipEntry("a.txt"));
			out.write(noise);
		}
		final byte[] one = Files.readAllBytes(zip);
		final ByteBuffer buffer = ByteBuffer.wrap(one).order(
			ByteOrder.LITTLE_ENDIAN);
		final int end = one.length - 22;
		final int start = buffer.getInt(end + 16);
		final byte[] entry = Arrays.copyOfRange(one, start, end);
		final int copies = 200;
		try (OutputStream out = Files.newOutputStream(zip)) {
			out.write(one, 0, start);
			for (int i = 0; i < copies; i++) {
				final byte[] copy = entry.clone();
				copy[46] = (byte) ('a' + i % 26);
				copy[47] = (byte) ('a' + i / 26);
				out.write(copy);
			}
			buffer.putShort(end + 8, (short) copies);
			buffer.putShort(end + 10, (short) copies);
			buffer.putInt(end + 12, copies * entry.length);
			out.write(one, end, 22);
		}
		assertRefused("Its files overlap");
	}

	@Test
	void refusesTruncatedAndForeignFiles() throws Exception {
		write("a.txt", "b.txt");
		final byte[] bytes = Files.readAllBytes(zip);
		for (final int length : new int[] { 0, 1, 30, bytes.length / 2,
			bytes.length - 1 })
		{
			Files.write(zip, Arrays.copyOf(bytes, length));
			assertThatThrownBy(() -> SafeZip.extract(zip, target, Limits.MODELS,
				Progress.NONE)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("model.zip");
			assertThat(target).doesNotExist();
		}
	}

	@Test
	void refusesCommentsThatAreNoText() throws Exception {
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(
			zip)))
		{
			final ZipEntry entry = new ZipEntry("a.txt");
			entry.setComment("\u00e9");
			out.putNextEntry(entry);
		}
		final byte[] bytes = Files.readAllBytes(zip);
		// Before the record at the end lies the comment, two bytes in UTF-8.
		bytes[bytes.length - 24] = 'a';
		Files.write(zip, bytes);
		assertRefused("table of contents is damaged");
	}

	@Test
	void cancellingLeavesNothing() throws Exception {
		write("a.txt", "b.txt");
		final Progress cancelled = new Progress() {

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				// the test looks at files only
			}

			@Override
			public void checkCancelled() {
				throw new CancellationException();
			}
		};
		assertThatThrownBy(() -> SafeZip.extract(zip, target, Limits.MODELS,
			cancelled)).isInstanceOf(CancellationException.class);
		assertThat(target).doesNotExist();
	}

	@Test
	void neverUnpacksOverAnExistingFolder() throws Exception {
		write("a.txt");
		Files.createDirectories(target);
		assertRefusedButKept();
	}

	private void assertRefusedButKept() {
		assertThatThrownBy(() -> SafeZip.extract(zip, target, Limits.MODELS,
			Progress.NONE)).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("exists already");
		assertThat(target).exists();
	}

	private void assertRefused(final String reason) {
		assertThatThrownBy(() -> SafeZip.extract(zip, target, Limits.MODELS,
			Progress.NONE)).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("model.zip").hasMessageContaining(reason);
		assertThat(target).doesNotExist();
	}

	private void write(final String... names) throws IOException {
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(
			zip)))
		{
			for (final String name : names) {
				out.putNextEntry(new ZipEntry(name));
				if (!name.endsWith("/")) out.write(("in " + name).getBytes(
					StandardCharsets.UTF_8));
				out.closeEntry();
			}
		}
	}
}
