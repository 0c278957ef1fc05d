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
package org.spineps.measure.morphometry.shape;

import java.util.Objects;

/**
 * What follows from the two endplates on both sides of a disc. "Straight"
 * heights are distances between landmarks; they grow with a slip. The others are
 * measured at right angles to the bisector of the two endplates (distortion
 * compensated, Frobin et al. 1997).
 *
 * @param upper inferior endplate of the vertebra above
 * @param lower superior endplate of the vertebra (or sacrum) below
 * @param right direction to the patient's right, the axis of the sagittal plane
 */
public record DiscShape(Endplate upper, Endplate lower, Position right) {

	/** Checks that nothing is missing. */
	public DiscShape {
		Objects.requireNonNull(upper);
		Objects.requireNonNull(lower);
		Objects.requireNonNull(right);
	}

	/** @return millimetres between the anterior landmarks */
	public double straightAnteriorMm() {
		return upper.anterior().distance(lower.anterior());
	}

	/** @return millimetres between the middle landmarks (Hurxthal) */
	public double straightMiddleMm() {
		return upper.middle().distance(lower.middle());
	}

	/** @return millimetres between the posterior landmarks */
	public double straightPosteriorMm() {
		return upper.posterior().distance(lower.posterior());
	}

	/** @return mean of the three straight heights (Fyllos) */
	public double straightHeightMm() {
		return (straightAnteriorMm() + straightMiddleMm() +
			straightPosteriorMm()) / 3;
	}

	/** @return mean of the anterior and posterior straight height (Dabbs) */
	public double dabbsHeightMm() {
		return (straightAnteriorMm() + straightPosteriorMm()) / 2;
	}

	/**
	 * @return mean straight height of front and back over the mean depth of the
	 *         endplates (Farfan)
	 */
	public double farfanIndex() {
		return (straightAnteriorMm() + straightPosteriorMm()) / (upper.depthMm() +
			lower.depthMm());
	}

	/** @return anterior height at right angles to the bisector */
	public double anteriorHeightMm() {
		return upper.anterior().minus(lower.anterior()).dot(normal());
	}

	/** @return middle height at right angles to the bisector */
	public double middleHeightMm() {
		return upper.middle().minus(lower.middle()).dot(normal());
	}

	/** @return posterior height at right angles to the bisector */
	public double posteriorHeightMm() {
		return upper.posterior().minus(lower.posterior()).dot(normal());
	}

	/** @return mean of the three heights at right angles to the bisector */
	public double heightMm() {
		return (anteriorHeightMm() + middleHeightMm() + posteriorHeightMm()) / 3;
	}

	/**
	 * The disc height index.
	 *
	 * @param discHeightMm one of the heights
	 * @param bodiesMiddleMm mean middle height of the bodies above and below
	 * @return their ratio
	 */
	public static double heightIndex(final double discHeightMm,
		final double bodiesMiddleMm)
	{
		return discHeightMm / bodiesMiddleMm;
	}

	/** @return degrees between the endplates, positive if lordotic */
	public double degrees() {
		return Angles.sagittalDegrees(upper.direction(), lower.direction(), right);
	}

	/**
	 * How far the posterior corner of the upper body stands in front of that of
	 * the lower one, along the lower one's superior endplate.
	 *
	 * @return millimetres; negative if it stands behind
	 */
	public double slipMm() {
		return lower.posterior().minus(upper.posterior()).dot(lower.direction());
	}

	/** @return slip in percent of the depth of the lower endplate (Taillard) */
	public double slipPercent() {
		return 100 * slipMm() / lower.depthMm();
	}

	/** @return upwards, perpendicular to the bisector, in the sagittal plane */
	private Position normal() {
		final Position axis = right.unit();
		final Position bisector = upper.direction().without(axis).unit().plus(lower
			.direction().without(axis).unit()).unit();
		// From anterior to posterior, turned about right, is up.
		return bisector.cross(axis).unit();
	}
}
