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
package org.spineps.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** Files are known by their content; names decide only how to write. */
class VolumeFilesTest {

	@TempDir
	Path folder;

	private final Grid grid = Grid.of(new int[] { 4, 3, 2 }, new double[] { 0.7,
		0.8, 3.1 }, new AxisCodes("PIR"));
	private ImageVolume image;

	@BeforeEach
	void fill() {
		final float[] voxels = new float[grid.voxels()];
		for (int v = 0; v < voxels.length; v++)
			voxels[v] = v * v;
		image = ImageVolume.wrap(voxels, grid);
	}

	private static byte[] zipped(final byte[] content) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
			stream.write(content);
		}
		return bytes.toByteArray();
	}

	private void assertRefused(final byte[] content, final String what)
		throws IOException
	{
		final Path file = Files.write(folder.resolve("scan.nii.gz"), content);
		assertThatThrownBy(() -> VolumeFiles.read(file)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("scan.nii.gz")
			.hasMessageContaining(what);
	}

	@ParameterizedTest
	@CsvSource({ "scan.nii", "scan.nii.gz", "SCAN.NII" })
	void whatIsWrittenIsReadAgain(final String name) throws SpinepsException {
		final Path file = folder.resolve(name);
		VolumeExport.writeImage(file, image, null);
		final VolumeFile read = VolumeFiles.read(file);
		assertThat(read.image().array()).isEqualTo(image.array());
		assertThat(read.image().grid().agreesWith(grid)).isTrue();
		assertThat(read.warnings()).isEmpty();
		assertThat(read.timePoints()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "scan.nii, scan.img", "scan.nii.gz, scan.dat",
		"scan.nii.gz, scan" })
	void anotherEndingIsReadWithAWarning(final String written,
		final String renamed) throws IOException, SpinepsException
	{
		VolumeExport.writeImage(folder.resolve(written), image, null);
		final VolumeFile read = VolumeFiles.read(Files.move(folder.resolve(
			written), folder.resolve(renamed)));
		assertThat(read.image().array()).isEqualTo(image.array());
		assertThat(read.warnings()).hasSize(1).first().asString().contains(
			".nii.gz or ", "content is NIfTI");
	}

	@Test
	void theGeometryTravelsToTheBit() throws IOException, SpinepsException {
		final Path first = folder.resolve("a.nii");
		VolumeExport.writeImage(first, image, null);
		final byte[] bytes = Files.readAllBytes(first);
		// Odd, but to be kept: a qform code and a quaternion of the file's own.
		bytes[252] = 2;
		Files.write(first, bytes);
		final VolumeFile read = VolumeFiles.read(first);
		final Path second = folder.resolve("b.nii");
		VolumeExport.writeImage(second, read.image(), read.geometry());
		assertThat(Files.readAllBytes(second)).isEqualTo(bytes);
	}

	@Test
	void theGeometryOfAnotherFormatIsWrittenByItsGrid() throws IOException,
		SpinepsException
	{
		final VolumeGeometry foreign = new VolumeGeometry() {

			@Override
			public Grid grid() {
				return grid;
			}

			@Override
			public double[] statedSpacingMm() {
				return grid.spacing();
			}
		};
		final Path plain = folder.resolve("a.nii");
		final Path given = folder.resolve("b.nii");
		final LabelVolume labels = LabelVolume.wrap(new short[grid.voxels()], grid);
		VolumeExport.writeLabels(plain, labels, null, Map.of(20, "L1"));
		VolumeExport.writeLabels(given, labels, foreign, Map.of(20, "L1"));
		assertThat(Files.readAllBytes(given)).isEqualTo(Files.readAllBytes(plain));
		assertThat(VolumeFiles.read(given).labelNames()).isEqualTo(Map.of(20,
			"L1"));
	}

	@Test
	void otherKindsOfFileAreNamed() throws IOException {
		final byte[] dicom = Arrays.copyOf(new byte[0], 300);
		System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, dicom, 128,
			4);
		assertRefused(dicom, "no DICOM images");
		assertRefused(zipped(dicom), "no DICOM images");
		assertRefused(new byte[] { 'P', 'K', 3, 4, 0 }, "END header");
		assertRefused(new byte[] { (byte) 0x89, 'P', 'N', 'G', '\r' },
			"a PNG picture");
		assertRefused(zipped("NRRD0099\n".getBytes(StandardCharsets.US_ASCII)),
			"version of NRRD is not read");
		assertRefused("ObjectType = Image".getBytes(StandardCharsets.US_ASCII),
			"no ElementDataFile");
		assertRefused("<html>not found</html>".getBytes(StandardCharsets.US_ASCII),
			"a text file");
		assertRefused(new byte[0], "empty");
		assertRefused(new byte[] { 0, 1, 2, 3, 4 }, "of an unknown kind");
	}

	@Test
	void damagedCompressionIsToldOf() throws IOException {
		final byte[] whole = zipped(new byte[5000]);
		assertRefused(Arrays.copyOf(whole, 12), "damaged or cut off");
		whole[2] = 9;
		assertRefused(whole, "damaged or cut off");
	}

	@Test
	void foldersAndMissingFilesAreRefused() {
		assertThatThrownBy(() -> VolumeFiles.read(folder)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("folder");
		assertThatThrownBy(() -> VolumeFiles.read(folder.resolve("no.nii")))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"no such file");
	}

	@Test
	void unknownEndingsAreNotWritten() {
		assertThatThrownBy(() -> VolumeExport.writeImage(folder.resolve("a.tif"),
			image, null)).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"a.tif").hasMessageContaining(".nii or .nii.gz");
		assertThat(folder).isEmptyDirectory();
	}

	@ParameterizedTest
	@CsvSource({ "scan.nii, scan, true", "scan.NII.GZ, scan, true",
		"1.2.840.nii.gz, 1.2.840, true",
		"a.nii.nii.gz, a.nii, true", "Rücken Schmerz.nii, Rücken Schmerz, true",
		"scan_msk.nii.gz, scan_msk, true", "scan.png, scan.png, false",
		".scan.nii, .scan, false", ".nii, .nii, false", "nii, nii, false" })
	void stemsAndNames(final String name, final String stem,
		final boolean volume)
	{
		assertThat(VolumeNames.stem(Path.of("x", name))).isEqualTo(stem);
		assertThat(VolumeNames.isVolumeName(Path.of("x", name))).isEqualTo(volume);
	}
}
