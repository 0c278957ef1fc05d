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
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several Java machines work in one folder of results. */
@Timeout(240)
class SharedFolderTest extends BatchScene {

	private static final int PROCESSES = 4;
	private static final int CASES = 12;

	private final List<Process> processes = new ArrayList<>();
	private final List<String> names = IntStream.range(0, CASES).mapToObj(
		n -> String.format("scan-%02d", n)).toList();

	@BeforeEach
	void scans() throws Exception {
		for (final String name : names)
			TestScans.image(in, name + ".nii.gz");
	}

	@AfterEach
	void end() {
		processes.forEach(Process::destroyForcibly);
	}

	@Test
	void noCaseIsDoneTwice() throws Exception {
		for (int n = 0; n < PROCESSES; n++)
			start(n);
		final List<String> did = new ArrayList<>();
		int working = 0;
		for (int n = 0; n < PROCESSES; n++) {
			assertThat(processes.get(n).waitFor()).as(log(n)).isZero();
			final List<String> lines = log(n).lines().filter(line -> line.startsWith(
				"did ")).toList();
			if (!lines.isEmpty()) working++;
			did.addAll(lines);
		}
		assertThat(did).containsExactlyInAnyOrderElementsOf(names.stream().map(
			name -> "did " + name).toList());
		assertThat(working).isGreaterThan(1);
		requireAll();
	}

	@Test
	void theCaseOfAKilledProcessIsDoneByAnother() throws Exception {
		start(0);
		while (!log(0).contains("did scan-01") && processes.get(0).isAlive())
			Thread.sleep(5);
		processes.get(0).destroyForcibly().waitFor();
		for (int n = 1; n < PROCESSES; n++)
			start(n);
		for (int n = 1; n < PROCESSES; n++)
			assertThat(processes.get(n).waitFor()).as(log(n)).isZero();
		requireAll();
	}

	private void requireAll() throws IOException {
		final List<String> entries = new ArrayList<>();
		for (final JsonElement entry : JsonParser.parseString(Files.readString(
			manifest())).getAsJsonObject().getAsJsonArray("inputs"))
			entries.add(entry.getAsJsonObject().get("name").getAsString() + " " + entry
				.getAsJsonObject().get("status").getAsString());
		assertThat(entries).containsExactlyInAnyOrderElementsOf(names.stream().map(
			name -> name + " ok").toList());
		assertThat(Files.readAllLines(out.resolve("cases.csv"))).hasSize(CASES + 1);
		assertThat(names(out)).hasSize(9 * CASES + 2);
		assertThat(out.resolve(".spineps").toFile().list()).containsExactly(
			"cases");
	}

	private void start(final int number) throws IOException {
		final List<String> command = new ArrayList<>(List.of(Path.of(System
			.getProperty("java.home"), "bin", "java").toString(),
			"-Djava.awt.headless=true", "-Xmx256m", "-XX:+UseSerialGC",
			"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
			SharedFolderWorker.class.getName(), out.toString()));
		names.forEach(name -> command.add(in.resolve(name + ".nii.gz").toString()));
		processes.add(new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(temp.resolve("log-" + number).toFile()).start());
	}

	private String log(final int number) throws IOException {
		return Files.readString(temp.resolve("log-" + number));
	}
}
