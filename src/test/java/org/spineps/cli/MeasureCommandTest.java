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
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.cli.console.Cancellation;
import org.spineps.cli.console.Services;
import org.spineps.io.VolumeExport;
import org.spineps.testing.FakeMethod;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;
import org.spineps.volume.resample.Resample;

class MeasureCommandTest {

	private static final int FIRST_LUMBAR = 20;

	@TempDir
	private Path folder;

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();
	private SpinePhantom spine;
	private LabelVolume instances;

	@BeforeEach
	void writeMasks() throws Exception {
		spine = SpinePhantom.create(Grid.of(new int[] { 90, 150, 24 }, new double[] {
			1.2, 1.2, 3 }, AxisCodes.PIR), 3, true);
		instances = LabelVolume.zeros(spine.complete().grid());
		for (int n = 0; n < instances.array().length; n++) {
			final int label = spine.complete().array()[n];
			// Of the phantom's vertebrae 1..3 the last is L5.
			final boolean numbered = label != 0 && label != 26;
			instances.array()[n] = (short) (numbered ? label + FIRST_LUMBAR + 1
				: label);
		}
		VolumeExport.writeLabels(folder.resolve("s.nii.gz"), spine.semantic(), null,
			Map.of());
		VolumeExport.writeLabels(folder.resolve("p_seg-vert_msk.nii.gz"), instances,
			null, Map.of());
		VolumeExport.writeImage(folder.resolve("t2.nii.gz"), spine.image(1), null);
	}

	@Test
	void writesTablesAndLandmarks() throws Exception {
		assertThat(run("--semantic", path("s.nii.gz"), "--instances", path(
			"p_seg-vert_msk.nii.gz"), "--image", path("t2.nii.gz"), "--output", path(
				"out"))).as(err.toString()).isZero();
		assertThat(out.toString()).contains("L3", "L5", "sacrum", "p_levels.csv",
			"not a medical device");
		final List<String> levels = Files.readAllLines(folder.resolve(
			"out/p_levels.csv"));
		assertThat(levels).hasSize(5);
		assertThat(levels.get(0)).startsWith("image,level,label,naming");
		assertThat(levels.get(1)).startsWith("t2.nii.gz,L3,22,assumed,").contains(
			"supine");
		final int signal = List.of(levels.get(0).split(",")).indexOf(
			"disc_signal_csf");
		assertThat(Double.parseDouble(levels.get(1).split(",")[signal])).isBetween(
			0.68, 0.76);
		assertThat(levels.get(0)).startsWith("image,level,label,naming," +
			"name_confidence,outline_confidence,findings,flags,height_anterior_mm");
		for (final String cell : levels.get(1).split(","))
			if (cell.matches("-?[0-9.]+")) assertThat(cell.replaceFirst("^-?[0.]*", "")
				.replaceFirst("0*$", "").replace(".", "")).as(cell).hasSizeBetween(0, 3);
		assertThat(Files.readString(folder.resolve("out/p_spine.csv")))
			.doesNotContain("sagittal Cobb");
		assertThat(Files.readString(folder.resolve("out/p_landmarks.json")))
			.contains("superior_endplate", "not a medical device",
				"\"from\": \"L3 upper\"", "\"to\": \"L5 lower\"", "sagittal_deg");
	}

	@Test
	void levelsMayBeUnknownAndCutoffsOwn() throws Exception {
		Files.writeString(folder.resolve("own.json"),
			"{\"genant_mild_percent\": 0.001, \"genant_moderate_percent\": 0.002}");
		assertThat(run("--semantic", path("s.nii.gz"), "--instances", path(
			"p_seg-vert_msk.nii.gz"), "--levels-unknown", "--cutoffs", path(
				"own.json"), "--name", "x", "--output", path("out"))).isZero();
		assertThat(out.toString()).contains("V1", "grade 2", "level unknown");
		assertThat(folder.resolve("out/x_levels.csv")).exists();
		assertThat(Files.readString(folder.resolve("out/x_spine.csv")))
			.doesNotContain("lordosis");
	}

	@Test
	void otherGridsAreRefusedOrResampled() throws Exception {
		final Grid coarse = spine.semantic().grid().resample(1.5, 1.5, 3);
		VolumeExport.writeLabels(folder.resolve("s2.nii.gz"), Resample.nearest(spine
			.semantic(), coarse, false), null, Map.of());
		assertThat(run("--semantic", path("s2.nii.gz"), "--instances", path(
			"p_seg-vert_msk.nii.gz"), "--output", path("out"))).isEqualTo(1);
		assertThat(err.toString()).contains("semantic and instance mask", "×1.500",
			"×1.200").doesNotContain("\tat ");
		assertThat(folder.resolve("out")).doesNotExist();
		assertThat(run("--semantic", path("s2.nii.gz"), "--instances", path(
			"p_seg-vert_msk.nii.gz"), "--resample", "--quiet", "--output", path(
				"out"))).isZero();
	}

	/** Programs that count from the top number a 26th vertebra like the sacrum. */
	@Test
	void aVertebraWithTheSacrumsNumberIsNoSacrum() throws Exception {
		for (int n = 0; n < instances.array().length; n++)
			if (instances.array()[n] == 24) instances.array()[n] = 26;
			else if (instances.array()[n] == 26) instances.array()[n] = 0;
		VolumeExport.writeLabels(folder.resolve("v26.nii.gz"), instances, null, Map
			.of());
		assertThat(run("--semantic", path("s.nii.gz"), "--instances", path(
			"v26.nii.gz"), "--output", path("out"))).isEqualTo(1);
		assertThat(err.toString()).contains(
			"Label 26 of v26.nii.gz is not the sacrum");
	}

	@Test
	void floatsAndOtherAxisOrdersGiveTheSame() throws Exception {
		final LabelVolume turned = Reorient.to(spine.semantic(), new AxisCodes(
			"LSA"));
		final ImageVolume floats = ImageVolume.zeros(turned.grid());
		for (int n = 0; n < floats.array().length; n++)
			floats.array()[n] = turned.array()[n] * 0.99995f;
		VolumeExport.writeImage(folder.resolve("s_float.nii.gz"), floats, null);
		assertThat(run("--semantic", path("s.nii.gz"), "--instances", path(
			"p_seg-vert_msk.nii.gz"), "--output", path("a"))).isZero();
		assertThat(out.toString()).doesNotContain("note:");
		assertThat(run("--semantic", path("s_float.nii.gz"), "--instances", path(
			"p_seg-vert_msk.nii.gz"), "--output", path("b"))).isZero();
		assertThat(out.toString()).contains("note: s_float.nii.gz: The labels of");
		assertThat(folder.resolve("b/p_levels.csv")).hasSameTextualContentAs(folder
			.resolve("a/p_levels.csv"));
	}

	@Test
	void aMaskWithoutVertebraeIsASentence() {
		assertThat(run("--semantic", path("s.nii.gz"), "--instances", path(
			"t2.nii.gz"), "--output", path("out"))).isEqualTo(1);
		assertThat(err.toString()).contains("ERROR").doesNotContain("Exception");
		assertThat(run("--semantic", path("s.nii.gz"))).isEqualTo(2);
	}

	private String path(final String name) {
		return folder.resolve(name).toString();
	}

	private int run(final String... options) {
		final String[] arguments = new String[options.length + 1];
		arguments[0] = "measure";
		System.arraycopy(options, 0, arguments, 1, options.length);
		return Program.run(new Services(new PrintWriter(out), new PrintWriter(err),
			0, new Cancellation(), new FakeMethod(() -> {
				throw new AssertionError("No network is needed");
			}).alone()), arguments);
	}
}
