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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.io.VolumeFiles;
import org.spineps.pipeline.totalspineseg.PreparedSpines;
import org.spineps.testing.ForeignModels;
import org.spineps.volume.LabelStatistics;

import static org.assertj.core.api.Assertions.assertThat;

class TotalSpineSegCommandTest {

	private static final String NAME = "cervical_ax";

	@TempDir
	Path temp;

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	private int run(final String... arguments) {
		return Main.run(arguments, new PrintWriter(out), new PrintWriter(err));
	}

	private static String file(final String file) {
		return PreparedSpines.file(NAME, file + "/" + NAME + ".nii.gz").toString();
	}

	private short[] labels(final String name) throws SpinepsException {
		return VolumeFiles.read(temp.resolve(name)).labels().array();
	}

	private static short[] original(final String file) throws SpinepsException {
		return VolumeFiles.read(Path.of(file(file))).labels().array();
	}

	@Test
	void stagesAreTheOriginals() throws SpinepsException {
		final String output = temp.resolve("out.nii.gz").toString();
		assertThat(run("totalspineseg", "levels", file("iso/step1_output"),
			output)).as(err.toString()).isZero();
		assertThat(labels("out.nii.gz")).isEqualTo(original("iso/step1_levels"));
		assertThat(run("totalspineseg", "transform-labels", file(
			"iso/step1_levels"), file("grid/step1_output"), output, "-x", "label"))
				.isZero();
		assertThat(labels("out.nii.gz")).isEqualTo(original("grid/step1_levels"));
		assertThat(run("totalspineseg", "transform-labels", file(
			"iso/step2_output"), file("grid/step1_output"), output)).isZero();
		assertThat(labels("out.nii.gz")).isEqualTo(original("grid/step2_output"));
		// A finished mask has nothing left to do.
		assertThat(run("totalspineseg", "fill-canal", file("iso/step1_output"),
			output)).isZero();
		assertThat(labels("out.nii.gz")).isEqualTo(original("iso/step1_output"));
		assertThat(run("totalspineseg", "largest-component", file(
			"iso/step1_output"), output)).isZero();
		assertThat(labels("out.nii.gz")).isEqualTo(original("iso/step1_output"));
		assertThat(out.toString()).contains("written: " + output);
	}

	@Test
	void labelsAreMapped() throws SpinepsException {
		final String output = temp.resolve("out.nii.gz").toString();
		assertThat(run("totalspineseg", "map-labels", file("iso/step1_output"),
			output, "--map", "1:60", "2:61")).as(err.toString()).isZero();
		assertThat(LabelStatistics.of(VolumeFiles.read(temp.resolve("out.nii.gz"))
			.labels()).labels()).containsExactly(60, 61);
		assertThat(run("totalspineseg", "map-labels", file("iso/step1_output"),
			output, "--map", "a:b")).isEqualTo(1);
		assertThat(err.toString()).contains("Not a pair of labels");
	}

	@Test
	void imagesAreResampled() throws SpinepsException {
		final String output = temp.resolve("out.nii.gz").toString();
		assertThat(run("totalspineseg", "resample", PreparedSpines.file(NAME, NAME +
			".nii.gz").toString(), output)).isZero();
		assertThat(VolumeFiles.read(temp.resolve("out.nii.gz")).geometry().grid()
			.size()).containsExactlyInAnyOrder(50, 57, 125);
	}

	@Test
	void publishedModelsRunFromTheDataFolder() throws Exception {
		final String data = ForeignModels.totalSpineSeg(temp.resolve("data"))
			.toString();
		final Path scan = PreparedSpines.copyScan(NAME, temp);
		final int code = run("totalspineseg", "run", scan.toString(), temp.resolve(
			"out").toString(), "--data-dir", data, "--step1", "--device", "cpu");
		// Random weights: whether noise has a canal and discs is a matter of luck.
		if (code == 0) assertThat(LabelStatistics.of(VolumeFiles.read(temp.resolve(
			"out/step1_output/" + NAME + ".nii.gz")).labels()).has(2)).isTrue();
		else {
			assertThat(err.toString()).contains("ERROR " + NAME + ".nii.gz",
				"cannot be labelled");
			assertThat(temp.resolve("out/step1_output")).doesNotExist();
		}
		assertThat(run("totalspineseg", "run", scan.toString(), temp.resolve("out")
			.toString(), "--data-dir", temp.resolve("loc").toString())).isEqualTo(1);
	}
}
