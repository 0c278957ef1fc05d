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
package org.spineps.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.spineps.testing.Thorough;

/**
 * A hundred runs of two jobs at a time are killed at random, each going on where
 * the one before was ended. Whatever is visible at any time is whole, and in the
 * end every case is there once, as without a kill.
 */
@Tag(Thorough.TAG)
class RandomKillsTest extends BatchScene {

	private static final int KILLS = Integer.getInteger("spineps.kills", 100);
	private static final int CASES = 12;

	private final Random random = new Random(20261128);
	private final List<String> names = IntStream.range(0, CASES).mapToObj(
		n -> String.format("scan-%02d", n)).toList();
	private Process process;

	@AfterEach
	void end() {
		if (process != null) process.destroyForcibly();
	}

	@Test
	void nothingIsLostAndNothingIsHalfDone() throws Exception {
		for (final String name : names)
			TestScans.image(in, name + ".nii.gz");
		final Path undisturbed = temp.resolve("undisturbed");
		final long begin = System.nanoTime();
		start(undisturbed);
		assertThat(process.waitFor()).isZero();
		final long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);

		int kills = 0;
		int rounds = 0;
		while (kills < KILLS) {
			final Path folder = temp.resolve("killed-" + rounds++);
			boolean whole = false;
			while (!whole) {
				start(folder);
				final boolean ended = process.waitFor(kills < KILLS ? random.nextInt(
					(int) millis) : Integer.MAX_VALUE, TimeUnit.MILLISECONDS);
				if (ended) {
					assertThat(process.exitValue()).as(log()).isZero();
					whole = true;
				}
				else {
					process.destroyForcibly().waitFor();
					kills++;
					requireWhole(folder, undisturbed);
				}
			}
			requireEqual(folder, undisturbed);
		}
		assertThat(kills).isEqualTo(KILLS);
	}

	/** What can be seen is as it will be. */
	private static void requireWhole(final Path folder, final Path undisturbed)
		throws IOException
	{
		if (!Files.exists(folder)) return;
		for (final Path file : visible(folder))
			if (file.getFileName().toString().startsWith("scan-")) assertThat(file)
				.hasSameBinaryContentAs(undisturbed.resolve(file.getFileName()));
	}

	private static List<Path> visible(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(Files::isRegularFile).sorted().toList();
		}
	}

	private void requireEqual(final Path folder, final Path undisturbed)
		throws IOException
	{
		assertThat(visible(folder).stream().map(Path::getFileName)).isEqualTo(visible(
			undisturbed).stream().map(Path::getFileName).toList());
		requireWhole(folder, undisturbed);
		assertThat(folder.resolve("cases.csv")).hasSameBinaryContentAs(undisturbed
			.resolve("cases.csv"));
		final List<String> entries = new ArrayList<>();
		for (final JsonElement entry : JsonParser.parseString(Files.readString(folder
			.resolve("run-manifest.json"))).getAsJsonObject().getAsJsonArray("inputs"))
			entries.add(entry.getAsJsonObject().get("name").getAsString() + " " + entry
				.getAsJsonObject().get("status").getAsString());
		assertThat(entries).containsExactlyInAnyOrderElementsOf(names.stream().map(
			name -> name + " ok").toList());
		assertThat(folder.resolve(".spineps").toFile().list()).containsExactly(
			"cases");
	}

	private void start(final Path folder) throws IOException {
		final List<String> command = new ArrayList<>(List.of(Path.of(System
			.getProperty("java.home"), "bin", "java").toString(),
			"-Djava.awt.headless=true", "-Xmx256m", "-XX:+UseSerialGC",
			"-XX:TieredStopAtLevel=1", "-D" + SharedFolderWorker.JOBS + "=2", "-cp",
			System.getProperty("java.class.path"), SharedFolderWorker.class.getName(),
			folder.toString()));
		names.forEach(name -> command.add(in.resolve(name + ".nii.gz").toString()));
		process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(temp.resolve("log").toFile()).start();
	}

	private String log() throws IOException {
		return Files.readString(temp.resolve("log"));
	}
}
