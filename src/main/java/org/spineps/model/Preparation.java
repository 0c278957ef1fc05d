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
package org.spineps.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How the program that a network was trained with prepares a scan before
 * resampling it. This is only the kind of preparation; the pipeline performs
 * the steps.
 */
public enum Preparation {

		/** No preparation. */
		NONE,
		/** SPINEPS's preparation of MR scans: range of values, N4, padding. */
		SPINEPS_MR,
		/** SPINEPS's preparation of CT: padding with air, values unchanged. */
		SPINEPS_CT,
		/** The same, for networks that also segment the first vertebra. */
		SPINEPS_CT_WITH_C1,
		/**
		 * SPINEPS's patches around vertebrae, turned so that the spine stands upright.
		 */
		SPINEPS_UPRIGHT;

	/** @return its name in manifests, e.g. "spineps-mr" */
	public String text() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * @param text a name
	 * @return the preparation of that name, or empty
	 */
	public static Optional<Preparation> of(final String text) {
		return Arrays.stream(values()).filter(one -> one.text().equals(text))
			.findFirst();
	}

	/** @return whether the values are Hounsfield units */
	public boolean isCt() {
		return this == SPINEPS_CT || this == SPINEPS_CT_WITH_C1;
	}
}
