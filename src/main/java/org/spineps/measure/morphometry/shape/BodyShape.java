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

import java.util.Locale;
import java.util.Objects;

/**
 * What follows from the six landmarks of a vertebral body (Genant et al. 1993;
 * Diacinti and Guglielmi 2019).
 *
 * @param superior landmarks SA, SM, SP
 * @param inferior landmarks IA, IM, IP
 */
public record BodyShape(Endplate superior, Endplate inferior) {

	/** Checks that nothing is missing. */
	public BodyShape {
		Objects.requireNonNull(superior);
		Objects.requireNonNull(inferior);
	}

	/** @return Ha, millimetres from SA to IA */
	public double anteriorHeightMm() {
		return superior.anterior().distance(inferior.anterior());
	}

	/** @return Hm, millimetres from SM to IM */
	public double middleHeightMm() {
		return superior.middle().distance(inferior.middle());
	}

	/** @return Hp, millimetres from SP to IP */
	public double posteriorHeightMm() {
		return superior.posterior().distance(inferior.posterior());
	}

	/** @return Ha / Hp */
	public double wedgeRatio() {
		return anteriorHeightMm() / posteriorHeightMm();
	}

	/** @return Hm / Hp */
	public double biconcavityRatio() {
		return middleHeightMm() / posteriorHeightMm();
	}

	/**
	 * @param neighboursPosteriorMm mean Hp of the neighbours; NaN if unknown
	 * @return Hp over that; NaN if unknown
	 */
	public double crushRatio(final double neighboursPosteriorMm) {
		return posteriorHeightMm() / neighboursPosteriorMm;
	}

	/**
	 * @param neighboursPosteriorMm mean Hp of the neighbours; NaN if unknown, and
	 *          then the body is compared with itself only
	 * @return percent by which the lowest height falls short of the largest of the
	 *         three and the neighbours'
	 */
	public double heightLossPercent(final double neighboursPosteriorMm) {
		double largest = Math.max(anteriorHeightMm(), Math.max(middleHeightMm(),
			posteriorHeightMm()));
		if (neighboursPosteriorMm > largest) largest = neighboursPosteriorMm;
		return 100 * (1 - lowestMm() / largest);
	}

	/** @return which height is the lowest: wedge, biconcave or crush */
	public Deformity lowest() {
		final double lowest = lowestMm();
		if (lowest == anteriorHeightMm()) return Deformity.WEDGE;
		return lowest == middleHeightMm() ? Deformity.BICONCAVE : Deformity.CRUSH;
	}

	/**
	 * @param right direction to the patient's right
	 * @return degrees between the endplates; positive if the body is lower behind
	 *         (lordotic), negative if it is lower in front
	 */
	public double wedgeDegrees(final Position right) {
		return Angles.sagittalDegrees(superior.direction(), inferior.direction(),
			right);
	}

	private double lowestMm() {
		return Math.min(anteriorHeightMm(), Math.min(middleHeightMm(),
			posteriorHeightMm()));
	}

	/** The shape of a deformed body, by its lowest height. */
	public enum Deformity {
			/** The anterior height is the lowest. */
			WEDGE,
			/** The middle height is the lowest. */
			BICONCAVE,
			/** The posterior height is the lowest. */
			CRUSH;

		/** @return its word in tables, e.g. "wedge" */
		public String text() {
			return name().toLowerCase(Locale.ROOT);
		}
	}
}
