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
package org.spineps.measure.morphometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.anatomy.Level;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.shape.Frame;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.result.InstanceList;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.Fixtures;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Bodies of the size of a neck's or a child's: the phantoms of the lumbar spine
 * at a half and six tenths of their size.
 */
class SmallBodyTest {

	private static final double VOXEL_MM = 0.6;

	/**
	 * Everything is proportional when the voxels are, too, so relative errors are
	 * those of the full size; but for the slab, which has a largest thickness.
	 */
	@ParameterizedTest
	@ValueSource(doubles = { 0.3, 0.5 })
	void nothingDependsOnTheUnitOfLength(final double scale) throws Exception {
		for (final LandmarkCases.Case one : LandmarkCases.all()) {
			final LevelMeasures full = measure(one, 1, 1, 20, 0, 0).levels().get(0);
			final LevelMeasures small = measure(one, scale, scale, 20, 0, 0).levels()
				.get(0);
			assertThat(small.body().anteriorHeightMm() / scale).isCloseTo(full.body()
				.anteriorHeightMm(), within(0.03));
			assertThat(small.body().heightLossPercent()).isCloseTo(full.body()
				.heightLossPercent(), within(0.2));
			assertThat(small.body().superiorDepthMm() / scale).isCloseTo(full.body()
				.superiorDepthMm(), within(0.03));
			assertThat(small.body().widthMm() / scale).isCloseTo(full.body()
				.widthMm(), within(0.5));
			assertThat(small.disc().slipMm() / scale).isCloseTo(full.disc().slipMm(),
				within(0.03));
			assertThat(small.disc().heightIndex()).isCloseTo(full.disc()
				.heightIndex(), within(0.002));
			assertThat(small.canal().bodyApMm() / scale).isCloseTo(full.canal()
				.bodyApMm(), within(0.2));
			assertThat(small.canal().bodyAreaMm2() / scale / scale).isCloseTo(full
				.canal().bodyAreaMm2(), within(3.0));
		}
	}

	/**
	 * On the voxels of a usual scan, which are twice as large for them: lengths are
	 * known to a voxel, the half of one at each end, as at the full size.
	 */
	@ParameterizedTest
	@ValueSource(doubles = { 0.5, 0.6 })
	void smallBodiesOnUsualVoxels(final double scale) throws Exception {
		final SplittableRandom random = new SplittableRandom(7);
		final PhantomErrors errors = new PhantomErrors(scale);
		for (final LandmarkCases.Case one : LandmarkCases.all())
			for (int n = 0; n < 3; n++) {
				final double tilt = n == 0 ? 0 : random.nextDouble(-20, 20);
				final double pitch = random.nextDouble(4, 15);
				final double shift = random.nextDouble();
				errors.add(measure(one, scale, 1, tilt, pitch, shift), one, anatomy(grid(
					scale, 1, tilt), scale, pitch, shift), String.format(Locale.ROOT, "%s tilt %.1f° pitch %.1f°", one,
						tilt, pitch));
			}
		errors.write(String.format(Locale.ROOT, "small-%.1f", scale));
		errors.assertWithin(PhantomErrors.LENGTHS, VOXEL_MM / scale);
		errors.assertWithin(PhantomErrors.ANGLES, 2 / scale);
		for (final String length : PhantomErrors.LENGTHS)
			assertThat(errors.rms(length) / 27).as(length).isLessThan(0.01);
	}

	/** A gap in which a vertebra of a neck is missing is less than 25 mm. */
	@Test
	void aMissingVertebraIsNoDisc() throws Exception {
		final Grid grid = SpinePhantom.grid(new int[] { 60, 100, 40 }, new double[] {
			1, 1, 1 }, AxisCodes.PIR, 3);
		final BodyPhantom phantom = new BodyPhantom(grid, BodyPhantom.upright(
			BodyPhantom.middle(grid).plus(new Position(0, 4, 20))), 0.5);
		phantom.hollow(Level.C4, 0, 17, 13.5, 0, 0).hollow(Level.C5, -37, 17, 13.5, 0,
			0).hollow(Level.C7, -104, 17, 13.5, 0, 0).canal(-17);
		final List<LevelMeasures> rows = phantom.measures().levels();
		assertThat(rows.get(0).disc().heightMm()).isCloseTo(5, within(0.5));
		assertThat(rows.get(1).disc().heightMm()).isNaN();
		assertThat(rows.get(1).disc().slipMm()).isNaN();
	}

	/** S1 of a child is found by shares of the last vertebra's depth. */
	@Test
	void aSmallSacrumHasAnUpperEndplate() throws Exception {
		final LandmarkCases.Case one = LandmarkCases.named("retrolisthesis");
		final Grid grid = grid(0.5, 0.5, 8);
		final SpineMeasures measures = new BodyPhantom(grid, anatomy(grid, 0.5, 0,
			0), 0.5).body(Level.L5, one.upper(), 0).body(Level.SACRUM, one.lower(), 0)
				.canal(-21).measures();
		final LevelMeasures l5 = measures.levels().get(0);
		assertThat(l5.disc().slipMm()).isCloseTo(0.5 * one.disc().get("slip_mm")
			.getAsDouble(), within(0.3));
		assertThat(l5.disc().heightMm()).isCloseTo(5, within(0.15));
		assertThat(measures.levels().get(1).superior().orElseThrow().depthMm())
			.isCloseTo(17, within(0.3));
	}

	/** The networks' mask of a real block of a neck, whose levels nobody knows. */
	@Test
	void aRealNeckHasEveryColumnThatApplies() throws Exception {
		final LabelVolume instances = Fixtures.volume(
			"/masks/cervical-instances.nii.gz").labels();
		final LabelVolume semantic = Fixtures.volume(
			"/masks/cervical-semantic.nii.gz").labels().on(instances.grid());
		final List<SpineInstance> found = InstanceList.of(instances, semantic, true);
		final SpineMeasures measures = SpineMeasures.of(new SpineSegmentation(
			semantic, instances, found, List.of(), new Provenance("", List.of(), "",
				Map.of(), Map.of())), null, Cutoffs.standard());
		final List<Object> cells = LevelTable.cells(measures.levels().get(0), measures
			.cutoffs());
		// Without a scan, at the end of the block, of an unknown level.
		final Set<String> notApplicable = Set.of("name_confidence",
			"outline_confidence", "disc_signal_csf", "disc_height_loss",
			"curvature_sagittal_per_m", "curvature_coronal_per_m", "canal_grade",
			"genant_shape", "findings");
		for (int n = 0; n < cells.size(); n++)
			if (!notApplicable.contains(LevelTable.COLUMNS.get(n))) assertThat(cells
				.get(n)).as(LevelTable.COLUMNS.get(n)).isNotNull().isNotEqualTo("");
		final LevelMeasures row = measures.levels().get(0);
		assertThat(row.body().superiorDepthMm()).isBetween(12.0, 18.0);
		assertThat(row.body().middleHeightMm()).isBetween(10.0, 16.0);
		assertThat(row.canal().cordAreaMm2()).isBetween(60.0, 100.0);
	}

	private static SpineMeasures measure(final LandmarkCases.Case one,
		final double scale, final double voxel, final double tilt,
		final double pitch, final double shift) throws Exception
	{
		final Grid grid = grid(scale, voxel, tilt);
		final Frame anatomy = anatomy(grid, scale, pitch, shift);
		return new BodyPhantom(grid, anatomy, scale).body(Level.C5, one.upper(), 0)
			.body(Level.C6, one.lower(), 0).canal(one.name().equals(
				"lordosis_tilted") ? -30 : -21).measures();
	}

	private static Grid grid(final double scale, final double voxel,
		final double tilt)
	{
		final double size = scale / voxel;
		return SpinePhantom.grid(new int[] { (int) Math.ceil(160 * size), (int) Math
			.ceil(190 * size), (int) Math.ceil(28 * size) }, new double[] { 0.6 * voxel,
				0.6 * voxel, 3.3 * voxel }, AxisCodes.PIR, tilt);
	}

	private static Frame anatomy(final Grid grid, final double scale,
		final double pitch, final double shift)
	{
		return BodyPhantom.upright(BodyPhantom.middle(grid).plus(new Position(0.4 *
			scale + shift, 9.3 * scale + 0.2 * shift, 18.2 * scale + 0.4 * shift)))
			.pitched(Math.toRadians(pitch));
	}
}
