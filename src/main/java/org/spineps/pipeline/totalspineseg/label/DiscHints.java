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
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.anatomy.Level;

/**
 * What is known of discs from elsewhere.
 *
 * @param localizerOrNull the discs of another scan of the same patient over them
 * @param step which step told how probable numbers are; empty if none did
 * @param chances how probable numbers were there: disc → number → 0..1; without
 *          discs that it did not have, or of which it knew nothing
 * @param certain whether its names are to be taken over
 * @param fixed names that the user has given: place in the list from the top → the
 *          vertebra above
 */
record DiscHints(Localizer localizerOrNull, String step,
	Map<Part, Map<Integer, Double>> chances, boolean certain,
	Map<Integer, Level> fixed)
{

	/** The other step may be wrong. */
	private static final double LEAST = 0.001;

	DiscHints {
		chances = new LinkedHashMap<>(chances);
		fixed = Map.copyOf(fixed);
	}

	/**
	 * @param hints what is known
	 * @param map the raw label map
	 * @param discs its discs from the top
	 * @param localizerOrNull the discs of another scan over them
	 * @return what is known of these discs
	 */
	static DiscHints of(final LabellingHints hints, final RawMap map,
		final List<Part> discs, final Localizer localizerOrNull)
	{
		final Map<Part, Map<Integer, Double>> chances = new LinkedHashMap<>();
		final Labelling before = hints.earlier().map(
			LabellingHints.Earlier::labelling).orElse(null);
		if (before != null && !before.chances().isEmpty()) {
			final List<Integer> numbers = before.discs().stream().map(
				NamedPart::number).toList();
			final Localizer over = new Localizer(before.labels(), map, discs,
				label -> label == 0 ? 0 : numbers.indexOf(label) + 1);
			for (final Part disc : discs)
				if (over.mostFrequent(disc) > 0) chances.put(disc, before.chances().get(
					over.mostFrequent(disc) - 1));
		}
		return new DiscHints(localizerOrNull, hints.earlier().map(
			LabellingHints.Earlier::step).orElse(""), chances, hints.earlier()
				.isPresent() && hints.earlier().get().certain(), hints.fixed());
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

	/**
	 * The discs were named together in the other step: all of them are one witness, not
	 * as many as there are discs. The surest speaks for them.
	 */
	private double earlier(final Part disc, final int number) {
		final Map<Integer, Double> known = chances.get(disc);
		return known == null || !certain && disc != surest() ? 0 : Math.log(Math.max(
			LEAST, known.getOrDefault(number, 0.)));
	}

	private Part surest() {
		return Collections.max(chances.entrySet(), Comparator.comparingDouble(
			one -> one.getValue().values().stream().mapToDouble(Double::doubleValue)
				.max().orElse(0))).getKey();
	}

	/** @return words for those hints that say something of some discs */
	List<String> sources(final List<Part> discs) {
		final List<String> sources = new ArrayList<>();
		if (localizerOrNull != null && discs.stream().anyMatch(
			disc -> localizerOrNull.mostFrequent(disc) != 0)) sources.add(
				"localizer");
		if (!chances.isEmpty()) sources.add(step);
		if (!fixed.isEmpty()) sources.add("fixed by the user");
		return sources;
	}
}
