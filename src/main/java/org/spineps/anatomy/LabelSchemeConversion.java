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

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.spineps.anatomy.LabelSchemePart.Kind;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * A mask renumbered from one {@link LabelScheme} to another. A part without an
 * exact label in the target gets the label of the nearest wider part (a spinous
 * process that of the vertebra, a partial vertebra that of the vertebra, L4
 * and V3 that of "vertebra" in a scheme without levels); a part without any label
 * becomes background and is listed.
 *
 * @param labels the renumbered mask, new, on the grid of the source
 * @param map source label → target label, for the labels that were present
 * @param inexact source label → why its meaning became wider, for those where
 *          it did
 * @param unknown source label → number of voxels, for the labels that became
 *          background
 */
public record LabelSchemeConversion(LabelVolume labels,
	SortedMap<Integer, Integer> map, SortedMap<Integer, String> inexact,
	SortedMap<Integer, Long> unknown)
{

	/** Makes the maps unmodifiable copies. */
	public LabelSchemeConversion {
		map = Collections.unmodifiableSortedMap(new TreeMap<>(map));
		inexact = Collections.unmodifiableSortedMap(new TreeMap<>(inexact));
		unknown = Collections.unmodifiableSortedMap(new TreeMap<>(unknown));
	}

	/**
	 * @param source a mask; not changed
	 * @param from its scheme
	 * @param to the scheme wanted
	 * @return the renumbered mask and what was lost on the way
	 */
	public static LabelSchemeConversion convert(final LabelVolume source,
		final LabelScheme from, final LabelScheme to)
	{
		final LabelStatistics statistics = LabelStatistics.of(source);
		final SortedMap<Integer, Long> counts = new TreeMap<>();
		for (final int label : statistics.labels())
			counts.put(label, statistics.count(label));
		final SortedMap<Integer, LabelSchemePart> parts = from.partsOf(counts
			.keySet());
		final SortedMap<Integer, Integer> map = new TreeMap<>();
		final SortedMap<Integer, String> inexact = new TreeMap<>();
		final SortedMap<Integer, Long> unknown = new TreeMap<>();
		counts.forEach((label, count) -> {
			final LabelSchemePart part = parts.get(label);
			final Optional<Integer> target = part == null ? Optional.empty() : nearest(
				part, to, parts.values());
			if (target.isEmpty()) {
				unknown.put(label, count);
				return;
			}
			map.put(label, target.get());
			final LabelSchemePart found = to.parts().get(target.get());
			if (!found.equals(part) && !sameDisc(part, found)) inexact.put(label, part
				.name() + " as " + found.name());
		});
		return new LabelSchemeConversion(renumber(source, map), map, inexact,
			unknown);
	}

	/**
	 * @return one line for display on what was approximated or lost; may be empty
	 */
	public String summary() {
		final StringBuilder text = new StringBuilder();
		if (!inexact.isEmpty()) text.append(inexact.entrySet().stream().map(
			entry -> entry.getKey() + ": " + entry.getValue()).collect(Collectors
				.joining(", ", "approximated: ", ". ")));
		if (!unknown.isEmpty()) text.append(unknown.entrySet().stream().map(
			entry -> entry.getKey() + " (" + entry.getValue() + " voxels)").collect(
				Collectors.joining(", ", "without counterpart: ", ".")));
		return text.toString().strip();
	}

	private static Optional<Integer> nearest(final LabelSchemePart part,
		final LabelScheme to, final Collection<LabelSchemePart> present)
	{
		Optional<Kind> kind = Optional.of(part.kind());
		while (kind.isPresent()) {
			final Kind current = kind.get();
			final Optional<Integer> label = Stream.of(new LabelSchemePart(current,
				part.level(), part.partial(), part.number()), LabelSchemePart.of(current,
					part.level()), LabelSchemePart.of(current)).flatMap(word -> to.label(word,
						present).stream()).findFirst();
			if (label.isPresent()) return label;
			kind = current.wider();
		}
		// A canal that holds the cord is still best called a canal.
		return part.kind() == Kind.CANAL_WITH_CORD ? to.label(LabelSchemePart.of(
			Kind.CANAL), present) : Optional.empty();
	}

	/** TotalSpineSeg's lowest disc has one number under any level. */
	private static boolean sameDisc(final LabelSchemePart part,
		final LabelSchemePart found)
	{
		return part.kind() == Kind.DISC && found.kind() == Kind.DISC && found
			.level() != null;
	}

	private static LabelVolume renumber(final LabelVolume source,
		final SortedMap<Integer, Integer> map)
	{
		final short[] table = new short[1 << 16];
		map.forEach((label, target) -> table[label] = target.shortValue());
		final LabelVolume result = LabelVolume.zeros(source.grid());
		final short[] from = source.array();
		final short[] to = result.array();
		for (int v = 0; v < from.length; v++)
			to[v] = table[from[v] & 0xffff];
		return result;
	}
}
