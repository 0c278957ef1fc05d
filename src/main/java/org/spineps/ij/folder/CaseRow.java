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

import org.spineps.SpinepsException;
import org.spineps.batch.BatchCase;
import org.spineps.batch.InputResult;
import org.spineps.measure.quality.CaseSummary;
import org.spineps.measure.quality.Light;

/**
 * A case as the list shows it.
 *
 * @param scan the case
 * @param title how it is called: of a file its path below the folder that was chosen
 * @param state how far it is
 * @param lightOrNull how its result looks; null if there is none
 * @param levels what was found, e.g. "T10–L5"; blank if nothing is known
 * @param seconds time that it took; NaN if it has not been worked on
 * @param note why the light is not green, or why it failed; may be blank
 */
record CaseRow(BatchCase scan, String title, CaseState state,
	Light lightOrNull, String levels, double seconds, String note)
{

	/**
	 * @param scan a case that is not begun
	 * @param title its path below the folder that was chosen
	 * @return its row, which tells of an earlier result
	 */
	static CaseRow waiting(final BatchCase scan, final String title) {
		return new CaseRow(scan, title, CaseState.WAITING, null, "", Double.NaN, "")
			.withResult();
	}

	/** @return the row of the case that is being worked on */
	CaseRow running() {
		return new CaseRow(scan, title, CaseState.RUNNING, lightOrNull, levels,
			Double.NaN, note);
	}

	/**
	 * @param result how the work ended
	 * @return the row that says so
	 */
	CaseRow ended(final InputResult result) {
		final CaseState now = CaseState.of(result.status());
		final CaseRow row = new CaseRow(scan, title, now, lightOrNull, levels,
			now == CaseState.EARLIER || now == CaseState.CANCELLED ? Double.NaN : result
				.seconds(), now == CaseState.FAILED ? result.message() : note);
		return now.isDone() ? row.withResult() : row;
	}

	private CaseRow withResult() {
		try {
			final CaseSummary known = scan.quality().orElse(null);
			return known == null ? this : new CaseRow(scan, title, state, known
				.light(), known.levels(), seconds, String.join("; ", known.reasons()));
		}
		catch (final SpinepsException e) {
			return new CaseRow(scan, title, state, null, levels, seconds, e
				.getMessage());
		}
	}
}
