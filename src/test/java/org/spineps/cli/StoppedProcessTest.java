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
package org.spineps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process of its own is told to stop while a network computes. */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class StoppedProcessTest {

	private static final Path SCAN = Path.of("models/sample/lumbar_T2w.nii.gz");

	@TempDir
	Path temp;

	@ParameterizedTest
	@CsvSource({ "TERM, 143", "INT, 130" })
	void itWaitsForTheTileAndLeavesNothing(final String signal, final int code)
		throws Exception
	{
		Assumptions.assumeTrue(Files.exists(SCAN), "the sample scan");
		Assumptions.assumeFalse("INT".equals(signal) && isInterruptIgnored(),
			"what is started in the background ignores INT, and so do its children");
		final Path log = temp.resolve("log");
		final Path out = temp.resolve("out");
		final List<String> command = new ArrayList<>(List.of(Path.of(System
			.getProperty("java.home"), "bin", "java").toString(), "-Xmx2g",
			"-XX:ErrorFile=" + temp.resolve("crash-%p.log"), "-cp", System.getProperty(
				"java.class.path"), Main.class.getName(), "segment", SCAN
					.toAbsolutePath().toString(), "--output", out.toString(),
			"--threads", "2"));
		final Process process = new ProcessBuilder(command)
			.redirectErrorStream(true).redirectOutput(log.toFile()).start();
		try {
			// The next stage, the first network, has begun when this is printed.
			while (process.isAlive() && !Files.readString(log).contains(
				"Loading networks:"))
				Thread.sleep(20);
			Thread.sleep(700);
			assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
			new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
				.start().waitFor();
			assertThat(process.waitFor()).as(Files.readString(log)).isEqualTo(code);
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(Files.readString(log)).contains("Stopping after the running tile",
			"1 input: 1 cancelled").doesNotContain("SIGSEGV", "SIGABRT", "\tat ");
		assertThat(names(temp)).containsExactly("log", "out");
		assertThat(names(out)).containsExactly("run-manifest.json");
		assertThat(JsonParser.parseString(Files.readString(out.resolve(
			"run-manifest.json"))).getAsJsonObject().getAsJsonArray("inputs").get(0)
			.getAsJsonObject().get("status").getAsString()).isEqualTo("cancelled");
	}

	/** @return whether a process that is started here ignores INT, as far as is known */
	private static boolean isInterruptIgnored() throws IOException {
		final Path status = Path.of("/proc/self/status");
		if (!Files.exists(status)) return false;
		try (Stream<String> lines = Files.lines(status)) {
			return lines.filter(line -> line.startsWith("SigIgn:")).anyMatch(
				line -> (Long.parseUnsignedLong(line.substring(7).trim(), 16) & 2) != 0);
		}
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}
}
