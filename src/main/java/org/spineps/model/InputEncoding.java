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

/** The content of a network's input channels. */
public enum InputEncoding {

		/** One channel: normalised intensities. */
		INTENSITY,
		/** One channel: class indices of labels as numbers, 0 for all others. */
		LABEL_INDEX,
		/** One channel of 0 and 1 per class index, background first. */
		LABEL_ONE_HOT,
		/**
		 * One channel of 0 and 1 for each set of labels, which may share labels; then one
		 * for what lies inside the scan's field of view, and one for the vertebra in
		 * question.
		 */
		LABEL_SETS;

	/** @return its name in manifests, e.g. "label-index" */
	public String text() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * @param text a name
	 * @return the encoding, or empty if there is none of that name
	 */
	public static Optional<InputEncoding> of(final String text) {
		return Arrays.stream(values()).filter(e -> e.text().equals(text))
			.findFirst();
	}
}
