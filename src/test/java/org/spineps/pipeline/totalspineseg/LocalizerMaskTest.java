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
package org.spineps.pipeline.totalspineseg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.LabelSchemeConversion;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFiles;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Localizers as users give them. */
class LocalizerMaskTest {

	private static final Path LUMBAR = PreparedSpines.file("lumbar_sag",
		"grid/step2_output/lumbar_sag.nii.gz");

	@TempDir
	Path temp;

	private final List<String> notes = new ArrayList<>();

	private Path write(final LabelVolume mask) throws SpinepsException {
		final Path file = temp.resolve("mask.nii.gz");
		VolumeExport.writeLabels(file, mask, null, Map.of());
		return file;
	}

	@Test
	void aMaskOfTotalSpineSegIsTakenAsItIs() throws SpinepsException {
		final LabelVolume mask = VolumeFiles.read(LUMBAR).labels();
		assertThat(LocalizerMask.read(LUMBAR, mask.grid(), notes).array()).isEqualTo(
			mask.array());
		assertThat(notes).isEmpty();
	}

	/** All bone is 50 in it, which is the sacrum elsewhere. */
	@ParameterizedTest
	@ValueSource(strings = { "lumbar_sag", "cervical_ax", "whole_spine" })
	void soIsAMaskOfStepOne(final String name) throws SpinepsException {
		final Path file = PreparedSpines.file(name, "iso/step1_output/" + name +
			".nii.gz");
		final LabelVolume mask = VolumeFiles.read(file).labels();
		assertThat(LocalizerMask.read(file, mask.grid(), notes).array()).isEqualTo(
			mask.array());
		assertThat(notes).isEmpty();
	}

	@Test
	void anInstanceMaskIsRenumbered() throws SpinepsException {
		final LabelVolume mask = VolumeFiles.read(LUMBAR).labels();
		final LabelVolume instances = LabelSchemeConversion.convert(mask,
			LabelScheme.TOTALSPINESEG, LabelScheme.SPINEPS).labels();
		final short[] read = LocalizerMask.read(write(instances), mask.grid(),
			notes).array();
		for (int v = 0; v < read.length; v++)
			if (mask.array()[v] >= 63) assertThat(read[v]).isEqualTo(mask.array()[v]);
		assertThat(notes).containsExactly(
			"The localizer has the labels of SPINEPS, instances; its discs were " +
				"renumbered.");
	}

	@Test
	void aMaskOfSpiderIsRenumbered() throws SpinepsException {
		final LabelVolume mask = VolumeFiles.read(LUMBAR).labels();
		final LabelVolume spider = LabelSchemeConversion.convert(mask,
			LabelScheme.TOTALSPINESEG, LabelScheme.SPIDER).labels();
		final short[] read = LocalizerMask.read(write(spider), mask.grid(), notes)
			.array();
		for (int v = 0; v < read.length; v++)
			if (mask.array()[v] >= 63) assertThat(read[v]).isEqualTo(mask.array()[v]);
		assertThat(notes).singleElement().asString().contains("SPIDER");
	}

	@Test
	void masksOfSchemesWithoutDiscsAreRefusedByTheirNames()
		throws SpinepsException
	{
		final LabelVolume mask = VolumeFiles.read(LUMBAR).labels();
		for (final LabelScheme scheme : List.of(LabelScheme.VERSE,
			LabelScheme.TOTALSEGMENTATOR))
		{
			final Path file = write(LabelSchemeConversion.convert(mask,
				LabelScheme.TOTALSPINESEG, scheme).labels());
			assertThatThrownBy(() -> LocalizerMask.read(file, mask.grid(), notes))
				.isInstanceOf(SpinepsException.class).hasMessageContaining(
					"no discs with names").hasMessageContaining(
						scheme == LabelScheme.VERSE ? "[19, 20," : scheme.title());
		}
	}

	@Test
	void anEmptyMaskIsRefused() throws SpinepsException {
		final LabelVolume mask = LabelVolume.zeros(Grid.of(new int[] { 4, 4, 4 },
			new double[] { 1, 1, 1 }, AxisCodes.RAS));
		final Path file = write(mask);
		assertThatThrownBy(() -> LocalizerMask.read(file, mask.grid(), notes))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"It is empty");
	}

	/** The place of the sform counts, and the user is told. */
	@Test
	void aLocalizerWithTwoPlacesIsTold() throws Exception {
		final LabelVolume mask = VolumeFiles.read(LUMBAR).labels();
		final Path file = temp.resolve("mask.nii");
		VolumeExport.writeLabels(file, mask, null, Map.of());
		final byte[] bytes = Files.readAllBytes(file);
		final ByteBuffer header = ByteBuffer.wrap(bytes).order(
			ByteOrder.LITTLE_ENDIAN);
		// Both are stated; the qform's offset in x is off by 20 mm.
		header.putShort(252, (short) 1);
		header.putShort(254, (short) 1);
		header.putFloat(268, header.getFloat(268) + 20);
		Files.write(file, bytes);
		assertThat(LocalizerMask.read(file, mask.grid(), notes).grid().affine(0, 3))
			.isEqualTo(mask.grid().affine(0, 3));
		assertThat(notes).singleElement().asString().startsWith("Localizer: ")
			.contains("sform and qform place the voxels up to 20.0 mm apart");
	}

	@Test
	void aMaskWithoutDiscsIsRefused() throws SpinepsException {
		final LabelVolume mask = LabelVolume.zeros(Grid.of(new int[] { 4, 4, 4 },
			new double[] { 1, 1, 1 }, AxisCodes.RAS));
		mask.array()[3] = 20;
		final Path file = write(mask);
		assertThatThrownBy(() -> LocalizerMask.read(file, mask.grid(), notes))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("no discs")
			.hasMessageContaining("[20]");
	}

	@Test
	void scansAreToldFromMasks() throws SpinepsException {
		for (final String name : List.of("lumbar_sag", "cervical_ax",
			"whole_spine"))
		{
			assertThat(LocalizerMask.isScan(EndToEndFixturesTest.image(name, "")))
				.isTrue();
			for (final String mask : List.of("step1_raw/", "grid/step1_levels/",
				"grid/step2_output/", "iso/step2_output/"))
				assertThat(LocalizerMask.isScan(EndToEndFixturesTest.image(name, mask)))
					.as(name + " " + mask).isFalse();
		}
		final ImageVolume few = ImageVolume.zeros(Grid.of(new int[] { 20, 20, 20 },
			new double[] { 1, 1, 1 }, AxisCodes.RAS));
		for (int v = 0; v < few.array().length; v++)
			few.array()[v] = v * 7919 % 97;
		assertThat(LocalizerMask.isScan(few)).isTrue();
		few.array()[5] = -3;
		assertThat(LocalizerMask.isScan(few)).isTrue();
	}

	@Test
	void aMaskOfAnotherPlaceIsRefused() throws SpinepsException {
		final Grid elsewhere = new Grid(new int[] { 9, 9, 9 }, new double[][] { { 1,
			0, 0, 900 }, { 0, 1, 0, 900 }, { 0, 0, 1, 900 } });
		assertThatThrownBy(() -> LocalizerMask.read(LUMBAR, elsewhere, notes))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"does not overlap the scan");
	}
}
