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

import com.google.gson.JsonObject;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.cli.console.Cancellation;
import org.spineps.cli.console.Services;
import org.spineps.io.VolumeFiles;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.MethodRequest;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpineMethod;
import org.spineps.pipeline.SpineMethods;
import org.spineps.pipeline.totalspineseg.ChainOptions;
import org.spineps.pipeline.totalspineseg.PreparedSpines;
import org.spineps.testing.ForeignModels;
import org.spineps.volume.LabelStatistics;

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

	/** TotalSpineSeg with prepared networks. */
	private static final class Prepared implements SpineMethod {

		@Override
		public String id() {
			return "totalspineseg";
		}

		@Override
		public String title() {
			return "TotalSpineSeg";
		}

		@Override
		public List<String> roles() {
			return List.of("semantic", "instance");
		}

		@Override
		public boolean takesLocalizer() {
			return true;
		}

		@Override
		public PipelinePlan plan(final MethodRequest request) {
			return new PipelinePlan(Map.of(), () -> PreparedSpines.method(NAME,
				ChainOptions.of(request.behaviour()).withLocalizer(request
					.localizer())));
		}

		@Override
		public JsonObject options(final Behaviour behaviour) {
			return new JsonObject();
		}
	}

	private int segment(final String... arguments) {
		return Program.run(new Services(new PrintWriter(out, true), new PrintWriter(
			err, true), 0, new Cancellation(), new SpineMethods(List.of(
				new Prepared()))), arguments);
	}

	private List<String> results() throws IOException {
		final Path results = temp.resolve("out");
		try (Stream<Path> all = Files.walk(results)) {
			return all.filter(Files::isRegularFile).map(file -> results.relativize(file)
				.toString()).filter(file -> !file.startsWith(".spineps")).sorted()
				.toList();
		}
	}

	/** Every folder and name that the original has, with --iso and a localizer. */
	@Test
	void segmentHasTheLayoutOfTheOriginal() throws Exception {
		final String scan = PreparedSpines.copyScan(NAME, Files.createDirectories(
			temp.resolve("in"))).toString();
		final String folder = temp.resolve("out").toString();
		assertThat(segment("segment", "--method", "totalspineseg", "--layout",
			"totalspineseg", "--iso", "--behaviour", "faithful", "--loc", file(
				"iso/step2_output"), scan, "-o", folder)).as(err.toString()).isZero();
		final Stream<String> pictures = Stream.of("input", "loc", "loc_tags",
			"step1_levels_tags", "step1_output", "step1_output_tags", "step1_raw",
			"step2_input", "step2_output", "step2_output_tags", "step2_raw").map(
				what -> "preview/" + NAME + "_sag_0.5_" + what + ".jpg");
		assertThat(results()).containsExactlyInAnyOrderElementsOf(Stream.concat(
			pictures, Stream.concat(Stream.of("input/" + NAME + "_0000.nii.gz",
				"step2_input/" + NAME + "_0001.nii.gz", "labelling/" + NAME + ".json",
				"run-manifest.json"), Stream.of("localizers", "step1_raw",
					"step1_output", "step1_cord", "step1_canal", "step1_levels",
					"step2_raw", "step2_output").map(one -> one + "/" + NAME +
						".nii.gz"))).toList());
		assertThat(labels("out/step2_output/" + NAME + ".nii.gz")).isEqualTo(original(
			"iso/step2_output"));
		assertThat(out.toString()).contains(NAME + ".nii.gz: 22 files");
		// A table of names is for the scans of all folders.
		final Path anchors = Files.writeString(temp.resolve("names.csv"),
			"case,anchor\n" + NAME + ",C4=C5\n");
		assertThat(segment("segment", "--method", "totalspineseg", "--layout",
			"totalspineseg", scan, "-o", folder, "--overwrite", "--anchors", anchors
				.toString())).as(err.toString()).isZero();
		assertThat(results()).noneMatch(file -> file.startsWith("input/"));
		assertThat(Files.readString(temp.resolve("out/labelling/" + NAME + ".json")))
			.contains("the user");
	}

	@Test
	void whatTheLayoutHasNoPlaceForIsRefused() {
		for (final List<String> options : List.of(List.of("--layout",
			"totalspineseg", "--report"), List.of("--layout", "totalspineseg",
				"--extra", "raw"), List.of("--layout", "other"), List.of("--iso")))
		{
			final List<String> arguments = new ArrayList<>(List.of("segment",
				"--method", "totalspineseg", "a.nii", "-o", "out"));
			arguments.addAll(options);
			assertThat(segment(arguments.toArray(String[]::new))).isEqualTo(2);
		}
		assertThat(err.toString()).contains("leave out --report",
			"leave out --extra", "Unknown layout 'other'",
			"--iso is for --layout totalspineseg");
		assertThat(run("segment", "--layout", "totalspineseg", "a.nii", "-o",
			"out")).isEqualTo(2);
		assertThat(err.toString()).contains(
			"--layout totalspineseg is for --method totalspineseg, not for spineps");
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
