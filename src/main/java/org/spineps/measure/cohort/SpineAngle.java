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
package org.spineps.measure.cohort;

import java.util.Arrays;
import java.util.Optional;

/** Angles of the whole spine, one of each kind per case. */
public enum SpineAngle {

		CERVICAL_LORDOSIS("cervical lordosis", "C2–C7"),
		THORACIC_KYPHOSIS("thoracic kyphosis", "T4–T12"),
		LUMBAR_LORDOSIS("lumbar lordosis", "L1–S1"),
		LUMBAR_LORDOSIS_WITHOUT_SACRUM("lumbar lordosis without sacrum", "L1–L5"),
		CORONAL_COBB("largest coronal Cobb", "");

	private final String measure;
	private final String place;

	SpineAngle(final String measure, final String place) {
		this.measure = measure;
		this.place = place;
	}

	/** @return its name in the table of a spine, and for people */
	public String measure() {
		return measure;
	}

	/** @return name for people, with its levels */
	public String label() {
		return place.isEmpty() ? measure : measure + " " + place;
	}

	/** @return name of its column in a table of cases */
	public String column() {
		return measure.replace(' ', '_').replace("Cobb", "cobb") + "_deg";
	}

	/**
	 * @param measure a name in the table of a spine
	 * @return the angle; empty for other measures
	 */
	public static Optional<SpineAngle> named(final String measure) {
		return Arrays.stream(values()).filter(angle -> angle.measure.equals(
			measure)).findFirst();
	}
}
