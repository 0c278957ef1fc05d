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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Discs that the network took for a landmark and that got another name: landmarks
 * that contradict each other, or what else the names come from.
 */
final class Contradictions {

	/** A landmark has more voxels than this. */
	private static final int ENOUGH_VOXELS = 200;
	/** And is at least this part of its disc. */
	private static final int PART = 4;

	/** Disc → raw class of the landmark that it was taken for. */
	private final Map<Part, Integer> found = new LinkedHashMap<>();
	/** Disc → its number in the localizer. */
	private final Map<Part, Integer> elsewhere = new LinkedHashMap<>();
	private final Map<Part, Integer> numbers;

	/**
	 * @param discs from the top
	 * @param numbers disc → its number
	 * @param localizerOrNull another scan of the same patient
	 */
	Contradictions(final List<Part> discs, final Map<Part, Integer> numbers,
		final Localizer localizerOrNull)
	{
		this.numbers = numbers;
		for (final Part disc : discs) {
			final int raw = landmark(disc);
			final int number = numbers.getOrDefault(disc, 0);
			if (raw != 0 && number != 0 && number != Landmarks.NUMBERS.get(raw -
				Landmarks.C2_C3)) found.put(disc, raw);
			final int there = localizerOrNull == null ? 0 : localizerOrNull
				.mostFrequent(disc);
			if (there != 0 && number != 0 && there != number) elsewhere.put(disc,
				there);
		}
	}

	/** @return whether a landmark lies at a disc of another name */
	boolean areOfLandmarks() {
		return !found.isEmpty();
	}

	/** @return the landmark that most of a disc is; 0 if it is none */
	private static int landmark(final Part disc) {
		int most = Landmarks.C2_C3;
		long votes = 0;
		for (int raw = Landmarks.C2_C3; raw <= Landmarks.L5_S; raw++) {
			votes += disc.count(raw);
			if (disc.count(raw) > disc.count(most)) most = raw;
		}
		final long count = disc.count(most);
		return count > ENOUGH_VOXELS && 2 * count > votes && PART * count > disc
			.size() ? most : 0;
	}

	/**
	 * @param hints what the names may come from beside landmarks
	 * @return sentences for the user
	 */
	List<String> sentences(final LabellingHints hints) {
		final List<String> sentences = new ArrayList<>();
		found.forEach((disc, raw) -> sentences.add(sentence(Landmarks.name(
			Landmarks.NUMBERS.get(raw - Landmarks.C2_C3)), name(disc), hints)));
		// One disc tells enough: the others are off as this one is.
		elsewhere.entrySet().stream().findFirst().ifPresent(one -> sentences.add(
			(hints.fixed().isEmpty() ? "The localizer contradicts the names: "
				: "The fixed names overrule the localizer: ") + "the " + name(one
					.getKey()) + " is its " + PartNames.of(one.getValue(), elsewhere
						.values()) + "." + (hints.fixed().isEmpty()
							? " Check the names of the levels." : "")));
		return sentences;
	}

	private static String sentence(final String landmark, final String name,
		final LabellingHints hints)
	{
		if (!hints.fixed().isEmpty()) return "The fixed names overrule the landmark " +
			landmark + ", which the network saw at the " + name + ".";
		return (hints.localizer().isPresent()
			? "A landmark contradicts the localizer: "
			: "Landmarks contradict each other: ") + "the network saw " + landmark +
			" at the " + name + ". Check the names of the levels.";
	}

	/**
	 * @param findings what became of the landmarks
	 * @return the same, with the names of discs that they contradict
	 */
	List<LandmarkFinding> in(final List<LandmarkFinding> findings) {
		return findings.stream().map(finding -> {
			final List<String> names = found.keySet().stream().filter(disc -> found
				.get(disc) == finding.rawLabel()).map(this::name).toList();
			return names.isEmpty() ? finding : finding.with(finding.outcome() +
				", but contradicted: seen at the " + String.join(" and ", names));
		}).toList();
	}

	private String name(final Part disc) {
		return PartNames.of(numbers.get(disc), numbers.values());
	}
}
