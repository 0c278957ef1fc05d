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
package org.spineps.measure.morphometry.grade;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * How far measures from masks of the packaged networks are from those of
 * references: the table network-errors.csv, which says how it was made. Masks of
 * other origin are not known to be better. Immutable.
 *
 * @param known name of a measure → its error
 */
public record NetworkErrors(Map<String, Known> known) {

	private static final String FILE = "network-errors.csv";
	/** Of fewer levels an error is not known. */
	private static final int FEWEST_LEVELS = 10;
	private static final NetworkErrors PACKAGED = read();

	/**
	 * The error of one measure, in its unit.
	 *
	 * @param levels how many were compared
	 * @param tooLow 95 % of them are no more than this below the reference
	 * @param tooHigh the same above
	 */
	public record Known(int levels, double tooLow, double tooHigh) {}

	/** Copies the map. */
	public NetworkErrors {
		known = Map.copyOf(known);
	}

	/** @return those of the packaged networks */
	public static NetworkErrors packaged() {
		return PACKAGED;
	}

	/**
	 * @param measure name of a measure in the table
	 * @return by how much it may be too low; NaN if that is not known
	 */
	public double tooLow(final String measure) {
		final Known error = known.get(measure);
		return isKnown(error) ? error.tooLow : Double.NaN;
	}

	/**
	 * @param measure name of a measure in the table
	 * @return by how much it may be too high; NaN if that is not known
	 */
	public double tooHigh(final String measure) {
		final Known error = known.get(measure);
		return isKnown(error) ? error.tooHigh : Double.NaN;
	}

	private static boolean isKnown(final Known error) {
		return error != null && error.levels >= FEWEST_LEVELS;
	}

	private static NetworkErrors read() {
		final Map<String, Known> known = new HashMap<>();
		try (InputStream stream = NetworkErrors.class.getResourceAsStream(FILE);
				Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8))
		{
			for (final CSVRecord row : CSVFormat.RFC4180.builder().setCommentMarker(
				'#').setHeader().setSkipHeaderRecord(true).get().parse(reader))
				known.put(row.get("measure"), new Known(Integer.parseInt(row.get(
					"levels")), Double.parseDouble(row.get("too_low")), Double
						.parseDouble(row.get("too_high"))));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return new NetworkErrors(known);
	}
}
