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
package org.spineps.ij.folder;

import org.spineps.batch.cases.InputStatus;

/** How far a case of the list is. */
enum CaseState {
		/** Not begun. */
		WAITING("waiting"),
		/** Being worked on. */
		RUNNING("running"),
		/** Its results were written. */
		DONE("done"),
		/** No spine was found. */
		EMPTY("no spine found"),
		/** Its results were there already. */
		EARLIER("done before"),
		/** Nothing was written for it. */
		FAILED("failed"),
		/** The run was cancelled before its end. */
		CANCELLED("cancelled");

	private final String text;

	CaseState(final String text) {
		this.text = text;
	}

	/** @return words for people */
	String text() {
		return text;
	}

	/** @return whether a later run has nothing to do */
	boolean isDone() {
		return this == DONE || this == EMPTY || this == EARLIER;
	}

	static CaseState of(final InputStatus status) {
		return switch (status) {
			case OK -> DONE;
			case EMPTY -> EMPTY;
			case SKIPPED -> EARLIER;
			case FAILED -> FAILED;
			case CANCELLED -> CANCELLED;
		};
	}
}
