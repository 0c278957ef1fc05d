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

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.spineps.anatomy.Level;

/**
 * What is published about a measure: a range in which 95 % of healthy people lie,
 * or a cut-off. Drawn beside a cohort to compare with; it colours nothing, since
 * other methods measure otherwise. Immutable.
 *
 * @param measure name of a {@link CohortMeasure} or {@link SpineAngle}
 * @param levels where; empty for an angle of the spine
 * @param cutOff whether it is a cut-off, not a range
 * @param low lower end; NaN if there is none
 * @param high upper end; NaN if there is none
 * @param source who says so
 */
public record PublishedRange(String measure, Set<Level> levels,
	boolean cutOff, double low, double high, String source)
{

	private static final String FILE = "published-ranges.csv";
	private static final List<PublishedRange> ALL = read();

	/** Copies the set. */
	public PublishedRange {
		levels = Set.copyOf(levels);
	}

	/**
	 * @param measure a measure
	 * @return what is published about it, at any level
	 */
	public static List<PublishedRange> of(final CohortMeasure measure) {
		return named(measure.name());
	}

	/**
	 * @param angle an angle of the spine
	 * @return what is published about it
	 */
	public static List<PublishedRange> of(final SpineAngle angle) {
		return named(angle.name());
	}

	private static List<PublishedRange> named(final String name) {
		return ALL.stream().filter(range -> range.measure.equals(name)).toList();
	}

	private static List<PublishedRange> read() {
		final List<PublishedRange> ranges = new ArrayList<>();
		try (InputStream stream = PublishedRange.class.getResourceAsStream(FILE);
				Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8))
		{
			for (final CSVRecord row : CSVFormat.RFC4180.builder().setCommentMarker(
				'#').setHeader().setSkipHeaderRecord(true).get().parse(reader))
				ranges.add(new PublishedRange(row.get("measure"), levels(row.get(
					"levels")), row.get("kind").equals("cut-off"), number(row.get("low")),
					number(row.get("high")), row.get("source")));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return List.copyOf(ranges);
	}

	private static Set<Level> levels(final String names) {
		return Arrays.stream(names.split(" ")).filter(name -> !name.isEmpty()).map(
			Level::valueOf).collect(Collectors.toSet());
	}

	private static double number(final String text) {
		return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
	}
}
