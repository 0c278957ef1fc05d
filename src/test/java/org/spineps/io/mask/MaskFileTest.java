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
package org.spineps.io.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.SpineColumn;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeExport;
import org.spineps.io.mask.MaskFile.Kind;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

class MaskFileTest {

	private static final LabelVolume OURS = new SpineColumn().vertebrae(20, 1, 5,
		100).vertebra(26).mask();
	private static final LabelVolume TSS = new SpineColumn().vertebrae(41, 1, 5,
		51).vertebra(50).canal(2).mask();

	@TempDir
	private Path folder;

	private Path write(final LabelVolume mask) throws SpinepsException {
		final Path file = folder.resolve("mask.nii.gz");
		VolumeExport.writeLabels(file, mask, null, Map.of());
		return file;
	}

	/** The mask with every label moved and scaled, as 32-bit floats. */
	private Path write(final LabelVolume mask, final double factor,
		final double shift) throws SpinepsException
	{
		final ImageVolume image = ImageVolume.zeros(mask.grid());
		for (int v = 0; v < image.array().length; v++)
			image.array()[v] = (float) ((mask.array()[v] & 0xffff) * factor + shift);
		final Path file = folder.resolve("float.nii.gz");
		VolumeExport.writeImage(file, image, null);
		return file;
	}

	@Test
	void valuesCloseToALabelAreThatLabel() throws SpinepsException {
		for (final double[] scale : new double[][] { { 0.99999, 0 }, { 1, 0.0099 },
			{ 1, -0.0099 } })
		{
			final MaskFile mask = MaskFile.read(write(OURS, scale[0], scale[1]),
				Kind.INSTANCES);
			assertThat(mask.labels().array()).isEqualTo(OURS.array());
			assertThat(mask.notes()).hasSize(1).first().asString().contains(
				"float.nii.gz", "not whole numbers", "rounded");
		}
		assertThat(MaskFile.read(write(OURS), Kind.INSTANCES).notes()).isEmpty();
	}

	@Test
	void otherValuesAreNoLabels() throws SpinepsException {
		final Path half = write(OURS, 1, 0.011);
		assertThatThrownBy(() -> MaskFile.read(half, Kind.ANY)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("not a mask of labels");
		// A probability, say: everything would become background.
		final Path small = write(OURS, 0.00001, 0);
		assertThatThrownBy(() -> MaskFile.read(small, Kind.ANY)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("not a mask of labels");
	}

	@Test
	void scansAreNoMasks() throws SpinepsException {
		final LabelVolume scan = LabelVolume.zeros(OURS.grid());
		final Random random = new Random(3);
		for (int v = 0; v < scan.array().length; v++)
			scan.array()[v] = (short) Math.max(0, 120 + 40 * random.nextGaussian());
		final Path file = write(scan);
		for (final Kind kind : Kind.values())
			assertThatThrownBy(() -> MaskFile.read(file, kind)).isInstanceOf(
				SpinepsException.class).hasMessageContaining("a scan, not a mask");
	}

	@Test
	void masksOfOthersAreNamedOrConverted() throws SpinepsException {
		final Path file = write(TSS);
		assertThatThrownBy(() -> MaskFile.read(file, Kind.INSTANCES)).isInstanceOf(
			SpinepsException.class).hasMessageContaining(
				"numbered as by TotalSpineSeg").hasMessageContaining(
					"--scheme totalspineseg");
		assertThatThrownBy(() -> MaskFile.read(file, Kind.SEMANTIC)).isInstanceOf(
			SpinepsException.class).hasMessageContaining(
				"numbered as by TotalSpineSeg");
		final MaskFile converted = MaskFile.read(file, Kind.INSTANCES, Optional.of(
			LabelScheme.TOTALSPINESEG), TimeHandling.REFUSE);
		// Without the canal, which no instance mask holds.
		assertThat(LabelStatistics.of(converted.labels()).labels()).containsExactly(
			20, 21, 22, 23, 24, 26, 120, 121, 122, 123, 124);
	}

	@Test
	void ourOwnFilesNeedNoGuess() throws SpinepsException {
		// A header that stands on its head turns the order of the levels round.
		final double[][] affine = OURS.grid().affine();
		affine[2][2] = -1;
		final LabelVolume upsideDown = OURS.on(new Grid(OURS.grid().size(),
			affine));
		final Path file = folder.resolve("ours.nii.gz");
		VolumeExport.writeLabels(file, upsideDown, null, Map.of(20, "L1"));
		assertThat(MaskFile.read(file, Kind.INSTANCES).labels().array()).isEqualTo(
			OURS.array());
	}

	@Test
	void aCoccyxOfVerSeIsLeftOut() throws SpinepsException {
		final MaskFile mask = MaskFile.read(write(new SpineColumn().vertebrae(20, 1,
			5, 0).vertebra(26).vertebra(27).mask()), Kind.INSTANCES);
		assertThat(LabelStatistics.of(mask.labels()).labels()).containsExactly(20,
			21, 22, 23, 24, 26);
		assertThat(mask.notes().toString()).contains("VerSe", "27");
	}

	@Test
	void anotherOrderOfTheAxesIsTurnedBack() throws SpinepsException {
		final MaskFile mask = MaskFile.read(write(Reorient.to(OURS, new AxisCodes(
			"ILP"))), Kind.INSTANCES);
		final MaskFile turned = mask.onto(OURS.grid());
		assertThat(turned.labels().array()).isEqualTo(OURS.array());
		assertThat(turned.labels().grid()).isEqualTo(OURS.grid());
	}
}
