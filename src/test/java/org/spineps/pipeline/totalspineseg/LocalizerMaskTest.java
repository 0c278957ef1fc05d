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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.LabelSchemeConversion;
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
		VolumeFiles.writeLabels(file, mask, null, Map.of());
		return file;
	}

	@Test
	void aMaskOfTotalSpineSegIsTakenAsItIs() throws SpinepsException {
		final LabelVolume mask = VolumeFiles.read(LUMBAR).labels();
		assertThat(LocalizerMask.read(LUMBAR, mask.grid(), notes).array()).isEqualTo(
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
			"The localizer has SPINEPS's labels; its discs were renumbered.");
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
