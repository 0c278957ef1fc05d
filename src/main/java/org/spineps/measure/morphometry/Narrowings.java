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
package org.spineps.measure.morphometry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.spineps.measure.morphometry.CanalLevels.Range;
import org.spineps.measure.morphometry.CanalPlanes.Plane;

/**
 * Which level each narrowing of the canal is counted at. A narrowing is a stretch
 * of planes below the limit; it often reaches over the border of its level. It is
 * counted where it is narrowest, and at another level only if it fills at least
 * half of that one, or is narrow there once more after it has widened.
 */
final class Narrowings {

	/** Wider by this factor between them, two narrow places are two. */
	private static final double WIDENS = 1.1;
	/** So little difference does not tell which of two planes is narrower. */
	private static final double SAME = 1.05;

	private final double[] values;
	private final List<Range> ranges;
	/** Planes that do not count at their level. */
	private final List<Set<Integer>> elsewhere = new ArrayList<>();
	/** Where they count. */
	private final Map<Integer, Integer> owners = new HashMap<>();

	private Narrowings(final double[] values, final List<Range> ranges) {
		this.values = values;
		this.ranges = ranges;
		ranges.forEach(range -> elsewhere.add(new HashSet<>()));
	}

	/**
	 * @param planes of the canal
	 * @param what is narrow
	 * @param ranges planes of each level
	 * @param limits of each level, below which it is narrow
	 * @return where narrowings count
	 */
	static Narrowings of(final List<Plane> planes,
		final ToDoubleFunction<Plane> what, final List<Range> ranges,
		final double[] limits)
	{
		final Narrowings result = new Narrowings(planes.stream().mapToDouble(what)
			.toArray(), ranges);
		final List<Integer> stretch = new ArrayList<>();
		for (int n = 0; n <= planes.size(); n++) {
			final int level = n == planes.size() ? -1 : result.level(n);
			if (level >= 0 && result.values[n] < limits[level]) {
				stretch.add(n);
				continue;
			}
			result.share(stretch);
			stretch.clear();
		}
		return result;
	}

	/**
	 * @param level number of a level
	 * @param plane number of a plane of it
	 * @return whether it is part of a narrowing that counts at another level
	 */
	boolean isElsewhere(final int level, final int plane) {
		return elsewhere.get(level).contains(plane);
	}

	/**
	 * @param level number of a level
	 * @return the level at which a narrowing counts that reaches into this one
	 */
	Optional<Integer> owner(final int level) {
		return Optional.ofNullable(owners.get(level));
	}

	private int level(final int plane) {
		return IntStream.range(0, ranges.size()).filter(n -> ranges.get(n).contains(
			plane)).findFirst().orElse(-1);
	}

	private void share(final List<Integer> stretch) {
		final List<Integer> levels = stretch.stream().map(this::level).distinct()
			.toList();
		if (levels.size() < 2) return;
		final int owner = owner(stretch, levels);
		for (final int level : levels) {
			if (level == owner) continue;
			final List<Integer> own = of(level, stretch);
			if (2 * own.size() >= ranges.get(level).size() || levels.stream().filter(
				other -> other != level).allMatch(other -> isApart(narrowest(own),
					narrowest(of(other, stretch)), other == owner))) continue;
			elsewhere.get(level).addAll(own);
			owners.put(level, owner);
		}
	}

	/** The level of the narrowest plane; of several, whose disc it is about. */
	private int owner(final List<Integer> stretch, final List<Integer> levels) {
		final double least = values[narrowest(stretch)];
		return levels.stream().filter(level -> values[narrowest(of(level,
			stretch))] <= SAME * least).max(Comparator.<Integer> comparingLong(
				level -> stretch.stream().filter(n -> n >= ranges.get(level)
					.middle() && ranges.get(level).contains(n)).count()).thenComparing(
						level -> of(level, stretch).size())).orElseThrow();
	}

	/** Whether it widens on the way to a place that is narrower. */
	private boolean isApart(final int here, final int there,
		final boolean owner)
	{
		if (!owner && values[there] >= values[here]) return true;
		return IntStream.rangeClosed(Math.min(here, there), Math.max(here, there))
			.mapToDouble(n -> values[n]).max().orElseThrow() >= WIDENS *
				values[here];
	}

	private int narrowest(final List<Integer> some) {
		return some.stream().min((a, b) -> Double.compare(values[a], values[b]))
			.orElseThrow();
	}

	private List<Integer> of(final int level, final List<Integer> stretch) {
		return stretch.stream().filter(n -> level(n) == level).toList();
	}
}
