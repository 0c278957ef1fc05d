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
import java.util.stream.Collectors;

/** The purpose of a network. */
public enum ModelKind {

		/** Image → structures. */
		SEMANTIC,
		/** Structures around one vertebral body → the vertebra above, it, below. */
		INSTANCE,
		/** Image of one vertebra → its level. */
		NAMING,
		/** Coarse structures around every vertebra of a scan → their levels. */
		LEVELS,
		/**
		 * Any other segmentation; no phase of the pipeline uses it automatically.
		 */
		GENERAL;

	/** @return its name in manifests and options, e.g. "semantic" */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * @param text a name
	 * @return the kind, or empty if there is none of that name
	 */
	public static Optional<ModelKind> of(final String text) {
		return Arrays.stream(values()).filter(k -> k.text().equals(text))
			.findFirst();
	}

	/** @return all names, for messages */
	static String words() {
		return Arrays.stream(values()).map(ModelKind::text).collect(Collectors
			.joining(", "));
	}
}
