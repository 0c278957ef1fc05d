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

/** What the labels of two masks mean to each other. */
public enum InputKind {

		/** Classes: their connected components (26 neighbours) are the instances. */
		SEMANTIC,
		/** Instances whose numbers mean nothing: they are matched by overlap. */
		UNMATCHED,
		/** Instances whose numbers are trusted: equal labels belong together. */
		MATCHED;

	/** @return name for options and files, e.g. "unmatched" */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @param key a {@link #key}, in any case
	 * @return the kind, or empty
	 */
	public static Optional<InputKind> of(final String key) {
		return Arrays.stream(values()).filter(kind -> kind.key().equalsIgnoreCase(
			key.strip())).findFirst();
	}
}
