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
package org.spineps.anatomy;

/** Where an instance's name comes from. */
public enum Naming {
		/** Given by the structure itself (cord, canal, sacrum) or by the user. */
		CERTAIN("certain"),
		/** Said by a naming network. */
		PREDICTED("predicted"),
		/** Counted from an anchor that is assumed to be normal anatomy. */
		ASSUMED("assumed"),
		/** Nothing supports a level: the vertebrae are V1…Vn from the top. */
		LEVEL_UNKNOWN("level unknown");

	private final String text;

	Naming(final String text) {
		this.text = text;
	}

	/** @return the words for table and picture */
	public String text() {
		return text;
	}
}
