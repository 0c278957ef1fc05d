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
package org.spineps.io.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.io.SeriesChoice;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeInput;
import org.spineps.io.dicom.parse.DicomTag;
import org.spineps.volume.Grid;

/** Folders, archives, DICOMDIRs and files of DICOM become volumes. */
class DicomFormatTest {

	@TempDir
	private Path temp;

	private void write(final String name, final byte[] bytes)
		throws IOException
	{
		final Path file = temp.resolve(name);
		Files.createDirectories(file.getParent());
		Files.write(file, bytes);
	}

	/** Slices at 8, 0, 4 mm, in that order of names. */
	private void threeSlices(final String syntax) throws IOException {
		write("study/b", DicomBytes.sagittal(0).bytes(syntax));
		write("study/c", DicomBytes.sagittal(4).bytes(syntax));
		write("study/a", DicomBytes.sagittal(8).bytes(syntax));
	}

	private void requireThreeSlices(final VolumeFile file)
		throws SpinepsException
	{
		final Grid grid = file.geometry().grid();
		assertThat(grid.size()).containsExactly(6, 5, 3);
		assertThat(grid.spacing()).containsExactly(new double[] { 1.5, 2, 4 }, within(
			1e-9));
		// The normal of a sagittal plane of these directions points to the right.
		assertThat(grid.axisCodes().letters()).isEqualTo("PIR");
		assertThat(grid.toWorld(0, 0, 0)).containsExactly(new double[] { -8, 60,
			90 }, within(1e-9));
		assertThat(grid.toWorld(5, 4, 2)).containsExactly(new double[] { 0, 52.5,
			82 }, within(1e-9));
		final float[] voxels = file.image().array();
		assertThat(voxels[0]).isEqualTo(108);
		assertThat(voxels[31]).isEqualTo(105);
		assertThat(voxels[89]).isEqualTo(129);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.2.840.10008.1.2", "1.2.840.10008.1.2.1",
		"1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99" })
	void slicesAreSortedByPosition(final String syntax) throws Exception {
		threeSlices(syntax);
		requireThreeSlices(VolumeFiles.read(temp.resolve("study")));
		requireThreeSlices(VolumeFiles.read(temp.resolve("study/c")));
	}

	@Test
	void filesWithoutHeaderAreKnown() throws Exception {
		write("study/x/1", DicomBytes.sagittal(0).data(false, false));
		write("study/x/2", DicomBytes.sagittal(4).data(true, false));
		write("study/y/3", DicomBytes.sagittal(8).data(true, true));
		requireThreeSlices(VolumeFiles.read(temp.resolve("study")));
	}

	@Test
	void archivesAndDirectoriesLeadToFiles() throws Exception {
		threeSlices("1.2.840.10008.1.2.1");
		write("study/note.txt", "not an image".getBytes());
		try (OutputStream out = Files.newOutputStream(temp.resolve("s.zip"));
				ZipOutputStream zip = new ZipOutputStream(out))
		{
			for (final String name : List.of("a", "b", "c", "note.txt")) {
				zip.putNextEntry(new ZipEntry("in/" + name));
				zip.write(Files.readAllBytes(temp.resolve("study").resolve(name)));
			}
		}
		requireThreeSlices(VolumeFiles.read(temp.resolve("s.zip")));
		write("DICOMDIR", new DicomBytes().items(DicomTag.DIRECTORY_RECORDS,
			new DicomBytes().text(DicomTag.REFERENCED_FILE, "study\\a"),
			new DicomBytes().text(DicomTag.REFERENCED_FILE, "study\\b"),
			new DicomBytes().text(DicomTag.REFERENCED_FILE, "study\\c"),
			new DicomBytes().text(DicomTag.REFERENCED_FILE, "..\\secret"),
			new DicomBytes().text(DicomTag.REFERENCED_FILE, "study\\d")).bytes());
		final VolumeFile read = VolumeFiles.read(temp.resolve("DICOMDIR"));
		requireThreeSlices(read);
		assertThat(read.warnings()).containsExactly(
			"2 files that the DICOMDIR names are missing.");
	}

	@Test
	void valuesAreScaledSignedTurnedAndPadded() throws Exception {
		write("a.dcm", DicomBytes.sagittal(0).bits(16, 12, true).numbers(
			DicomTag.SLOPE, 0.5).numbers(DicomTag.INTERCEPT, -3).pixels(DicomBytes
				.ramp(4086, 30)).bytes());
		// 4086 in 12 bits is -10; bits above them are no value.
		final float[] signed = VolumeFiles.read(temp.resolve("a.dcm")).image()
			.array();
		assertThat(signed[0]).isEqualTo(-8);
		assertThat(signed[9]).isEqualTo(-3.5f);
		assertThat(signed[12]).isEqualTo(-2);
		write("b/b.dcm", DicomBytes.sagittal(0).text(DicomTag.PHOTOMETRIC,
			"MONOCHROME1").shorts(DicomTag.PADDING, 105).bytes());
		final float[] inverted = VolumeFiles.read(temp.resolve("b/b.dcm")).image()
			.array();
		assertThat(inverted[0]).isEqualTo(4095 - 100);
		assertThat(inverted[5]).isEqualTo(4095 - 129);
	}

	@ParameterizedTest
	@CsvSource({ "8, 8, 255", "16, 16, 65535", "32, 32, 2147483647" })
	void depthsOfPixelsAreRead(final int allocated, final int stored,
		final int value) throws Exception
	{
		final int[] pixels = DicomBytes.ramp(0, 30);
		pixels[7] = value;
		write("a", DicomBytes.sagittal(0).bits(allocated, stored, false).pixels(
			pixels).bytes());
		assertThat(VolumeFiles.read(temp.resolve("a")).image().array()[7]).isEqualTo(
			value);
	}

	@Test
	void gapsVaryingDistancesAndShiftsAreNamed() throws Exception {
		requireProblem("slices are missing: the usual distance is 4.00 mm, and " +
			"there are 8.00 mm between slices 1 and 2", 0, 4, 8, 16);
		requireProblem("the distance of the slices varies between 3.50 and 4.50 mm",
			0, 4, 8.5, 12, 16);
		for (final double x : new double[] { 0, 4, 8 })
			write("tilt/" + x, DicomBytes.sagittal(x).numbers(
				DicomTag.IMAGE_POSITION, x, -60 + x / 4, 90).bytes());
		final VolumeFile tilted = VolumeFiles.read(temp.resolve("tilt"));
		assertThat(tilted.warnings()).containsExactly(
			"The slices are shifted sideways from one to the next, as with a tilted " +
				"gantry (14.0 degrees).");
		assertThat(tilted.geometry().grid().toWorld(0, 0, 2)).containsExactly(
			new double[] { 0, 60, 90 }, within(1e-9));
	}

	private void requireProblem(final String problem, final double... places)
		throws IOException
	{
		final Path folder = Files.createTempDirectory(temp, "p");
		for (final double x : places)
			Files.write(folder.resolve("s" + x), DicomBytes.sagittal(x).bytes());
		assertThatThrownBy(() -> VolumeFiles.read(folder)).isInstanceOf(
			SpinepsException.class).hasMessageContaining(problem);
	}

	@Test
	void echoesAreVolumesAndTimePointsAreTime() throws Exception {
		for (int echo = 1; echo <= 2; echo++)
			for (int time = 1; time <= 3; time++)
				for (final double x : new double[] { 0, 4, 8 })
					write("s/" + echo + "-" + time + "-" + x, DicomBytes.sagittal(x).text(
						DicomTag.SOP_INSTANCE, "1.2." + echo + "." + time + "." + (int) x)
						.text(DicomTag.ECHO_NUMBER, "" + echo).text(
							DicomTag.TEMPORAL_POSITION, "" + time).pixels(DicomBytes.ramp(
								1000 * echo + 100 * time, 30)).bytes());
		final List<VolumeInput> inputs = VolumeFiles.inputs(temp.resolve("s"),
			new SeriesChoice("4", false));
		assertThat(inputs).extracting(VolumeInput::name).containsExactly("s_s4-1",
			"s_s4-2");
		final VolumeFile second = inputs.get(1).read();
		assertThat(second.timePoints()).isEqualTo(3);
		assertThat(second.image(TimeHandling.index(2)).array()[0]).isEqualTo(2300);
		assertThat(second.image(TimeHandling.MEAN).array()[0]).isEqualTo(2200);
		assertThatThrownBy(second::image).hasMessageContaining(
			"several time points");
	}

	@Test
	void enhancedImagesHavePositionsForEachFrame() throws Exception {
		final DicomBytes[] frames = new DicomBytes[3];
		final int[] pixels = new int[90];
		for (int f = 0; f < 3; f++) {
			final double x = new double[] { 8, 0, 4 }[f];
			frames[f] = new DicomBytes().items(DicomTag.PLANE_POSITION,
				new DicomBytes().numbers(DicomTag.IMAGE_POSITION, x, -60, 90));
			System.arraycopy(DicomBytes.ramp((int) (100 + x), 30), 0, pixels, 30 * f,
				30);
		}
		write("e", DicomBytes.sagittal(0).without(DicomTag.IMAGE_POSITION).without(
			DicomTag.IMAGE_ORIENTATION).without(DicomTag.PIXEL_SPACING).text(
				DicomTag.FRAMES, "3").items(DicomTag.SHARED_GROUPS, new DicomBytes()
					.items(DicomTag.PLANE_ORIENTATION, new DicomBytes().numbers(
						DicomTag.IMAGE_ORIENTATION, 0, 1, 0, 0, 0, -1)).items(
							DicomTag.PIXEL_MEASURES, new DicomBytes().numbers(
								DicomTag.PIXEL_SPACING, 2, 1.5))).items(
									DicomTag.FRAME_GROUPS, frames).pixels(pixels).bytes());
		requireThreeSlices(VolumeFiles.read(temp.resolve("e")));
	}

	@Test
	void whatIsNoVolumeIsNamed() throws Exception {
		write("mosaic/1", DicomBytes.sagittal(0).text(DicomTag.IMAGE_TYPE,
			"ORIGINAL\\PRIMARY\\M\\MOSAIC").bytes());
		assertThatThrownBy(() -> VolumeFiles.read(temp.resolve("mosaic")))
			.hasMessageContaining("mosaic");
		write("colour/1", DicomBytes.sagittal(0).text(DicomTag.PHOTOMETRIC, "RGB")
			.shorts(DicomTag.SAMPLES, 3).bytes());
		assertThatThrownBy(() -> VolumeFiles.read(temp.resolve("colour")))
			.hasMessageContaining("colour picture (RGB)");
		write("frames/1", DicomBytes.sagittal(0).text(DicomTag.FRAMES, "2").bytes());
		assertThatThrownBy(() -> VolumeFiles.read(temp.resolve("frames")))
			.hasMessageContaining("do not say where they lie");
		write("short/1", DicomBytes.sagittal(0).pixels(1, 2, 3).bytes());
		assertThatThrownBy(() -> VolumeFiles.read(temp.resolve("short")))
			.hasMessageContaining("it holds 6 of 60 bytes of pixels");
		write("report/1", DicomBytes.sagittal(0).without(DicomTag.PIXELS).text(
			DicomTag.MODALITY, "SR").bytes());
		assertThatThrownBy(() -> VolumeFiles.read(temp.resolve("report")))
			.hasMessageContaining("DICOM files without pixels: SR");
		Files.createDirectories(temp.resolve("empty"));
		assertThatThrownBy(() -> VolumeFiles.read(temp.resolve("empty")))
			.hasMessageContaining("holds no DICOM images");
	}
}
