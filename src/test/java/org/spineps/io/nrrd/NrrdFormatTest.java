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
package org.spineps.io.nrrd;

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
import java.util.zip.GZIPOutputStream;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.voxel.TextHeaderFuzz;

/** NRRD headers written by hand after the format's description. */
class NrrdFormatTest {

	private static final String HEADER = "NRRD0004\n# a comment\ntype: int16\n" +
		"dimension: 3\nspace: left-posterior-superior\nsizes: 2 3 4\n" +
		"space directions: (0,0.5,0) (0,0,-2) (3, 0, 0)\n" +
		"kinds: domain domain domain\nendian: little\nencoding: raw\n" +
		"space origin: (10,20,30)\nspace units: \"mm\" \"mm\" \"mm\"\n" +
		"program:=nothing\n\n";

	@TempDir
	Path folder;

	private static byte[] ramp(final ByteOrder order) {
		final ByteBuffer bytes = ByteBuffer.allocate(48).order(order);
		for (int i = 0; i < 24; i++)
			bytes.putShort((short) (i - 5));
		return bytes.array();
	}

	private static byte[] zipped(final byte[] content) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(content);
		}
		return bytes.toByteArray();
	}

	private static byte[] joined(final String header, final byte[] voxels) {
		final byte[] text = header.getBytes(ISO_8859_1);
		return ByteBuffer.allocate(text.length + voxels.length).put(text).put(
			voxels).array();
	}

	private VolumeFile read(final String header, final byte[] voxels)
		throws IOException, SpinepsException
	{
		return VolumeFiles.read(Files.write(folder.resolve("scan.nrrd"), joined(
			header, voxels)));
	}

	private VolumeFile read(final String header) throws IOException,
		SpinepsException
	{
		return read(header, ramp(ByteOrder.LITTLE_ENDIAN));
	}

	private AbstractThrowableAssert<?, ?> refused(final String from,
		final String to)
	{
		assertThat(HEADER).contains(from);
		return assertThatThrownBy(() -> read(HEADER.replace(from, to)))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("scan.nrrd");
	}

	private static void assertRamp(final VolumeFile file)
		throws SpinepsException
	{
		assertThat(file.image().array()).hasSize(24).startsWith(-5, -4).endsWith(
			18);
	}

	@ParameterizedTest
	@CsvSource({ "left-posterior-superior, PIL, -13, -20.5, 28",
		"LPS, PIL, -13, -20.5, 28", "right-anterior-superior, AIR, 13, 20.5, 28",
		"RAS, AIR, 13, 20.5, 28", "left-anterior-superior, AIL, -13, 20.5, 28" })
	void spacesAreTurnedToOurs(final String space, final String codes,
		final double x, final double y, final double z) throws IOException,
		SpinepsException
	{
		final VolumeFile file = read(HEADER.replace("left-posterior-superior",
			space));
		assertRamp(file);
		assertThat(file.warnings()).isEmpty();
		assertThat(file.assumptions()).isEmpty();
		assertThat(file.geometry().grid().axisCodes()).hasToString(codes);
		assertThat(file.geometry().grid().toWorld(1, 1, 1)).containsExactly(
			new double[] { x, y, z }, Offset.offset(1e-12));
		assertThat(file.geometry().statedSpacingMm()).containsExactly(0.5, 2, 3);
	}

	@Test
	void encodingsAndSkipsAreTheSame() throws IOException, SpinepsException {
		final byte[] voxels = ramp(ByteOrder.LITTLE_ENDIAN);
		assertRamp(read(HEADER.replace("little", "big"), ramp(
			ByteOrder.BIG_ENDIAN)));
		assertRamp(read(HEADER.replace(": raw", ": gzip"), zipped(voxels)));
		assertRamp(read(HEADER.replace(": raw", ": raw\nline skip: 1\nbyte skip: 2"),
			joined("a line\nab", voxels)));
		assertRamp(read(HEADER.replace(": raw", ": gz\nbyte skip: 2"), zipped(
			joined("ab", voxels))));
		assertRamp(read(HEADER.replace(": raw", ": raw\nbyteskip: -1"), joined(
			"anything", voxels)));
		final StringBuilder words = new StringBuilder();
		for (int i = 0; i < 24; i++)
			words.append(i - 5).append(i % 2 == 0 ? " " : "\n");
		assertRamp(read(HEADER.replace(": raw", ": ascii").replace(
			"endian: little\n", ""), words.toString().getBytes(ISO_8859_1)));
		Files.write(folder.resolve("scan.raw.gz"), zipped(voxels));
		assertRamp(VolumeFiles.read(Files.writeString(folder.resolve("scan.nhdr"),
			HEADER.replace(": raw", ": gzip\ndata file: scan.raw.gz"))));
	}

	@Test
	void oneComponentIsNoList() throws IOException, SpinepsException {
		final String list = HEADER.replace("dimension: 3", "dimension: 4").replace(
			"sizes:", "sizes: 1").replace("kinds:", "kinds: list").replace(
				"directions:", "directions: none");
		assertRamp(read(list));
		assertThatThrownBy(() -> read(list.replace("sizes: 1", "sizes: 2")))
			.hasMessageContaining("Axis 0 is a list of 2 (list)");
		assertThatThrownBy(() -> read(HEADER.replace("dimension: 3",
			"dimension: 4").replace("2 3 4", "2 3 2 2").replace("domain\nend",
				"domain time\nend").replace("(3, 0, 0)", "(3,0,0) none")))
					.hasMessageContaining("Axis 3 is a list of 2 (time)");
	}

	@Test
	void spacingsAloneKnowNoSides() throws IOException, SpinepsException {
		final VolumeFile file = read("NRRD0001\ntype: short\ndimension: 3\n" +
			"sizes: 2 3 4\nspacings: 0.5 2 3\nendian: little\nencoding: raw\n\n");
		assertThat(file.warnings()).singleElement().asString().contains(
			"cannot be trusted");
		assertThat(file.assumptions()).hasSize(1);
		assertThat(file.geometry().grid().axisCodes()).hasToString("LPS");
		assertThat(file.geometry().grid().spacing()).containsExactly(0.5, 2, 3);
	}

	@Test
	void whatIsNotReadIsNamed() {
		refused(": raw", ": bzip2").hasMessageContaining("'encoding' is 'bzip2'");
		refused(": raw", ": hex").hasMessageContaining("'hex'");
		refused(": raw", ": raw\ndata file: LIST").hasMessageContaining(
			"list of files");
		refused(": raw", ": raw\ndata file: s%03d.raw 1 9 1").hasMessageContaining(
			"s%03d");
		refused(": raw", ": raw\ndatafile: ../scan.raw").hasMessageContaining(
			"another folder");
		refused("int16", "block").hasMessageContaining("'type' is 'block'");
		refused("0004", "0099").hasMessageContaining("NRRD0099");
		refused("dimension: 3", "dimension: 2").hasMessageContaining("expected 2");
		refused("left-posterior-superior", "left-posterior-superior-time")
			.hasMessageContaining("space");
		refused("endian: little\n", "").hasMessageContaining("'endian'");
		refused("2 3 4", "90000 90000 90000").hasMessageContaining("too large");
		refused("2 3 4", "200 300 400").hasMessageContaining("48 of 48000000");
		refused("(0,0.5,0)", "(0,nan,0)").hasMessageContaining("directions");
		refused("(0,0.5,0)", "(0,0,7)").hasMessageContaining("Mend space");
		refused("space directions: (0,0.5,0) (0,0,-2) (3, 0, 0)\n", "")
			.hasMessageContaining("'spacings'");
		refused("\"mm\" \"mm\" \"mm\"", "\"mm\" \"cm\" \"mm\"").hasMessageContaining(
			"same unit");
	}

	@Test
	void damagedFilesAreReadOrRefused() throws IOException {
		final byte[] voxels = ramp(ByteOrder.LITTLE_ENDIAN);
		assertThat(TextHeaderFuzz.run(List.of(joined(HEADER, voxels), joined(HEADER
			.replace(": raw", ": gzip"), zipped(voxels)), joined(HEADER.replace(
				": raw", ": ascii"), "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24"
					.getBytes(ISO_8859_1))), 2000, folder.resolve("scan.nrrd"))).isBetween(
						200, 1950);
	}
}
