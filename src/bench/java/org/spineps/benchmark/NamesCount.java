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
package org.spineps.benchmark;

import java.util.List;
import java.util.Locale;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.result.VertebraNumbering;

/**
 * How many names are right.
 *
 * @param right names of vertebrae that are right
 * @param unknown vertebrae without a name
 * @param wrong names that are wrong
 * @param spines number of spines
 * @param wrongSpines spines with a wrong name
 * @param unknownSpines spines without names
 */
record NamesCount(int right, int unknown, int wrong, int spines,
	int wrongSpines, int unknownSpines)
{

	/**
	 * @param names names from the top
	 * @param levels the true levels
	 * @return the counts of one spine
	 */
	static NamesCount of(final VertebraNumbering names,
		final List<Level> levels)
	{
		int right = 0;
		int unknown = 0;
		for (int n = 0; n < levels.size(); n++)
			if (names.vertebrae().get(n).naming() == Naming.LEVEL_UNKNOWN) unknown++;
			else if (names.names().get(n).equals(levels.get(n).label())) right++;
		final int wrong = levels.size() - right - unknown;
		return new NamesCount(right, unknown, wrong, 1, wrong > 0 ? 1 : 0,
			wrong == 0 && unknown > 0 ? 1 : 0);
	}

	/** @return the sum of both */
	NamesCount plus(final NamesCount other) {
		return new NamesCount(right + other.right, unknown + other.unknown, wrong +
			other.wrong, spines + other.spines, wrongSpines + other.wrongSpines,
			unknownSpines + other.unknownSpines);
	}

	/** @return of one spine: right, unknown or WRONG */
	String word() {
		return wrong > 0 ? "WRONG" : unknown > 0 ? "unknown" : "right";
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT,
			"spines right %d unknown %d wrong %d; names right %d unknown %d wrong %d",
			spines - wrongSpines - unknownSpines, unknownSpines, wrongSpines, right,
			unknown, wrong);
	}
}
