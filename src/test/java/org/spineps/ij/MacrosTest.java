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
package org.spineps.ij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ij.ImagePlus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.ij.image.ImageOrientation;
import org.spineps.ij.image.ImagePlusVolumes;
import org.spineps.ij.image.VolumeOpener;
import org.spineps.ij.open.OpenNiftiTask;
import org.spineps.io.VolumeExport;
import org.spineps.job.OpenNiftiSettings;
import org.spineps.progress.Progress;
import org.spineps.testing.HeadlessImageJ;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;

class MacrosTest {

	private static final Grid GRID = SpinePhantom.grid(new int[] { 6, 5, 4 },
		new double[] { 0.8, 0.9, 3.3 }, new AxisCodes("LAS"), 9);

	@TempDir
	private Path folder;
	private HeadlessImageJ imagej;

	@BeforeEach
	void startImageJ() {
		imagej = new HeadlessImageJ();
	}

	@AfterEach
	void stopImageJ() {
		imagej.close();
	}

	private static ImageVolume ramp(final float from, final float step) {
		final float[] values = new float[GRID.voxels()];
		for (int i = 0; i < values.length; i++)
			values[i] = from + step * i;
		return ImageVolume.wrap(values, GRID);
	}

	private Path written(final ImageVolume volume) throws SpinepsException {
		final Path file = folder.resolve("my scan.nii.gz");
		VolumeExport.writeImage(file, volume, null);
		return file;
	}

	@Test
	void opensNifti() throws SpinepsException {
		final Path file = written(ramp(0, 1));
		assertThat(imagej.run("t = call('org.spineps.ij.Macros.open', " +
			"getArgument()); getVoxelSize(w, h, d, unit);" +
			"setSlice(2); return t + ' ' + nSlices + ' ' + bitDepth() + ' ' + d2s(w, " +
			"3) + unit + ' ' + getPixel(1, 2);", file.toString())).isEqualTo(
				"my scan.nii.gz 5 16 3.300mm 33");
	}

	@Test
	void opensFractionsAndNegativesAs32Bits() throws SpinepsException {
		final ImageVolume volume = ramp(-5, 0.25f);
		final ImagePlus image = VolumeOpener.open(written(volume));
		assertThat(image.getBitDepth()).isEqualTo(32);
		assertThat(ImagePlusVolumes.values(image)).isEqualTo(volume.array());
	}

	@Test
	void anOpenedImageIsWhereItsFileSays() throws SpinepsException {
		final ImagePlus image = VolumeOpener.open(written(ramp(0, 1)));
		final ImageOrientation.Placement placement = ImageOrientation.of(image,
			ImagePlusVolumes.values(image), "PIR", true);
		assertThat(placement.source()).isEqualTo(ImageOrientation.Source.FILE);
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 4; column++)
				assertThat(placement.grid().affine(row, column)).isEqualTo(GRID.affine(
					row, column), within(1e-4));
	}

	@Test
	void opensTurned() throws SpinepsException {
		final Path file = written(ramp(0, 1));
		final ImagePlus image = VolumeOpener.open(file, AxisCodes.PIR);
		final ImageOrientation.Placement placement = ImageOrientation.of(image,
			ImagePlusVolumes.values(image), "LPS", true);
		assertThat(placement.grid().axisCodes()).isEqualTo(AxisCodes.PIR);
		assertThat(placement.grid().size()).containsExactly(6, 5, 4);
		// LAS voxel (0, 0, 0) is the rightmost, most posterior and lowest.
		assertThat(image.getStack().getProcessor(4).get(5, 4)).isZero();
		assertThat(imagej.run("t = call('org.spineps.ij.Macros.open', getArgument(), " +
			"'PIR'); return '' + nSlices;", file.toString())).isEqualTo("4");
		assertThat(Macros.open(file.toString(), "up")).startsWith("error: ");
	}

	@Test
	void theMenuEntryOpensItToo() throws SpinepsException {
		final Path file = written(ramp(0, 1));
		assertThat(imagej.run(
			"run('Open NIfTI...', 'file=[' + getArgument() + ']');" +
				"return '' + nSlices;", file.toString())).isEqualTo("4");
		assertThat(imagej.run("run('Open NIfTI...', 'file=[' + getArgument() + " +
			"'] view=[as stored]'); return '' + nSlices;", file.toString())).isEqualTo(
				"5");
		assertThat(opened(file.toString(), OpenNiftiSettings.AXIAL).getStackSize())
			.isEqualTo(5);
		assertThat(opened(file.toString(), OpenNiftiSettings.CORONAL)
			.getStackSize()).isEqualTo(6);
		assertThatThrownBy(() -> opened(file.toString(), "upright")).isInstanceOf(
			SpinepsException.class).hasMessageContaining("sagittal");
		assertThatThrownBy(() -> opened("no.nii", "axial"))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("no such file");
	}

	private static ImagePlus opened(final String file, final String view)
		throws SpinepsException
	{
		return new OpenNiftiTask().run(null, OpenNiftiSettings.JOB.check(
			new OpenNiftiSettings(file, view)), Progress.NONE).image();
	}

	@Test
	void failuresAreAnswers() throws IOException, SpinepsException {
		final Path file = written(ramp(0, 1));
		final byte[] bytes = Files.readAllBytes(file);
		final Path damaged = folder.resolve("damaged.nii.gz");
		Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
		assertThat(Macros.open(damaged.toString())).startsWith("error: ").contains(
			"damaged");
		assertThat(Macros.open(folder.toString())).startsWith("error: ");
		assertThat(Macros.open("nowhere\0")).startsWith("error: ");
		assertThat(imagej.run("return call('org.spineps.ij.Macros.segment');", ""))
			.startsWith("error: No image is open.");
		assertThat(imagej.run("newImage('a', '8-bit ramp', 9, 9, 9); return " +
			"call('org.spineps.ij.Macros.segment', 'device=cpu');", "")).startsWith(
				"error: ").contains("calibration");
		assertThat(Macros.segment("colour=red")).startsWith("error: ");
	}
}
