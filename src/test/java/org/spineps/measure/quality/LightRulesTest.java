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
package org.spineps.measure.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.anatomy.Naming;
import org.spineps.measure.quality.QualityFinding.Rule;

/** Every rule of the light on both sides of its limit, on boxes of known size. */
class LightRulesTest {

	private final BoxSpine spine = new BoxSpine();

	private CaseQuality quality() {
		return CaseQuality.of(spine.draw());
	}

	/** What a rule says of a vertebra or the case; green where it is silent. */
	private static Light light(final CaseQuality quality, final Rule rule) {
		return quality.findings().stream().filter(finding -> finding
			.rule() == rule).map(QualityFinding::light).reduce(Light.GREEN,
				Light::worse);
	}

	@Test
	void boxesAreGreen() {
		assertThat(quality().findings()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "33, GREEN", "36, AMBER", "59, AMBER", "61, RED" })
	void aBodyOfAnotherSize(final int height, final Light light) {
		spine.bodyHeight[2] = height;
		assertThat(light(quality(), Rule.VOLUME)).isEqualTo(light);
	}

	/** 46.4 ml as a rule; here a body of 15.6 ml that is still usual, and an arch. */
	@ParameterizedTest
	@CsvSource({ "4, GREEN", "3, AMBER" })
	void aVertebraOfAnotherSize(final int archHeight, final Light light) {
		Arrays.fill(spine.archHeight, 28);
		spine.archHeight[2] = archHeight;
		spine.bodyHeight[2] = 13;
		assertThat(light(quality(), Rule.VOLUME)).isEqualTo(light);
	}

	@ParameterizedTest
	@CsvSource({ "6, GREEN", "5, GREEN", "4, AMBER", "0, AMBER" })
	void lessArchThanAThird(final int height, final Light light) {
		spine.archHeight[2] = height;
		final CaseQuality quality = quality();
		assertThat(light(quality, Rule.POSTERIOR)).isEqualTo(light);
		assertThat(quality.light()).isEqualTo(light);
	}

	@Test
	void archesThatTheEdgeCutsAreNotMissed() {
		spine.archHeight[0] = 4;
		assertThat(light(quality(), Rule.POSTERIOR)).isEqualTo(Light.AMBER);
		spine.above = 0;
		assertThat(light(quality(), Rule.POSTERIOR)).isEqualTo(Light.GREEN);
	}

	@Test
	void noArchAtAll() {
		Arrays.fill(spine.archHeight, 0);
		assertThat(quality().reasons()).isEqualTo(
			"No vertebra has an arch or a process");
	}

	@Test
	void anatomyWithoutSidesSaysSo() {
		spine.archStructure = 41;
		final CaseQuality quality = quality();
		assertThat(quality.light()).isEqualTo(Light.GREEN);
		assertThat(quality.findings()).singleElement().satisfies(finding -> {
			assertThat(finding.rule()).isEqualTo(Rule.SIDES);
			assertThat(finding.text()).startsWith("Nothing tells left from right");
		});
	}

	@ParameterizedTest
	@CsvSource({ "-5.9, -14, GREEN", "-6.1, -15, AMBER", "-6.5, -18, AMBER",
		"14, 49, GREEN", "15, 51, AMBER", "NaN, NaN, GREEN" })
	void slips(final double mm, final double percent, final Light light) {
		assertThat(CaseQuality.of(spine.draw(), List.of(new Slip(23, "L4", mm,
			percent))).light()).isEqualTo(light);
	}

	@Test
	void aBodyThatIsNotInViewIsNotMissing() {
		spine.bodyHeight[0] = 0;
		spine.discHeight[0] = 0;
		spine.above = 19;
		CaseQuality quality = quality();
		assertThat(quality.light()).isEqualTo(Light.GREEN);
		assertThat(quality.findings()).singleElement().satisfies(
			finding -> assertThat(finding.text()).startsWith(
				"L1 is cut off by the edge of the volume"));
		spine.above = 21;
		quality = quality();
		assertThat(light(quality, Rule.VOLUME)).isEqualTo(Light.RED);
		assertThat(quality.reasons()).contains("L1 has no body");
	}

	@Test
	void inTheMiddleABodyIsMissing() {
		spine.bodyHeight[2] = 0;
		spine.above = 5;
		assertThat(quality().reasons()).contains("L3 has no body");
	}

	@Test
	void theAtlasHasNone() {
		spine.bodyHeight[0] = 0;
		spine.discHeight[0] = 0;
		spine.above = 40;
		for (int n = 0; n < BoxSpine.COUNT; n++)
			spine.label[n] = 1 + n;
		assertThat(quality().light()).isEqualTo(Light.GREEN);
		spine.naming = Naming.LEVEL_UNKNOWN;
		for (int n = 0; n < BoxSpine.COUNT; n++)
			spine.label[n] = 31 + n;
		assertThat(light(quality(), Rule.VOLUME)).isEqualTo(Light.AMBER);
		assertThat(quality().reasons()).contains("V1 has no body: it may be C1",
			"The levels are unknown");
	}

	/** Discs that grow by a quarter from each to the next are usual. */
	@ParameterizedTest
	@CsvSource({ "12, GREEN", "8, GREEN", "6, AMBER" })
	void theFirstDiscIsTheSmallest(final int depth, final Light light) {
		spine.discDepth[0] = depth;
		spine.discDepth[1] = 18;
		spine.discDepth[2] = 23;
		spine.discDepth[3] = 28;
		assertThat(light(quality(), Rule.VOLUME)).isEqualTo(light);
	}

	@Test
	void growthIsFollowedUnlessItIsTooSteep() {
		assertThat(Trend.expected(new double[] { 1, 2, 2.4, 2.88 }, 0)).isCloseTo(2 /
			1.2, within(1e-9));
		assertThat(Trend.expected(new double[] { 0.1, 1, 4 }, 0)).isCloseTo(2 * Math
			.exp(-1.5 * 0.25), within(1e-9));
		// As small as the line, or as large as the median of the others: usual.
		assertThat(Trend.expected(new double[] { 2.1, 2, 2.4, 2.88 }, 0)).isEqualTo(
			2.1);
		assertThat(Trend.expected(new double[] { 9, 2, 2.4, 2.88 }, 0)).isEqualTo(
			2.4);
		assertThat(Trend.expected(new double[] { 1, 2 }, 0)).isNaN();
	}

	@ParameterizedTest
	@CsvSource({ "69, GREEN", "71, AMBER" })
	void aSlabCutsSides(final int volumeWidth, final Light light) {
		spine.volumeWidth = volumeWidth;
		spine.right[2] = 16;
		spine.right[3] = 16;
		final CaseQuality quality = quality();
		assertThat(light(quality, Rule.FIELD_OF_VIEW)).isEqualTo(light);
	}

	/** In a slab that cuts all of them a small one is still found. */
	@ParameterizedTest
	@CsvSource({ "9, GREEN", "7, AMBER", "6, RED" })
	void aSlabDoesNotHideASmallVertebra(final int height, final Light light) {
		spine.volumeWidth = 30;
		assertThat(quality().light()).isEqualTo(Light.GREEN);
		spine.bodyHeight[2] = height;
		assertThat(light(quality(), Rule.VOLUME)).isEqualTo(light);
	}

	@ParameterizedTest
	@CsvSource({ "25, GREEN", "27, RED" })
	void aGap(final int discHeight, final Light light) {
		spine.discHeight[2] = discHeight;
		assertThat(light(quality(), Rule.ORDER)).isEqualTo(light);
	}

	/** Two specks far below: each makes the other's distance look usual. */
	@Test
	void falseBodiesDoNotHideEachOther() {
		spine.bodyHeight[3] = 5;
		spine.bodyHeight[4] = 5;
		spine.discHeight[2] = 50;
		spine.discHeight[3] = 50;
		assertThat(quality().findings().stream().filter(finding -> finding
			.rule() == Rule.ORDER)).extracting(QualityFinding::label)
				.containsExactlyInAnyOrder(23, 24);
	}

	@ParameterizedTest
	@CsvSource({ "9, GREEN", "6, RED" })
	void aBodyTooNear(final int height, final Light light) {
		spine.bodyHeight[2] = height;
		spine.bodyHeight[3] = height;
		spine.discHeight[2] = height == 9 ? 6 : 3;
		assertThat(light(quality(), Rule.ORDER)).isEqualTo(light);
	}

	@ParameterizedTest
	@CsvSource({ "0.901, 0.921, GREEN", "0.899, 0.95, AMBER", "0.95, 0.919, AMBER" })
	void unsureOutlinesOfAll(final double vertebrae, final double discs,
		final Light light)
	{
		spine.vertebraeSure = vertebrae;
		spine.discsSure = discs;
		final CaseQuality quality = quality();
		assertThat(quality.light()).isEqualTo(light);
		if (light == Light.AMBER) assertThat(quality.reasons()).contains(
			"have a mean probability of ").doesNotContain(";");
	}

	@ParameterizedTest
	@CsvSource({ "0.61, GREEN", "0.59, AMBER" })
	void anUnsureName(final double probability, final Light light) {
		spine.named[1] = probability;
		assertThat(quality().light()).isEqualTo(light);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"The network doubts 30 % of it, and the result cannot be trusted.|RED",
		"The image has values down to -900, as CT has, and its result cannot be trusted.|RED",
		"The vertebral bodies are broken into 30 pieces: this may not be a spine.|AMBER",
		"The slices seem to be axial (5.0 mm thick).|AMBER",
		"Left processes lie on the right: the header seems to be mirrored.|AMBER",
		"The image shows little: results are unreliable.|AMBER",
		"Only a few vertebrae (4) were found.|GREEN" })
	void whatThePipelineSays(final String sentence, final Light light) {
		spine.warnings = List.of(sentence);
		final CaseQuality quality = quality();
		assertThat(quality.light()).isEqualTo(light);
		assertThat(quality.findings()).singleElement().satisfies(
			finding -> assertThat(finding.text()).doesNotEndWith("."));
	}
}
