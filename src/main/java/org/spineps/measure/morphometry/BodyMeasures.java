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
import org.spineps.measure.morphometry.grade.GenantGrade;
import org.spineps.measure.morphometry.shape.BodyFit;
import org.spineps.measure.morphometry.shape.BodyShape;

/**
 * The body of one vertebra. What is undefined is NaN or null.
 *
 * @param anteriorHeightMm Ha
 * @param middleHeightMm Hm
 * @param posteriorHeightMm Hp
 * @param wedgeRatio Ha / Hp
 * @param biconcavityRatio Hm / Hp
 * @param crushRatio Hp over the mean Hp of the neighbours
 * @param heightLossPercent see {@link BodyShape#heightLossPercent}
 * @param genantGrade how much height it has lost
 * @param shape which height is the lowest; null for grade 0 or unknown
 * @param wedgeDegrees angle between the endplates, positive if lordotic
 * @param superiorDepthMm from SA to SP
 * @param inferiorDepthMm from IA to IP
 * @param widthMm widest from left to right
 * @param volumeMm3 voxels of the body times their volume
 */
public record BodyMeasures(double anteriorHeightMm, double middleHeightMm,
	double posteriorHeightMm, double wedgeRatio, double biconcavityRatio,
	double crushRatio, double heightLossPercent, GenantGrade genantGrade,
	BodyShape.Deformity shape, double wedgeDegrees, double superiorDepthMm,
	double inferiorDepthMm, double widthMm, double volumeMm3)
{

	private static final double PERCENT = 100;

	/**
	 * @param fit landmarks and frame
	 * @param neighboursPosteriorMm mean Hp of the neighbours; NaN if unknown
	 * @param volumeMm3 of the body; NaN if it is not whole
	 * @param cutoffs limits of the grades
	 * @return the measures
	 */
	static BodyMeasures of(final BodyFit fit, final double neighboursPosteriorMm,
		final double volumeMm3, final Cutoffs cutoffs)
	{
		final double superior = fit.superior() == null ? Double.NaN : fit.superior()
			.depthMm();
		final double inferior = fit.inferior() == null ? Double.NaN : fit.inferior()
			.depthMm();
		if (fit.superior() == null || fit.inferior() == null)
			return new BodyMeasures(Double.NaN, Double.NaN, Double.NaN, Double.NaN,
				Double.NaN, Double.NaN, Double.NaN, GenantGrade.UNKNOWN, null, Double.NaN, superior,
				inferior, fit.widthMm(), volumeMm3);
		final BodyShape body = new BodyShape(fit.superior(), fit.inferior());
		final double loss = body.heightLossPercent(neighboursPosteriorMm);
		final GenantGrade grade = GenantGrade.of(loss, cutoffs.genant());
		return new BodyMeasures(body.anteriorHeightMm(), body.middleHeightMm(), body
			.posteriorHeightMm(), body.wedgeRatio(), body.biconcavityRatio(), body
				.crushRatio(neighboursPosteriorMm), loss, grade, grade
					.isDeformed() ? body.lowest() : null, body.wedgeDegrees(fit.frame()
						.right()), superior, inferior, fit.widthMm(), volumeMm3);
	}

	/** @return the lowest of the three heights */
	double lowestHeightMm() {
		return Math.min(anteriorHeightMm, Math.min(middleHeightMm,
			posteriorHeightMm));
	}

	/** @return the height that the loss is measured against */
	double wholeHeightMm() {
		return lowestHeightMm() / (1 - heightLossPercent / PERCENT);
	}
}
