package org.spineps.evaluate.benchmark;

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
