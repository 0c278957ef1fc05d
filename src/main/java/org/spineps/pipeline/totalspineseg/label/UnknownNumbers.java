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
package org.spineps.pipeline.totalspineseg.label;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.pipeline.totalspineseg.stage.SpineNumbers;

/** Counts discs and vertebrae from the top where no level is known. */
final class UnknownNumbers {

	private UnknownNumbers() {
		// static methods only
	}

	/**
	 * @param items discs and vertebrae from the top, without the sacrum; discs alone
	 *          count as if there were a vertebra above each
	 * @return part → its number; those after the most that have numbers are missing
	 */
	static Map<Part, Integer> of(final List<Part> items) {
		final Map<Part, Integer> numbers = new LinkedHashMap<>();
		final boolean alone = items.stream().noneMatch(Part::isVertebra);
		int vertebrae = 0;
		int last = -1;
		for (final Part item : items) {
			if (item.isVertebra() || alone) vertebrae++;
			if (vertebrae > SpineNumbers.MOST_UNKNOWN) break;
			if (item.isVertebra()) numbers.put(item, SpineNumbers.unknownVertebra(
				vertebrae));
			// A second disc under one vertebra has no number of its own.
			else if (vertebrae > last) {
				numbers.put(item, SpineNumbers.unknownDisc(vertebrae));
				last = vertebrae;
			}
		}
		return numbers;
	}
}
