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

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.anatomy.Level;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.shape.BodyShape;
import org.spineps.measure.morphometry.shape.Endplate;
import org.spineps.measure.morphometry.shape.Frame;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;

/** Sacrum, curves through several vertebrae, signal of discs. */
class CurvesAndSignalTest {

	@ParameterizedTest
	@CsvSource({ "retrolisthesis, 0", "retrolisthesis, 12",
		"anterolisthesis_grade1, 8" })
	void sacrumHasAnUpperEndplate(final String name, final double tilt)
		throws Exception
	{
		final LandmarkCases.Case one = LandmarkCases.named(name);
		final Grid grid = SpinePhantom.grid(new int[] { 160, 190, 24 },
			new double[] { 0.6, 0.6, 3.3 }, AxisCodes.PIR, tilt);
		final Frame anatomy = BodyPhantom.upright(BodyPhantom.middle(grid).plus(
			new Position(0.4, 9.3, 18.2)));
		final SpineMeasures measures = new BodyPhantom(grid, anatomy).body(Level.L5,
			one.upper(), 0).body(Level.SACRUM, one.lower(), 0).canal(-21).measures();
		final LevelMeasures l5 = measures.levels().get(0);
		final LevelMeasures sacrum = measures.levels().get(1);
		assertThat(l5.disc().slipMm()).isCloseTo(one.disc().get("slip_mm")
			.getAsDouble(), within(0.6));
		assertThat(l5.disc().direction().text()).isEqualTo(one.disc().get("direction")
			.getAsString());
		assertThat(l5.disc().heightMm()).isCloseTo(10, within(0.3));
		assertThat(sacrum.superior().orElseThrow().depthMm()).isCloseTo(34, within(
			0.6));
		assertThat(sacrum.body().volumeMm3()).isNaN();
		assertThat(sacrum.inferior()).isEmpty();
		assertThat(SpineMeasures.sagittalCobbDegrees(l5, true, sacrum, true))
			.isCloseTo(0, within(1.0));
		assertThat(l5.disc().heightIndex()).isCloseTo(10.0 / 27, within(0.02));
	}

	/** Six bodies on a circle, 5 degrees from one to the next. */
	@Test
	void anglesAndCurvatureOfACircle() throws Exception {
		final double radius = 350;
		final double step = 5;
		final BodyShape square = LandmarkCases.named("normal_pair").upper();
		final Grid grid = SpinePhantom.grid(new int[] { 130, 240, 16 },
			new double[] { 0.8, 0.8, 3.3 }, AxisCodes.PIR, 5);
		final BodyPhantom phantom = new BodyPhantom(grid, BodyPhantom.upright(
			BodyPhantom.middle(grid)));
		final Level[] levels = { Level.T12, Level.L1, Level.L2, Level.L3, Level.L4,
			Level.L5 };
		for (int n = 0; n < levels.length; n++)
			phantom.body(levels[n], onCircle(square, Math.toRadians((2.5 - n) * step),
				radius), 0);
		final SpineMeasures measures = phantom.measures();
		assertThat(measures.levels().get(0).curvature()).isEmpty();
		for (int n = 1; n < 5; n++) {
			final LevelMeasures.Curvature curvature = measures.levels().get(n)
				.curvature().orElseThrow();
			// Lordosis: the middle of the circle is behind.
			if (n > 1 && n < 4) assertThat(curvature.posteriorPerM()).isCloseTo(1000 /
				radius, within(0.45));
			assertThat(curvature.rightPerM()).isCloseTo(0, within(0.45));
			assertThat(measures.levels().get(n).disc().degrees()).isCloseTo(
				step, within(1.0));
		}
		assertThat(SpineMeasures.sagittalCobbDegrees(measures.levels().get(1), true,
			measures.levels().get(5), false)).isCloseTo(4 * step, within(1.0));
		final List<SpineSummary.Row> rows = SpineSummary.of(measures).rows();
		assertThat(rows).anySatisfy(row -> {
			assertThat(row.measure()).isEqualTo("lumbar lordosis without sacrum");
			assertThat(row.value()).isCloseTo(4 * step, within(1.0));
			assertThat(row.cells()).contains("supine");
		});
		assertThat(rows).noneMatch(row -> row.measure().contains("kyphosis"));
		// Angles of pairs are not for reading: they are with the landmarks.
		assertThat(rows).noneMatch(row -> row.measure().equals("sagittal Cobb"));
		assertThat(measures.angles()).hasSize(15);
	}

	private static BodyShape onCircle(final BodyShape shape, final double angle,
		final double radius)
	{
		return new BodyShape(turned(shape.superior(), angle, radius), turned(shape
			.inferior(), angle, radius));
	}

	private static Endplate turned(final Endplate plate, final double angle,
		final double radius)
	{
		return new Endplate(turned(plate.anterior(), angle, radius), turned(plate
			.middle(), angle, radius), turned(plate.posterior(), angle, radius));
	}

	private static Position turned(final Position p, final double angle,
		final double radius)
	{
		final double out = radius + p.anterior();
		return new Position(0, out * Math.cos(angle) - p.superior() * Math.sin(
			angle) - radius, out * Math.sin(angle) + p.superior() * Math.cos(angle));
	}

	@Test
	void signalOfADiscIsRelativeToTheFluid() throws Exception {
		final LandmarkCases.Case one = LandmarkCases.named("normal_pair");
		final Grid grid = SpinePhantom.grid(new int[] { 100, 120, 14 },
			new double[] { 1, 1, 3.3 }, AxisCodes.PIR, 6);
		final Frame anatomy = BodyPhantom.upright(BodyPhantom.middle(grid).plus(
			new Position(0.4, 9.3, 18.2)));
		final SpineSegmentation masks = new BodyPhantom(grid, anatomy).body(Level.L3,
			one.upper(), 0).body(Level.L4, one.lower(), 0).disc(Level.L3, one.upper(),
				one.lower()).canal(-17).segmentation();
		final SplittableRandom random = new SplittableRandom(3);
		final float[] values = new float[grid.voxels()];
		for (int n = 0; n < values.length; n++) {
			final int structure = masks.semantic().array()[n];
			// A tenth of the fluid is dark roots.
			final double mean = structure == 100 ? 300 : structure == 61 ? random
				.nextInt(10) == 0 ? 200 : 1000 : 100;
			values[n] = (float) (mean + 40 * random.nextDouble(-1, 1));
		}
		final DiscMeasures disc = SpineMeasures.of(masks, ImageVolume.wrap(values,
			grid), Cutoffs.standard()).levels().get(0).disc();
		assertThat(disc.signalRatio()).isCloseTo(0.3, within(0.01));
		assertThat(disc.volumeMm3()).isCloseTo(34 * 36 * 10, within(0.12 * 34 * 36 *
			10));
	}

	@Test
	void peakOfAHistogram() {
		final List<Float> values = new ArrayList<>();
		for (int n = 0; n < 500; n++)
			values.add(100 + (n % 11) - 5f);
		for (int n = 0; n < 200; n++)
			values.add(n / 4f);
		final float[] all = new float[values.size()];
		for (int n = 0; n < all.length; n++)
			all[n] = values.get(n);
		assertThat(DiscSignal.peakMean(all)).isCloseTo(100, within(1.0));
		assertThat(DiscSignal.peakMean(new float[] { 7, 7 })).isEqualTo(7);
	}
}
