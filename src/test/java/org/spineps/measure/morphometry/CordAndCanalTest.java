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
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.measure.morphometry.grade.CanalGrade;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;

/**
 * Where the cord ends, where a canal is narrow, and what is blank because it
 * cannot be known. Bodies are 27 mm high, 10 mm apart; the first is centred at 0.
 */
class CordAndCanalTest {

	private static final double PITCH_MM = 37;
	private static final double HALF_HEIGHT_MM = 13.5;
	private static final List<Level> LUMBAR = List.of(Level.L2, Level.L3, Level.L4,
		Level.L5);
	private static final DoubleUnaryOperator WIDE = u -> 1;
	private static final DoubleUnaryOperator NO_CORD = u -> 0;

	/** Full size to the lower end of L1, then a cone of 30 mm, then roots. */
	private static DoubleUnaryOperator conus(final double rootsShare) {
		final double from = -3 * PITCH_MM - HALF_HEIGHT_MM;
		return u -> u > from ? 1 : Math.max(rootsShare, 1 + (u - from) / 30);
	}

	@ParameterizedTest
	@CsvSource({ "true, 0, 0", "true, 0, 0.4", "true, 12, 0.5", "false, 0, 0",
		"false, 0, 0.4", "false, 12, 0.5", "true, 0, 1", "true, 12, 0.9" })
	void nothingIsCordBelowTheConus(final boolean known, final double tilt,
		final double roots) throws Exception
	{
		final List<Level> levels = List.of(Level.T10, Level.T11, Level.T12, Level.L1,
			Level.L2, Level.L3, Level.L4);
		final List<LevelMeasures> rows = measure(levels, tilt, WIDE, conus(roots),
			known).levels();
		for (int n = 0; n < 4; n++) {
			assertThat(rows.get(n).canal().cordApMm()).as(rows.get(n).name())
				.isCloseTo(BodyPhantom.CORD_AP_MM, within(0.6));
			assertThat(rows.get(n).flags()).doesNotContain("below the cord");
		}
		assertThat(rows.get(0).canal().cordCompression()).isCloseTo(0, within(0.1));
		// The conus itself is no compressed cord.
		if (roots < 0.9) assertThat(rows.get(3).canal().cordCompression()).isNaN();
		for (int n = 5; n < 7; n++) {
			final CanalMeasures canal = rows.get(n).canal();
			assertThat(List.of(canal.cordApMm(), canal.cordRlMm(), canal
				.cordAreaMm2(), canal.cordDiscApMm(), canal.cordRatio(), canal
					.cordCompression(), canal.cordShare())).allMatch(value -> value
						.isNaN());
			assertThat(rows.get(n).flags()).contains("below the cord");
			assertThat(LevelFindings.of(rows.get(n), Cutoffs.standard()))
				.doesNotContain("cord flat");
			assertThat(canal.leastApMm()).isCloseTo(BodyPhantom.CANAL_AP_MM, within(
				0.6));
		}
		assertThat(rows.get(4).flags()).containsAnyOf("cord ends here",
			"below the cord");
	}

	/** A cord that is pressed together with its canal goes on below. */
	@Test
	void aCompressedCordHasNotEnded() throws Exception {
		final DoubleUnaryOperator pressed = u -> Math.abs(u + 1.5 * PITCH_MM) < 8
			? 0.6 : 1;
		final List<LevelMeasures> rows = measure(List.of(Level.T10, Level.T11,
			Level.T12, Level.L1), 0, pressed, pressed, true).levels();
		assertThat(rows.get(1).canal().cordCompression()).isCloseTo(0.4, within(
			0.06));
		assertThat(rows.get(2).canal().cordAreaMm2()).isCloseTo(Math.PI / 4 *
			BodyPhantom.CORD_AP_MM * BodyPhantom.CORD_RL_MM, within(4.0));
		assertThat(rows.get(3).canal().cordApMm()).isFinite();
	}

	/** A view that shows only roots, of levels that nobody knows. */
	@Test
	void whatMayBeRootsIsNotMeasured() throws Exception {
		final List<LevelMeasures> rows = measure(LUMBAR, 0, WIDE, u -> 0.7, false)
			.levels();
		assertThat(rows).allSatisfy(row -> {
			assertThat(row.canal().cordApMm()).isNaN();
			assertThat(row.flags()).contains("cord or nerve roots");
		});
		assertThat(measure(LUMBAR, 0, WIDE, WIDE, false).levels().get(1).canal()
			.cordApMm()).isCloseTo(BodyPhantom.CORD_AP_MM, within(0.6));
	}

	/** The narrowest plane from the upper endplate to the next vertebra. */
	@Test
	void leastIsTheNarrowestPlaneOfTheLevel() throws Exception {
		// Narrow in the upper third of L3's body, where "body" does not look.
		final double high = -PITCH_MM + 9;
		final List<LevelMeasures> rows = measure(LUMBAR, 0, u -> Math.abs(u -
			high) < 3 ? 0.65 : 1, NO_CORD, true).levels();
		final CanalMeasures l3 = rows.get(1).canal();
		assertThat(l3.leastApMm()).isCloseTo(0.65 * BodyPhantom.CANAL_AP_MM, within(
			0.5));
		assertThat(l3.bodyApMm()).isCloseTo(BodyPhantom.CANAL_AP_MM, within(0.5));
		assertThat(l3.discApMm()).isCloseTo(BodyPhantom.CANAL_AP_MM, within(0.5));
		assertThat(rows.get(0).canal().leastApMm()).isCloseTo(
			BodyPhantom.CANAL_AP_MM, within(0.5));
	}

	/** At a disc, wherever its end reaches into the next body. */
	@ParameterizedTest
	@ValueSource(doubles = { 0, -3, -6, 4 })
	void aStenosisCountsOnce(final double shift) throws Exception {
		final double disc = -1.5 * PITCH_MM + shift;
		final List<LevelMeasures> rows = measure(LUMBAR, 5, u -> 1 - 0.45 * Math
			.exp(-(u - disc) * (u - disc) / 50), NO_CORD, true).levels();
		assertThat(rows).filteredOn(row -> row.canal()
			.grade() != CanalGrade.NORMAL && row.canal().grade() != CanalGrade.UNKNOWN)
			.singleElement().satisfies(row -> {
				assertThat(row.level()).hasValue(shift < -5 ? Level.L4 : Level.L3);
				assertThat(row.canal().grade()).isEqualTo(CanalGrade.ABSOLUTE);
			});
		assertThat(rows).filteredOn(row -> LevelFindings.of(row, Cutoffs.standard())
			.toString().contains("canal")).hasSize(1);
	}

	@Test
	void twoStenosesCountTwiceAndALongOneEverywhere() throws Exception {
		final DoubleUnaryOperator two = u -> 0.7 - 0.3 * Math.exp(-(u + 1.5 *
			PITCH_MM) * (u + 1.5 * PITCH_MM) / 50) - 0.2 * Math.exp(-(u + 2.5 *
				PITCH_MM) * (u + 2.5 * PITCH_MM) / 50);
		final List<LevelMeasures> rows = measure(LUMBAR, 0, two, NO_CORD, true)
			.levels();
		assertThat(rows.get(1).canal().grade()).isEqualTo(CanalGrade.ABSOLUTE);
		assertThat(rows.get(2).canal().grade()).isEqualTo(CanalGrade.ABSOLUTE);
		assertThat(rows.get(1).canal().leastApMm()).isLessThan(rows.get(2).canal()
			.leastApMm());
		assertThat(measure(LUMBAR, 0, u -> 0.6, NO_CORD, true).levels()).filteredOn(
			row -> row.level().orElseThrow() != Level.L5).allSatisfy(
				row -> assertThat(row.canal().grade()).isEqualTo(
					CanalGrade.ABSOLUTE));
	}

	/** 12 mm is narrow in the lumbar spine; here are 11.2 and 13.6 mm. */
	@ParameterizedTest
	@CsvSource({ "0.7, true", "0.85, false" })
	void aNarrowCanalOfWhichASideIsOutOfViewIsBlank(final double share,
		final boolean narrow) throws Exception
	{
		final SpineSegmentation whole = segmentation(LUMBAR, 0, u -> share, NO_CORD,
			true);
		final Grid grid = whole.semantic().grid();
		// The canal is 22 mm wide times the share.
		final int half = (int) Math.floor(11 * share) - 1;
		final int middle = grid.size(2) / 2;
		final Box slab = new Box(new int[] { 0, 0, middle - half }, new int[] { grid
			.size(0), grid.size(1), middle + half });
		final LevelMeasures cut = SpineMeasures.of(new SpineSegmentation(Crop.of(
			whole.semantic(), slab, 0), Crop.of(whole.instances(), slab, 0), whole
				.found(), List.of(), whole.provenance()), null, Cutoffs.standard())
			.levels().get(1);
		assertThat(cut.canal().leastAreaMm2()).isNaN();
		assertThat(cut.flags()).contains("canal wider than the view")
			.noneMatch(flag -> flag.startsWith("narrowing"));
		if (narrow) {
			assertThat(cut.canal().leastApMm()).isNaN();
			assertThat(cut.canal().bodyApMm()).isNaN();
			assertThat(cut.canal().grade()).isEqualTo(CanalGrade.UNKNOWN);
		}
		else assertThat(cut.canal().leastApMm()).isCloseTo(share *
			BodyPhantom.CANAL_AP_MM, within(0.6));
		final LevelMeasures all = SpineMeasures.of(whole, null, Cutoffs.standard())
			.levels().get(1);
		assertThat(all.canal().leastApMm()).isCloseTo(share *
			BodyPhantom.CANAL_AP_MM, within(0.6));
		assertThat(all.canal().grade()).isEqualTo(narrow ? CanalGrade.RELATIVE
			: CanalGrade.NORMAL);
	}

	@Test
	void aHoleInTheCanalIsNoStenosis() throws Exception {
		final double disc = -1.5 * PITCH_MM;
		final LevelMeasures row = measure(LUMBAR, 0, u -> Math.abs(u - disc) < 3
			? 0.15 : 1, NO_CORD, true).levels().get(1);
		assertThat(row.canal().leastApMm()).isNaN();
		assertThat(row.canal().leastAreaMm2()).isNaN();
		assertThat(row.canal().bodyApMm()).isFinite();
		assertThat(row.flags()).contains("canal mask broken");
	}

	private static SpineMeasures measure(final List<Level> levels,
		final double tilt, final DoubleUnaryOperator canal,
		final DoubleUnaryOperator cord, final boolean known)
		throws SpinepsException
	{
		return SpineMeasures.of(segmentation(levels, tilt, canal, cord, known), null,
			Cutoffs.standard());
	}

	private static SpineSegmentation segmentation(final List<Level> levels,
		final double tilt, final DoubleUnaryOperator canal,
		final DoubleUnaryOperator cord, final boolean known)
	{
		final Grid grid = SpinePhantom.grid(new int[] { tilt == 0 ? 90
			: 150, (int) (levels.size() *
			PITCH_MM + 40), 44 }, new double[] { 1, 1, 1 }, AxisCodes.PIR, tilt);
		final double up = (levels.size() - 1) / 2.0 * PITCH_MM;
		final BodyPhantom phantom = new BodyPhantom(grid, BodyPhantom.upright(
			BodyPhantom.middle(grid).plus(new Position(0.4, 9.3, up + 0.2))));
		for (int n = 0; n < levels.size(); n++)
			phantom.hollow(levels.get(n), -n * PITCH_MM, 17, HALF_HEIGHT_MM, 0, 0);
		final SpineSegmentation named = phantom.canal(-17, canal, cord)
			.segmentation();
		return known ? named : new SpineSegmentation(named.semantic(), named
			.instances(), named.found().stream().map(one -> new SpineInstance(one
				.kind(), one.label(), "V" + one.label(), Naming.LEVEL_UNKNOWN, 1))
				.toList(), List.of(), named.provenance());
	}
}
