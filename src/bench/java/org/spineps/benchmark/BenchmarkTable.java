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
package org.spineps.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The benchmark as lines of text. */
public final class BenchmarkTable {

	private static final String LINE = "%-34s %-34s %9s %5s %10s %7s %7s  %s";

	private BenchmarkTable() {
		// static methods only
	}

	/**
	 * @param rows what was measured
	 * @return a heading and a line for each row
	 */
	public static List<String> lines(final List<BenchmarkRow> rows) {
		final List<String> lines = new ArrayList<>();
		lines.add(String.format(Locale.ROOT, LINE, "test", "figure", "value",
			"cases", "synthetic", "good", "aim", "reached"));
		for (final BenchmarkRow row : rows)
			lines.add(String.format(Locale.ROOT, LINE, row.part().title(), row
				.figure(), number(row.value()), row.cases(), number(row.synthetic()),
				number(row.good()), number(row.aim()), row.verdict().text()));
		return lines;
	}

	private static String number(final double value) {
		if (Double.isNaN(value)) return "-";
		return String.format(Locale.ROOT, value > 1 ? "%.1f" : "%.3f", value);
	}
}
