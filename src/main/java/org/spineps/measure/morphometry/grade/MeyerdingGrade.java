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
package org.spineps.measure.morphometry.grade;

import org.spineps.measure.quality.Light;

/** How far a vertebra has slipped on the one below (Meyerding). */
public enum MeyerdingGrade implements Grade {

		/** The slip is not known. */
		UNKNOWN("", Light.GREEN),
		/** No slip. */
		NONE("", Light.GREEN),
		/** Grade 1. */
		FIRST("I", Light.AMBER),
		/** Grade 2. */
		SECOND("II", Light.RED),
		/** Grade 3. */
		THIRD("III", Light.RED),
		/** Grade 4. */
		FOURTH("IV", Light.RED),
		/** Grade 5: the vertebra has lost its support. */
		FIFTH("V", Light.RED);

	private final String roman;
	private final Light light;

	MeyerdingGrade(final String roman, final Light light) {
		this.roman = roman;
		this.light = light;
	}

	/**
	 * @param slipMm slip; NaN if unknown
	 * @param slipPercent the same in percent
	 * @param leastMm the least slip that is called one
	 * @param cutoffs its limits
	 * @return the grade
	 */
	public static MeyerdingGrade of(final double slipMm,
		final double slipPercent, final double leastMm,
		final Cutoffs.Meyerding cutoffs)
	{
		if (Double.isNaN(slipMm)) return UNKNOWN;
		if (Math.abs(slipMm) < leastMm) return NONE;
		final double percent = Math.abs(slipPercent) - Cutoffs.SLACK;
		if (percent <= cutoffs.grade1Percent()) return FIRST;
		if (percent <= cutoffs.grade2Percent()) return SECOND;
		if (percent <= cutoffs.grade3Percent()) return THIRD;
		return percent <= cutoffs.grade4Percent() ? FOURTH : FIFTH;
	}

	/** @return whether there is a slip: grade 1 or more */
	public boolean isSlip() {
		return compareTo(NONE) > 0;
	}

	/** @return the number in Roman figures; empty without a slip */
	public String roman() {
		return roman;
	}

	/** @return the number, e.g. "2" */
	@Override
	public String text() {
		return this == UNKNOWN ? "" : Integer.toString(ordinal() - 1);
	}

	@Override
	public Light light() {
		return light;
	}
}
