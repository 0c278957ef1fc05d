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

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
			final int grade = CUTOFFS.genantGrade(body.heightLossPercent(reference));
			assertThat(grade).isEqualTo(expected.get("genant_grade").getAsInt());
			if (grade > 0) assertThat(body.lowest().name().toLowerCase(Locale.ROOT))
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
			Double.NaN, CUTOFFS.leastSlipMm(0.3), CUTOFFS);
		assertThat(measures.meyerdingGrade()).isEqualTo(expected.get("meyerding")
			.getAsInt());
		assertThat(measures.direction()).isEqualTo(expected.get("direction")
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
		assertThat(CUTOFFS.genantGrade(19.99)).isZero();
		assertThat(CUTOFFS.genantGrade(20 - 1e-12)).isEqualTo(1);
		assertThat(CUTOFFS.genantGrade(25 - 1e-12)).isEqualTo(2);
		assertThat(CUTOFFS.genantGrade(40 + 1e-12)).isEqualTo(2);
		assertThat(CUTOFFS.genantGrade(40.01)).isEqualTo(3);
		assertThat(CUTOFFS.genantGrade(Double.NaN)).isNull();
		assertThat(CUTOFFS.meyerdingGrade(9, 25 + 1e-12, 3)).isEqualTo(1);
		assertThat(CUTOFFS.meyerdingGrade(-9, -25.1, 3)).isEqualTo(2);
		assertThat(CUTOFFS.meyerdingGrade(40, 101, 3)).isEqualTo(5);
		assertThat(CUTOFFS.meyerdingGrade(2.9, 9, 3)).isZero();
		assertThat(CUTOFFS.meyerdingGrade(Double.NaN, 0, 3)).isNull();
		assertThat(CUTOFFS.leastSlipMm(0.3)).isEqualTo(3);
		assertThat(CUTOFFS.leastSlipMm(1.65)).isEqualTo(3.65);
	}

	@Test
	void usersReplaceCutoffs() {
		final Cutoffs own = new Cutoffs(Map.of("genant_mild_percent", 15.0));
		assertThat(own.genantGrade(16)).isEqualTo(1);
		assertThat(own.get("genant_severe_percent")).isEqualTo(40);
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
