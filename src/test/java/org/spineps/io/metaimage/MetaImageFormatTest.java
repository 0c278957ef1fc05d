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
package org.spineps.io.metaimage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeInput;
import org.spineps.io.voxel.TextHeaderFuzz;

/** MetaImage headers written by hand after the format's description. */
class MetaImageFormatTest {

	private static final String HEADER = "ObjectType = Image\nNDims = 3\n" +
		"BinaryData = True\nBinaryDataByteOrderMSB = False\n" +
		"CompressedData = False\nTransformMatrix = 0 1 0 0 0 -1 1 0 0\n" +
		"Offset = 10 20 30\nElementSpacing = 0.5 2 3\nDimSize = 2 3 4\n" +
		"ElementType = MET_SHORT\nElementDataFile = LOCAL\n";

	@TempDir
	Path folder;

	private static byte[] ramp(final ByteOrder order) {
		final ByteBuffer bytes = ByteBuffer.allocate(48).order(order);
		for (int i = 0; i < 24; i++)
			bytes.putShort((short) (i - 5));
		return bytes.array();
	}

	private static byte[] joined(final String header, final byte[] voxels) {
		final byte[] text = header.getBytes(ISO_8859_1);
		return ByteBuffer.allocate(text.length + voxels.length).put(text).put(
			voxels).array();
	}

	private VolumeFile read(final String header, final byte[] voxels)
		throws IOException, SpinepsException
	{
		return VolumeFiles.read(Files.write(folder.resolve("scan.mha"), joined(
			header, voxels)));
	}

	private AbstractThrowableAssert<?, ?> refused(final String from,
		final String to)
	{
		return assertThatThrownBy(() -> read(HEADER.replace(from, to), ramp(
			ByteOrder.LITTLE_ENDIAN))).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("scan.mha");
	}

	private static void assertRamp(final VolumeFile file)
		throws SpinepsException
	{
		final float[] voxels = file.image().array();
		assertThat(voxels).hasSize(24).startsWith(-5, -4).endsWith(18);
	}

	@Test
	void directionsAreToTheLeftPosteriorAndSuperior() throws IOException,
		SpinepsException
	{
		final VolumeFile file = read(HEADER, ramp(ByteOrder.LITTLE_ENDIAN));
		assertRamp(file);
		assertThat(file.warnings()).isEmpty();
		assertThat(file.geometry().grid().axisCodes()).hasToString("PIL");
		assertThat(file.geometry().grid().spacing()).containsExactly(new double[] {
			0.5, 2, 3 }, Offset.offset(1e-12));
		assertThat(file.geometry().grid().toWorld(1, 1, 1)).containsExactly(
			new double[] { -13, -20.5, 28 }, Offset.offset(1e-12));
	}

	@Test
	void bigEndianDeflatedAndWordsAreTheSame() throws IOException,
		SpinepsException
	{
		assertRamp(read(HEADER.replace("MSB = False", "MSB = True"), ramp(
			ByteOrder.BIG_ENDIAN)));
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
			deflater.write(ramp(ByteOrder.LITTLE_ENDIAN));
		}
		final String deflated = HEADER.replace("CompressedData = False",
			"CompressedData = True");
		assertRamp(read(deflated, bytes.toByteArray()));
		assertThatThrownBy(() -> read(deflated, java.util.Arrays.copyOf(bytes
			.toByteArray(), 20))).isInstanceOf(SpinepsException.class);
		final StringBuilder words = new StringBuilder();
		for (int i = 0; i < 24; i++)
			words.append(i - 5).append(i % 2 == 0 ? " " : "\n");
		assertRamp(read(HEADER.replace("BinaryData = True", "BinaryData = False"),
			words.toString().getBytes(ISO_8859_1)));
		assertThatThrownBy(() -> read(HEADER.replace("BinaryData = True",
			"BinaryData = False"), "1 2 40000".getBytes(ISO_8859_1)))
				.hasMessageContaining("'40000'");
	}

	@Test
	void voxelsBesideTheHeaderAreFound() throws IOException, SpinepsException {
		final Path header = Files.writeString(folder.resolve("scan.mhd"), HEADER
			.replace("LOCAL", "scan.raw"));
		final Path voxels = Files.write(folder.resolve("scan.raw"), ramp(
			ByteOrder.LITTLE_ENDIAN));
		assertRamp(VolumeFiles.read(header));
		final String hash = VolumeInput.of(header).sha256();
		final byte[] changed = ramp(ByteOrder.LITTLE_ENDIAN);
		changed[9]++;
		Files.write(voxels, changed);
		assertThat(VolumeInput.of(header).sha256()).isNotEqualTo(hash);
		assertThatThrownBy(() -> VolumeFiles.read(voxels)).hasMessageContaining(
			"Choose scan.mhd");
		Files.write(voxels, joined("something before", ramp(
			ByteOrder.LITTLE_ENDIAN)));
		Files.writeString(header, HEADER.replace("ElementDataFile = LOCAL",
			"HeaderSize = -1\nElementDataFile = scan.raw"));
		assertRamp(VolumeFiles.read(header));
		Files.delete(voxels);
		assertThatThrownBy(() -> VolumeFiles.read(header)).hasMessageContaining(
			"scan.raw").hasMessageContaining("beside the header");
	}

	@ParameterizedTest
	@CsvSource({ "../scan.raw", "/etc/passwd", "sub/scan.raw", "C:scan.raw",
		"..\\scan.raw", ".." })
	void noOtherFolderIsLookedInto(final String name) {
		refused("LOCAL", name).hasMessageContaining("another folder")
			.hasMessageContaining(name);
	}

	@Test
	void whatIsNotReadIsNamed() {
		refused("LOCAL", "LIST").hasMessageContaining("list of files");
		refused("LOCAL", "slice%03d.raw").hasMessageContaining("slice%03d.raw");
		refused("MET_SHORT", "MET_UCHAR_ARRAY").hasMessageContaining(
			"MET_UCHAR_ARRAY");
		refused("NDims = 3", "ElementNumberOfChannels = 3\nNDims = 3")
			.hasMessageContaining("channels");
		refused("= Image", "= Tube").hasMessageContaining("Tube");
		refused("NDims = 3", "NDims = 5").hasMessageContaining("NDims = 5");
		refused("2 3 4", "2 3").hasMessageContaining("DimSize = 2 3; expected 3");
		refused("2 3 4", "2 0 4").hasMessageContaining("DimSize");
		refused("2 3 4", "90000 90000 90000").hasMessageContaining("too large");
		refused("2 3 4", "200 300 400").hasMessageContaining("48 of 48000000");
		refused("0.5 2 3", "0.5 -2 3").hasMessageContaining("ElementSpacing");
		refused("ElementSpacing = 0.5 2 3\n", "").hasMessageContaining(
			"no ElementSpacing");
		refused("0 1 0 0 0 -1 1 0 0", "0 1 0 0 1 0 1 0 0").hasMessageContaining(
			"Mend TransformMatrix");
		refused("NDims = 3", "NDims = 3\nDistanceUnits = inch")
			.hasMessageContaining("inch");
	}

	@Test
	void oddHeadersAreReadWithAWarning() throws IOException, SpinepsException {
		final byte[] voxels = ramp(ByteOrder.LITTLE_ENDIAN);
		assertThat(read(HEADER.replaceAll("TransformMatrix.*\n", ""), voxels)
			.warnings()).singleElement().asString().contains("cannot be trusted");
		final VolumeFile micro = read(HEADER.replace("NDims",
			"DistanceUnits = um\nNDims"), voxels);
		assertThat(micro.warnings()).singleElement().asString().contains("um");
		assertThat(micro.geometry().grid().spacing(1)).isEqualTo(0.002, Offset
			.offset(1e-12));
		assertThat(read(HEADER, joined("", new byte[60])).warnings()).singleElement()
			.asString().contains("longer");
	}

	@Test
	void theFourthAxisIsTime() throws IOException, SpinepsException {
		final VolumeFile file = read("NDims = 4\nDimSize = 2 3 2 2\n" +
			"TransformMatrix = 1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1\n" +
			"Offset = 0 0 0 0\nElementSpacing = 1 1 1 9\n" +
			"ElementType = MET_SHORT\nElementDataFile = LOCAL\n", ramp(
				ByteOrder.LITTLE_ENDIAN));
		assertThat(file.timePoints()).isEqualTo(2);
		assertThat(file.image(TimeHandling.index(1)).array()).startsWith(7);
	}

	@Test
	void damagedFilesAreReadOrRefused() throws IOException {
		final byte[] good = joined(HEADER, ramp(ByteOrder.LITTLE_ENDIAN));
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
			deflater.write(ramp(ByteOrder.LITTLE_ENDIAN));
		}
		final byte[] deflated = joined(HEADER.replace("CompressedData = False",
			"CompressedData = True"), bytes.toByteArray());
		assertThat(TextHeaderFuzz.run(List.of(good, deflated), 2000, folder.resolve(
			"scan.mha"))).isBetween(200, 1950);
	}
}
