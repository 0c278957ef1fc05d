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
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.spineps.anatomy.LabelSchemePart.Kind;

/** The numbers behind {@link LabelScheme}. */
final class LabelSchemeTables {

	/** TotalSpineSeg's disc between the last lumbar vertebra and the sacrum. */
	static final int LUMBOSACRAL_DISC = 100;

	/** SPIDER adds this to a vertebra that is only partially visible. */
	private static final int SPIDER_PARTIAL = 100;
	private static final int SPIDER_DISC = 200;

	/** The highest label of task "total" and of task "total_mr". */
	private static final int TOTALSEGMENTATOR_LABELS = 117;
	private static final int TOTALSEGMENTATOR_MR_LABELS = 50;

	/** C1 to L5: what every data set counts, from the top. */
	private static final List<Level> REGULAR = Arrays.stream(Level.values())
		.filter(level -> level != Level.T13 && level != Level.L6 &&
			level != Level.SACRUM).toList();

	private LabelSchemeTables() {
		// static methods only
	}

	static SortedMap<Integer, LabelSchemePart> spineps() {
		final Table table = new Table();
		for (final Level level : Level.values()) {
			if (level == Level.SACRUM) continue;
			table.put(level.id(), Kind.VERTEBRA, level);
			table.put(Level.DISC_OFFSET + level.id(), Kind.DISC, level);
			table.put(Level.ENDPLATE_OFFSET + level.id(), Kind.ENDPLATE, level);
		}
		for (int n = 1; n <= UnknownLevels.MOST; n++) {
			final int label = UnknownLevels.OFFSET + n;
			table.put(label, LabelSchemePart.ofUnknown(Kind.VERTEBRA, n));
			table.put(Level.DISC_OFFSET + label, LabelSchemePart.ofUnknown(Kind.DISC,
				n));
			table.put(Level.ENDPLATE_OFFSET + label, LabelSchemePart.ofUnknown(
				Kind.ENDPLATE, n));
		}
		table.put(Level.DISC_OFFSET + UnknownLevels.OFFSET, LabelSchemePart.ofUnknown(
			Kind.DISC, 0));
		table.put(Level.SACRUM.id(), Kind.SACRUM);
		table.put(Structure.CORD.id(), Kind.CORD);
		table.put(Structure.CANAL.id(), Kind.CANAL);
		table.put(Structure.METAL.id(), Kind.METAL);
		return table.done();
	}

	static SortedMap<Integer, LabelSchemePart> spinepsSemantic() {
		final Table table = new Table();
		for (final Structure structure : Structure.values())
			table.put(structure.id(), Kind.valueOf(structure.name()));
		return table.done();
	}

	static SortedMap<Integer, LabelSchemePart> totalSpineSeg() {
		final Table table = new Table();
		table.put(1, Kind.CORD);
		table.put(2, Kind.CANAL);
		table.sequence(11, Kind.VERTEBRA, Level.C1, Level.C7);
		table.sequence(21, Kind.VERTEBRA, Level.T1, Level.T12);
		table.sequence(41, Kind.VERTEBRA, Level.L1, Level.L6);
		table.put(50, Kind.SACRUM);
		table.sequence(63, Kind.DISC, Level.C2, Level.C6);
		table.sequence(71, Kind.DISC, Level.C7, Level.T11);
		table.put(91, Kind.DISC, Level.T12);
		table.sequence(92, Kind.DISC, Level.L1, Level.L5);
		table.put(LUMBOSACRAL_DISC, Kind.DISC, Level.L5);
		return table.done();
	}

	/** The level above TotalSpineSeg's lowest disc in a mask of its labels. */
	static Level lumbosacralOfLabels(final Collection<Integer> labels) {
		if (labels.contains(46) || labels.contains(96)) return Level.L6;
		final boolean fifth = labels.contains(45) || labels.contains(95);
		return !fifth && labels.contains(44) && labels.contains(50) ? Level.L4
			: Level.L5;
	}

	/** The level above TotalSpineSeg's lowest disc in a mask of these parts. */
	static Level lumbosacralOfParts(final Collection<LabelSchemePart> parts) {
		final Set<Level> levels = EnumSet.noneOf(Level.class);
		boolean sacrum = false;
		for (final LabelSchemePart part : parts) {
			if (part.level() != null) levels.add(part.level());
			sacrum |= part.kind() == Kind.SACRUM;
		}
		if (levels.contains(Level.L6)) return Level.L6;
		return sacrum && levels.contains(Level.L4) && !levels.contains(Level.L5)
			? Level.L4 : Level.L5;
	}

	static SortedMap<Integer, LabelSchemePart> spider() {
		final Table table = new Table();
		for (int i = 0; i < REGULAR.size(); i++) {
			final Level level = REGULAR.get(REGULAR.size() - 1 - i);
			table.put(1 + i, Kind.VERTEBRA, level);
			table.put(SPIDER_PARTIAL + 1 + i, new LabelSchemePart(Kind.VERTEBRA,
				level, true));
			if (level != Level.C1) table.put(SPIDER_DISC + 1 + i, Kind.DISC, level);
		}
		table.put(100, Kind.CANAL_WITH_CORD);
		return table.done();
	}

	static SortedMap<Integer, LabelSchemePart> verse() {
		final Table table = new Table();
		for (final Level level : Level.values())
			if (level != Level.SACRUM) table.put(level.id(), Kind.VERTEBRA, level);
		table.put(26, Kind.SACRUM);
		table.put(27, Kind.COCCYX);
		return table.done();
	}

	static SortedMap<Integer, LabelSchemePart> totalSegmentator() {
		final Table table = new Table();
		table.put(25, Kind.SACRUM);
		table.put(26, Kind.SACRUM);
		table.upwards(27);
		table.put(79, Kind.CORD);
		return table.done();
	}

	static SortedMap<Integer, LabelSchemePart> totalSegmentatorMr() {
		final Table table = new Table();
		table.put(18, Kind.SACRUM);
		table.put(19, Kind.VERTEBRA);
		table.put(20, Kind.DISC);
		table.put(21, Kind.CORD);
		return table.done();
	}

	static SortedMap<Integer, LabelSchemePart> totalSegmentatorVertebraeMr() {
		final Table table = new Table();
		table.put(1, Kind.SACRUM);
		table.upwards(2);
		return table.done();
	}

	static boolean alsoHolds(final LabelScheme scheme, final int label) {
		return switch (scheme) {
			// A disc over the top vertebra, and what lies around the sacrum.
			case SPINEPS -> label == Level.DISC_OFFSET || label == Level.DISC_OFFSET +
				Level.SACRUM.id() || label == Level.ENDPLATE_OFFSET + Level.SACRUM
					.id();
			// Ribs.
			case SPINEPS_SEMANTIC -> label == 63 || label == 64;
			case TOTALSEGMENTATOR -> label <= TOTALSEGMENTATOR_LABELS;
			case TOTALSEGMENTATOR_MR -> label <= TOTALSEGMENTATOR_MR_LABELS;
			default -> false;
		};
	}

	static boolean hasSignature(final LabelScheme scheme,
		final Collection<Integer> present)
	{
		return switch (scheme) {
			// Bodies: 41 to 46 alone are vertebrae of TotalSpineSeg.
			case SPINEPS_SEMANTIC -> present.contains(Structure.CORPUS.id()) ||
				present.stream().noneMatch(Structure::isVertebra);
			case TOTALSEGMENTATOR -> present.stream().anyMatch(label -> label >= 26 &&
				label <= 50);
			case TOTALSEGMENTATOR_MR -> present.contains(19) && present.contains(20);
			default -> true;
		};
	}

	/** Collects the entries of a scheme. */
	private static final class Table {

		private final SortedMap<Integer, LabelSchemePart> parts = new TreeMap<>();

		void put(final int label, final Kind kind) {
			put(label, LabelSchemePart.of(kind));
		}

		void put(final int label, final Kind kind, final Level level) {
			put(label, LabelSchemePart.of(kind, level));
		}

		void put(final int label, final LabelSchemePart part) {
			if (parts.put(label, part) != null) throw new IllegalStateException(
				"Label " + label + " twice");
		}

		/** Labels counting up from the upper level to the lower one. */
		void sequence(final int label, final Kind kind, final Level from,
			final Level to)
		{
			int next = label;
			for (final Level level : Level.values())
				if (level != Level.T13 && level.compareTo(from) >= 0 && level
					.compareTo(to) <= 0) put(next++, kind, level);
		}

		/** Vertebrae counting up from L5 to C1. */
		void upwards(final int label) {
			for (int i = 0; i < REGULAR.size(); i++)
				put(label + i, Kind.VERTEBRA, REGULAR.get(REGULAR.size() - 1 - i));
		}

		SortedMap<Integer, LabelSchemePart> done() {
			return Collections.unmodifiableSortedMap(parts);
		}
	}
}
