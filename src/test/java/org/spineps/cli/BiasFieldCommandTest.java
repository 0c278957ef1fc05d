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
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.cli.console.Cancellation;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFiles;
import org.spineps.testing.FakeMethod;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

class BiasFieldCommandTest {

	private static final Grid GRID = Grid.of(new int[] { 40, 48, 6 },
		new double[] { 2, 2, 4 }, AxisCodes.PIR);

	@TempDir
	private Path folder;

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();
	private final Cancellation cancellation = new Cancellation();
	private ImageVolume scan;

	@BeforeEach
	void makeScan() throws Exception {
		scan = ImageVolume.zeros(GRID);
		for (int v = 0; v < scan.array().length; v++)
			scan.array()[v] = ((v / 7) % 3 + 1) * 100 * (0.7f + 0.6f * (v % 40) /
				39);
		VolumeExport.writeImage(folder.resolve("in.nii.gz"), scan, null);
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
	void imageIsFieldTimesCorrectedImage() throws Exception {
		assertThat(run("n4", path("in.nii.gz"), "--output", path("out.nii.gz"),
			"--field", path("field.nii"), "--threads", "2", "--iterations", "5"))
				.as(err.toString()).isZero();
		final ImageVolume corrected = VolumeFiles.read(folder.resolve("out.nii.gz"))
			.image();
		final ImageVolume field = VolumeFiles.read(folder.resolve("field.nii"))
			.image();
		assertThat(corrected.grid()).isEqualTo(GRID);
		for (int v = 0; v < scan.array().length; v += 97)
			assertThat(corrected.array()[v] * field.array()[v] / scan.array()[v])
				.isBetween(0.9999f, 1.0001f);
		assertThat(out.toString()).contains("out.nii.gz");
	}

	@Test
	void takesADrawnMask() throws Exception {
		final LabelVolume mask = LabelVolume.zeros(GRID);
		VolumeExport.writeLabels(folder.resolve("mask.nii"), mask, null, Map.of());
		assertThat(run("n4", path("in.nii.gz"), "--output", path("out.nii"),
			"--mask", path("mask.nii"))).isEqualTo(ExitCode.FAILED);
		assertThat(err.toString()).contains("The mask marks nothing");
		java.util.Arrays.fill(mask.array(), 0, 9000, (short) 1);
		VolumeExport.writeLabels(folder.resolve("mask.nii"), mask, null, Map.of());
		assertThat(run("n4", path("in.nii.gz"), "--output", path("out.nii"),
			"--mask", path("mask.nii"), "--iterations", "2", "--quiet")).isZero();
		assertThat(out.toString()).isEmpty();
	}

	@Test
	void badChoicesAreToldAndNothingIsWritten() {
		assertThat(run("n4", path("in.nii.gz"), "--output", path("in.nii.gz")))
			.isEqualTo(ExitCode.USAGE);
		assertThat(run("n4", path("in.nii.gz"), "--output", path("x.nii"),
			"--levels", "0")).isEqualTo(ExitCode.USAGE);
		assertThat(run("n4", path("in.nii.gz"), "--output", path("x.nii"),
			"--iterations", "10001")).isEqualTo(ExitCode.USAGE);
		assertThat(run("n4", path("in.nii.gz"), "--output", path("x.nii"),
			"--mask", "nothing")).isEqualTo(ExitCode.USAGE);
		assertThat(run("n4", path("in.nii.gz"))).isEqualTo(ExitCode.USAGE);
		cancellation.cancel();
		assertThat(run("n4", path("in.nii.gz"), "--output", path("x.nii")))
			.isEqualTo(ExitCode.CANCELLED);
		assertThat(folder.resolve("x.nii")).doesNotExist();
		assertThat(err.toString()).contains("would replace the input",
			"a whole number from 1 to 8",
			"a whole number from 1 to 10000", "Cancelled").doesNotContain("\tat ");
	}
}
