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
 * What the program that a network was trained with does to a scan before its
 * resampling. Only the kind is said here; the steps are the pipeline's.
 */
public enum Preparation {

		/** Nothing: the network sees the scan as it is. */
		NONE,
		/** What SPINEPS does to MR scans: range of values, N4, padding. */
		SPINEPS_MR,
		/** What SPINEPS does to CT: padding with air, values left alone. */
		SPINEPS_CT,
		/** The same; and the network shows the first vertebra, too. */
		SPINEPS_CT_WITH_C1;

	/** @return the word for it in manifests, e.g. "spineps-mr" */
	public String text() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * @param text a word
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
