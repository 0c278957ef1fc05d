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
package org.spineps.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.io.VolumeGeometry;
import org.spineps.io.voxel.StoredVolume;
import org.spineps.SpinepsException;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** Masks on disk: geometry to the last bit, names, types, no patient. */
class NiftiWriterTest {

	private Path folderOfProperty;

	@BeforeProperty
	void makeFolder() throws IOException {
		folderOfProperty = Files.createTempDirectory("nifti");
	}

	@AfterProperty
	void deleteFolder() throws IOException {
		Files.deleteIfExists(folderOfProperty.resolve("mask.nii"));
		Files.delete(folderOfProperty);
	}

	/** Random numbers in every geometry field come out as they went in. */
	@Property(tries = 100)
	void geometryIsCopiedBitForBit(@ForAll final boolean big,
		@ForAll @IntRange(min = 1, max = 2) final int version,
		@ForAll @IntRange(min = 0, max = 4) final int sform,
		@ForAll final long seed) throws SpinepsException, IOException
	{
		final Random random = new Random(seed);
		final NiftiBytes header = new NiftiBytes(version, big
			? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN).forms(random.nextInt(
				5), sform).pixdim(random.nextBoolean() ? 1 : -1, 0.1 + random
					.nextDouble(), 0.1 + random.nextDouble(), 0.1 + random.nextDouble(),
					random.nextDouble(), 3, 4, 5).quaternion(random.nextDouble() / 2,
						random.nextDouble() / 2, random.nextDouble() / 2, random
							.nextGaussian(), random.nextGaussian(), random.nextGaussian())
			.units(2 | 8);
		final double[][] srow = new double[3][4];
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 4; column++)
				srow[row][column] = random.nextGaussian() + (row == column ? 9 : 0);
		final StoredVolume image = NiftiBytes.read(header.srow(srow).withRamp());

		final Path file = folderOfProperty.resolve("mask.nii");
		NiftiWriter.writeLabels(file, LabelVolume.zeros(image.geometry().grid()),
			image.geometry(), Map.of());

		final ByteBuffer written = ByteBuffer.wrap(Files.readAllBytes(file)).order(
			ByteOrder.LITTLE_ENDIAN);
		final NiftiBytes expected = new NiftiBytes(version,
			ByteOrder.LITTLE_ENDIAN);
		// pixdim, quaternion, offset and srow; codes; units.
		if (version == 1) {
			for (int at = 76; at < 108; at += 4)
				assertThat(written.getInt(at)).isEqualTo(header.header.getInt(at));
			for (int at = 256; at < 328; at += 4)
				assertThat(written.getInt(at)).isEqualTo(header.header.getInt(at));
			assertThat(written.getShort(252)).isEqualTo(header.header.getShort(252));
			assertThat(written.getShort(254)).isEqualTo((short) sform);
			assertThat(written.get(123)).isEqualTo((byte) 10);
		}
		else {
			for (int at = 104; at < 168; at += 8)
				assertThat(written.getLong(at)).isEqualTo(header.header.getLong(at));
			for (int at = 352; at < 496; at += 8)
				assertThat(written.getLong(at)).isEqualTo(header.header.getLong(at));
			assertThat(written.getInt(344)).isEqualTo(header.header.getInt(344));
			assertThat(written.getInt(348)).isEqualTo(sform);
			assertThat(written.getInt(500)).isEqualTo(10);
		}
		assertThat(written.getInt(0)).isEqualTo(expected.header.getInt(0));
		assertThat(NiftiReader.read(file, List.of()).geometry().grid()).isEqualTo(image
			.geometry().grid());
	}

	@Test
	void nothingAboutThePatientIsCarriedOver(@TempDir final Path folder)
		throws SpinepsException, IOException
	{
		final NiftiBytes header = new NiftiBytes(1, ByteOrder.LITTLE_ENDIAN).text(
			148, 0, "DOE^JANE descrip").text(228, 0, "DOE^JANE aux").text(14, 0,
				"DOE^JANE db").text(328, 0, "DOE^JANE intent").offset(384);
		final byte[] plain = header.withRamp();
		final byte[] comment = "DOE^JANE comment".getBytes(
			StandardCharsets.US_ASCII);
		final byte[] file = ByteBuffer.allocate(384 + 96).order(
			ByteOrder.LITTLE_ENDIAN).put(plain, 0, 348).putInt(1).putInt(32).putInt(
				6).put(comment).put(384, plain, 352, 96).array();
		final StoredVolume image = NiftiBytes.read(file);
		assertThat(image.labelNames()).isEmpty();
		final Path mask = folder.resolve("mask.nii");
		NiftiWriter.writeLabels(mask, LabelVolume.zeros(image.geometry().grid()),
			image.geometry(), Map.of(1, "C1"));
		final Path copy = folder.resolve("copy.nii");
		NiftiWriter.writeImage(copy, image.image(), image.geometry());
		for (final Path path : new Path[] { mask, copy })
			assertThat(new String(Files.readAllBytes(path),
				StandardCharsets.ISO_8859_1)).doesNotContain("DOE").doesNotContain(
					"JANE");
	}

	@Test
	void labelsAreStoredInAsFewBytesAsHoldThem(@TempDir final Path folder)
		throws SpinepsException, IOException
	{
		final Grid grid = Grid.of(new int[] { 200, 190, 3 }, new double[] { 0.6,
			0.6, 3.3 }, new AxisCodes("PIR"));
		final short[] voxels = new short[grid.voxels()];
		for (int i = 0; i < voxels.length; i++)
			voxels[i] = (short) (i % 256);
		final Path small = folder.resolve("small.nii");
		NiftiWriter.writeLabels(small, LabelVolume.wrap(voxels, grid), null, Map
			.of());
		assertThat(Files.size(small)).isEqualTo(352 + voxels.length);
		final ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(small)).order(
			ByteOrder.LITTLE_ENDIAN);
		assertThat(header.getShort(68)).isEqualTo((short) 1002);
		assertThat(header.getShort(70)).isEqualTo((short) 2);
		assertThat(header.getShort(72)).isEqualTo((short) 8);
		final StoredVolume again = NiftiReader.read(small, List.of());
		assertThat(again.labels().array()).isEqualTo(voxels);
		assertThat(again.warnings()).isEmpty();
		assertThat(again.geometry().grid().agreesWith(grid)).isTrue();

		voxels[7] = (short) 65535;
		final Path large = folder.resolve("large.nii");
		NiftiWriter.writeLabels(large, LabelVolume.wrap(voxels, grid), null, Map
			.of());
		assertThat(Files.size(large)).isEqualTo(352 + 2 * voxels.length);
		assertThat(NiftiReader.read(large, List.of()).labels().array()).isEqualTo(voxels);
	}

	@Test
	void namesTravelWithTheMask(@TempDir final Path folder)
		throws SpinepsException, IOException
	{
		final Grid grid = Grid.of(new int[] { 4, 3, 2 }, new double[] { 1, 2, 3 },
			AxisCodes.RAS);
		final Map<Integer, String> names = Map.of(20, "L1", 120, "disc L1/L2", 3,
			"V3 – \"level unknown\"");
		final LabelVolume labels = LabelVolume.zeros(grid);
		labels.array()[5] = 20;
		final Path file = folder.resolve("mask.nii.gz");
		NiftiWriter.writeLabels(file, labels, null, names);
		final StoredVolume read = NiftiReader.read(file, List.of());
		assertThat(read.labelNames()).isEqualTo(names);
		assertThat(read.labels().array()).isEqualTo(labels.array());

		final byte[] plain;
		try (final InputStream stream = new GZIPInputStream(Files.newInputStream(
			file)))
		{
			plain = stream.readAllBytes();
		}
		final ByteBuffer bytes = ByteBuffer.wrap(plain).order(
			ByteOrder.LITTLE_ENDIAN);
		assertThat(bytes.get(348)).isEqualTo((byte) 1);
		assertThat(bytes.getInt(352) % 16).isZero();
		assertThat(bytes.getInt(356)).isEqualTo(6);
		assertThat(bytes.getFloat(108)).isEqualTo(352f + bytes.getInt(352));
	}

	@Test
	void imagesComeBackAsTheyWere(@TempDir final Path folder)
		throws SpinepsException
	{
		final Grid grid = Grid.of(new int[] { 70, 50, 30 }, new double[] { 1, 2,
			3 }, new AxisCodes("LPS"));
		final ImageVolume image = ImageVolume.zeros(grid);
		final Random random = new Random(5);
		for (int i = 0; i < image.array().length; i++)
			image.array()[i] = random.nextFloat();
		for (final String name : new String[] { "a.nii", "a.nii.gz" }) {
			final Path file = folder.resolve(name);
			NiftiWriter.writeImage(file, image, null);
			assertThat(NiftiReader.read(file, List.of()).image().array()).isEqualTo(image
				.array());
		}
	}

	@Test
	void theSameMaskMakesTheSameBytes(@TempDir final Path folder)
		throws SpinepsException, IOException
	{
		final LabelVolume labels = LabelVolume.zeros(Grid.of(new int[] { 9, 8, 7 },
			new double[] { 1, 1, 1 }, AxisCodes.PIR));
		Arrays.fill(labels.array(), 20, 90, (short) 21);
		final Path first = folder.resolve("first.nii.gz");
		final Path second = folder.resolve("second.nii.gz");
		NiftiWriter.writeLabels(first, labels, null, Map.of(21, "L2", 20, "L1"));
		NiftiWriter.writeLabels(second, labels, null, Map.of(20, "L1", 21, "L2"));
		assertThat(Files.readAllBytes(first)).isEqualTo(Files.readAllBytes(second));
	}

	@Test
	void aVeryLongAxisMakesNifti2(@TempDir final Path folder)
		throws SpinepsException
	{
		final Path file = folder.resolve("long.nii");
		NiftiWriter.writeLabels(file, LabelVolume.zeros(Grid.of(new int[] { 40000,
			2, 1 }, new double[] { 1, 1, 1 }, AxisCodes.RAS)), null, Map.of());
		final StoredVolume read = NiftiReader.read(file, List.of());
		assertThat(((NiftiGeometry) read.geometry()).version()).isEqualTo(2);
		assertThat(read.geometry().grid().size(0)).isEqualTo(40000);
	}

	@Test
	void otherGridsAreRefused(@TempDir final Path folder)
		throws SpinepsException
	{
		final LabelVolume labels = LabelVolume.zeros(Grid.of(new int[] { 4, 3, 2 },
			new double[] { 1, 1, 1 }, AxisCodes.PIR));
		final VolumeGeometry other = NiftiBytes.read(new NiftiBytes(1,
			ByteOrder.LITTLE_ENDIAN).withRamp()).geometry();
		assertThatThrownBy(() -> NiftiWriter.writeLabels(folder.resolve("mask.nii"),
			labels, other, Map.of())).isInstanceOf(IllegalArgumentException.class);
		assertThat(folder).isEmptyDirectory();
	}
}
