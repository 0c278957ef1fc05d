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
package org.spineps.report.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.spineps.io.HtmlText;
import org.spineps.measure.cohort.Distribution;
import org.spineps.measure.cohort.PublishedRange;

/**
 * Distributions one below the other on one axis, as SVG: the middle half as a box
 * with the median, the middle 95 % as a line; behind them what is published. For
 * one thread.
 */
final class DistributionDrawing {

	private static final int LEFT = 190;
	private static final int WIDTH = 460;
	private static final int RIGHT = 70;
	private static final int ROW = 20;
	private static final int AXIS = 24;
	private static final double TAIL = 0.025;
	private static final double QUARTER = 0.25;
	private static final int MOST_TICKS = 8;

	/**
	 * @param label what it is, to the left
	 * @param values the distribution, not empty
	 * @param published what is published about it
	 */
	private record Row(String label, Distribution values,
		List<PublishedRange> published)
	{}

	private final List<Row> rows = new ArrayList<>();
	private final StringBuilder svg = new StringBuilder();
	private double least;
	private double span;

	/**
	 * @param label what it is
	 * @param values the distribution, not empty
	 * @param published what is published about it
	 */
	void add(final String label, final Distribution values,
		final List<PublishedRange> published)
	{
		rows.add(new Row(label, values, List.copyOf(published)));
	}

	/**
	 * @param title what it shows, for those who do not see it
	 * @return an svg element; empty without rows
	 */
	String svg(final String title) {
		if (rows.isEmpty()) return "";
		svg.setLength(0);
		fit();
		final int height = rows.size() * ROW;
		svg.append(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" width=\"" +
			"%d\" role=\"img\" aria-label=\"%s\">", LEFT + WIDTH + RIGHT, height +
				AXIS, LEFT + WIDTH + RIGHT, HtmlText.escape(title)));
		axis(height);
		for (int n = 0; n < rows.size(); n++)
			row(rows.get(n), n * ROW);
		return svg.append("</svg>\n").toString();
	}

	/** Cut-offs that lie far outside would press the boxes together. */
	private void fit() {
		double low = Double.POSITIVE_INFINITY;
		double high = Double.NEGATIVE_INFINITY;
		for (final Row row : rows) {
			low = Math.min(low, row.values.quantile(TAIL));
			high = Math.max(high, row.values.quantile(1 - TAIL));
		}
		final double room = Math.max(high - low, 1e-6);
		for (final Row row : rows)
			for (final PublishedRange range : row.published) {
				if (range.low() > low - room) low = Math.min(low, range.low());
				if (range.high() < high + room) high = Math.max(high, range.high());
			}
		final double border = Math.max(high - low, 1e-6) / 20;
		least = low - border;
		span = high - low + 2 * border;
	}

	private double x(final double value) {
		return LEFT + WIDTH * Math.max(0, Math.min(1, (value - least) / span));
	}

	private void axis(final int height) {
		double step = Math.pow(10, Math.floor(Math.log10(span / MOST_TICKS)));
		for (final double factor : new double[] { 2, 2.5, 2 })
			if (span / step > MOST_TICKS) step *= factor;
		final int decimals = (int) Math.max(0, Math.min(6, Math.ceil(-Math.log10(
			step) - 1e-9)));
		for (long n = (long) Math.ceil(least / step); n * step <= least + span; n++) {
			line("g", x(n * step), 0, x(n * step), height);
			text(x(n * step), height + 16, "middle", HtmlText.number(n * step,
				decimals));
		}
	}

	private void row(final Row row, final int top) {
		final double middle = top + ROW / 2.0;
		for (final PublishedRange range : row.published) {
			if (!range.cutOff()) rect("p", range.low(), range.high(), top + 1, ROW -
				2);
			else for (final double end : new double[] { range.low(), range.high() })
				if (end >= least && end <= least + span) line("c", x(end), top, x(end),
					top + ROW);
		}
		final Distribution values = row.values;
		line("w", x(values.quantile(TAIL)), middle, x(values.quantile(1 - TAIL)),
			middle);
		rect("b", values.quantile(QUARTER), values.quantile(1 - QUARTER), top + 5,
			ROW - 10);
		line("m", x(values.median()), top + 3, x(values.median()), top + ROW - 3);
		text(LEFT - 8, middle + 4, "end", row.label);
		text(LEFT + WIDTH + 8, middle + 4, "start", "n " + values.count());
	}

	private void rect(final String type, final double from, final double to,
		final int top, final int height)
	{
		svg.append(String.format(Locale.ROOT, "<rect class=\"%s\" x=\"%.1f\" y=\"" +
			"%d\" width=\"%.1f\" height=\"%d\"/>", type, x(from), top, Math.max(0.5, x(
				to) - x(from)), height));
	}

	private void line(final String type, final double x1, final double y1,
		final double x2, final double y2)
	{
		svg.append(String.format(Locale.ROOT, "<line class=\"%s\" x1=\"%.1f\" y1=" +
			"\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", type, x1, y1, x2, y2));
	}

	private void text(final double x, final double y, final String anchor,
		final String text)
	{
		svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" " +
			"text-anchor=\"%s\">%s</text>", x, y, anchor, HtmlText.escape(text)));
	}
}
