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

/** Loss of disc height, from the disc height index. */
public enum DiscHeightGrade implements Grade {

		/** The index is not known, or its region has no limits. */
		UNKNOWN("", Light.GREEN),
		/** No loss. */
		NORMAL("normal", Light.GREEN),
		/** Green: most healthy discs are "mild" by this convention. */
		MILD("mild", Light.GREEN),
		/** Worth a look. */
		MODERATE("moderate", Light.AMBER),
		/** Hardly a disc is left. */
		SEVERE("severe", Light.RED);

	private final String text;
	private final Light light;

	DiscHeightGrade(final String text, final Light light) {
		this.text = text;
		this.light = light;
	}

	/**
	 * @param regionOrNull the part of the spine; null if unknown. Only lumbar discs
	 *          have limits: those of a normal thorax are half as high
	 * @param index disc height index; NaN if unknown
	 * @param cutoffs its limits
	 * @return the grade
	 */
	public static DiscHeightGrade of(final SpineRegion regionOrNull,
		final double index, final Cutoffs.DiscHeight cutoffs)
	{
		if (Double.isNaN(index) || regionOrNull != SpineRegion.LUMBAR)
			return UNKNOWN;
		if (index >= cutoffs.normal() - Cutoffs.SLACK) return NORMAL;
		if (index >= cutoffs.mild() - Cutoffs.SLACK) return MILD;
		return index >= cutoffs.moderate() - Cutoffs.SLACK ? MODERATE : SEVERE;
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
