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
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.grade.NetworkErrors;
import org.spineps.measure.morphometry.shape.BodyShape;
import org.spineps.measure.morphometry.shape.Endplate;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.measure.quality.Light;
import org.spineps.result.Evidence;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;

/**
 * Findings are coloured only if they are larger than their own uncertainty and
 * than the networks' known error; on both sides of each limit.
 */
class FindingEvidenceTest {

	private static final Cutoffs CUTOFFS = Cutoffs.standard();
	private static final double[] FINE = { 0.6, 0.6, 3.3 };
	private static final String WITHIN = "within error";

	@Test
	void everyLimitHasTwoSides() {
		assertThat(LevelFindings.doubt(5, 4, 3, "")).isEmpty();
		assertThat(LevelFindings.doubt(5, 5, 3, "")).isEqualTo(WITHIN);
		assertThat(LevelFindings.doubt(5, 4, 5, "")).isEqualTo(WITHIN);
		assertThat(LevelFindings.doubt(5.01, 5, 5, "")).isEmpty();
		assertThat(LevelFindings.doubt(5, 4, 3, "L3 is amber")).isEqualTo(
			"L3 is amber");
		assertThat(LevelFindings.doubt(5, 4, Double.NaN, "")).isEqualTo(
			"error not known");
		assertThat(LevelFindings.doubt(5, Double.NaN, 3, "")).isEqualTo(WITHIN);
	}

	/** The table names every measure that is compared with it, in its unit. */
	@Test
	void knownErrorsOfTheNetworks() {
		final NetworkErrors errors = NetworkErrors.packaged();
		for (final GradedMeasure measure : GradedMeasure.values())
			assertThat(errors.known()).containsKey(measure.key());
		assertThat(errors.known().get("wedge").levels()).isGreaterThan(50);
		assertThat(errors.tooHigh("wedge")).isBetween(1.0, 15.0);
		assertThat(errors.tooHigh("biconcavity")).isBetween(1.0, 15.0);
		assertThat(errors.tooLow("disc height index")).isBetween(0.01, 0.1);
		assertThat(errors.tooLow("slip")).isBetween(0.5, 3.0);
		assertThat(errors.tooLow("canal diameter")).isBetween(0.5, 3.0);
		// Two levels tell nothing.
		assertThat(errors.tooLow("cord ratio")).isNaN();
		assertThat(errors.tooLow("no such measure")).isNaN();
	}

	/** Anterior height of 27 mm, lost in part: grade 1 begins at 20 %. */
	@ParameterizedTest
	@CsvSource({ "21, GREEN", "23, GREEN", "27, AMBER", "45, RED" })
	void wedge(final double percent, final Light light) throws Exception {
		final LevelMeasures row = wedged(percent, FINE, Evidence.UNKNOWN);
		final Finding finding = only(row, GradedMeasure.WEDGE);
		assertThat(GradedMeasure.WEDGE.of(row)).isCloseTo(percent, within(1.5));
		assertThat(finding.light()).isEqualTo(light);
		assertThat(finding.words()).startsWith("wedge grade ");
		if (light == Light.GREEN) assertThat(finding.words()).endsWith(
			" (within error)");
		assertThat(finding.text()).doesNotContain("error");
	}

	/** The same wedge: coarse voxels, an undecided border, or disagreement. */
	@Test
	void ownUncertaintyOfAWedge() throws Exception {
		final double percent = 27;
		assertThat(wedgeLight(percent, FINE, Evidence.UNKNOWN)).isEqualTo(
			Light.AMBER);
		assertThat(wedgeLight(percent, new double[] { 3, 3, 3.3 },
			Evidence.UNKNOWN)).isEqualTo(Light.GREEN);
		assertThat(wedgeLight(percent, FINE, new Evidence(0.6, 0.99, 3))).isEqualTo(
			Light.AMBER);
		assertThat(wedgeLight(percent, new double[] { 1.2, 1.2, 3.3 }, new Evidence(
			0.1, 1, 3))).isEqualTo(Light.AMBER);
		assertThat(wedgeLight(percent, new double[] { 1.2, 1.2, 3.3 }, new Evidence(
			1, 1, 3))).isEqualTo(Light.GREEN);
		assertThat(wedgeLight(percent, FINE, new Evidence(0.3, 0.85, 3))).isEqualTo(
			Light.GREEN);
	}

	/**
	 * Slip, and depth of the endplate below: twice the depth that is missing counts
	 * as uncertain, and two millimetres more on the sacrum.
	 */
	@ParameterizedTest
	@CsvSource({ "6, 34, L4, AMBER", "6, 30, L4, GREEN", "3.5, 34, L4, AMBER",
		"2.5, 34, L4, NONE", "-6, 34, L4, AMBER", "-4.5, 33.5, SACRUM, AMBER",
		"-4.5, 32, SACRUM, GREEN" })
	void slip(final double slip, final double lowerDepth, final Level lower,
		final String light) throws Exception
	{
		// Posterior corners at -17 above, and slip behind that below.
		final LevelMeasures row = measure(box(27, 27, 34, 0, 0), box(27, 27,
			lowerDepth, -37, lowerDepth - 34 - slip), lower == Level.SACRUM ? Level.L5
				: Level.L3, lower, FINE, Evidence.UNKNOWN).levels().get(0);
		assertThat(row.disc().slipMm()).isCloseTo(slip, within(0.6));
		if (light.equals("NONE")) assertThat(LevelFindings.of(row, CUTOFFS))
			.isEmpty();
		else assertThat(only(row, GradedMeasure.SLIP).light()).as(LevelFindings.of(
			row, CUTOFFS).toString()).isEqualTo(Light.valueOf(light));
	}

	/** 0.3 is the limit, and networks are up to 0.05 too low. */
	@ParameterizedTest
	@CsvSource({ "L3, 0.32, NONE", "L3, 0.27, GREEN", "L3, 0.21, AMBER",
		"L3, 0.12, RED", "T9, 0.21, NONE" })
	void discLoss(final Level upper, final double index, final String light)
		throws Exception
	{
		final double pitch = 27 * (1 + index);
		final Level lower = upper == Level.L3 ? Level.L4 : Level.T10;
		final LevelMeasures row = measure(box(27, 27, 34, 0, 0), box(27, 27, 34,
			-pitch, 0), upper, lower, FINE, Evidence.UNKNOWN).levels().get(0);
		assertThat(row.disc().heightIndex()).isCloseTo(index, within(0.015));
		if (light.equals("NONE")) assertThat(LevelFindings.of(row, CUTOFFS))
			.isEmpty();
		else assertThat(only(row, GradedMeasure.DISC_HEIGHT_INDEX).light())
			.isEqualTo(Light.valueOf(light));
	}

	/** A last lumbar body is normally lower behind, and not hollow for that. */
	@Test
	void usualShapeOfL5() throws Exception {
		final BodyShape low = box(28, 21.5, 34, 0, 0);
		final LevelMeasures l5 = measure(low, box(27, 27, 34, -37, 0), Level.L5,
			Level.SACRUM, FINE, Evidence.UNKNOWN).levels().get(0);
		assertThat(only(l5, GradedMeasure.CRUSH).words()).isEqualTo(
			"crush grade 1 (usual shape of this level)");
		final LevelMeasures l2 = measure(box(28, 19, 34, 0, 0), box(27, 27, 34, -37,
			0), Level.L2, Level.L3, FINE, Evidence.UNKNOWN).levels().get(0);
		assertThat(only(l2, GradedMeasure.CRUSH).light()).isEqualTo(Light.AMBER);
		assertThat(only(l2, GradedMeasure.CRUSH).doubt()).isEmpty();
	}

	/** A vertebra that the quality rules doubt gives no colour. */
	@Test
	void doubtedInputsGiveNoColour() throws Exception {
		final LevelMeasures row = wedged(30, FINE, new Evidence(0.1, 0.99, 3));
		assertThat(only(row, GradedMeasure.WEDGE).light()).isEqualTo(Light.AMBER);
		final LevelMeasures doubted = row.with(new LevelMeasures.Doubts(
			"L3 is amber", "", ""));
		assertThat(only(doubted, GradedMeasure.WEDGE).light()).isEqualTo(
			Light.GREEN);
		assertThat(only(doubted, GradedMeasure.WEDGE).words()).isEqualTo(
			"wedge grade 2 (L3 is amber)");
		// From the rules: no cut-out of the instance network claimed it.
		final LevelMeasures torn = measure(wedge(45), box(27, 27, 34, -37, 0),
			Level.L2, Level.L3, FINE, new Evidence(0.1, Double.NaN, 0)).levels().get(
				0);
		assertThat(torn.doubts().neighbours()).isEqualTo("L2 is amber");
		assertThat(only(torn, GradedMeasure.WEDGE).light()).isEqualTo(Light.GREEN);
	}

	/** The page's summary says the same. */
	@Test
	void summaryFollowsTheFindings() throws Exception {
		for (final double percent : new double[] { 21, 30 }) {
			final SpineMeasures measures = measure(wedge(percent), box(27, 27, 34, -37,
				0), Level.L2, Level.L3, FINE, Evidence.UNKNOWN);
			assertThat(SpineSummary.of(measures).rows()).filteredOn(row -> row
				.measure().equals("largest height loss")).singleElement().satisfies(
					row -> {
						assertThat(row.light()).isEqualTo(percent < 25 ? Light.GREEN
							: Light.AMBER);
						assertThat(row.grade()).isEqualTo(percent < 25
							? "grade 1 (within error)" : "grade 2");
					});
		}
	}

	private static Light wedgeLight(final double percent,
		final double[] spacing, final Evidence evidence) throws SpinepsException
	{
		return LevelFindings.light(wedged(percent, spacing, evidence), CUTOFFS,
			GradedMeasure.WEDGE);
	}

	private static Finding only(final LevelMeasures row,
		final GradedMeasure measure)
	{
		return LevelFindings.all(row, CUTOFFS).stream().filter(finding -> finding
			.measure() == measure).findFirst().orElseThrow(() -> new AssertionError(
				measure + " not in " + LevelFindings.of(row, CUTOFFS)));
	}

	private static LevelMeasures wedged(final double percent,
		final double[] spacing, final Evidence evidence) throws SpinepsException
	{
		return measure(wedge(percent), box(27, 27, 34, -37, 0), Level.L2, Level.L3,
			spacing, evidence).levels().get(0);
	}

	private static BodyShape wedge(final double percent) {
		return box(27 * (1 - percent / 100), 27, 34, 0, 0);
	}

	private static SpineMeasures measure(final BodyShape upper,
		final BodyShape lower, final Level first, final Level second,
		final double[] spacing, final Evidence evidence) throws SpinepsException
	{
		final Grid grid = SpinePhantom.grid(new int[] { (int) (110 / spacing[0]),
			(int) (120 / spacing[1]), 20 }, spacing, AxisCodes.PIR, 7);
		final SpineSegmentation plain = new BodyPhantom(grid, BodyPhantom.upright(
			BodyPhantom.middle(grid).plus(new Position(0.4, 9.3, 18.2)))).body(first,
				upper, 0).body(second, lower, 0).canal(-26).segmentation();
		return SpineMeasures.of(new SpineSegmentation(plain.semantic(), plain
			.instances(), plain.found(), List.of(), plain.provenance(), Map.of(first
				.id(), evidence)), null, CUTOFFS);
	}

	/** A body with its lower endplate level, its posterior wall upright. */
	private static BodyShape box(final double anterior, final double posterior,
		final double depth, final double up, final double forward)
	{
		final double front = forward + 17;
		final double back = front - depth;
		final double low = up - 13.5;
		return new BodyShape(new Endplate(new Position(0, front, low + anterior),
			new Position(0, (front + back) / 2, low + (anterior + posterior) / 2),
			new Position(0, back, low + posterior)), new Endplate(new Position(0,
				front, low), new Position(0, (front + back) / 2, low), new Position(0,
					back, low)));
	}
}
