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

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance.ModelUse;

class RunManifestTest {

	@TempDir
	Path folder;

	@Test
	void laterRunsAddAndReplace() throws Exception {
		new RunManifest(folder, Progress.NONE).put(List.of(entry("a", InputStatus.FAILED), entry(
			"b", InputStatus.OK)));
		new RunManifest(folder, Progress.NONE).put(List.of(entry("c", InputStatus.EMPTY), entry(
			"A", InputStatus.OK)));
		assertThat(statuses()).containsExactly("A ok", "b ok", "c empty");
	}

	@Test
	void skippingKeepsHowTheResultsWereMade() throws Exception {
		final RunManifest manifest = new RunManifest(folder, Progress.NONE);
		manifest.put(List.of(entry("a", InputStatus.OK)));
		final JsonObject made = inputs().get(0).getAsJsonObject();
		manifest.put(List.of(entry("a", InputStatus.SKIPPED), entry("b",
			InputStatus.SKIPPED)));
		assertThat(inputs().get(0)).isEqualTo(made);
		assertThat(statuses()).containsExactly("a ok", "b skipped");
	}

	@Test
	void aFailedRepetitionKeepsTheEarlierEntry() throws Exception {
		final RunManifest manifest = new RunManifest(folder, Progress.NONE);
		manifest.put(List.of(entry("a", InputStatus.OK)));
		final JsonObject made = inputs().get(0).getAsJsonObject();
		manifest.put(List.of(entry("a", InputStatus.FAILED)));
		manifest.put(List.of(entry("a", InputStatus.CANCELLED)));
		assertThat(statuses()).containsExactly("a cancelled");
		assertThat(inputs().get(0).getAsJsonObject().get("earlier")).isEqualTo(
			made);
		manifest.put(List.of(entry("a", InputStatus.SKIPPED)));
		assertThat(inputs().get(0)).isEqualTo(made);
		manifest.put(List.of(entry("a", InputStatus.FAILED)));
		manifest.put(List.of(entry("a", InputStatus.OK)));
		assertThat(inputs().get(0).getAsJsonObject().has("earlier")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "42", "{}", "\u0000\u0001",
		"{\"format\":\"spineps-run-manifest\",\"formatVersion\":2,\"inputs\":[]}",
		"{\"format\":\"spineps-run-manifest\",\"formatVersion\":{},\"inputs\":[]}",
		"{\"format\":\"spineps-run-manifest\",\"formatVersion\":1,\"inputs\":7}",
		"{\"format\":\"spineps-run-manifest\",\"formatVersion\":1,\"inputs\":[1]}",
		"{\"format\":\"spineps-run-manifest\",\"formatVersion\":1,\"inputs\":[{}]}",
		"{\"format\":\"spineps-run-manifest\",\"formatVersion\":1,\"inputs\":[" +
			"{\"name\":\"a\",\"status\":\"great\"}]}",
		"{\"format\":\"spineps-run-manifest\",\"formatVersion\":1,\"inputs\":[" +
			"{\"name\":\"a\",\"status\":\"ok\"}" })
	void aDamagedManifestIsKeptAsideAndNamed(final String content)
		throws Exception
	{
		final Path file = folder.resolve(RunManifest.FILE_NAME);
		Files.writeString(folder.resolve("run-manifest.unreadable-1.json"),
			"older");
		Files.writeString(file, content);
		final RunManifest manifest = new RunManifest(folder, Progress.NONE);
		manifest.put(List.of(entry("b", InputStatus.OK)));
		assertThat(manifest.warnings()).singleElement().asString().contains(
			"run-manifest.unreadable-2.json");
		assertThat(folder.resolve("run-manifest.unreadable-2.json")).hasContent(
			content);
		assertThat(folder.resolve("run-manifest.unreadable-1.json")).hasContent(
			"older");
		assertThat(statuses()).containsExactly("b ok");
	}

	@Test
	void theVersionIsWrittenAsANumberAndReadAsATextToo() throws Exception {
		new RunManifest(folder, Progress.NONE).put(List.of(entry("a", InputStatus.OK)));
		final Path file = folder.resolve(RunManifest.FILE_NAME);
		final String text = Files.readString(file);
		assertThat(text).contains("\"formatVersion\": 1,");
		Files.writeString(file, text.replace("\"formatVersion\": 1,",
			"\"formatVersion\": \"1\","));
		final RunManifest manifest = new RunManifest(folder, Progress.NONE);
		manifest.put(List.of(entry("b", InputStatus.OK)));
		assertThat(manifest.warnings()).isEmpty();
		assertThat(statuses()).containsExactly("a ok", "b ok");
	}

	@Test
	void bytesThatAreNoTextAreADamagedManifest() throws Exception {
		Files.write(folder.resolve(RunManifest.FILE_NAME), new byte[] { (byte) 0xff,
			(byte) 0xfe, 0, (byte) 0xc3 });
		assertThat(new RunManifest(folder, Progress.NONE).warnings()).hasSize(1);
	}

	@Test
	void entriesFromSeveralWritersAllArrive() throws Exception {
		final int writers = 4;
		final int each = 5;
		final ExecutorService threads = Executors.newFixedThreadPool(writers);
		final List<Future<Void>> done = new ArrayList<>();
		for (int w = 0; w < writers; w++) {
			final int writer = w;
			final Callable<Void> work = () -> {
				final RunManifest manifest = new RunManifest(folder, Progress.NONE);
				for (int n = 0; n < each; n++)
					manifest.put(List.of(entry("x" + writer + "-" + n, InputStatus.OK)));
				return null;
			};
			done.add(threads.submit(work));
		}
		for (final Future<Void> future : done)
			future.get();
		threads.shutdown();
		assertThat(inputs()).hasSize(writers * each);
		assertThat(folder.toFile().list()).containsExactly(RunManifest.FILE_NAME);
	}

	@Test
	void theLockOfAKilledProcessIsIgnored() throws Exception {
		final Path lock = Files.createFile(folder.resolve(".run-manifest.lock"));
		Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration
			.ofMinutes(2))));
		new RunManifest(folder, Progress.NONE).put(List.of(entry("a", InputStatus.OK)));
		assertThat(statuses()).containsExactly("a ok");
		assertThat(lock).doesNotExist();
	}

	@Test
	void entriesTellHowTheyWereMadeButNoFolders() throws Exception {
		final Path input = Path.of("patients", "Jane Doe", "scan.nii.gz");
		final CaseEnd end = new CaseEnd("scan", input, folder, "semantic mask",
			InputStatus.FAILED, "Cannot read " + input.toAbsolutePath() +
				". Cannot write " + folder.resolve("scan_ctd.json") + " or " + folder +
				".", List.of("See " + input + "."), List.of(), "cpu",
			1.23456);
		new RunManifest(folder, Progress.NONE).put(List.of(new ManifestEntry(end, Instant
			.parse("2026-01-02T03:04:05.678Z"), "9×10×7 voxels", List.of(
				new ModelUse("semantic", "m", "ff00")), Map.of("semantic-model",
					"/home/jane/my-model/", "threads", "2"), Map.of("Reading", 0.1), new PeakMemory(5
						<< 20, "resident"))));
		final JsonObject entry = inputs().get(0).getAsJsonObject();
		assertThat(entry.get("input").getAsString()).isEqualTo("scan.nii.gz");
		assertThat(entry.get("kind").getAsString()).isEqualTo("semantic mask");
		assertThat(entry.get("message").getAsString()).isEqualTo(
			"Cannot read scan.nii.gz. Cannot write scan_ctd.json or the folder.");
		assertThat(entry.get("warnings").getAsString()).isEqualTo(
			"See scan.nii.gz.");
		assertThat(entry.get("started").getAsString()).isEqualTo(
			"2026-01-02T03:04:05Z");
		assertThat(entry.get("seconds").toString()).isEqualTo("1.235");
		assertThat(entry.get("secondsPerStage").toString()).isEqualTo(
			"{\"Reading\":0.100}");
		assertThat(entry.get("peakMemoryMiB").getAsInt()).isEqualTo(5);
		assertThat(entry.get("models").toString()).isEqualTo(
			"[{\"role\":\"semantic\",\"id\":\"m\",\"sha256\":\"ff00\"}]");
		assertThat(entry.getAsJsonObject("options").get("semantic-model")
			.getAsString()).isEqualTo("my-model");
		final JsonObject program = entry.getAsJsonObject("program");
		assertThat(program.keySet()).containsExactly("version", "java", "os",
			"arch", "cores", "maxHeapMiB");
		assertThat(Files.readString(folder.resolve(RunManifest.FILE_NAME)))
			.doesNotContain("Jane").doesNotContain("jane");
	}

	private ManifestEntry entry(final String name, final InputStatus status) {
		final Path input = Path.of(name + ".nii.gz");
		return new ManifestEntry(new CaseEnd(name, input, folder, "image", status,
			"", List.of(), List.of(), "cpu", 1), Instant
				.now(), "", List.of(), Map.of(), Map.of(), PeakMemory.now());
	}

	private JsonArray inputs() throws IOException {
		return JsonParser.parseString(Files.readString(folder.resolve(
			RunManifest.FILE_NAME))).getAsJsonObject().getAsJsonArray("inputs");
	}

	private List<String> statuses() throws IOException, SpinepsException {
		final List<String> statuses = new ArrayList<>();
		inputs().forEach(input -> statuses.add(input.getAsJsonObject().get("name")
			.getAsString() + " " + input.getAsJsonObject().get("status")
				.getAsString()));
		return statuses;
	}
}
