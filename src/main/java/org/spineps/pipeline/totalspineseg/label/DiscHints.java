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
import java.util.List;
import java.util.Map;

import org.spineps.anatomy.Level;

/**
 * What is known of discs from elsewhere.
 *
 * @param localizerOrNull the discs of another scan of the same patient over them
 * @param earlierOrNull the discs of step 1 over them
 * @param probabilities how sure the names of step 1 are: number → 0..1
 * @param fixed names that the user has given: place in the list from the top → the
 *          vertebra above
 */
record DiscHints(Localizer localizerOrNull, Localizer earlierOrNull,
	Map<Integer, Double> probabilities, Map<Integer, Level> fixed)
{

	/** Step 1 says nothing of other numbers, but it may be wrong. */
	private static final double OTHERS = 0.1;
	private static final double SUREST = 0.99;

	DiscHints {
		probabilities = new HashMap<>(probabilities);
		fixed = Map.copyOf(fixed);
	}

	/**
	 * @param at place in the list from the top
	 * @param disc the disc there
	 * @param number a number
	 * @param above the vertebra above a disc with that number
	 * @return logarithm of how probable the hints are, if the disc had the number
	 */
	double at(final int at, final Part disc, final int number,
		final Level above)
	{
		if (fixed.containsKey(at) && fixed.get(at) != above)
			return Double.NEGATIVE_INFINITY;
		return earlier(disc, number);
	}

	/**
	 * @param at place in the list from the top
	 * @param disc the disc there
	 * @return the same, if it were no disc at all
	 */
	double below(final int at, final Part disc) {
		return fixed.containsKey(at) ? Double.NEGATIVE_INFINITY : earlier(disc, 0);
	}

	private double earlier(final Part disc, final int number) {
		if (earlierOrNull == null) return 0;
		final int before = earlierOrNull.mostFrequent(disc);
		final double known = probabilities.getOrDefault(before, Double.NaN);
		if (before == 0 || Double.isNaN(known)) return 0;
		final double sure = Math.min(SUREST, known);
		return Math.log(before == number ? sure : OTHERS * (1 - sure));
	}

	/** @return words for those hints that say something of some discs */
	List<String> sources(final List<Part> discs) {
		final List<String> sources = new ArrayList<>();
		if (localizerOrNull != null && discs.stream().anyMatch(
			disc -> localizerOrNull.mostFrequent(disc) != 0)) sources.add(
				"localizer");
		if (earlierOrNull != null && discs.stream().anyMatch(disc -> probabilities
			.containsKey(earlierOrNull.mostFrequent(disc)))) sources.add("step 1");
		if (!fixed.isEmpty()) sources.add("fixed by the user");
		return sources;
	}
}
