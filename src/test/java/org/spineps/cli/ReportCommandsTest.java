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
import org.spineps.batch.FakeSegmenter;
import org.spineps.cli.console.Cancellation;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;
import org.spineps.io.VolumeExport;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.FakeMethod;
import org.spineps.testing.PhantomResults;
import org.spineps.testing.SpinePhantom;

/** The commands report and follow-up on masks of a made-up spine. */
class ReportCommandsTest {

	@TempDir
	private Path temp;
	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	@BeforeEach
	void masks() throws Exception {
		final SpineSegmentation lumbar = PhantomResults.lumbar();
		for (final String name : new String[] { "first", "second" }) {
			VolumeExport.writeLabels(temp.resolve(name + "_seg-spine_msk.nii.gz"),
				lumbar.semantic(), null, Map.of());
			VolumeExport.writeLabels(temp.resolve(name + "_seg-vert_msk.nii.gz"),
				lumbar.instances(), null, Map.of());
		}
		VolumeExport.writeImage(temp.resolve("first.nii.gz"), SpinePhantom.create(
			PhantomResults.lumbarGrid(), 5, true).image(1), null);
	}

	private int run(final String... arguments) {
		return Program.run(new Services(new PrintWriter(out), new PrintWriter(err),
			0, new Cancellation(), new FakeMethod(FakeSegmenter::new).alone()),
			arguments);
	}

	@Test
	void reportMakesAPageOfEveryResult() throws Exception {
		assertThat(run("report", temp.toString())).as(err.toString()).isZero();
		assertThat(out.toString()).contains("first: green", "second: green",
			"cases.csv", "contact-sheet.html", "not a medical device");
		final String page = Files.readString(temp.resolve("first_report.html"));
		assertThat(page).contains("lumbar lordosis", "Meyerding",
			"L3: heights ");
		// An overview and five levels.
		assertThat(page.split("data:image/png", -1)).hasSize(7);
		assertThat(run("report", temp.resolve("none").toString())).isEqualTo(
			ExitCode.USAGE);
	}

	@Test
	void followUpComparesTwoResults() throws Exception {
		final Path output = temp.resolve("change");
		assertThat(run("follow-up", temp.resolve("first_seg-vert_msk.nii.gz")
			.toString(), temp.resolve("second").toString(), "--earlier-scan", temp
				.resolve("first.nii.gz").toString(), "--output", output.toString()))
			.as(err.toString()).isZero();
		assertThat(out.toString()).contains("first → second: 0 of ");
		assertThat(err.toString()).contains("NOTE The levels are assumed");
		assertThat(Files.readString(output.resolve("follow-up.csv"))).contains(
			"\nL4,slip,mm,");
		final String page = Files.readString(output.resolve("follow-up.html"));
		assertThat(page).contains("Nothing. That does not mean",
			"smallest detectable change", "earlier, L3: heights ",
			"later, L3: heights ").doesNotContain(temp.toString());
		assertThat(err.toString()).contains("The date of both scans is unknown");
		final String[] dated = { "follow-up", temp.resolve("first").toString(), temp
			.resolve("second").toString(), "--output", output.toString(), "--date",
			"2024-03-01", "2026-02-14", "--overwrite" };
		assertThat(run(dated)).isZero();
		assertThat(Files.readString(output.resolve("follow-up.html"))).contains(
			"2024-03-01", "2026-02-14", "2.0 years");
		dated[7] = "2020-02-02";
		assertThat(run(dated)).isEqualTo(ExitCode.FAILED);
		assertThat(err.toString()).contains("is older");
		dated[7] = "soon";
		assertThat(run(dated)).isEqualTo(ExitCode.USAGE);
		assertThat(err.toString()).contains("'soon' is no date; expected YYYY-MM-DD")
			.doesNotContain("java.time");
		assertThat(run("follow-up", temp.resolve("x").toString(), temp.resolve(
			"second").toString(), "--output", output.toString())).isEqualTo(
				ExitCode.USAGE);
		assertThat(err.toString()).contains(
			"There is no result x. No file x_seg-vert_msk.nii.gz.");
	}
}
