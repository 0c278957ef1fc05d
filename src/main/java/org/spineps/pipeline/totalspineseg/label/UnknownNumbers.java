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

	/** Less than this part of the usual is a piece of a vertebra. */
	private static final int PIECE = 4;

	private UnknownNumbers() {
		// static methods only
	}

	/**
	 * @param items discs and vertebrae from the top, without the sacrum; discs alone
	 *          count as if there were a vertebra above each
	 * @return part → its number, pieces that of the vertebra above; those after the most that have numbers are missing
	 */
	static Map<Part, Integer> of(final List<Part> items) {
		final Map<Part, Integer> numbers = new LinkedHashMap<>();
		final boolean alone = items.stream().noneMatch(Part::isVertebra);
		final int[] sizes = items.stream().filter(Part::isVertebra).mapToInt(
			Part::size).sorted().toArray();
		final int usual = sizes.length == 0 ? 0 : sizes[sizes.length / 2];
		int vertebrae = 0;
		int last = -1;
		for (final Part item : items) {
			if (alone || item.isVertebra() && (vertebrae == 0 || PIECE * item
				.size() >= usual)) vertebrae++;
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
