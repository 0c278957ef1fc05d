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

/** Scoliosis, from the largest coronal Cobb angle. */
public enum ScoliosisGrade implements Grade {

		/** The angle is not known. */
		UNKNOWN("", Light.GREEN),
		/** Straight enough. */
		NONE("none", Light.GREEN),
		/** A scoliosis. */
		MILD("mild", Light.AMBER),
		/** A moderate one. */
		MODERATE("moderate", Light.AMBER),
		/** A severe one. */
		SEVERE("severe", Light.RED);

	private final String text;
	private final Light light;

	ScoliosisGrade(final String text, final Light light) {
		this.text = text;
		this.light = light;
	}

	/**
	 * @param coronalDegrees largest coronal Cobb angle; NaN if unknown
	 * @param cutoffs its limits
	 * @return the grade
	 */
	public static ScoliosisGrade of(final double coronalDegrees,
		final Cutoffs.Scoliosis cutoffs)
	{
		if (Double.isNaN(coronalDegrees)) return UNKNOWN;
		final double angle = Math.abs(coronalDegrees) - Cutoffs.SLACK;
		if (angle <= cutoffs.mildDegrees()) return NONE;
		if (angle <= cutoffs.moderateDegrees()) return MILD;
		return angle <= cutoffs.severeDegrees() ? MODERATE : SEVERE;
	}

	@Override
	public String text() {
		return text;
	}

	@Override
	public Light light() {
		return light;
	}
}
