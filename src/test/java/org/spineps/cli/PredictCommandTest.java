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
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.cli.console.Cancellation;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.testing.FakeMethod;
import org.spineps.testing.Npy;

/** The tiny models of nnU-Net 2.8.1, from the command line. */
class PredictCommandTest {

	private static final String PLAIN = "/fixtures/nnunet/Dataset901_TinyPlain";
	private static final String RESIDUAL =
		"/fixtures/nnunet/Dataset902_TinyResEnc";
	private static final String PLANAR = "/fixtures/nnunet/Dataset903_TinyOld2d";

	@TempDir
	Path temp;

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();
	private final Cancellation cancellation = new Cancellation();

	private int run(final String... arguments) {
		return Program.run(new Services(new PrintWriter(out), new PrintWriter(err),
			0, cancellation, new FakeMethod(() -> {
				throw new AssertionError("No pipeline is needed");
			}).alone()), arguments);
	}

	/** With one thread, which does not suffer from whatever else is running. */
	private int predict(final String... arguments) {
		final String[] all = Arrays.copyOf(arguments, arguments.length + 3);
		System.arraycopy(arguments, 0, all, 3, arguments.length);
		all[0] = "predict";
		all[1] = "--threads";
		all[2] = "1";
		return run(all);
	}

	private static String resource(final String name) throws URISyntaxException {
		return Path.of(PredictCommandTest.class.getResource(name).toURI())
			.toString();
	}

	@Test
	void oneScanToOneFile() throws Exception {
		final Path result = temp.resolve("labels.nii.gz");
		assertThat(predict(resource(PLAIN), resource(PLAIN +
			"/input/case_0000.nii.gz"), "--output", result.toString(), "--exact")).as(err.toString()).isZero();
		assertThat(out.toString()).contains("case: organ (1): ", "lesion (2): ",
			"cpu", "written: " + result);
		final VolumeFile labels = VolumeFiles.read(result);
		assertThat(labels.labelNames()).containsEntry(1, "organ").containsEntry(2,
			"lesion");
		final float[] expected = Npy.read(PLAIN + "/expected/segmentation.npy")
			.values();
		int same = 0;
		for (int v = 0; v < expected.length; v++)
			if (labels.labels().array()[v] == expected[v]) same++;
		assertThat(same).isGreaterThanOrEqualTo((int) (0.995 * expected.length));
		assertThat(labels.geometry().grid()).isEqualTo(VolumeFiles.read(Path.of(
			resource(PLAIN + "/input/case_0000.nii.gz"))).geometry().grid());
	}

	/** The voxels and the affine of the files that nnU-Net itself wrote. */
	@ParameterizedTest
	@ValueSource(strings = { PLAIN, RESIDUAL, PLANAR })
	void filesAreTheOriginals(final String model) throws Exception {
		final Path folder = temp.resolve("out");
		assertThat(predict(resource(model), resource(model + "/input"), "--output",
			folder.toString(), "--exact")).as(err::toString).isZero();
		final VolumeFile found = VolumeFiles.read(folder.resolve("case.nii.gz"));
		final VolumeFile expected = VolumeFiles.read(Path.of(resource(model +
			"/expected/segmentation.nii.gz")));
		assertThat(found.geometry().grid().agreesWith(expected.geometry().grid()))
			.isTrue();
		final short[] labels = found.labels().array();
		final short[] wanted = expected.labels().array();
		assertThat(labels).hasSameSizeAs(wanted);
		int same = 0;
		for (int v = 0; v < wanted.length; v++)
			if (labels[v] == wanted[v]) same++;
		assertThat(same).isGreaterThanOrEqualTo((int) (0.995 * wanted.length));
	}

	@Test
	void whatTheModelOrTheMachineLacksIsSaidFirst() throws Exception {
		final String folder = temp.resolve("out").toString();
		assertThat(predict(resource(PLAIN), "-i", resource(PLAIN + "/input"), "-o",
			folder, "--folds", "7")).isEqualTo(2);
		assertThat(err.toString()).contains("has no fold 7. It has the folds 0, 1")
			.doesNotContain("again");
		assertThat(predict("totalspineseg_step1", "-i", folder, "-o", folder))
			.isEqualTo(2);
		assertThat(err.toString()).contains("models download totalspineseg-step1");
		assertThat(predict(resource(PLAIN), "-i", resource(PLAIN + "/input"), "-o",
			folder, "--device", "mps")).isEqualTo(2);
		assertThat(err.toString()).contains("The device mps is not available");
		assertThat(predict(resource(PLAIN), "-o", folder)).isEqualTo(2);
		assertThat(err.toString()).contains("Missing required parameter: 'INPUT'");
		assertThat(temp.resolve("out")).doesNotExist();
	}

	@Test
	void aFolderOfChannelsWithProbabilities() throws Exception {
		final String folder = temp.resolve("out").toString();
		assertThat(predict(resource(PLANAR), resource(PLANAR + "/input"),
			"--output", folder, "--probabilities", "--quiet")).isZero();
		assertThat(out.toString()).isEmpty();
		assertThat(temp.resolve("out")).isDirectoryContaining(
			"glob:**/case.nii.gz").isDirectoryContaining(
				"glob:**/case_probability-0.nii.gz").isDirectoryContaining(
					"glob:**/case_probability-3.nii.gz");
		final byte[] before = Files.readAllBytes(temp.resolve(
			"out/case.nii.gz"));
		assertThat(predict(resource(PLANAR), resource(PLANAR + "/input"),
			"--output", folder)).isZero();
		assertThat(out.toString()).contains("case: Its results exist");
		assertThat(Files.readAllBytes(temp.resolve("out/case.nii.gz"))).isEqualTo(
			before);
		assertThat(predict(resource(PLANAR), resource(PLANAR + "/input"),
			"--output", folder, "--overwrite", "--no-mirroring", "--folds", "0",
			"--checkpoint", "final")).isZero();
		// This model allows no mirroring, so nothing changes.
		assertThat(Files.readAllBytes(temp.resolve("out/case.nii.gz"))).isEqualTo(
			before);
	}

	@Test
	void whatCannotBeDoneIsSaid() throws Exception {
		final String scan = resource(PLAIN + "/input/case_0000.nii.gz");
		assertThat(predict(temp.toString(), scan, "--output", "x.nii.gz"))
			.isEqualTo(ExitCode.USAGE);
		assertThat(err.toString()).contains("is not an nnU-Net model");
		assertThat(predict(resource(PLANAR), scan, "--output", temp.resolve(
			"x.nii.gz").toString())).isEqualTo(ExitCode.USAGE);
		assertThat(err.toString()).contains("case_0001.nii.gz");
		assertThat(predict(resource(PLAIN), scan, "--output", temp.resolve(
			"x.nii.gz").toString(), "--exact=1.7")).isEqualTo(ExitCode.USAGE);
		assertThat(err.toString()).contains("--exact=2.2");
		assertThat(predict(resource(PLAIN), scan, "--output", scan))
			.isEqualTo(ExitCode.USAGE);
		assertThat(err.toString()).contains("would replace an input");
		assertThat(temp).isEmptyDirectory();
	}

	@Test
	void aDamagedScanDoesNotStopTheOthers() throws Exception {
		final Path in = Files.createDirectory(temp.resolve("in"));
		Files.writeString(in.resolve("a_0000.nii"), "no image");
		Files.copy(Path.of(resource(PLAIN + "/input/case_0000.nii.gz")), in.resolve(
			"b_0000.nii.gz"));
		assertThat(predict(resource(PLAIN), in.toString(), "--output", temp
			.resolve("out").toString())).isEqualTo(ExitCode.FAILED);
		assertThat(err.toString()).contains("ERROR a:");
		assertThat(out.toString()).contains("b: organ (1)");
	}

	@Test
	void shorterNumbersOnlyWhereTheyCanBeHad() throws Exception {
		final String scan = resource(PLAIN + "/input/case_0000.nii.gz");
		final String result = temp.resolve("x.nii.gz").toString();
		assertThat(predict(resource(PLAIN), scan, "--output", result, "--precision",
			"float16")).isEqualTo(ExitCode.FAILED);
		assertThat(err.toString()).contains("float16 is not supported");
		assertThat(predict(resource(PLAIN), scan, "--output", result, "--precision",
			"bfloat16", "--exact")).isEqualTo(ExitCode.FAILED);
		assertThat(err.toString()).contains("The original's rounding");
		assertThat(predict(resource(PLAIN), scan, "--output", result, "--folds", "0",
			"--precision", "auto", "--no-mirroring")).isZero();
		// Whatever the trial said, it is told.
		assertThat(out.toString()).containsPattern("cpu \\(.*b?float(32|16).*\\)");
		assertThat(predict(resource(PLAIN), scan, "--output", result, "--precision",
			"half")).isEqualTo(ExitCode.USAGE);
	}

	@Test
	void cancelled() throws Exception {
		cancellation.cancel();
		assertThat(predict(resource(PLAIN), resource(PLAIN +
			"/input/case_0000.nii.gz"), "--output", temp.resolve("x.nii.gz")
				.toString())).isEqualTo(ExitCode.CANCELLED);
		assertThat(temp.toFile().list()).containsExactly("run-manifest.json");
	}
}
