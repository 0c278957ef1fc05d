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

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.pipeline.totalspineseg.stage.FinalLabels;

/**
 * Numbers discs and vertebrae by TotalSpineSeg's tables: upwards from the topmost
 * landmark as if the spine were usual, downwards from each as if it were as long
 * as spines can be.
 */
final class OriginalNumbers {

	private OriginalNumbers() {
		// static methods only
	}

	/**
	 * @param discs from the top
	 * @param landmarks landmark → its number
	 * @param unique whether only the lowest of several discs keeps a number
	 * @param endsAtSacrum whether what lies below the sacral disc gets no number
	 * @return disc → its number, for those that get one
	 * @throws SpinepsException if a landmark has a number that no disc has
	 */
	static Map<Part, Integer> discs(final List<Part> discs,
		final Map<Part, Integer> landmarks, final boolean unique,
		final boolean endsAtSacrum) throws SpinepsException
	{
		final Map<Part, Integer> numbers = discs(discs, landmarks);
		boolean below = false;
		for (final Part disc : discs) {
			if (below && endsAtSacrum) numbers.remove(disc);
			below |= Integer.valueOf(FinalLabels.DISC_L5_S).equals(landmarks.get(
				disc));
		}
		final Set<Integer> given = new HashSet<>();
		if (unique) for (int at = discs.size() - 1; at >= 0; at--) {
			final Integer number = numbers.get(discs.get(at));
			if (number != null && !given.add(number)) numbers.remove(discs.get(at));
		}
		return numbers;
	}

	private static Map<Part, Integer> discs(final List<Part> discs,
		final Map<Part, Integer> landmarks) throws SpinepsException
	{
		final Map<Part, Integer> numbers = new LinkedHashMap<>();
		for (int at = 0; at < discs.size(); at++) {
			final Integer landmark = landmarks.get(discs.get(at));
			if (landmark == null) continue;
			if (numbers.isEmpty()) {
				final int usual = place(FinalLabels.USUAL_DISCS, landmark);
				final int up = Math.min(at, usual);
				number(numbers, discs.subList(at - up, discs.size()),
					FinalLabels.USUAL_DISCS.subList(usual - up, FinalLabels.USUAL_DISCS
						.size()));
			}
			final int possible = place(FinalLabels.POSSIBLE_DISCS, landmark);
			number(numbers, discs.subList(at, discs.size()),
				FinalLabels.POSSIBLE_DISCS.subList(possible, FinalLabels.POSSIBLE_DISCS
					.size()));
		}
		return numbers;
	}

	private static void number(final Map<Part, Integer> numbers,
		final List<Part> parts, final List<Integer> sequence)
	{
		for (int n = 0; n < Math.min(parts.size(), sequence.size()); n++)
			numbers.put(parts.get(n), sequence.get(n));
	}

	/**
	 * @param items discs and vertebrae from the top
	 * @param discs disc → its number
	 * @return vertebra → its number, for those that get one
	 * @throws SpinepsException if the vertebrae above the topmost disc cannot be
	 *           counted
	 */
	static Map<Part, Integer> vertebrae(final List<Part> items,
		final Map<Part, Integer> discs) throws SpinepsException
	{
		final Map<Part, Integer> numbers = new LinkedHashMap<>();
		final List<Integer> possible = FinalLabels.POSSIBLE_VERTEBRAE;
		int current = 0;
		for (int at = 0; at < items.size(); at++) {
			final Part item = items.get(at);
			if (!item.isVertebra()) {
				if (!discs.containsKey(item)) continue;
				current = FinalLabels.vertebraUnder(discs.get(item));
				if (at > 0 && numbers.isEmpty()) above(numbers, items.subList(0, at),
					current);
			}
			else if (current > 0) {
				final boolean lastOfTwo = at > 0 && at == items.size() - 1 && items.get(
					at - 1).isVertebra() && current != FinalLabels.SACRUM;
				numbers.put(item, lastOfTwo ? possible.get(possible.indexOf(current) +
					1) : current);
			}
		}
		return numbers;
	}

	private static void above(final Map<Part, Integer> numbers,
		final List<Part> items, final int current) throws SpinepsException
	{
		int next = place(FinalLabels.USUAL_VERTEBRAE, current) - 1;
		for (int at = items.size() - 1; at >= 0 && next >= 0; at--)
			if (items.get(at).isVertebra()) numbers.put(items.get(at),
				FinalLabels.USUAL_VERTEBRAE.get(next--));
	}

	private static int place(final List<Integer> sequence, final int number)
		throws SpinepsException
	{
		final int place = sequence.indexOf(number);
		if (place < 0) throw new SpinepsException("The spine cannot be numbered",
			number + " is no number of a landmark", "The localizer may be of another " +
				"numbering; give one that TotalSpineSeg made");
		return place;
	}
}
