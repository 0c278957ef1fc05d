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
package org.spineps.ij.dialog;

import java.util.Objects;

/**
 * A network that can be chosen for a role of a method.
 *
 * @param id id of its model as macros have it; blank for the default of the method,
 *          or for none
 * @param text what it is, for people
 * @param missing id of the published model that has to be downloaded first; blank if
 *          it is installed
 */
record NetworkChoice(String id, String text, String missing) {

	/** Checks that nothing is missing. */
	NetworkChoice {
		Objects.requireNonNull(id);
		Objects.requireNonNull(text);
		Objects.requireNonNull(missing);
	}

	/** @return whether it can be used at once */
	boolean isInstalled() {
		return missing.isEmpty();
	}

	@Override
	public String toString() {
		return text;
	}
}
