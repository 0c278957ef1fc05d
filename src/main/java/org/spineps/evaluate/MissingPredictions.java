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
package org.spineps.evaluate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a reference in a folder that has no prediction. */
public enum MissingPredictions {

		/**
		 * It is compared with an empty mask: a system that gives nothing for a hard
		 * case is not better for it.
		 */
		ZERO,
		/** It has no part in the means. */
		IGNORE;

	/** @return name for options and files */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @param key a {@link #key}
	 * @return what it means, or empty
	 */
	public static Optional<MissingPredictions> of(final String key) {
		return Arrays.stream(values()).filter(value -> value.key().equals(key))
			.findFirst();
	}
}
