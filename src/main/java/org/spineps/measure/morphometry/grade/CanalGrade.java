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

/** Stenosis of the canal, from its least anteroposterior diameter. */
public enum CanalGrade implements Grade {

		/** The diameter is not known, or its region has no cut-off. */
		UNKNOWN("", Light.GREEN),
		/** Wide enough. */
		NORMAL("normal", Light.GREEN),
		/** Lumbar: relative stenosis. */
		RELATIVE("relative", Light.AMBER),
		/** Lumbar: absolute stenosis. */
		ABSOLUTE("absolute", Light.RED),
		/** Cervical, where there is one limit only. */
		STENOSIS("stenosis", Light.RED);

	private final String text;
	private final Light light;

	CanalGrade(final String text, final Light light) {
		this.text = text;
		this.light = light;
	}

	/**
	 * @param regionOrNull the part of the spine; null if unknown
	 * @param apMm anteroposterior diameter of the canal; NaN if unknown
	 * @param cutoffs its limits
	 * @return the grade
	 */
	public static CanalGrade of(final SpineRegion regionOrNull,
		final double apMm, final Cutoffs.Canal cutoffs)
	{
		if (Double.isNaN(apMm) || regionOrNull == null) return UNKNOWN;
		return switch (regionOrNull) {
			case CERVICAL -> apMm < cutoffs.cervicalApMm() - Cutoffs.SLACK ? STENOSIS
				: NORMAL;
			case LUMBAR -> apMm < cutoffs.lumbarAbsoluteApMm() - Cutoffs.SLACK
				? ABSOLUTE : apMm < cutoffs.lumbarRelativeApMm() - Cutoffs.SLACK
					? RELATIVE : NORMAL;
			case THORACIC -> UNKNOWN;
		};
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
