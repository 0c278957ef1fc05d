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
package org.spineps.measure.cohort;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.spineps.anatomy.Level;

/**
 * The distributions of all measures at all known levels. Rows are added one by one
 * and not kept; then they may be asked, one by one again, for what is far from
 * the others. For one thread.
 */
public final class Cohort {

	/** Of fewer values nothing is called far. */
	public static final int FEWEST = 20;
	/** Beyond the quartiles by so many times their distance a value is far. */
	public static final double FENCE = 3;

	private static final double QUARTER = 0.25;
	/** Distance of the quartiles of a normal distribution, standard deviations. */
	private static final double NORMAL_QUARTILES = 1.349;

	private final Map<CohortMeasure, TreeMap<Level, Distribution>> measures =
		new EnumMap<>(CohortMeasure.class);
	private final Map<CohortMeasure, Map<Level, Fences>> fences = new EnumMap<>(
		CohortMeasure.class);

	private record Fences(double median, double lower, double upper,
		double deviation)
	{}

	/** @param row counts if its level is known */
	public void add(final LevelCells row) {
		final Optional<Level> level = row.level();
		if (level.isEmpty()) return;
		for (final CohortMeasure measure : CohortMeasure.values()) {
			final double value = measure.of(row);
			if (!Double.isNaN(value)) measures.computeIfAbsent(measure,
				m -> new TreeMap<>()).computeIfAbsent(level.get(),
					l -> new Distribution()).add(value);
		}
		fences.clear();
	}

	/**
	 * @param measure a measure
	 * @return its distributions by level, from the top
	 */
	public SortedMap<Level, Distribution> of(final CohortMeasure measure) {
		return new TreeMap<>(measures.getOrDefault(measure, new TreeMap<>()));
	}

	/**
	 * @param row one of the rows that were added
	 * @return its values that are far from the others by more than their own error
	 */
	public List<Outlier> outliers(final LevelCells row) {
		final List<Outlier> outliers = new ArrayList<>();
		if (row.level().isEmpty()) return outliers;
		final Level level = row.level().get();
		for (final CohortMeasure measure : CohortMeasure.values()) {
			final double value = measure.of(row);
			final Fences known = Double.isNaN(value) ? null : fences(measure).get(
				level);
			if (known == null) continue;
			final double error = measure.error(row);
			final double beyond = Math.max(value - known.upper, known.lower - value);
			// Not for an unknown error either.
			if (beyond > 0 && beyond > error) outliers.add(new Outlier(row.caseName(),
				level, measure, value, known.median, known.lower, known.upper, error, Math
					.abs(value - known.median) / Math.max(known.deviation, error)));
		}
		return outliers;
	}

	private Map<Level, Fences> fences(final CohortMeasure measure) {
		return fences.computeIfAbsent(measure, m -> {
			final Map<Level, Fences> all = new EnumMap<>(Level.class);
			of(m).forEach((level, values) -> {
				if (values.count() < FEWEST) return;
				final double low = values.quantile(QUARTER);
				final double high = values.quantile(1 - QUARTER);
				all.put(level, new Fences(values.median(), low - FENCE * (high - low),
					high + FENCE * (high - low), (high - low) / NORMAL_QUARTILES));
			});
			return all;
		});
	}
}
