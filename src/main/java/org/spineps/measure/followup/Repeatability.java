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
package org.spineps.measure.followup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much measures by the packaged networks differ when one spine is scanned
 * again: standard deviations, measured on rescans (docs/reports.md says how) and
 * kept in {@code repeatability.csv}.
 */
final class Repeatability {

	private static final String FILE = "repeatability.csv";
	private static final Map<Measure, Double> DEVIATIONS = new EnumMap<>(
		Measure.class);

	static {
		try (InputStream stream = Repeatability.class.getResourceAsStream(FILE);
				BufferedReader reader = new BufferedReader(new InputStreamReader(stream,
					StandardCharsets.UTF_8)))
		{
			reader.lines().skip(1).map(line -> line.split(",")).forEach(
				cells -> DEVIATIONS.put(Measure.valueOf(cells[0]), Double.valueOf(
					cells[1])));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private Repeatability() {
		// static methods only
	}

	/** @return standard deviation in the measure's unit */
	static double deviation(final Measure measure) {
		return DEVIATIONS.get(measure);
	}
}
