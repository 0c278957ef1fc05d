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
package org.spineps.ij.show;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.LabelSchemePart;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.LevelColors;
import org.spineps.anatomy.SchemeRecognition;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * Colours and names of the labels of a mask. If the scheme is known by which it is
 * numbered, they are those of the levels and structures, so that a level has one
 * colour whoever made the mask; else the labels are numbers, and successive ones
 * have the colours of successive levels.
 */
final class LabelLegend {

	private final Optional<LabelScheme> scheme;
	private final Map<Integer, Integer> colours = new HashMap<>();
	private final Map<Integer, String> names = new LinkedHashMap<>();

	private LabelLegend(final Optional<LabelScheme> scheme,
		final List<Integer> labels)
	{
		this.scheme = scheme;
		final SortedMap<Integer, LabelSchemePart> parts = scheme.orElse(
			LabelScheme.SPINEPS).partsOf(labels);
		for (final int label : labels) {
			final LabelSchemePart part = scheme.isPresent() ? parts.get(label) : null;
			colours.put(label, part == null ? ofNumber(label) : colour(part, label));
			if (scheme.isEmpty()) names.put(label, Integer.toString(label));
			else if (part != null) name(part).ifPresent(name -> names.put(label,
				name));
		}
	}

	/**
	 * @param mask any mask
	 * @return its legend by the scheme that its labels and their places fit best
	 */
	static LabelLegend recognise(final LabelVolume mask) {
		return of(mask, SchemeRecognition.of(mask).stream().findFirst());
	}

	/**
	 * @param mask any mask
	 * @param scheme by which it is numbered; empty if its labels are but numbers
	 * @return its legend
	 */
	static LabelLegend of(final LabelVolume mask,
		final Optional<LabelScheme> scheme)
	{
		return new LabelLegend(scheme, Arrays.stream(LabelStatistics.of(mask)
			.labels()).boxed().toList());
	}

	private static int ofNumber(final int label) {
		final Level[] levels = Level.values();
		return LevelColors.of(levels[(label - 1) % levels.length]);
	}

	private static int colour(final LabelSchemePart part, final int label) {
		final LabelSchemePart whole = new LabelSchemePart(part.kind(), part.level(),
			false, part.number());
		return LabelScheme.SPINEPS.label(whole, List.of(whole)).map(
			LevelColors::ofInstance).or(() -> LabelScheme.SPINEPS_SEMANTIC.label(whole,
				List.of(whole)).map(LevelColors::ofStructure)).orElseGet(() -> ofNumber(
					label));
	}

	/** Vertebrae and sacrum have names on the image; the rest lies between them. */
	private static Optional<String> name(final LabelSchemePart part) {
		return switch (part.kind()) {
			case SACRUM -> Optional.of(part.kind().label());
			case VERTEBRA -> part.level() != null ? Optional.of(part.level().label())
				: part.number() != null ? Optional.of("V" + part.number()) : Optional
					.empty();
			default -> Optional.empty();
		};
	}

	/** @return the scheme; empty if the labels are but numbers */
	Optional<LabelScheme> scheme() {
		return scheme;
	}

	/** @return how many labels there are */
	int count() {
		return colours.size();
	}

	/** @return colour of a label that occurs, 0xRRGGBB; 0 of 0 */
	int colour(final int label) {
		return label == 0 ? 0 : colours.get(label);
	}

	/** @return label &rarr; name of those to be named, from the lowest label */
	Map<Integer, String> names() {
		return names;
	}
}
