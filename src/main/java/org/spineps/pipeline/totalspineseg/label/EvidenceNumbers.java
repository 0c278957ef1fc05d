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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.anatomy.Level;
import org.spineps.pipeline.totalspineseg.stage.FinalLabels;
import org.spineps.pipeline.totalspineseg.stage.SpineNumbers;

/**
 * Numbers discs and vertebrae by the most probable spine.
 */
final class EvidenceNumbers {

	private final List<Part> discs;
	private final DiscPaths paths;
	private final SpineVariant variant;
	private final List<Integer> spine;
	private final List<Level> levels;

	/**
	 * @param discs from the top
	 * @param paths the most probable spine
	 */
	EvidenceNumbers(final List<Part> discs, final DiscPaths paths) {
		this.discs = discs;
		this.paths = paths;
		variant = paths.variant();
		spine = variant.discs();
		levels = variant.vertebrae();
	}

	/** @return disc → its number; those below the sacral disc have none */
	Map<Part, Integer> discs() {
		final Map<Part, Integer> numbers = new LinkedHashMap<>();
		for (int at = 0; at < discs.size(); at++)
			if (paths.place(at) < spine.size()) numbers.put(discs.get(at), spine.get(
				paths.place(at)));
		return numbers;
	}

	/** @return disc → how sure its number is, 0..1 */
	Map<Part, Double> probabilities() {
		final Map<Part, Double> probabilities = new HashMap<>();
		discs().forEach((disc, number) -> probabilities.put(disc, paths
			.probability(discs.indexOf(disc), number)));
		return probabilities;
	}

	/**
	 * @param items discs and vertebrae from the top, without the sacrum
	 * @return vertebra → its number
	 */
	Map<Part, Integer> vertebrae(final List<Part> items) {
		final Map<Part, Integer> numbers = new LinkedHashMap<>();
		final List<Part> waiting = new ArrayList<>();
		int above = Integer.MIN_VALUE;
		for (final Part item : items) {
			if (item.isVertebra()) {
				waiting.add(item);
				continue;
			}
			final int place = paths.place(discs.indexOf(item));
			if (place >= spine.size()) continue;
			number(numbers, waiting, above, place +
				SpineVariant.VERTEBRAE_ABOVE_DISCS - 1);
			waiting.clear();
			above = place + SpineVariant.VERTEBRAE_ABOVE_DISCS;
		}
		number(numbers, waiting, above, Integer.MAX_VALUE);
		return numbers;
	}

	/**
	 * Counts up from the disc below, or else down from the disc above; more pieces
	 * than vertebrae between two discs belong to the last.
	 */
	private void number(final Map<Part, Integer> numbers,
		final List<Part> vertebrae, final int first, final int last)
	{
		final int count = vertebrae.size();
		final int end = Math.min(last, levels.size() - 1);
		for (int n = 0; n < count; n++) {
			final int place = first == Integer.MIN_VALUE ? last - (count - 1 - n)
				: Math.min(first + n, Math.max(first, end));
			if (place < 0) continue;
			final Level level = levels.get(Math.min(place, levels.size() - 1));
			numbers.put(vertebrae.get(n), level == Level.SACRUM ? FinalLabels.SACRUM
				: SpineNumbers.vertebra(level));
		}
	}
}
