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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.LabelSchemeConversion;
import org.spineps.cli.console.Cancellation;
import org.spineps.cli.console.Services;
import org.spineps.io.VolumeExport;
import org.spineps.testing.FakeMethod;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

class EvaluateCommandTest {

	@TempDir
	private Path folder;

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();
	private final Cancellation cancellation = new Cancellation();
	private LabelVolume mask;

	@BeforeEach
	void makeFolders() throws Exception {
		mask = SpinePhantom.create(Grid.of(new int[] { 40, 60, 7 }, new double[] {
			2, 2, 5 }, AxisCodes.PIR), 3, true).complete();
		for (int i = 0; i < 3; i++) {
			write("reference/case" + i + ".nii.gz", mask);
			write("good/case" + i + ".nii.gz", mask);
			final LabelVolume moved = LabelVolume.zeros(mask.grid());
			System.arraycopy(mask.array(), 0, moved.array(), 1 + i, mask
				.array().length - 1 - i);
			write("poor/case" + i + ".nii.gz", moved);
		}
	}

	private void write(final String name, final LabelVolume labels)
		throws Exception
	{
		VolumeExport.writeLabels(folder.resolve(name), labels, null, Map.of());
	}

	private String path(final String name) {
		return folder.resolve(name).toString();
	}

	private int run(final String... arguments) {
		return Program.run(new Services(new PrintWriter(out), new PrintWriter(err),
			0, cancellation, new FakeMethod(() -> {
				throw new AssertionError("No network is needed");
			}).alone()), arguments);
	}

	@Test
	void comparesTwoSystems() throws Exception {
		assertThat(run("evaluate", path("reference"), path("good"), "--compare", path(
			"poor"), "--output", path("out"), "--threads", "2")).isZero();
		assertThat(out.toString()).contains("good, mean (SD) over the cases:",
			"poor, mean (SD)", "vertebra", "1.000 (0.000)",
			"Wilcoxon signed-rank test", "evaluation.html", "not a medical device");
		assertThat(err.toString()).doesNotContain("ERROR").doesNotContain("\tat ");
		assertThat(folder.resolve("out/comparison.csv")).exists();
		assertThat(Files.readString(folder.resolve("out/summary.csv"))).contains(
			"assd,mm");
	}

	@Test
	void measuresInVoxels() throws Exception {
		assertThat(run("evaluate", path("reference/case0.nii.gz"), path(
			"poor/case0.nii.gz"), "--voxel-units", "--quiet", "--output", path(
				"out"))).isZero();
		assertThat(out.toString()).isEmpty();
		assertThat(Files.readString(folder.resolve("out/cases.csv"))).contains(
			"assd_voxels");
	}

	@Test
	void takesOtherSchemesAndFiles() throws Exception {
		write("tss.nii.gz", LabelSchemeConversion.convert(mask, LabelScheme.SPINEPS,
			LabelScheme.TOTALSPINESEG).labels());
		final Path groups = Files.writeString(folder.resolve("groups.json"),
			"{\"scheme\":\"spineps\",\"groups\":{\"v\":{\"labels\":[\"1-25\"]}}}");
		assertThat(run("evaluate", path("reference/case0.nii.gz"), path("tss.nii.gz"),
			"--prediction-labels", "TotalSpineSeg", "--groups", groups.toString(),
			"--input", "matched", "--output", path("out"))).isZero();
		assertThat(err.toString()).contains("WARNING Labels of the reference");
		assertThat(out.toString()).containsPattern("v +1\\.000");
	}

	@Test
	void aBadCaseIsExitCodeOne() throws Exception {
		Files.writeString(folder.resolve("good/case1.nii.gz"), "no");
		assertThat(run("evaluate", path("reference"), path("good"), "--output", path(
			"out"))).isEqualTo(1);
		assertThat(err.toString()).contains("ERROR case1 (good)");
		assertThat(folder.resolve("out/evaluation.json")).exists();
	}

	@Test
	void aMissingFolderIsExitCodeTwo() {
		assertThat(run("evaluate", path("nothing"), path("good"), "--output", path(
			"out"))).isEqualTo(2);
		assertThat(err.toString()).contains("ERROR: ", "nothing");
		assertThat(run("evaluate", path("reference"), path("good"), "--groups",
			"nothing", "--output", path("out"))).isEqualTo(2);
		assertThat(folder.resolve("out")).doesNotExist();
	}

	@Test
	void canBeCancelled() {
		cancellation.cancel();
		assertThat(run("evaluate", path("reference"), path("good"), "--output", path(
			"out"))).isEqualTo(130);
		assertThat(folder.resolve("out")).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evaluate", "evaluate a --output o",
		"evaluate a b", "evaluate a b --output o --input x",
		"evaluate a b --output o --matcher x",
		"evaluate a b --output o --threshold 1.5",
		"evaluate a b --output o --threshold -1",
		"evaluate a b --output o --reference-labels x",
		"evaluate a b --output o --threads 0", "evaluate a b c --output o" })
	void wrongCommandLinesAreExitCodeTwo(final String line) {
		assertThat(run(line.split(" "))).isEqualTo(2);
		assertThat(err.toString()).startsWith("ERROR: ").doesNotContain("\tat ");
	}

	@Test
	void helpSaysWhatThereIs() {
		assertThat(run("evaluate", "--help")).isZero();
		assertThat(out.toString()).contains("REFERENCE", "PREDICTION", "--compare",
			"--groups", "--voxel-units", "--matcher", "--resample", "Exit codes:",
			"evaluation.html").doesNotContain("--debug");
	}
}
