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
package org.spineps.ij.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.ij.image.ImageOrientation.Placement;
import org.spineps.ij.image.ImageOrientation.Source;
import org.spineps.io.VolumeExport;
import org.spineps.job.setting.DisplayedOrientation;
import org.spineps.testing.OpenImages;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Reorient;

class ImageOrientationTest {

	private static final int[] SIZE_PIR = { 13, 17, 7 };
	private static final double[] SPACING_PIR = { 0.8, 0.9, 3.3 };

	@TempDir
	private Path folder;

	/** Noise: no flip of it looks like another. */
	private static ImageVolume noise(final Grid grid) {
		final SplittableRandom random = new SplittableRandom(3);
		final float[] values = new float[grid.voxels()];
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextInt(1000);
		return ImageVolume.wrap(values, grid);
	}

	private static ImageVolume oblique(final String codes) {
		return noise(SpinePhantom.grid(SIZE_PIR, SPACING_PIR, new AxisCodes(codes),
			11));
	}

	private static Placement place(final ImagePlus image,
		final String orientation, final boolean useHeader) throws SpinepsException
	{
		return ImageOrientation.of(image, ImagePlusVolumes.values(image),
			orientation, useHeader);
	}

	/** An image that says it comes from that file. */
	private static ImagePlus opened(final ImageVolume volume, final Path file) {
		final ImagePlus image = OpenImages.stack("scan", volume, false);
		final FileInfo info = new FileInfo();
		info.directory = file.getParent().toString() + "/";
		info.fileName = file.getFileName().toString();
		image.setFileInfo(info);
		return image;
	}

	private static void assertSamePlace(final Grid actual, final Grid expected) {
		assertThat(actual.size()).containsExactly(expected.size());
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 4; column++)
				assertThat(actual.affine(row, column)).isEqualTo(expected.affine(row,
					column), within(1e-4));
	}

	static List<String> allCodes() {
		final List<String> codes = new ArrayList<>();
		final String[] pairs = { "RL", "AP", "SI" };
		for (int a = 0; a < 3; a++)
			for (int b = 0; b < 3; b++)
				for (int flips = 0; flips < 8 && a != b; flips++)
					codes.add("" + pairs[a].charAt(flips & 1) + pairs[b].charAt(flips >> 1 &
						1) + pairs[3 - a - b].charAt(flips >> 2));
		return codes;
	}

	@ParameterizedTest
	@MethodSource("allCodes")
	void findsTheFileHoweverTheImageWasTurned(final String shown)
		throws SpinepsException
	{
		final ImageVolume stored = oblique("LAS");
		final Path file = folder.resolve("scan.nii.gz");
		VolumeExport.writeImage(file, stored, null);
		final ImageVolume turned = Reorient.to(stored, new AxisCodes(shown));
		final Placement placement = place(opened(turned, file), "LPI", true);
		assertThat(placement.source()).isEqualTo(Source.FILE);
		assertThat(placement.grid().axisCodes()).isEqualTo(new AxisCodes(shown));
		assertSamePlace(placement.grid(), turned.grid());
		assertThat(placement.notes()).isEmpty();
	}

	@Test
	void contrastMayHaveBeenChanged() throws SpinepsException {
		final ImageVolume stored = oblique("PIR");
		final Path file = folder.resolve("scan.nii");
		VolumeExport.writeImage(file, stored, null);
		final float[] changed = stored.array().clone();
		for (int i = 0; i < changed.length; i++)
			changed[i] = (float) Math.sqrt(3 * changed[i] + 20);
		final ImageVolume flipped = Reorient.to(ImageVolume.wrap(changed, stored
			.grid()), new AxisCodes("PIL"));
		assertSamePlace(place(opened(flipped, file), "PIR", true).grid(), flipped
			.grid());
	}

	@Test
	void aFileWithOtherVoxelsSaysNothing() throws SpinepsException {
		final ImageVolume stored = oblique("PIR");
		final Path file = folder.resolve("scan.nii");
		VolumeExport.writeImage(file, stored, null);
		final float[] other = new float[stored.array().length];
		for (int i = 0; i < other.length; i++)
			other[i] = stored.array()[other.length / 3 * 2 % other.length] + i % 7;
		final Placement placement = place(opened(ImageVolume.wrap(other, stored
			.grid()), file), "PIR", true);
		assertThat(placement.source()).isEqualTo(Source.PARAMETER);
		assertThat(placement.notes()).singleElement().asString().contains(
			"no longer");
	}

	@Test
	void aCroppedImageSaysSo() throws SpinepsException {
		final ImageVolume stored = oblique("PIR");
		final Path file = folder.resolve("scan.nii");
		VolumeExport.writeImage(file, stored, null);
		final ImagePlus image = opened(stored, file);
		image.setStack(image.getStack().crop(0, 0, 1, 13, 17, 5));
		final Placement placement = place(image, "PIR", true);
		assertThat(placement.source()).isEqualTo(Source.PARAMETER);
		assertThat(placement.notes()).hasSize(1);
	}

	@Test
	void aDamagedOrLostFileIsNoError() throws Exception {
		final ImageVolume stored = oblique("PIR");
		final Path file = folder.resolve("scan.nii");
		Files.write(file, new byte[500]);
		final Placement damaged = place(opened(stored, file), "PIR", true);
		assertThat(damaged.source()).isEqualTo(Source.PARAMETER);
		assertThat(damaged.notes()).singleElement().asString().contains(
			"was not read");
		Files.delete(file);
		assertThat(place(opened(stored, file), "PIR", true).notes()).isEmpty();
	}

	@Test
	void theCalibrationWinsOverTheHeader() throws SpinepsException {
		final ImageVolume stored = oblique("PIR");
		final Path file = folder.resolve("scan.nii");
		VolumeExport.writeImage(file, stored, null);
		final ImagePlus image = opened(stored, file);
		image.getCalibration().pixelDepth = 4.4;
		final Placement placement = place(image, "PIR", true);
		assertThat(placement.grid().spacing(2)).isEqualTo(4.4, within(1e-6));
		assertThat(placement.grid().spacing(0)).isEqualTo(0.8, within(1e-6));
		assertThat(placement.grid().affine(0, 2) / 4.4).isEqualTo(stored.grid()
			.affine(0, 2) / 3.3, within(1e-6));
		assertThat(placement.notes()).singleElement().asString().contains(
			"Image > Properties");
	}

	@Test
	void headersCanBeSwitchedOff() throws SpinepsException {
		final ImageVolume stored = oblique("LAS");
		final Path file = folder.resolve("scan.nii");
		VolumeExport.writeImage(file, stored, null);
		final Placement placement = place(opened(stored, file), "AIL", false);
		assertThat(placement.source()).isEqualTo(Source.PARAMETER);
		assertThat(placement.grid().axisCodes().letters()).isEqualTo("AIL");
		assertThat(placement.grid().spacing()).containsExactly(stored.grid()
			.spacing(), within(1e-9));
	}

	@Test
	void ownImagesRememberTheirPlace() throws SpinepsException {
		final ImageVolume volume = oblique("SRA");
		final ImagePlus image = OpenImages.stack("scan", volume, false);
		GridProperty.write(image, volume.grid());
		final Placement placement = place(image.duplicate(), "PIR", true);
		assertThat(placement.source()).isEqualTo(Source.PROPERTY);
		assertThat(placement.grid()).isEqualTo(volume.grid());
	}

	@Test
	void aPropertyOfAnotherSizeSaysNothing() throws SpinepsException {
		final ImageVolume volume = oblique("SRA");
		final ImagePlus image = OpenImages.stack("scan", volume, false);
		GridProperty.write(image, volume.grid());
		image.getStack().deleteLastSlice();
		assertThat(place(image, "PIR", true).source()).isEqualTo(Source.PARAMETER);
		image.setProp("SPINEPS-grid", "1 2 x");
		assertThat(GridProperty.read(image)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"as displayed: sagittal, anterior left | PIR",
		"AS DISPLAYED: sagittal, anterior left | PIR",
		"sagittal, anterior left, slices from right to left | PIL",
		"sagittal, anterior right, slices from right to left | AIL",
		"sagittal, anterior right, slices from left to right | AIR",
		"coronal, seen from the front, slices from front to back | LIP",
		"axial, seen from the feet, slices upwards | LPS",
		"axial, seen from the feet, slices downwards | LPI", "pir | PIR",
		"SAR | SAR" })
	void theUserMaySayIt(final String words, final String codes)
		throws SpinepsException
	{
		final Placement placement = place(OpenImages.ramp(4, 5, 6), words, true);
		final boolean assumed = words.equalsIgnoreCase(DisplayedOrientation.DEFAULT);
		assertThat(placement.source()).isEqualTo(assumed ? Source.ASSUMED
			: Source.PARAMETER);
		assertThat(placement.notes()).isEqualTo(assumed ? List.of(
			ImageOrientation.ASSUMED) : List.of());
		assertThat(placement.grid().axisCodes().letters()).isEqualTo(codes);
		assertThat(placement.grid().spacing()).containsExactly(0.6, 0.7, 3.3);
		assertThat(placement.grid().size()).containsExactly(4, 5, 6);
	}

	/** Bio-Formats takes numbers without a unit for micrometres. */
	@ParameterizedTest
	@ValueSource(strings = { "micron", "pixel", "" })
	void niftiWithoutAUnitIsInMillimetres(final String unit) throws Exception {
		final ImageVolume stored = oblique("PIR");
		final Path file = folder.resolve("scan.nii");
		VolumeExport.writeImage(file, stored, null);
		final byte[] bytes = Files.readAllBytes(file);
		bytes[123] = 0;
		Files.write(file, bytes);
		final ImagePlus image = opened(stored, file);
		OpenImages.calibrate(image, SPACING_PIR[0], SPACING_PIR[1], SPACING_PIR[2],
			unit);
		ImageChecks.requireVolume(image);
		assertThat(Spacing.mm(image)).containsExactly(SPACING_PIR);
		final Placement placement = place(image, "PIR", true);
		assertThat(placement.source()).isEqualTo(Source.FILE);
		assertSamePlace(placement.grid(), stored.grid());
		assertThat(placement.notes()).singleElement().asString().contains(
			"millimetres were assumed");
		image.setFileInfo(null);
		assertThatThrownBy(() -> Spacing.mm(image)).isInstanceOf(
			SpinepsException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "sagittal", "PIX", "PPR", "PI" })
	void butNotAnything(final String words) {
		assertThatThrownBy(() -> DisplayedOrientation.parse(words)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("PIR");
	}

	/** Bio-Formats converts the unit of x and y alone. */
	@Test
	void aTiffThatBioFormatsOpenedHasTheDepthOfItsFile() throws Exception {
		final ImagePlus image = OpenImages.spine("scan");
		final double[] mm = Spacing.mm(image);
		IJ.saveAsTiff(image.duplicate(), folder.resolve("scan.tif").toString());
		image.getCalibration().setUnit("micron");
		image.getCalibration().pixelWidth *= 1000;
		image.getCalibration().pixelHeight *= 1000;
		assertThatThrownBy(() -> Spacing.mm(image)).hasMessageContaining(
			"voxel depth");
		final FileInfo info = new FileInfo();
		info.directory = folder.toString();
		info.fileName = "scan.tif";
		image.setFileInfo(info);
		assertThat(Spacing.mm(image)).containsExactly(mm, within(1e-9));
		image.getCalibration().pixelDepth /= 2;
		assertThatThrownBy(() -> Spacing.mm(image)).as("not that of the file")
			.hasMessageContaining("voxel depth");
		Files.writeString(folder.resolve("scan.tif"), "no TIFF");
		assertThatThrownBy(() -> Spacing.mm(image)).hasMessageContaining(
			"voxel depth");
	}
}
