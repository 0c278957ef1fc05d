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

import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.grade.DiscHeightGrade;
import org.spineps.measure.morphometry.grade.MeyerdingGrade;
import org.spineps.measure.morphometry.grade.SlipDirection;
import org.spineps.measure.morphometry.grade.SpineRegion;
import org.spineps.measure.morphometry.shape.DiscShape;

/**
 * The disc space under a vertebra, and how that vertebra stands on the next one.
 * Heights are at right angles to the bisector of the endplates. What is undefined
 * is NaN or UNKNOWN.
 *
 * @param anteriorHeightMm at the anterior landmarks
 * @param middleHeightMm at the middle landmarks
 * @param posteriorHeightMm at the posterior landmarks
 * @param heightMm mean of the three
 * @param heightIndex height over the mean middle height of the bodies above and
 *          below (of one, where the other has none)
 * @param heightLoss what the cut-offs say of the index
 * @param farfanIndex see {@link DiscShape#farfanIndex}
 * @param degrees between the endplates, positive if lordotic
 * @param volumeMm3 voxels of the disc times their volume
 * @param signalRatio mean signal of the eroded disc over that of the fluid
 *          nearby
 * @param slipMm see {@link DiscShape#slipMm}
 * @param slipPercent the same in percent of the endplate below
 * @param meyerdingGrade what the cut-offs say of the slip
 * @param direction where to
 * @param cornerErrorMm how far the corners that the slip is measured at may be
 *          off, because the endplates should be of one depth
 */
public record DiscMeasures(double anteriorHeightMm, double middleHeightMm,
	double posteriorHeightMm, double heightMm, double heightIndex,
	DiscHeightGrade heightLoss, double farfanIndex, double degrees, double volumeMm3,
	double signalRatio, double slipMm, double slipPercent,
	MeyerdingGrade meyerdingGrade, SlipDirection direction, double cornerErrorMm)
{

	/** An error of one corner may be twice what the depths show. */
	private static final double CORNERS = 2;
	/** Masks round off the posterior corner of S1. */
	private static final double SACRUM_MM = 2;

	/**
	 * @param shape the two endplates; null if one is unknown
	 * @param bodiesMiddleMm mean middle height of the bodies; NaN if unknown
	 * @param volumeMm3 of the disc's mask; NaN if it is not whole
	 * @param signalRatio disc over fluid; NaN if unknown
	 * @param leastSlipMm the least slip that is called one
	 * @param region of the vertebra above; null if unknown
	 * @param sacrum whether the sacrum is below
	 * @param cutoffs limits of the grades
	 * @return the measures
	 */
	static DiscMeasures of(final DiscShape shape, final double bodiesMiddleMm,
		final double volumeMm3, final double signalRatio,
		final double leastSlipMm, final SpineRegion region, final boolean sacrum,
		final Cutoffs cutoffs)
	{
		if (shape == null) return new DiscMeasures(Double.NaN, Double.NaN,
			Double.NaN, Double.NaN, Double.NaN, DiscHeightGrade.UNKNOWN, Double.NaN, Double.NaN, volumeMm3,
			signalRatio, Double.NaN, Double.NaN, MeyerdingGrade.UNKNOWN,
			SlipDirection.UNKNOWN, Double.NaN);
		final double index = DiscShape.heightIndex(shape.heightMm(),
			bodiesMiddleMm);
		final double slip = shape.slipMm();
		final MeyerdingGrade grade = MeyerdingGrade.of(slip, shape.slipPercent(),
			leastSlipMm, cutoffs.meyerding());
		return new DiscMeasures(shape.anteriorHeightMm(), shape.middleHeightMm(),
			shape.posteriorHeightMm(), shape.heightMm(), index,
			DiscHeightGrade.of(region, index, cutoffs.discHeight()), shape.farfanIndex(), shape.degrees(), volumeMm3,
			signalRatio, slip, shape.slipPercent(), grade, SlipDirection.of(grade,
				slip), Math.hypot(CORNERS * (shape.upper().depthMm() - shape.lower()
					.depthMm()), sacrum ? SACRUM_MM : 0));
	}
}
