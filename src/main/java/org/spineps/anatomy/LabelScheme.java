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
package org.spineps.anatomy;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The label numbers of spine masks in programs and data sets of the field. Each
 * scheme is a table from label ids to {@linkplain LabelSchemePart parts};
 * {@link LabelSchemeConversion} goes from one to another. Immutable.
 */
public enum LabelScheme {

		/**
		 * Instance masks of SPINEPS and of this project: vertebrae 1..25 and 28,
		 * sacrum 26, disc under X 100 + X, endplates 200 + X; vertebrae of unknown
		 * level as in {@link UnknownLevels}. Cord 60 and canal 61 are added, so that
		 * one mask can hold everything that other schemes put into one.
		 */
		SPINEPS("spineps", "SPINEPS, instances", LabelSchemeTables.spineps()),

		/** Semantic masks of SPINEPS and of this project, see {@link Structure}. */
		SPINEPS_SEMANTIC("spineps-semantic", "SPINEPS, structures",
			LabelSchemeTables.spinepsSemantic()),

		/**
		 * TotalSpineSeg (its {@code tss_map.json}): cord 1, canal 2, C1 11 to L6
		 * 46, sacrum 50, discs 63..96 by their upper vertebra, 100 for the disc
		 * above the sacrum, for any number of lumbar vertebrae.
		 */
		TOTALSPINESEG("totalspineseg", "TotalSpineSeg", LabelSchemeTables
			.totalSpineSeg()),

		/**
		 * SPIDER (van der Graaf et al. 2024): vertebrae counted from the bottom, L5 =
		 * 1 up to C1 = 24, plus 100 if only partially visible; discs 200 + X under
		 * vertebra X; 100 for the canal with the cord. The levels hold for spines with
		 * five lumbar vertebrae; 25 and 125 have none.
		 */
		SPIDER("spider", "SPIDER", LabelSchemeTables.spider()),

		/** VerSe (Sekuboyina et al. 2021): vertebrae as in SPINEPS, no soft tissue. */
		VERSE("verse", "VerSe", LabelSchemeTables.verse()),

		/** TotalSegmentator 2, task "total": S1 counts as sacrum here. */
		TOTALSEGMENTATOR("totalsegmentator", "TotalSegmentator, total",
			LabelSchemeTables.totalSegmentator()),

		/**
		 * TotalSegmentator 2, task "total_mr": vertebrae and discs without levels.
		 */
		TOTALSEGMENTATOR_MR("totalsegmentator-mr", "TotalSegmentator, total_mr",
			LabelSchemeTables.totalSegmentatorMr()),

		/** TotalSegmentator 2, task "vertebrae_mr". */
		TOTALSEGMENTATOR_VERTEBRAE_MR("totalsegmentator-vertebrae-mr",
			"TotalSegmentator, vertebrae_mr", LabelSchemeTables
				.totalSegmentatorVertebraeMr());

	/** The label of VerSe that SPINEPS has no number for. */
	public static final int VERSE_COCCYX = 27;

	private final String key;
	private final String title;
	private final SortedMap<Integer, LabelSchemePart> parts;

	LabelScheme(final String key, final String title,
		final SortedMap<Integer, LabelSchemePart> parts)
	{
		this.key = key;
		this.title = title;
		this.parts = parts;
	}

	/** @return name for options and files, e.g. "totalspineseg" */
	public String key() {
		return key;
	}

	/** @return name for people */
	public String title() {
		return title;
	}

	/**
	 * @param key a {@link #key}, in any case
	 * @return the scheme, or empty
	 */
	public static Optional<LabelScheme> of(final String key) {
		final String wanted = key.strip().toLowerCase(Locale.ROOT);
		return Arrays.stream(values()).filter(scheme -> scheme.key.equals(wanted))
			.findFirst();
	}

	/**
	 * Labels that masks of the scheme hold beside those of {@link #parts()}: other
	 * organs, and what programs write without a meaning of its own.
	 *
	 * @param label a label other than 0
	 * @return whether it is one of them
	 */
	boolean alsoHolds(final int label) {
		return LabelSchemeTables.alsoHolds(this, label);
	}

	/**
	 * @param present the labels of a mask
	 * @return false if the mask lacks what every mask of the scheme has
	 */
	boolean hasSignature(final Collection<Integer> present) {
		return LabelSchemeTables.hasSignature(this, present);
	}

	/** @return all labels of the scheme and their parts; unmodifiable */
	public SortedMap<Integer, LabelSchemePart> parts() {
		return parts;
	}

	/**
	 * The part of a label in a spine with the usual number of vertebrae.
	 *
	 * @param label label id
	 * @return the part, or empty for an unknown label
	 */
	public Optional<LabelSchemePart> part(final int label) {
		return Optional.ofNullable(parts.get(label));
	}

	/**
	 * The parts of the labels of one mask. This differs from {@link #part} where
	 * a scheme's label depends on the others: TotalSpineSeg's disc above the
	 * sacrum lies under L6 if the mask has an L6 (or a disc above one), and under
	 * L4 if its lowest lumbar vertebra is L4. SPINEPS's 41 to 55 are vertebrae of
	 * unknown level only where {@link UnknownLevels#in} says so.
	 *
	 * @param present the labels that occur in the mask
	 * @return label → part for those that the scheme knows, ascending; a new map
	 */
	public SortedMap<Integer, LabelSchemePart> partsOf(
		final Collection<Integer> present)
	{
		final SortedMap<Integer, LabelSchemePart> result = new TreeMap<>();
		for (final Integer label : present)
			if (parts.containsKey(label)) result.put(label, parts.get(label));
		if (this == TOTALSPINESEG) result.computeIfPresent(
			LabelSchemeTables.LUMBOSACRAL_DISC, (label, usual) -> LabelSchemePart.of(
				usual.kind(), LabelSchemeTables.lumbosacralOfLabels(present)));
		if (this == SPINEPS && !UnknownLevels.in(present)) result.keySet().removeIf(
			UnknownLevels::has);
		return result;
	}

	/**
	 * The label of a part, in a mask that holds certain parts. The others matter
	 * where they do in {@link #partsOf}.
	 *
	 * @param part what to look for
	 * @param present all parts of the mask
	 * @return the scheme's label for exactly that part, or empty
	 */
	public Optional<Integer> label(final LabelSchemePart part,
		final Collection<LabelSchemePart> present)
	{
		if (this == TOTALSPINESEG && part.kind() == LabelSchemePart.Kind.DISC &&
			part.level() == LabelSchemeTables.lumbosacralOfParts(present))
			return Optional.of(LabelSchemeTables.LUMBOSACRAL_DISC);
		return parts.entrySet().stream().filter(entry -> entry.getValue().equals(
			part)).map(Map.Entry::getKey).findFirst();
	}
}
