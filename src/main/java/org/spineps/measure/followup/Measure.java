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
package org.spineps.measure.followup;

import java.util.function.ToDoubleFunction;

import org.spineps.measure.morphometry.CanalMeasures;
import org.spineps.measure.morphometry.Deviations;
import org.spineps.measure.morphometry.EdgeError;
import org.spineps.measure.morphometry.LevelMeasures;

/**
 * What is compared between two dates, and how much each may vary because of
 * voxels and networks. A measurement step h is half a voxel: an edge that falls anywhere
 * within its voxel has a standard deviation of h/√3, a length between two edges
 * √2 times that. Errors of quotients and products are propagated to first order.
 */
public enum Measure {

		ANTERIOR_HEIGHT("anterior height", "mm", 2, row -> row.body()
			.anteriorHeightMm(), Measure::height),
		MIDDLE_HEIGHT("middle height", "mm", 2, row -> row.body()
			.middleHeightMm(), Measure::height),
		POSTERIOR_HEIGHT("posterior height", "mm", 2, row -> row.body()
			.posteriorHeightMm(), Measure::height),
		HEIGHT_LOSS("height loss", "%", 1, row -> row.body().heightLossPercent(),
			Measure::heightLoss),
		BODY_ANGLE("body angle", "°", 1, row -> row.body().wedgeDegrees(),
			Measure::angle),
		BODY_VOLUME("body volume", "mm³", 0, row -> row.body().volumeMm3(),
			Measure::bodyVolume),
		DISC_HEIGHT("disc height", "mm", 2, row -> row.disc().heightMm(),
			Measure::height),
		DISC_HEIGHT_INDEX("disc height index", "", 3, row -> row.disc()
			.heightIndex(), Measure::heightIndex),
		DISC_SIGNAL("disc signal / CSF", "", 2, row -> row.disc().signalRatio(),
			row -> 0),
		DISC_ANGLE("disc angle", "°", 1, row -> row.disc().degrees(),
			Measure::angle),
		SLIP("slip", "mm", 2, row -> row.disc().slipMm(), Measure::depth),
		CANAL_AP("canal AP, least", "mm", 2, row -> row.canal().leastApMm(),
			Measure::depth),
		CANAL_AREA("canal area, least", "mm²", 0, row -> row.canal()
			.leastAreaMm2(), Measure::canalArea),
		CORD_AP("cord AP", "mm", 2, row -> row.canal().cordApMm(),
			Measure::depth),
		CORD_AREA("cord area", "mm²", 1, row -> row.canal().cordAreaMm2(),
			Measure::cordArea);

	private final String label;
	private final String unit;
	private final int decimals;
	private final ToDoubleFunction<LevelMeasures> value;
	private final ToDoubleFunction<LevelMeasures> deviation;

	Measure(final String label, final String unit, final int decimals,
		final ToDoubleFunction<LevelMeasures> value,
		final ToDoubleFunction<LevelMeasures> deviation)
	{
		this.label = label;
		this.unit = unit;
		this.decimals = decimals;
		this.value = value;
		this.deviation = deviation;
	}

	/** @return name for people */
	public String label() {
		return label;
	}

	/** @return its unit; empty for a quotient */
	public String unit() {
		return unit;
	}

	/** @return decimals that are worth showing */
	public int decimals() {
		return decimals;
	}

	/**
	 * @param row a level
	 * @return its value; NaN when undefined
	 */
	public double of(final LevelMeasures row) {
		return value.applyAsDouble(row);
	}

	/**
	 * @param row a level
	 * @return standard deviation of its value by where the edges fall within their
	 *         voxels; NaN when unknown
	 */
	public double voxelDeviation(final LevelMeasures row) {
		return deviation.applyAsDouble(row);
	}

	/**
	 * @param row a level
	 * @return standard deviation of its value if the spine were scanned and segmented
	 *         again: that of its voxels and that of the networks together, rather too
	 *         large than too small; NaN when unknown
	 */
	public double deviation(final LevelMeasures row) {
		return Math.hypot(voxelDeviation(row), rescanDeviation());
	}

	/**
	 * @return the part of {@link #deviation} that does not depend on the scan: how
	 *         much the networks vary from scan to scan of one spine
	 */
	public double rescanDeviation() {
		return Repeatability.deviation(this);
	}

	private static double height(final LevelMeasures row) {
		return Deviations.height(voxels(row));
	}

	private static double depth(final LevelMeasures row) {
		return Deviations.depth(voxels(row));
	}

	private static double heightLoss(final LevelMeasures row) {
		return Deviations.heightLoss(row, voxels(row));
	}

	/** Between two lines, each between two edges. */
	private static double angle(final LevelMeasures row) {
		return 2 / Math.sqrt(3) * row.step().degrees();
	}

	private static double bodyVolume(final LevelMeasures row) {
		return Deviations.bodyVolume(row, voxels(row));
	}

	private static double heightIndex(final LevelMeasures row) {
		return Deviations.heightIndex(row, voxels(row));
	}

	private static double canalArea(final LevelMeasures row) {
		final CanalMeasures canal = row.canal();
		return Deviations.area(voxels(row), canal.leastAreaMm2(), canal
			.leastApMm());
	}

	private static double cordArea(final LevelMeasures row) {
		final CanalMeasures canal = row.canal();
		return Deviations.area(voxels(row), canal.cordAreaMm2(), canal.cordApMm());
	}

	private static EdgeError voxels(final LevelMeasures row) {
		return EdgeError.ofVoxels(row.step());
	}
}
