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
package org.spineps.batch.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the work on one input ended. */
public enum InputStatus {

		/** Results were written. */
		OK,
		/** No spine was found: a finding, and its empty results were written. */
		EMPTY,
		/** Results were there already and were left alone. */
		SKIPPED,
		/** Nothing was written for this input. */
		FAILED,
		/** The user stopped the run; nothing was written for this input. */
		CANCELLED;

	/** @return the word for the manifest, e.g. "ok" */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** @return whether results of this input were written */
	public boolean hasOutputs() {
		return this == OK || this == EMPTY;
	}

	static Optional<InputStatus> of(final String text) {
		return Arrays.stream(values()).filter(status -> status.text().equals(text))
			.findFirst();
	}
}
