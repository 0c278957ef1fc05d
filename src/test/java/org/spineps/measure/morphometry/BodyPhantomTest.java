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
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.spineps.anatomy.Level;
import org.spineps.measure.morphometry.grade.CanalGrade;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.shape.BodyShape;
import org.spineps.measure.morphometry.shape.Endplate;
import org.spineps.measure.morphometry.shape.Frame;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.SpinePhantom;
import org.spineps.testing.Thorough;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * Measures of masks whose landmarks are known, on the voxels of a usual sagittal
 * scan (0.6 × 0.6 × 3.3 mm): straight, oblique by 20 degrees, mirrored, with
 * axes in another order, and the patient turned. The errors are listed
 * in target/phantom-errors.
 */
class BodyPhantomTest {

	private static final double[] SPACING = { 0.6, 0.6, 3.3 };
	private static final int[] SIZE = { 160, 190, 28 };
	/** Half a voxel in the sagittal plane. */
	private static final double HALF_MM = 0.3;
	private static final Offset<Double> HALF_VOXEL = within(HALF_MM);
	private static final double HALF_SLICE_MM = 1.65;
	private static final Offset<Double> DEGREE = within(1.0);
	private static final Position OFFSET = new Position(0.4, 9.3, 18.2);
	/** Where voxels lie in the body, for parts of a voxel. */
	private static final List<Position> SHIFTS = List.of(new Position(0, 0, 0),
		new Position(1.4, 0.22, 0.41));

	/** A case on a grid, the anatomy turned in the patient's axes and shifted. */
	record Placed(LandmarkCases.Case one, String codes, double tilt, double turn,
		Position shift)
	{

		Grid grid() {
			return SpinePhantom.grid(SIZE, SPACING, new AxisCodes(codes), tilt);
		}

		Frame anatomy() {
			final Frame frame = BodyPhantomTest.anatomy(grid(), turn);
			return frame.at(frame.origin().plus(shift));
		}

		SpineMeasures measure() throws Exception {
			return phantom(one, grid(), anatomy()).measures();
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%s %s %.0f° %.0f° shift %.2f", one,
				codes, tilt, turn, shift.superior());
		}
	}

	/** No surface lies along the voxels: all lengths are known to half a voxel. */
	@Test
	void obliqueMirroredAndPermuted() throws Exception {
		final PhantomErrors errors = new PhantomErrors();
		int n = 0;
		for (final LandmarkCases.Case one : LandmarkCases.all())
			for (final Position shift : SHIFTS)
				for (final Placed placed : List.of(new Placed(one, "PIR", 20, 0,
					shift), new Placed(one, "PIL", 9, 0, shift), new Placed(one, "SAR",
						20, 15, shift), new Placed(one, "LSA", 0, 15, shift)))
					// 3 and 4 have no common factor: each way of lying has its turn
					if (n++ % Thorough.stride(3) == 0) measure(placed, errors);
		errors.write("oblique");
		errors.assertWithin(PhantomErrors.LENGTHS, HALF_MM);
		errors.assertWithin(PhantomErrors.PLACES, HALF_MM);
		errors.assertWithin(List.of(PhantomErrors.WIDTH), HALF_SLICE_MM);
		errors.assertWithin(PhantomErrors.ANGLES, 1);
		for (final String length : PhantomErrors.LENGTHS)
			assertThat(errors.rms(length)).as(length).isLessThan(0.05);
	}

	/**
	 * Surfaces along the voxels: a mask is the same wherever in a voxel they lie, so
	 * a length that ends at two of them is known to half a voxel at each.
	 */
	@Test
	void alongTheVoxels() throws Exception {
		final PhantomErrors errors = new PhantomErrors();
		final List<String> codes = List.of("PIR", "LSA", "SAR", "PIL");
		int n = 0;
		for (final LandmarkCases.Case one : LandmarkCases.all())
			for (final Position shift : SHIFTS)
				measure(new Placed(one, codes.get(n++ % 4), 0, 0, shift), errors);
		errors.write("along-voxels");
		errors.assertWithin(PhantomErrors.LENGTHS, 2 * HALF_MM);
		errors.assertWithin(List.of("landmark AP"), HALF_MM + 1e-3);
		// At the ends of an endplate that leaves its layer of voxels only once.
		errors.assertWithin(List.of("landmark up"), HALF_MM + 0.1);
		errors.assertWithin(List.of(PhantomErrors.WIDTH), 2 * HALF_SLICE_MM);
		errors.assertWithin(PhantomErrors.ANGLES, 1);
	}

	/** Why not half a voxel there: depths of 33.2 and 34.0 mm, one mask. */
	@Test
	void differentBodiesAlongTheVoxelsHaveTheSameMask() {
		final Grid grid = SpinePhantom.grid(SIZE, SPACING, AxisCodes.PIR, 0);
		// The first voxel inside is at -16.5 mm, the last at 16.5.
		final Frame anatomy = BodyPhantom.upright(Position.of(grid.toWorld(60, 60,
			14)).minus(new Position(0, 16.5, 0)));
		final short[] least = body(grid, anatomy, 16.6);
		final short[] most = body(grid, anatomy, 17.0);
		assertThat(LabelStatistics.of(LabelVolume.wrap(least, grid)).box(
			Level.L3.id()).size(0)).isEqualTo(56);
		assertThat(most).isEqualTo(least);
	}

	private static short[] body(final Grid grid, final Frame anatomy,
		final double half)
	{
		final BodyShape shape = new BodyShape(new Endplate(new Position(0, half,
			13.1), new Position(0, 0, 13.1), new Position(0, -half, 13.1)),
			new Endplate(new Position(0, half, -13.1), new Position(0, 0, -13.1),
				new Position(0, -half, -13.1)));
		return new BodyPhantom(grid, anatomy).body(Level.L3, shape, 0)
			.segmentation().instances().array();
	}

	private static void measure(final Placed placed,
		final PhantomErrors errors) throws Exception
	{
		final SpineMeasures measures = placed.measure();
		assertThat(measures.levels()).hasSize(2);
		errors.add(measures, placed.one, placed.anatomy(), placed);
		final DiscMeasures disc = measures.levels().get(0).disc();
		// L1 and L5 have no disc between them that the file could tell of.
		if (placed.one.name().equals("lordosis_tilted")) return;
		assertThat(disc.direction().text()).as("%s", placed).isEqualTo(placed.one.disc()
			.get("direction").getAsString());
		assertThat(disc.meyerdingGrade().text()).as("%s", placed).isEqualTo(
			placed.one.disc().get("meyerding").getAsString());
	}

	/** The same voxels in another order are the same measures. */
	@Test
	void orderAndDirectionOfAxesDoNotMatter() throws Exception {
		final LandmarkCases.Case one = LandmarkCases.named("wedge_grade1");
		final SpineMeasures first = new Placed(one, "PIR", 20, 0, SHIFTS
			.get(0)).measure();
		for (final String codes : List.of("RPI", "LSA")) {
			final SpineMeasures second = new Placed(one, codes, 20, 0, SHIFTS
				.get(0)).measure();
			for (int n = 0; n < 2; n++) {
				final LevelMeasures a = first.levels().get(n);
				final LevelMeasures b = second.levels().get(n);
				assertThat(b.superior().orElseThrow().anterior().distance(a.superior()
					.orElseThrow().anterior())).isLessThan(1e-6);
				assertThat(b.inferior().orElseThrow().posterior().distance(a.inferior()
					.orElseThrow().posterior())).isLessThan(1e-6);
				assertThat(b.body().heightLossPercent()).isCloseTo(a.body()
					.heightLossPercent(), within(1e-6));
				assertThat(b.canal().bodyAreaMm2()).isCloseTo(a.canal().bodyAreaMm2(),
					within(1e-6));
			}
		}
	}

	/** Turning patient and scanner together turns the landmarks, nothing else. */
	@Test
	void turningTheWorldTurnsTheLandmarks() throws Exception {
		final LandmarkCases.Case one = LandmarkCases.named("biconcave_grade2");
		final Grid grid = SpinePhantom.grid(SIZE, SPACING, AxisCodes.PIR, 0);
		final Grid turned = SpinePhantom.grid(SIZE, SPACING, AxisCodes.PIR, 30);
		final BodyPhantom phantom = phantom(one, grid, anatomy(grid, 0));
		final SpineMeasures first = phantom.measures();
		final var there = phantom.segmentation();
		final SpineMeasures second = SpineMeasures.of(
			new SpineSegmentation(there.semantic().on(turned),
				there.instances().on(turned), there.found(), List.of(), there
					.provenance()), null, Cutoffs.standard());
		for (int n = 0; n < 2; n++) {
			final Endplate a = first.levels().get(n).superior().orElseThrow();
			final Endplate b = second.levels().get(n).superior().orElseThrow();
			final Position moved = Position.of(turned.toWorld(grid.toVoxel(a
				.anterior().toArray())));
			assertThat(b.anterior().distance(moved)).isLessThan(0.05);
			assertThat(second.levels().get(n).body().middleHeightMm()).isCloseTo(first
				.levels().get(n).body().middleHeightMm(), within(0.05));
		}
	}

	/** Wherever the voxels happen to lie, and whatever the tilt. */
	@Test
	void errorsOverManyPlacements() throws Exception {
		final SplittableRandom random = new SplittableRandom(11);
		final List<LandmarkCases.Case> cases = LandmarkCases.all();
		final PhantomErrors errors = new PhantomErrors();
		for (int n = 0; n < 14; n++) {
			final LandmarkCases.Case one = cases.get(n % cases.size());
			final double tilt = random.nextDouble(-20, 20);
			final Grid grid = SpinePhantom.grid(SIZE, SPACING, AxisCodes.PIR, tilt);
			final Position origin = BodyPhantom.middle(grid).plus(OFFSET).plus(
				new Position(random.nextDouble(-2, 2), random.nextDouble(), random
					.nextDouble()));
			final double pitch = random.nextDouble(-15, 15);
			final Frame anatomy = BodyPhantom.upright(origin).pitched(Math.toRadians(
				pitch));
			errors.add(phantom(one, grid, anatomy).measures(), one, anatomy, String
				.format(Locale.ROOT, "%s tilt %.1f° pitch %.1f°", one, tilt, pitch));
		}
		errors.write("many-placements");
		errors.assertWithin(PhantomErrors.LENGTHS, HALF_MM);
		errors.assertWithin(PhantomErrors.PLACES, HALF_MM);
		errors.assertWithin(PhantomErrors.ANGLES, 1);
		for (final String length : PhantomErrors.LENGTHS) {
			assertThat(errors.rms(length)).as(length).isLessThan(0.1);
			assertThat(Math.abs(errors.mean(length))).as(length).isLessThan(0.05);
		}
	}

	/** Bodies without a flat side, like real ones: lines and parabolas. */
	@Test
	void hollowAndRoundBodies() throws Exception {
		final SplittableRandom random = new SplittableRandom(5);
		final PhantomErrors errors = new PhantomErrors();
		for (int n = 0; n < 12; n++) {
			final double tilt = random.nextDouble(-15, 15);
			final double hollow = random.nextDouble(1, 2);
			final Grid grid = SpinePhantom.grid(SIZE, SPACING, AxisCodes.PIR, tilt);
			final Frame anatomy = BodyPhantom.upright(BodyPhantom.middle(grid).plus(
				OFFSET).plus(new Position(random.nextDouble(-2, 2), random.nextDouble(),
					random.nextDouble()))).pitched(Math.toRadians(random.nextDouble(-10,
						10)));
			final SpineMeasures measures = new BodyPhantom(grid, anatomy).hollow(
				Level.L3, 0, 17, 13.5, hollow, 2).hollow(Level.L4, -37, 17, 13.5,
					hollow, 2).canal(-17).measures();
			final String placed = String.format(Locale.ROOT,
				"tilt %.1f° hollow %.1f mm", tilt, hollow);
			for (final LevelMeasures level : measures.levels()) {
				final BodyMeasures body = level.body();
				errors.add("Ha", body.anteriorHeightMm(), 27, placed);
				errors.add("Hm", body.middleHeightMm(), 27 - 2 * hollow, placed);
				errors.add("Hp", body.posteriorHeightMm(), 27, placed);
				errors.add("depth", body.superiorDepthMm(), 34, placed);
				errors.add("depth", body.inferiorDepthMm(), 34, placed);
				errors.add("body wedge", body.wedgeDegrees(), 0, placed);
			}
			final DiscMeasures disc = measures.levels().get(0).disc();
			errors.add("disc", disc.heightMm(), 10 + 2 * hollow / 3, placed);
			errors.add("slip", disc.slipMm(), 0, placed);
			errors.add("disc angle", disc.degrees(), 0, placed);
			errors.add("coronal Cobb", measures.coronalCobbDegrees(0, 1), 0, placed);
		}
		errors.write("hollow");
		errors.assertWithin(List.of("body wedge", "disc angle", "coronal Cobb"), 1);
		errors.assertWithin(List.of("slip"), HALF_MM);
		// A line ends inside of a rim that curls up.
		errors.assertWithin(List.of("Hm", "disc", "depth"), 2 * HALF_MM);
		errors.assertWithin(List.of("Ha", "Hp"), 4 * HALF_MM);
	}

	@Test
	void coronalAngleAndVolume() throws Exception {
		final LandmarkCases.Case one = LandmarkCases.named("normal_pair");
		final Grid grid = SpinePhantom.grid(SIZE, SPACING, AxisCodes.PIR, 7);
		final BodyPhantom phantom = new BodyPhantom(grid, anatomy(grid, 0)).body(
			Level.L3, one.upper(), 6).body(Level.L4, one.lower(), -8).canal(-17);
		final SpineMeasures measures = phantom.measures();
		// Upper right end up by 6, lower by -8: they meet on the left.
		assertThat(measures.coronalCobbDegrees(0, 1)).isCloseTo(-14, DEGREE);
		assertThat(measures.levels().get(0).body().volumeMm3()).isCloseTo(34 * 27 *
			36, within(0.05 * 34 * 27 * 36));
		assertThat(measures.levels().get(0).body().anteriorHeightMm()).isCloseTo(27,
			HALF_VOXEL);
	}

	@Test
	void canalAndCord() throws Exception {
		final LandmarkCases.Case one = LandmarkCases.named("normal_pair");
		final Grid grid = SpinePhantom.grid(SIZE, SPACING, AxisCodes.PIR, 12);
		final CanalMeasures canal = phantom(one, Level.T11, Level.T12, grid, anatomy(
			grid, 0)).measures().levels().get(0).canal();
		final double area = Math.PI / 4 * BodyPhantom.CANAL_AP_MM *
			BodyPhantom.CANAL_RL_MM;
		final double cord = Math.PI / 4 * BodyPhantom.CORD_AP_MM *
			BodyPhantom.CORD_RL_MM;
		assertThat(canal.bodyApMm()).isCloseTo(BodyPhantom.CANAL_AP_MM, HALF_VOXEL);
		assertThat(canal.discApMm()).isCloseTo(BodyPhantom.CANAL_AP_MM, within(
			0.6));
		assertThat(canal.bodyAreaMm2()).isCloseTo(area, within(0.05 * area));
		assertThat(canal.cordApMm()).isCloseTo(BodyPhantom.CORD_AP_MM, HALF_VOXEL);
		assertThat(canal.cordRlMm()).isCloseTo(BodyPhantom.CORD_RL_MM, within(
			1.65));
		assertThat(canal.cordAreaMm2()).isCloseTo(cord, within(0.08 * cord));
		assertThat(canal.cordShare()).isCloseTo(cord / area, within(0.03));
		assertThat(canal.compression()).isCloseTo(0, within(0.05));
		assertThat(canal.grade()).isEqualTo(CanalGrade.UNKNOWN);
		final CanalMeasures lumbar = phantom(one, grid, anatomy(grid, 0)).measures()
			.levels().get(0).canal();
		assertThat(lumbar.bodyAreaMm2()).isCloseTo(area, within(0.05 * area));
		assertThat(lumbar.grade()).isEqualTo(CanalGrade.NORMAL);
		// There is no cord at L3, whatever the mask says.
		assertThat(lumbar.cordApMm()).isNaN();
	}

	private static Frame anatomy(final Grid grid, final double turnDegrees) {
		final double turn = Math.toRadians(turnDegrees);
		final Frame upright = BodyPhantom.upright(BodyPhantom.middle(grid).plus(
			OFFSET));
		return turn == 0 ? upright : upright.pitched(turn / 2).rolled(turn);
	}

	private static BodyPhantom phantom(final LandmarkCases.Case one,
		final Grid grid, final Frame anatomy)
	{
		return phantom(one, Level.L3, Level.L4, grid, anatomy);
	}

	private static BodyPhantom phantom(final LandmarkCases.Case one,
		final Level upper, final Level lower, final Grid grid, final Frame anatomy)
	{
		final double back = one.bodies().values().stream().flatMapToDouble(
			body -> DoubleStream.of(body.superior().posterior()
				.anterior(), body.inferior().posterior().anterior())).min()
			.orElseThrow();
		return new BodyPhantom(grid, anatomy).body(upper, one.upper(), 0).body(lower,
			one.lower(), 0).canal(back);
	}
}
