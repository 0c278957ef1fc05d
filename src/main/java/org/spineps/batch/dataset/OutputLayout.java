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
package org.spineps.batch.dataset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where the results of scans in folders go. */
public enum OutputLayout {

		/**
		 * Side by side in the output folder; those of equal names in folders below it.
		 */
		FLAT,
		/** Beside each scan. */
		BESIDE,
		/** As a BIDS derivative in the output folder. */
		BIDS;

	/** @return the word for it in command lines */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @param key the word
	 * @return the layout; empty if there is none of that name
	 */
	public static Optional<OutputLayout> of(final String key) {
		return Arrays.stream(values()).filter(layout -> layout.key().equals(key
			.toLowerCase(Locale.ROOT))).findFirst();
	}
}
