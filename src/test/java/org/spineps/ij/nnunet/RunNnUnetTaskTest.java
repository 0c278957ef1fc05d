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
package org.spineps.ij.nnunet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.ImageStack;

import java.net.URISyntaxException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.ij.image.GridProperty;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.ij.image.VolumeOpener;
import org.spineps.job.RunNnUnetSettings;
import org.spineps.job.setting.DisplayedOrientation;
import org.spineps.progress.Progress;
import org.spineps.testing.HeadlessImageJ;
import org.spineps.testing.Npy;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Reorient;

/** The tiny models of nnU-Net 2.8.1 on open images. */
class RunNnUnetTaskTest {

	private static final String PLAIN = "/fixtures/nnunet/Dataset901_TinyPlain";
	private static final String RESIDUAL =
		"/fixtures/nnunet/Dataset902_TinyResEnc";
	private static final String PLANAR = "/fixtures/nnunet/Dataset903_TinyOld2d";

	private static Path path(final String resource) {
		try {
			return Path.of(RunNnUnetTaskTest.class.getResource(resource).toURI());
		}
		catch (final URISyntaxException e) {
			throw new AssertionError(e);
		}
	}

	private static ImagePlus open(final String model, final int channel)
		throws SpinepsException
	{
		return VolumeOpener.open(path(model + "/input/case_000" + channel +
			".nii.gz"));
	}

	private static RunNnUnetSettings settings(final String model,
		final String others, final String storedAs, final boolean probabilities)
	{
		return new RunNnUnetSettings(path(model).toString(), others,
			DisplayedOrientation.DEFAULT, true, storedAs, true, true, probabilities,
			"cpu", 1);
	}

	/** @return share of voxels that are the original's */
	private static double agreement(final ImagePlus labels,
		final float... expected)
	{
		final float[] values = ImagePlusVolumes.values(labels);
		assertThat(values).hasSameSizeAs(expected);
		int same = 0;
		for (int v = 0; v < values.length; v++)
			if (values[v] == expected[v]) same++;
		return (double) same / values.length;
	}

	private static float[] original(final String model) {
		return Npy.read(model + "/expected/segmentation.npy").values();
	}

	@Test
	void aStackAsInItsFile() throws SpinepsException {
		final ImagePlus source = open(PLAIN, 0);
		final RunNnUnetResult result = new RunNnUnetTask().run(source, settings(PLAIN, "",
			"", false), Progress.NONE);
		assertThat(agreement(result.labels(), original(PLAIN)))
			.isGreaterThanOrEqualTo(0.995);
		assertThat(result.labels().getTitle()).isEqualTo("case_0000-nnunet");
		assertThat(result.labels().getBitDepth()).isEqualTo(16);
		assertThat(result.labels().getCalibration().pixelDepth).isEqualTo(source
			.getCalibration().pixelDepth);
		assertThat(result.labels().getInfoProperty()).contains(
			"Model: Dataset901_TinyPlain 3d_fullres", "organ (1)", "Device: cpu",
			"Research software").doesNotContain(path(PLAIN).toString());
		assertThat(result.summary()).contains("organ (1), lesion (2)");
		assertThat(result.probabilities()).isEmpty();
	}

	@Test
	void aStackThatIsTurnedCanBeTurnedBackForTheModel()
		throws SpinepsException
	{
		final Path file = path(PLAIN + "/input/case_0000.nii.gz");
		final Grid stored = GridProperty.read(VolumeOpener.open(file))
			.orElseThrow();
		final ImagePlus turned = VolumeOpener.open(file, AxisCodes.PIR);
		final RunNnUnetResult result = new RunNnUnetTask().run(turned, settings(PLAIN, "",
			stored.axisCodes().letters(), false), Progress.NONE);
		assertThat(agreement(result.labels(), Reorient.to(ImageVolume.wrap(original(
			PLAIN), stored), AxisCodes.PIR).array())).isGreaterThanOrEqualTo(0.995);
	}

	@Test
	void channelsOfAHyperstackWithProbabilities() throws SpinepsException {
		final ImagePlus first = open(PLANAR, 0);
		final ImagePlus second = open(PLANAR, 1);
		final ImageStack stack = new ImageStack(first.getWidth(), first
			.getHeight());
		for (int slice = 1; slice <= first.getNSlices(); slice++) {
			stack.addSlice(first.getStack().getProcessor(slice).convertToFloat());
			stack.addSlice(second.getStack().getProcessor(slice).convertToFloat());
		}
		final ImagePlus both = new ImagePlus("both", stack);
		both.setDimensions(2, first.getNSlices(), 1);
		both.setCalibration(first.getCalibration());
		final RunNnUnetResult result = new RunNnUnetTask().run(both, settings(PLANAR, "",
			"", true), Progress.NONE);
		assertThat(agreement(result.labels(), original(PLANAR)))
			.isGreaterThanOrEqualTo(0.995);
		final ImagePlus probabilities = result.probabilities().orElseThrow();
		assertThat(probabilities.getNChannels()).isEqualTo(4);
		assertThat(probabilities.getNSlices()).isEqualTo(4);
		double sum = 0;
		for (int k = 1; k <= 4; k++)
			sum += probabilities.getStack().getVoxel(3, 4, probabilities
				.getStackIndex(k, 2, 1) - 1);
		assertThat(sum).isBetween(0.9999, 1.0001);
	}

	@Test
	void furtherChannelsFromFiles() throws SpinepsException {
		final ImagePlus source = open(RESIDUAL, 0);
		final RunNnUnetResult result = new RunNnUnetTask().run(source, settings(RESIDUAL,
			path(RESIDUAL + "/input/case_0001.nii.gz").toString(), "", false),
			Progress.NONE);
		final Grid grid = GridProperty.read(source).orElseThrow();
		assertThat(agreement(result.labels(), Reorient.to(ImageVolume.wrap(original(
			RESIDUAL), grid.reorient(AxisCodes.RAS)), grid.axisCodes()).array()))
				.isGreaterThanOrEqualTo(0.99);
		assertThatThrownBy(() -> new RunNnUnetTask().run(source, settings(RESIDUAL, "", "",
			false), Progress.NONE)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("2 images");
	}

	@Test
	void whatCannotBeUsedIsSaid() throws SpinepsException {
		final ImagePlus source = open(PLAIN, 0);
		assertThatThrownBy(() -> new RunNnUnetTask().run(source,
			RunNnUnetSettings.DEFAULTS, Progress.NONE)).isInstanceOf(
				SpinepsException.class).hasMessageContaining("No model was chosen");
		assertThatThrownBy(() -> new RunNnUnetTask().run(source, settings(PLAIN, "", "LLS",
			false), Progress.NONE)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("LLS");
		assertThatThrownBy(() -> new RunNnUnetTask().run(source, settings(PLAIN, path(
			RESIDUAL + "/input/case_0000.nii.gz").toString(), "", false),
			Progress.NONE)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("differ in size");
	}

	@Test
	void fromAMacro() {
		try (HeadlessImageJ imagej = new HeadlessImageJ())
		{
			final String answer = imagej.run("t = call('org.spineps.ij.Macros.open', '" +
				path(PLANAR + "/input/case_0000.nii.gz") +
				"'); run('Run nnU-Net Model...', 'model=[" + path(PLANAR) +
				"] other_channels=[" + path(PLANAR + "/input/case_0001.nii.gz") +
				"] threads=1'); return getTitle() + ' ' + nSlices;", "");
			assertThat(imagej.error()).isNull();
			assertThat(answer).isEqualTo("case_0000-nnunet 4");
		}
	}
}
