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

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.batch.FakeSegmenter;
import org.spineps.batch.TestScans;
import org.spineps.cli.console.Cancellation;
import org.spineps.cli.console.Services;
import org.spineps.io.Sha256;
import org.spineps.io.VolumeExport;
import org.spineps.library.ModelManager;
import org.spineps.library.UserModels;
import org.spineps.library.download.Downloader;
import org.spineps.model.KnownReleases;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.FakeMethod;
import org.spineps.testing.ForeignModels;
import org.spineps.testing.PhantomResults;

import picocli.CommandLine;

/** Holds the table of docs/command-line.md against every subcommand. */
@Timeout(240)
class ExistingResultsTest {

	private static final Path TABLE = Path.of("docs/command-line.md");
	private static final String PLAIN =
		"/fixtures/nnunet/Dataset901_TinyPlain";

	@TempDir
	Path temp;

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();
	private final Map<String, List<String>> lines = new HashMap<>();

	@BeforeEach
	void inputs() throws Exception {
		final SpineSegmentation lumbar = PhantomResults.lumbar();
		for (final String name : List.of("x", "y")) {
			VolumeExport.writeLabels(temp.resolve(name + "_seg-spine_msk.nii.gz"),
				lumbar.semantic(), null, Map.of());
			VolumeExport.writeLabels(temp.resolve(name + "_seg-vert_msk.nii.gz"),
				lumbar.instances(), null, Map.of());
		}
		final String scan = TestScans.image(temp, "scan.nii.gz").toString();
		final String semantic = file("x_seg-spine_msk.nii.gz");
		final String instances = file("x_seg-vert_msk.nii.gz");
		final String model = Path.of(ExistingResultsTest.class.getResource(PLAIN)
			.toURI()).toString();
		lines.put("segment", List.of(scan, "--output", file("out")));
		lines.put("predict", List.of(model, model + "/input/case_0000.nii.gz",
			"--threads", "1", "--output", file("out")));
		lines.put("n4", List.of(scan, "--iterations", "1", "--output", file(
			"out/n4.nii.gz"), "--field", file("out/field.nii.gz")));
		lines.put("measure", List.of("--semantic", semantic, "--instances",
			instances, "--output", file("out")));
		lines.put("convert", List.of(instances, "--from", "spineps", "--to",
			"totalspineseg", "--output", file("out/tss.nii.gz")));
		lines.put("evaluate", List.of(instances, file("y_seg-vert_msk.nii.gz"),
			"--threads", "1", "--output", file("out")));
		lines.put("follow-up", List.of(file("x"), file("y"), "--output", file(
			"out")));
		lines.put("report", List.of(temp.toString()));
	}

	private String file(final String name) {
		return temp.resolve(name).toString();
	}

	private Services services() {
		return new Services(new PrintWriter(out), new PrintWriter(err), 0,
			new Cancellation(), new FakeMethod(FakeSegmenter::new).alone());
	}

	private int run(final String subcommand, final List<String> line,
		final String... more)
	{
		out.getBuffer().setLength(0);
		err.getBuffer().setLength(0);
		final List<String> all = new ArrayList<>(List.of(subcommand));
		all.addAll(line);
		all.addAll(List.of(more));
		return Program.run(services(), all.toArray(new String[0]));
	}

	@ParameterizedTest
	@ValueSource(strings = { "segment", "predict", "n4", "measure", "convert", "evaluate",
		"follow-up" })
	void whatExistsIsLeftAloneOrReplaced(final String subcommand)
		throws Exception
	{
		assertThat(table().get(subcommand)).isEqualTo("left alone");
		final List<String> line = lines.get(subcommand);
		assertThat(run(subcommand, line)).as(err::toString).isZero();
		final Map<String, String> first = results();
		assertThat(first).isNotEmpty();
		final Map<String, Object> keys = keys();
		assertThat(run(subcommand, line)).as(err::toString).isZero();
		assertThat(out.toString()).contains("left alone");
		assertThat(results()).isEqualTo(first);
		assertThat(keys()).isEqualTo(keys);
		assertThat(run(subcommand, line, "--overwrite")).as(err::toString).isZero();
		assertThat(results().keySet()).isEqualTo(first.keySet());
		// Each is another file now, with or without the same content.
		assertThat(keys().values()).doesNotContainAnyElementsOf(keys.values());

		final String some = subcommand.equals("segment") ? "scan_ctd.json"
			: first.keySet().iterator().next();
		if (first.size() > 1 && !subcommand.equals("segment")) {
			Files.delete(temp.resolve("out").resolve(some));
			assertThat(run(subcommand, line)).isEqualTo(1);
			assertThat(err.toString()).contains("Only some of its results exist");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "segment", "predict", "n4", "measure", "convert", "evaluate",
		"follow-up", "report" })
	void aMisspeltInputIsExitCodeTwoAndLeavesNothing(final String subcommand)
		throws Exception
	{
		final Map<String, String> before = all();
		final List<String> line = lines.get(subcommand);
		int misspelt = 0;
		for (int n = 0; n < line.size(); n++) {
			final boolean input = (n == 0 || !line.get(n - 1).startsWith("--") || List
				.of("--semantic", "--instances").contains(line.get(n - 1))) && !line.get(
					n).startsWith("--");
			if (!input) continue;
			misspelt++;
			final List<String> wrong = new ArrayList<>(line);
			wrong.set(n, line.get(n) + "x");
			assertThat(run(subcommand, wrong)).as(wrong + " " + err).isEqualTo(2);
			assertThat(err.toString().lines()).anyMatch(text -> text.startsWith(
				"ERROR"));
			assertThat(all()).isEqualTo(before);
		}
		assertThat(misspelt).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "segment", "predict", "n4", "measure", "convert", "evaluate",
		"follow-up" })
	void anOutputThatCannotBeWrittenIsExitCodeTwo(final String subcommand)
		throws Exception
	{
		// A file, or a file where a folder is needed.
		Files.writeString(temp.resolve("out"), "mine");
		final Map<String, String> before = all();
		assertThat(run(subcommand, lines.get(subcommand))).as(err::toString)
			.isEqualTo(2);
		assertThat(all()).isEqualTo(before);
	}

	@Test
	void reportMakesItsPagesAnew() throws Exception {
		assertThat(table().get("report")).isEqualTo("made anew");
		assertThat(run("report", lines.get("report"))).as(err::toString).isZero();
		final Path page = temp.resolve("x_report.html");
		final Object key = Files.readAttributes(page,
			BasicFileAttributes.class).fileKey();
		assertThat(run("report", lines.get("report"))).isZero();
		assertThat(Files.readAttributes(page,
			BasicFileAttributes.class).fileKey())
				.isNotEqualTo(key);
	}

	@Test
	void modelsThatExistAreLeftAlone() throws Exception {
		assertThat(table().get("models import")).isEqualTo("left alone");
		assertThat(table().get("models download")).isEqualTo("left alone");
		final String zip = ForeignModels.zip(ForeignModels.instance(temp.resolve(
			"instance"), 10), temp.resolve("instance.zip")).toString();
		assertThat(models("import", zip, "--id", "m")).isZero();
		final Path manifest = temp.resolve("store/m/manifest.json");
		Files.writeString(manifest, " " + Files.readString(manifest));
		final String mine = Sha256.of(manifest);
		assertThat(models("import", zip, "--id", "m")).isZero();
		assertThat(out.toString()).contains("left alone");
		assertThat(Sha256.of(manifest)).isEqualTo(mine);
		assertThat(models("import", zip, "--id", "m", "--overwrite")).isZero();
		assertThat(Sha256.of(manifest)).isNotEqualTo(mine);
		assertThat(models("import", zip + "x")).isEqualTo(2);
		assertThat(models("import", zip, "--id", "M!")).isEqualTo(2);
		assertThat(models("info", "n")).isEqualTo(2);
		assertThat(models("remove", "n")).isEqualTo(2);
		assertThat(models("verify", "n")).isEqualTo(2);
		assertThat(models("download", "n")).isEqualTo(2);
	}

	/** Between the two renames of a replacement. */
	@Test
	void aModelIsBackAfterAKilledReplacement() throws Exception {
		final String zip = ForeignModels.zip(ForeignModels.instance(temp.resolve(
			"instance"), 10), temp.resolve("instance.zip")).toString();
		assertThat(models("import", zip, "--id", "m")).isZero();
		Files.move(temp.resolve("store/m"), temp.resolve("store/.old-" + UUID
			.randomUUID()));
		assertThat(models("verify", "m")).as(err::toString).isZero();
		assertThat(temp.resolve("store/m/manifest.json")).exists();
		assertThat(temp.resolve("store").toFile().list()).noneMatch(name -> name
			.startsWith(".old-"));
	}

	private int models(final String... line) {
		return new CommandLine(new ModelsCommand(services(), () -> new ModelManager(
			new UserModels(temp.resolve("store")), new Downloader(temp.resolve(
				"downloads")), KnownReleases.packaged()), text -> null)).execute(line);
	}

	@Test
	void theTableNamesEverySubcommand() throws Exception {
		final TreeSet<String> named = new TreeSet<>();
		table().keySet().forEach(name -> named.add(name.split(" ")[0]));
		final TreeSet<String> there = new TreeSet<>(List.of("models"));
		Program.commands(services()).forEach(command -> there.add(new CommandLine(
			command).getCommandName()));
		assertThat(named).isEqualTo(there);
		assertThat(table().get("options")).isEqualTo("writes none");
		assertThat(table().get("check")).isEqualTo("writes none");
	}

	/** @return subcommand → what is written about results that exist */
	private static Map<String, String> table() throws IOException {
		final Map<String, String> table = new LinkedHashMap<>();
		boolean inside = false;
		for (final String line : Files.readAllLines(TABLE)) {
			if (line.startsWith("| Subcommand |")) inside = true;
			else if (!line.startsWith("|")) inside = false;
			if (!inside || !line.startsWith("| `")) continue;
			final String[] cells = line.split("\\|");
			final Matcher name = Pattern.compile("`([^`]+)`").matcher(cells[1]);
			while (name.find())
				table.put(name.group(1), cells[3].strip());
		}
		return table;
	}

	/** @return results → hash; without what tells of the folder as a whole */
	private Map<String, String> results() throws Exception {
		final Map<String, String> results = new TreeMap<>();
		for (final Path file : resultFiles())
			results.put(file.getFileName().toString(), Sha256.of(file));
		return results;
	}

	private Map<String, Object> keys() throws IOException {
		final Map<String, Object> keys = new TreeMap<>();
		for (final Path file : resultFiles())
			keys.put(file.getFileName().toString(), Files.readAttributes(file,
				BasicFileAttributes.class).fileKey());
		return keys;
	}

	private List<Path> resultFiles() throws IOException {
		try (Stream<Path> files = Files.list(temp.resolve("out"))) {
			return files.filter(Files::isRegularFile).filter(file -> !file.getFileName()
				.toString().equals("run-manifest.json")).filter(file -> !Files.exists(
					temp.resolve("out/run-manifest.json")) || !file.getFileName().toString()
						.equals("cases.csv")).sorted().toList();
		}
	}

	private Map<String, String> all() throws Exception {
		final Map<String, String> all = new TreeMap<>();
		try (Stream<Path> files = Files.walk(temp)) {
			for (final Path file : files.toList())
				all.put(file.toString(), Files.isRegularFile(file) ? Sha256.of(file)
					: "");
		}
		return all;
	}
}
