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

import com.google.gson.JsonObject;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spineps.measure.morphometry.grade.CanalGrade;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.grade.DiscHeightGrade;
import org.spineps.measure.morphometry.grade.GenantGrade;
import org.spineps.measure.morphometry.grade.Grade;
import org.spineps.measure.morphometry.grade.MeyerdingGrade;
import org.spineps.measure.morphometry.grade.ScoliosisGrade;
import org.spineps.measure.morphometry.grade.SpineRegion;
import org.spineps.measure.morphometry.shape.Angles;
import org.spineps.measure.morphometry.shape.DiscShape;
import org.spineps.measure.morphometry.shape.Endplate;
import org.spineps.measure.morphometry.shape.Position;

/** The formulas, on landmarks with known answers. */
class LandmarkFormulasTest {

	private static final Offset<Double> EXACT = within(1e-9);
	private static final Cutoffs CUTOFFS = Cutoffs.standard();

	static List<LandmarkCases.Case> cases() {
		return LandmarkCases.all();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void bodies(final LandmarkCases.Case one) {
		one.bodies().forEach((level, body) -> {
			final JsonObject expected = one.vertebra(level);
			assertThat(body.anteriorHeightMm()).isCloseTo(number(expected, "Ha"),
				EXACT);
			assertThat(body.middleHeightMm()).isCloseTo(number(expected, "Hm"),
				EXACT);
			assertThat(body.posteriorHeightMm()).isCloseTo(number(expected, "Hp"),
				EXACT);
			assertThat(body.wedgeRatio()).isCloseTo(number(expected, "wedge_ratio"),
				EXACT);
			assertThat(body.biconcavityRatio()).isCloseTo(number(expected,
				"biconcavity_ratio"), EXACT);
			assertThat(body.superior().depthMm()).isCloseTo(number(expected,
				"AP_depth_sup"), EXACT);
			assertThat(body.inferior().depthMm()).isCloseTo(number(expected,
				"AP_depth_inf"), EXACT);
			assertThat(body.heightLossPercent(Double.NaN)).isCloseTo(number(expected,
				"max_height_loss_within_pct"), EXACT);
			assertThat(body.wedgeDegrees(LandmarkCases.RIGHT)).isCloseTo(number(
				expected, "body_wedge_angle_deg"), EXACT);
			assertThat(tilt(body.superior())).isCloseTo(number(expected,
				"sup_endplate_deg"), EXACT);
			assertThat(tilt(body.inferior())).isCloseTo(number(expected,
				"inf_endplate_deg"), EXACT);
			final boolean neighbours = expected.has("crush_ratio");
			final double reference = neighbours ? 27 : Double.NaN;
			if (neighbours) {
				assertThat(body.crushRatio(reference)).isCloseTo(number(expected,
					"crush_ratio"), EXACT);
				assertThat(body.heightLossPercent(reference)).isCloseTo(number(expected,
					"max_height_loss_pct"), EXACT);
			}
			final GenantGrade grade = genant(body.heightLossPercent(reference));
			assertThat(grade.text()).isEqualTo(expected.get("genant_grade")
				.getAsString());
			if (grade.isDeformed()) assertThat(body.lowest().text())
				.isEqualTo(expected.get("genant_shape").getAsString());
		});
	}

	@ParameterizedTest
	@MethodSource("cases")
	void discs(final LandmarkCases.Case one) {
		final JsonObject expected = one.disc();
		final DiscShape disc = new DiscShape(one.upper().inferior(), one.lower()
			.superior(), LandmarkCases.RIGHT);
		assertThat(disc.straightAnteriorMm()).isCloseTo(number(expected, "DHa"),
			EXACT);
		assertThat(disc.straightMiddleMm()).isCloseTo(number(expected, "DHm"),
			EXACT);
		assertThat(disc.straightPosteriorMm()).isCloseTo(number(expected, "DHp"),
			EXACT);
		assertThat(disc.dabbsHeightMm()).isCloseTo(number(expected, "DH_dabbs"),
			EXACT);
		assertThat(disc.straightHeightMm()).isCloseTo(number(expected, "DH_3pt"),
			EXACT);
		assertThat(disc.straightMiddleMm()).isCloseTo(number(expected,
			"DH_hurxthal"), EXACT);
		assertThat(disc.farfanIndex()).isCloseTo(number(expected, "DHI_farfan"),
			EXACT);
		assertThat(DiscShape.heightIndex(disc.straightHeightMm(), (one.upper()
			.middleHeightMm() + one.lower().middleHeightMm()) / 2)).isCloseTo(number(
				expected, "DHI"), EXACT);
		assertThat(disc.slipMm()).isCloseTo(number(expected, "slip_mm"), EXACT);
		assertThat(disc.slipPercent()).isCloseTo(number(expected, "slip_pct"),
			EXACT);
		assertThat(disc.degrees()).isCloseTo(number(expected, "disc_angle_deg"),
			EXACT);
		final DiscMeasures measures = DiscMeasures.of(disc, 27, Double.NaN,
			Double.NaN, CUTOFFS.slip().leastMm(0.3), SpineRegion.LUMBAR, false, CUTOFFS);
		assertThat(measures.meyerdingGrade().text()).isEqualTo(expected.get(
			"meyerding").getAsString());
		assertThat(measures.direction().text()).isEqualTo(expected.get("direction")
			.getAsString());
		assertThat(Angles.sagittalDegrees(one.upper().superior().direction(), one
			.lower().superior().direction(), LandmarkCases.RIGHT)).isCloseTo(one
				.expected().get("angle_sup_first_to_sup_last_deg").getAsDouble(),
				EXACT);
	}

	/** The straight distance between slipped bodies is longer than the disc. */
	@Test
	void reportedDiscHeightDoesNotGrowWithSlip() {
		final LandmarkCases.Case slipped = LandmarkCases.named(
			"anterolisthesis_grade1");
		final DiscShape disc = new DiscShape(slipped.upper().inferior(), slipped
			.lower().superior(), LandmarkCases.RIGHT);
		assertThat(disc.heightMm()).isCloseTo(10, EXACT);
		assertThat(disc.anteriorHeightMm()).isCloseTo(10, EXACT);
		assertThat(disc.straightHeightMm()).isCloseTo(Math.sqrt(136), EXACT);
	}

	@Test
	void gradesAtTheirLimits() {
		assertThat(genant(19.99)).isEqualTo(GenantGrade.NONE);
		assertThat(genant(20 - 1e-12)).isEqualTo(GenantGrade.MILD);
		assertThat(genant(25 - 1e-12)).isEqualTo(GenantGrade.MODERATE);
		assertThat(genant(40 + 1e-12)).isEqualTo(GenantGrade.MODERATE);
		assertThat(genant(40.01)).isEqualTo(GenantGrade.SEVERE);
		assertThat(genant(Double.NaN)).isEqualTo(GenantGrade.UNKNOWN);
		assertThat(meyerding(9, 25 + 1e-12)).isEqualTo(MeyerdingGrade.FIRST);
		assertThat(meyerding(-9, -25.1)).isEqualTo(MeyerdingGrade.SECOND);
		assertThat(meyerding(20, 75)).isEqualTo(MeyerdingGrade.THIRD);
		assertThat(meyerding(30, 100)).isEqualTo(MeyerdingGrade.FOURTH);
		assertThat(meyerding(40, 101)).isEqualTo(MeyerdingGrade.FIFTH);
		assertThat(meyerding(2.9, 9)).isEqualTo(MeyerdingGrade.NONE);
		assertThat(meyerding(Double.NaN, 0)).isEqualTo(MeyerdingGrade.UNKNOWN);
		assertThat(CUTOFFS.slip().leastMm(0.3)).isEqualTo(3);
		assertThat(CUTOFFS.slip().leastMm(1.65)).isEqualTo(3.65);
	}

	@Test
	void otherGradesAtTheirLimits() {
		final Cutoffs.DiscHeight disc = CUTOFFS.discHeight();
		assertThat(DiscHeightGrade.of(SpineRegion.LUMBAR, 0.4 - 1e-12, disc)).isEqualTo(
			DiscHeightGrade.NORMAL);
		assertThat(DiscHeightGrade.of(SpineRegion.LUMBAR, 0.39, disc)).isEqualTo(DiscHeightGrade.MILD);
		assertThat(DiscHeightGrade.of(SpineRegion.LUMBAR, 0.29, disc)).isEqualTo(
			DiscHeightGrade.MODERATE);
		assertThat(DiscHeightGrade.of(SpineRegion.LUMBAR, 0.19, disc)).isEqualTo(
			DiscHeightGrade.SEVERE);
		assertThat(DiscHeightGrade.of(SpineRegion.THORACIC, 0.19, disc)).isEqualTo(
			DiscHeightGrade.UNKNOWN);
		assertThat(DiscHeightGrade.of(null, 0.19, disc)).isEqualTo(
			DiscHeightGrade.UNKNOWN);
		final Cutoffs.Canal canal = CUTOFFS.canal();
		assertThat(CanalGrade.of(SpineRegion.CERVICAL, 9.9, canal)).isEqualTo(
			CanalGrade.STENOSIS);
		assertThat(CanalGrade.of(SpineRegion.LUMBAR, 12 - 1e-12, canal)).isEqualTo(
			CanalGrade.NORMAL);
		assertThat(CanalGrade.of(SpineRegion.LUMBAR, 11.9, canal)).isEqualTo(
			CanalGrade.RELATIVE);
		assertThat(CanalGrade.of(SpineRegion.LUMBAR, 9.9, canal)).isEqualTo(
			CanalGrade.ABSOLUTE);
		assertThat(CanalGrade.of(SpineRegion.THORACIC, 1, canal)).isEqualTo(
			CanalGrade.UNKNOWN);
		assertThat(CanalGrade.of(null, 1, canal)).isEqualTo(CanalGrade.UNKNOWN);
		final Cutoffs.Scoliosis curve = CUTOFFS.scoliosis();
		assertThat(ScoliosisGrade.of(-10, curve)).isEqualTo(ScoliosisGrade.NONE);
		assertThat(ScoliosisGrade.of(-25, curve)).isEqualTo(ScoliosisGrade.MILD);
		assertThat(ScoliosisGrade.of(40, curve)).isEqualTo(
			ScoliosisGrade.MODERATE);
		assertThat(ScoliosisGrade.of(41, curve)).isEqualTo(ScoliosisGrade.SEVERE);
	}

	/** Words of the tables, and the lights of a report. */
	@Test
	void gradesKnowTheirWordsAndLights() {
		assertThat(words(GenantGrade.values())).isEqualTo(
			"/green 0/green 1/amber 2/amber 3/red");
		assertThat(words(MeyerdingGrade.values())).isEqualTo(
			"/green 0/green 1/amber 2/red 3/red 4/red 5/red");
		assertThat(words(DiscHeightGrade.values())).isEqualTo(
			"/green normal/green mild/green moderate/amber severe/red");
		assertThat(words(CanalGrade.values())).isEqualTo(
			"/green normal/green relative/amber absolute/red stenosis/red");
		assertThat(words(ScoliosisGrade.values())).isEqualTo(
			"/green none/green mild/amber moderate/amber severe/red");
	}

	private static String words(final Grade[] grades) {
		return Arrays.stream(grades).map(grade -> grade.text() + "/" + grade.light()
			.key()).collect(Collectors.joining(" "));
	}

	private static GenantGrade genant(final double lossPercent) {
		return GenantGrade.of(lossPercent, CUTOFFS.genant());
	}

	private static MeyerdingGrade meyerding(final double slipMm,
		final double slipPercent)
	{
		return MeyerdingGrade.of(slipMm, slipPercent, CUTOFFS.slip().leastMm(0.3),
			CUTOFFS.meyerding());
	}

	/** Degrees by which the posterior end of an endplate lies lower. */
	private static double tilt(final Endplate endplate) {
		return Angles.sagittalDegrees(endplate.direction(), new Position(0, -1, 0),
			LandmarkCases.RIGHT);
	}

	private static double number(final JsonObject json, final String name) {
		return json.get(name).getAsDouble();
	}
}
