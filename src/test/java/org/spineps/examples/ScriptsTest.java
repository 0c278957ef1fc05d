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
package org.spineps.examples;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.io.VolumeExport;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.HeadlessImageJ;
import org.spineps.testing.OpenImages;
import org.spineps.testing.PhantomResults;

/** Runs every script of docs/scripts, on made-up scans. */
class ScriptsTest {

	private static final Path SCRIPTS = Path.of("docs/scripts");

	@TempDir
	private Path folder;
	private HeadlessImageJ imagej;

	@BeforeEach
	void startImageJ() {
		imagej = new HeadlessImageJ(HeadlessImageJ.menu().keySet().stream().collect(
			Collectors.toMap(Function.identity(), label -> FakeSpineps.class)));
	}

	@AfterEach
	void stopImageJ() {
		ResultsTable.getResultsTable().reset();
		imagej.close();
	}

	private static String text(final String script) throws Exception {
		return Files.readString(SCRIPTS.resolve(script));
	}

	private void macro(final String script) throws Exception {
		imagej.run(text(script), folder.toString());
		assertThat(imagej.error()).as(script).isNull();
	}

	/** As Fiji does: the lines that begin with #@ become variables. */
	private static String script(final String language, final String script,
		final Map<String, File> values) throws Exception
	{
		final ScriptEngine engine = new ScriptEngineManager().getEngineByName(
			language);
		assertThat(engine).as("%s on the class path of the tests", language)
			.isNotNull();
		final StringWriter printed = new StringWriter();
		engine.getContext().setWriter(printed);
		values.forEach(engine::put);
		engine.eval(text(script).lines().map(line -> line.startsWith("#@") ? ""
			: line).collect(Collectors.joining("\n")));
		return printed.toString();
	}

	private ImagePlus openScan(final String title) {
		final ImagePlus scan = OpenImages.spine(title);
		Interpreter.batchMode = true;
		scan.show();
		return scan;
	}

	/** ImageJ leaves the column of row numbers without a name. */
	private static List<String> column(final Path file, final String name)
		throws IOException
	{
		final CSVFormat format = CSVFormat.Builder.create().setHeader()
			.setAllowMissingColumnNames(true).get();
		try (Reader reader = Files.newBufferedReader(file);
				CSVParser parser = format.parse(reader))
		{
			return parser.stream().map(row -> row.get(name)).toList();
		}
	}

	@Test
	void everyScriptHasATestAndALineInTheList() throws Exception {
		final String tests = Files.readString(Path.of(
			"src/test/java/org/spineps/examples/ScriptsTest.java"));
		try (Stream<Path> files = Files.list(SCRIPTS)) {
			assertThat(files.map(file -> file.getFileName().toString()).filter(
				name -> !name.equals("README.md"))).isNotEmpty().allSatisfy(name -> {
					assertThat(tests).contains("\"" + name + "\"");
					assertThat(text("README.md")).contains("(" + name + ")");
				});
		}
	}

	@Test
	void anOpenScanIsSegmentedAndNamedAndItsTablesSaved() throws Exception {
		openScan("scan.tif");
		macro("segment-open-scan.ijm");
		assertThat(column(folder.resolve("scan_instances.csv"), "Name")).contains(
			"V1", "V3", "sacrum");
		macro("name-lowest-vertebra.ijm");
		assertThat(column(folder.resolve("scan_renamed.csv"), "Name")).contains("L3",
			"L5").doesNotContain("V1");
		macro("save-regions.ijm");
		assertThat(folder.resolve("scan_regions.zip")).isNotEmptyFile();
	}

	@Test
	void aMacroWithoutAResultSaysSo() throws Exception {
		openScan("scan.tif");
		imagej.run(text("name-lowest-vertebra.ijm"), folder.toString());
		assertThat(imagej.error()).isNotNull();
		assertThat(folder.resolve("scan_renamed.csv")).doesNotExist();
	}

	@Test
	void aFolderIsSegmentedAndItsLevelsAreCollected() throws Exception {
		for (final String name : List.of("a_T2w", "b_T2w", "c_T1w"))
			VolumeExport.writeImage(folder.resolve(name + ".nii.gz"), OpenImages.SPINE
				.image(3), null);
		macro("segment-folder.ijm");
		assertThat(column(folder.resolve("spineps/cases.csv"), "case"))
			.containsExactlyInAnyOrder("a_T2w", "b_T2w");
		final String printed = script("groovy", "collect-levels.groovy", Map.of(
			"results", folder.resolve("spineps").toFile()));
		assertThat(printed).contains("8 levels of 2 cases");
		assertThat(column(folder.resolve("spineps/all-levels.csv"), "case"))
			.containsOnly("a_T2w", "b_T2w").hasSize(8);
	}

	/** @return folder of both masks of the phantom */
	private Path masks(final String name) throws Exception {
		final Path made = Files.createDirectory(folder.resolve(name));
		final SpineSegmentation result = PhantomResults.lumbar();
		VolumeExport.writeLabels(made.resolve("p_seg-vert_msk.nii.gz"), result
			.instances(), null, Map.of());
		return made;
	}

	@Test
	void ownMasksAreMeasured() throws Exception {
		final Path masks = masks("mine");
		final Path semantic = folder.resolve("p_seg-spine_msk.nii.gz");
		VolumeExport.writeLabels(semantic, PhantomResults.lumbar().semantic(), null,
			Map.of());
		final Map<String, File> values = new TreeMap<>();
		values.put("semantic", semantic.toFile());
		values.put("instances", masks.resolve("p_seg-vert_msk.nii.gz").toFile());
		values.put("output", folder.toFile());
		assertThat(script("groovy", "measure-own-masks.groovy", values)).contains(
			"L5: anterior height ", "p_levels.csv");
		assertThat(column(folder.resolve("p_levels.csv"), "level")).contains("L1",
			"L5");
	}

	@Test
	void foldersAreCompared() throws Exception {
		final Map<String, File> values = Map.of("references", masks("truth")
			.toFile(), "predictions", masks("mine").toFile(), "output", folder.resolve(
				"scores").toFile());
		assertThat(script("python", "evaluate-folder.py", values)).contains(
			": mean Dice 1");
	}

	@Test
	void everyOpenScanIsListed() throws Exception {
		openScan("one.tif");
		openScan("two.tif");
		assertThat(script("python", "segment-open-images.py", Map.of())).contains(
			"8 levels");
	}
}
