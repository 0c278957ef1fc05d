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

/** Where a vertebra has slipped on the one below. */
public enum SlipDirection {

		/** The slip is not known. */
		UNKNOWN(""),
		/** No slip. */
		NONE("none"),
		/** To the front. */
		ANTERO("antero"),
		/** To the back. */
		RETRO("retro");

	private final String text;

	SlipDirection(final String text) {
		this.text = text;
	}

	/**
	 * @param grade how far
	 * @param slipMm slip, positive to the front
	 * @return the direction
	 */
	public static SlipDirection of(final MeyerdingGrade grade,
		final double slipMm)
	{
		if (grade == MeyerdingGrade.UNKNOWN) return UNKNOWN;
		if (!grade.isSlip()) return NONE;
		return slipMm > 0 ? ANTERO : RETRO;
	}

	/** @return its word in tables; empty if unknown */
	public String text() {
		return text;
	}
}
