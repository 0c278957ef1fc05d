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
package org.spineps.convert.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.progress.Progress;
import org.spineps.testing.HostileArchives;
import org.spineps.testing.HostileArchives.Hostile;

class NetworkArchiveTest {

	/** What no accepted text may hold outside of its strings. */
	private static final String HARM = "(?s).*(torch\\.save|from_file|" +
		"\\.save\\(|print\\(|\\bimport\\b|ops\\.aten|load_library|#|@|\\bwhile\\b|" +
		"def __setstate__|\\(\\w*Interface\\)).*";
	private static final String[] WORDS = { "torch.save(x, \"f\")", "print", "(",
		")", "[", "]", "import os", "ops.aten", "getattr(x, \"save\")", "self",
		"inner", ".save(\"f\")", "=", ",", ":", "\n", "    ", "while", "for", "if",
		"class", "def", "Interface", "\"", "#", "@", "__setstate__", "->", "Tensor",
		"__torch__.helper", "torch", "-1", "f\"\"", "return" };

	@TempDir
	private Path folder;

	private Map<String, byte[]> rewritten(final byte[] archive)
		throws IOException
	{
		final Path file = Files.write(folder.resolve("in.pt"), archive);
		final Path out = folder.resolve("out.pt");
		NetworkArchive.read(file).write(Files.newOutputStream(out), Progress.NONE);
		final Map<String, byte[]> entries = new TreeMap<>();
		try (ZipFile zip = new ZipFile(out.toFile())) {
			for (final ZipEntry entry : Collections.list(zip.entries()))
				try (InputStream in = zip.getInputStream(entry)) {
					assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
					entries.put(entry.getName(), in.readAllBytes());
				}
		}
		return entries;
	}

	private static byte[] resource(final String name) throws IOException {
		try (InputStream in = NetworkArchiveTest.class.getResourceAsStream(name)) {
			return in.readAllBytes();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "residual-traced.pt", "residual-scripted.pt",
		"plain-frozen.pt", "batchnorm-scripted.pt", "planar-scripted.pt",
		"attention-scripted.pt", "encoding-traced.pt", "encoding-scripted.pt",
		"/models/semantic-small/network.pt", "/models/instance-small/network.pt",
		"/org/spineps/network/minimal.pt" })
	void networksOfPyTorchPass(final String name) throws IOException {
		final Map<String, byte[]> entries = rewritten(resource(name));
		assertThat(entries.keySet()).allMatch(entry -> entry.matches(
			"model/(version|byteorder|(data|constants)(\\.pkl|/\\d+)|code/[\\w/]*\\.py)"))
			.contains("model/version", "model/data.pkl", "model/constants.pkl");
		// What was written is an archive that passes and stays as it is.
		final Map<String, byte[]> again = rewritten(Files.readAllBytes(folder
			.resolve("out.pt")));
		assertThat(again.keySet()).isEqualTo(entries.keySet());
		entries.forEach((entry, bytes) -> assertThat(again.get(entry)).isEqualTo(
			bytes));
	}

	static Stream<Hostile> hostile() {
		return HostileArchives.all("stolen.pt").stream();
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void hostileArchivesAreRefusedByName(final Hostile hostile)
		throws IOException
	{
		final Path file = Files.write(folder.resolve("in.pt"), hostile.bytes());
		assertThatThrownBy(() -> NetworkArchive.read(file)).isInstanceOf(
			IOException.class).hasMessageContaining(hostile.said())
			.satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500)
				.doesNotContainPattern("[\\p{Cntrl}]"));
	}

	@Test
	void thereAreManyOfThem() {
		assertThat(HostileArchives.all("f")).hasSizeGreaterThan(90);
	}

	@Test
	void whatIsNotNeededIsLeftOut() throws IOException {
		final Map<String, byte[]> entries = HostileArchives.goodEntries();
		final Map<String, byte[]> before = rewritten(HostileArchives.good());
		entries.put("code/__torch__.py.debug_pkl", "cos\nsystem\n".getBytes(
			StandardCharsets.US_ASCII));
		entries.put("extra/notes.txt", new byte[3]);
		entries.put(".data/serialization_id", new byte[9]);
		entries.put("data/7", new byte[9]);
		assertThat(rewritten(HostileArchives.zip(entries, UnaryOperator
			.identity()))).containsOnlyKeys(before.keySet());
		assertThat(before).containsOnlyKeys("model/version", "model/byteorder",
			"model/code/__torch__.py", "model/constants.pkl", "model/data.pkl",
			"model/data/0");
	}

	@Test
	void storedOrCompressedIsTheSame() throws IOException {
		final Map<String, byte[]> stored = rewritten(HostileArchives.good());
		final Map<String, byte[]> packed = rewritten(HostileArchives.zip(
			"archive/", HostileArchives.goodEntries(), 9, UnaryOperator.identity()));
		stored.forEach((name, bytes) -> assertThat(packed.get(name)).isEqualTo(
			bytes));
	}

	/** Some readers believe the entry, some the table of contents. */
	@Test
	void otherNamesBesideTheTableOfContentsDoNotMatter() throws IOException {
		final byte[] evil = HostileArchives.replace(HostileArchives.good(),
			"code/__torch__.py", "code/__other__.py", 0);
		final Map<String, byte[]> entries = rewritten(evil);
		assertThat(entries.get("model/code/__torch__.py")).isEqualTo(HostileArchives
			.goodCode().getBytes(StandardCharsets.US_ASCII));
		assertThat(new String(Files.readAllBytes(folder.resolve("out.pt")),
			StandardCharsets.ISO_8859_1)).doesNotContain("__other__");
	}

	@Test
	void damagedArchivesEndInASentence() throws IOException {
		final byte[] good = HostileArchives.good();
		int accepted = 0;
		for (int seed = 0; seed < 3000; seed++) {
			final Random random = new Random(seed);
			final byte[] bytes = good.clone();
			for (int i = random.nextInt(4); i >= 0; i--)
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
			try {
				final Map<String, byte[]> entries = rewritten(bytes);
				accepted++;
				assertThat(entries).containsKeys("model/data.pkl");
			}
			catch (final IOException e) {
				assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
			}
		}
		assertThat(accepted).isLessThan(3000);
	}

	@Test
	void mixedTextsThatPassAreHarmless() throws IOException {
		final String good = HostileArchives.goodCode();
		int accepted = 0;
		for (int seed = 0; seed < 6000; seed++) {
			final Random random = new Random(seed);
			String code = good;
			for (int i = random.nextInt(2); i >= 0; i--) {
				final int at = random.nextInt(code.length());
				final int end = Math.min(code.length(), at + random.nextInt(5));
				code = code.substring(0, at) + WORDS[random.nextInt(WORDS.length)] +
					code.substring(end);
			}
			final byte[] bytes = HostileArchives.zip(HostileArchives.entries(code),
				UnaryOperator.identity());
			try {
				rewritten(bytes);
				accepted++;
				assertThat(code.replaceAll("\"[^\"\n]*\"", "\"\"")).doesNotMatch(HARM);
			}
			catch (final IOException e) {
				assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(500);
			}
		}
		assertThat(accepted).isBetween(10, 3000);
	}
}
