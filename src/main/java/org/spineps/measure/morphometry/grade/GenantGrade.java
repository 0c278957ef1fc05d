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

/** Height loss of a vertebral body (Genant et al. 1993). */
public enum GenantGrade implements Grade {

		/** The loss is not known. */
		UNKNOWN(Light.GREEN),
		/** Grade 0. */
		NONE(Light.GREEN),
		/** Grade 1. */
		MILD(Light.AMBER),
		/** Grade 2. */
		MODERATE(Light.AMBER),
		/** Grade 3. */
		SEVERE(Light.RED);

	private final Light light;

	GenantGrade(final Light light) {
		this.light = light;
	}

	/**
	 * @param lossPercent loss of height; NaN if unknown
	 * @param cutoffs its limits
	 * @return the grade
	 */
	public static GenantGrade of(final double lossPercent,
		final Cutoffs.Genant cutoffs)
	{
		if (Double.isNaN(lossPercent)) return UNKNOWN;
		if (lossPercent > cutoffs.severePercent() + Cutoffs.SLACK) return SEVERE;
		if (lossPercent >= cutoffs.moderatePercent() - Cutoffs.SLACK)
			return MODERATE;
		return lossPercent >= cutoffs.mildPercent() - Cutoffs.SLACK ? MILD : NONE;
	}

	/** @return whether the body is deformed: grade 1 or more */
	public boolean isDeformed() {
		return compareTo(NONE) > 0;
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
