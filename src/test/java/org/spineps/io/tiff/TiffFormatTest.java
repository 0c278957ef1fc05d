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
package org.spineps.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.measure.Calibration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.ij.image.GridProperty;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.voxel.TextHeaderFuzz;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;

/** TIFF files written by ImageJ itself and by tifffile (Python). */
class TiffFormatTest {

	@TempDir
	private Path folder;

	/** A stack of 7×5×3 pixels of .5×.25×4 mm. */
	private static ImagePlus stack(final int bits) {
		final ImagePlus image = IJ.createImage("stack", bits + "-bit black", 7, 5,
			3);
		for (int slice = 0; slice < 3; slice++)
			for (int i = 0; i < 35; i++)
				image.getStack().getProcessor(slice + 1).setf(i, expected(i % 7, i / 7,
					slice) % (bits == 8 ? 251 : 65536));
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = 0.5;
		calibration.pixelHeight = 0.25;
		calibration.pixelDepth = 4;
		calibration.setUnit("mm");
		return image;
	}

	private static float expected(final int x, final int y, final int slice) {
		return 1000 * slice + 40 * y + 3 * x;
	}

	private Path saved(final ImagePlus image) {
		final Path file = folder.resolve("scan.tif");
		assertThat(new FileSaver(image).saveAsTiff(file.toString())).isTrue();
		return file;
	}

	private static Path resource(final String name) throws Exception {
		return Path.of(Objects.requireNonNull(TiffFormatTest.class.getResource(
			"/tiff/" + name + ".tif")).toURI());
	}

	private static void requireStack(final VolumeFile file, final int modulus)
		throws SpinepsException
	{
		final Grid grid = file.geometry().grid();
		assertThat(grid.size()).containsExactly(7, 5, 3);
		assertThat(grid.spacing()).containsExactly(new double[] { 0.5, 0.25, 4 },
			Offset.offset(1e-5));
		final float[] values = file.image().array();
		for (int i = 0; i < values.length; i++)
			assertThat(values[i]).isEqualTo(expected(i % 7, i / 7 % 5, i / 35) %
				modulus);
	}

	private static AbstractThrowableAssert<?, ?> refused(final Path file) {
		return assertThatThrownBy(() -> VolumeFiles.read(file).image())
			.isInstanceOf(SpinepsException.class);
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void stacksOfImageJAreRead(final int bits) throws Exception {
		final VolumeFile file = VolumeFiles.read(saved(stack(bits)));
		requireStack(file, bits == 8 ? 251 : 65536);
		assertThat(file.warnings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "little", "float", "lzw", "deflate" })
	void stacksOfTifffileAreRead(final String name) throws Exception {
		requireStack(VolumeFiles.read(resource(name)), 65536);
	}

	@ParameterizedTest
	@ValueSource(strings = { "byte", "packbits" })
	void bytesAreRead(final String name) throws Exception {
		requireStack(VolumeFiles.read(resource(name)), 251);
	}

	@Test
	void whatLiesHowIsAssumedAndSaidAsInFiji() throws Exception {
		final VolumeFile file = VolumeFiles.read(saved(stack(16)));
		assertThat(file.geometry().grid().axisCodes()).isEqualTo(AxisCodes.PIR);
		assertThat(file.assumptions()).singleElement().asString().contains(
			"assumed to be sagittal", "choose the orientation");
		final VolumeFile placed = file.placed(new AxisCodes("LPS"));
		assertThat(placed.geometry().grid()).isEqualTo(Grid.of(new int[] { 7, 5,
			3 }, file.geometry().grid().spacing(), new AxisCodes("LPS")));
		assertThat(placed.assumptions()).isEmpty();
		assertThat(placed.image().array()).isEqualTo(file.image().array());
	}

	@Test
	void imagesOfThisProgramKeepTheirPlace() throws Exception {
		final ImagePlus image = stack(16);
		final Grid grid = Grid.of(new int[] { 7, 5, 3 }, new double[] { 0.5, 0.25,
			4 }, new AxisCodes("LIP"));
		image.setProp("before", "something else");
		GridProperty.write(image, grid);
		image.setProp("Info", "of the image");
		final VolumeFile file = VolumeFiles.read(saved(image));
		assertThat(file.geometry().grid()).isEqualTo(grid);
		assertThat(file.assumptions()).isEmpty();
		assertThat(file.placed(AxisCodes.PIR)).isSameAs(file);
	}

	@Test
	void signedPixelsAreCalibrated() throws Exception {
		final ImagePlus image = stack(16);
		image.getCalibration().setSigned16BitCalibration();
		final float[] values = VolumeFiles.read(saved(image)).image().array();
		assertThat(values[0]).isEqualTo(-32768);
		assertThat(values[1]).isEqualTo(-32765);
	}

	@Test
	void calibrationMayBeInOtherUnits() throws Exception {
		final ImagePlus image = stack(16);
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = 500;
		calibration.pixelHeight = 250;
		calibration.pixelDepth = 4000;
		calibration.setUnit("µm");
		requireStack(VolumeFiles.read(saved(image)), 65536);
	}

	@Test
	void framesAreTimePoints() throws Exception {
		final VolumeFile file = VolumeFiles.read(resource("frames"));
		assertThat(file.timePoints()).isEqualTo(2);
		refused(resource("frames")).hasMessageContaining("several time points");
		final float[] first = file.image(TimeHandling.index(0)).array();
		final float[] second = file.image(TimeHandling.index(1)).array();
		assertThat(first).hasSize(105);
		for (int i = 0; i < first.length; i++)
			assertThat(second[i]).isEqualTo(first[i] + 5);
	}

	@Test
	void aSingleSliceIsRead() throws Exception {
		final ImagePlus image = stack(16).crop("1-1");
		assertThat(VolumeFiles.read(saved(image)).geometry().grid().size())
			.containsExactly(7, 5, 1);
	}

	@Test
	void whatIsNoScanIsRefusedInWords() throws Exception {
		refused(resource("channels")).hasMessageContainingAll(
			"must have one channel", "Split Channels");
		refused(resource("uncalibrated")).hasMessageContainingAll(
			"no calibration in millimetres", "Image > Properties");
		refused(resource("tiles")).hasMessageContaining("tiles");
		refused(resource("rgb")).hasMessageContaining("RGB");
		final ImagePlus image = stack(16);
		image.getCalibration().setUnit("pixel");
		refused(saved(image)).hasMessageContaining(
			"Its unit is \"pixel\"");
		image.getCalibration().setUnit("km");
		refused(saved(image)).hasMessageContaining("\"km\"");
		image.getCalibration().setUnit("mm");
		image.getCalibration().pixelWidth = 5000;
		refused(saved(image)).hasMessageContaining("not that of an MRI scan");
	}

	@Test
	void cutOffFilesAreToldSo() throws Exception {
		final byte[] bytes = Files.readAllBytes(saved(stack(16)));
		final Path file = folder.resolve("cut.tif");
		for (final int length : new int[] { 8, 100, bytes.length / 2,
			bytes.length - 1 })
		{
			Files.write(file, Arrays.copyOf(bytes, length));
			refused(file).hasMessageContaining("cut off");
		}
	}

	@Test
	void damagedFilesAreReadOrRefusedInWords() throws Exception {
		final List<byte[]> seeds = new ArrayList<>();
		for (final String name : List.of("little", "lzw", "deflate", "packbits",
			"frames"))
			seeds.add(Files.readAllBytes(resource(name)));
		final ImagePlus image = stack(16);
		GridProperty.write(image, Grid.of(new int[] { 7, 5, 3 }, new double[] { 0.5,
			0.25, 4 }, AxisCodes.PIR));
		seeds.add(Files.readAllBytes(saved(image)));
		final int rounds = Integer.getInteger("tiff.rounds", 2000);
		final int refused = TextHeaderFuzz.run(seeds, rounds, folder.resolve(
			"damaged.tif"));
		assertThat(refused).isBetween(rounds / 10, rounds);
	}
}
