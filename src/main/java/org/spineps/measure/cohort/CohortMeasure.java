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
package org.spineps.measure.cohort;

import java.util.function.ToDoubleFunction;

import org.spineps.anatomy.Level;
import org.spineps.measure.followup.Measure;
import org.spineps.measure.morphometry.Deviations;
import org.spineps.measure.morphometry.EdgeError;
import org.spineps.measure.morphometry.MeasurementStep;

/**
 * What is compared between the cases of a cohort: the measures that are compared
 * between two dates, since it is known of these how much they vary from scan to
 * scan of one spine.
 */
public enum CohortMeasure {

		ANTERIOR_HEIGHT(Measure.ANTERIOR_HEIGHT, "height_anterior_mm", false,
			CohortMeasure::height),
		MIDDLE_HEIGHT(Measure.MIDDLE_HEIGHT, "height_middle_mm", false,
			CohortMeasure::height),
		POSTERIOR_HEIGHT(Measure.POSTERIOR_HEIGHT, "height_posterior_mm", false,
			CohortMeasure::height),
		HEIGHT_LOSS(Measure.HEIGHT_LOSS, "height_loss_percent", false,
			CohortMeasure::heightLoss),
		BODY_ANGLE(Measure.BODY_ANGLE, "body_wedge_deg", false,
			CohortMeasure::angle),
		BODY_VOLUME(Measure.BODY_VOLUME, "body_volume_mm3", false, row -> Deviations
			.volume(edge(row), row.number("body_volume_mm3"), row.number(
				"height_middle_mm"), row.number("depth_inferior_mm"), row.number(
					"width_mm"))),
		DISC_HEIGHT(Measure.DISC_HEIGHT, "disc_height_mm", true,
			CohortMeasure::height),
		DISC_HEIGHT_INDEX(Measure.DISC_HEIGHT_INDEX, "disc_height_index", true,
			row -> Deviations.heightIndex(edge(row), row.number(
				"disc_height_index"), row.number("disc_height_mm"))),
		DISC_SIGNAL(Measure.DISC_SIGNAL, "disc_signal_csf", true, row -> 0),
		DISC_ANGLE(Measure.DISC_ANGLE, "disc_angle_deg", true,
			CohortMeasure::angle),
		SLIP(Measure.SLIP, "slip_mm", true, CohortMeasure::depth),
		CANAL_AP(Measure.CANAL_AP, "canal_ap_least_mm", false,
			CohortMeasure::depth),
		CANAL_AREA(Measure.CANAL_AREA, "canal_area_least_mm2", false,
			row -> Deviations.area(edge(row), row.number("canal_area_least_mm2"), row
				.number("canal_ap_least_mm"))),
		CORD_AP(Measure.CORD_AP, "cord_ap_mm", false, CohortMeasure::depth),
		CORD_AREA(Measure.CORD_AREA, "cord_area_mm2", false, row -> Deviations.area(
			edge(row), row.number("cord_area_mm2"), row.number("cord_ap_mm")));

	/** Of 95 % of a normal distribution, in standard deviations. */
	private static final double CERTAIN = 1.96;
	private static final double PERCENT = 100;

	private final Measure measure;
	private final String column;
	private final boolean ofDisc;
	private final ToDoubleFunction<LevelCells> voxelDeviation;

	CohortMeasure(final Measure measure, final String column,
		final boolean ofDisc, final ToDoubleFunction<LevelCells> voxelDeviation)
	{
		this.measure = measure;
		this.column = column;
		this.ofDisc = ofDisc;
		this.voxelDeviation = voxelDeviation;
	}

	/** @return name for people */
	public String label() {
		return measure.label();
	}

	/** @return its unit; empty for a quotient */
	public String unit() {
		return measure.unit();
	}

	/** @return decimals that are worth showing */
	public int decimals() {
		return measure.decimals();
	}

	/**
	 * @param level a level
	 * @return where it is measured, e.g. "L4", or "L4/L5" for what is of the disc
	 */
	public String place(final Level level) {
		return ofDisc ? level.label() + "/" + level.below() : level.label();
	}

	/**
	 * @param row a row
	 * @return its value; NaN if undefined
	 */
	public double of(final LevelCells row) {
		return row.number(column);
	}

	/**
	 * @param row a row
	 * @return what voxels and networks may change the value by, with 95 %
	 *         probability; NaN if unknown
	 */
	public double error(final LevelCells row) {
		return CERTAIN * Math.hypot(voxelDeviation.applyAsDouble(row), measure
			.rescanDeviation());
	}

	private static EdgeError edge(final LevelCells row) {
		return EdgeError.ofVoxels(new MeasurementStep(row.number("step_up_mm"), row
			.number("step_ap_mm"), row.number("step_rl_mm"), row.number(
				"step_deg")));
	}

	private static double height(final LevelCells row) {
		return Deviations.height(edge(row));
	}

	private static double depth(final LevelCells row) {
		return Deviations.depth(edge(row));
	}

	/** Between two lines, each between two edges. */
	private static double angle(final LevelCells row) {
		return 2 / Math.sqrt(3) * row.number("step_deg");
	}

	private static double heightLoss(final LevelCells row) {
		final double lowest = Math.min(row.number("height_anterior_mm"), Math.min(
			row.number("height_middle_mm"), row.number("height_posterior_mm")));
		return Deviations.heightLoss(edge(row), lowest, lowest / (1 - row.number(
			"height_loss_percent") / PERCENT));
	}
}
