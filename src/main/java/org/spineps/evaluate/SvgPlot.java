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
package org.spineps.evaluate;

import java.util.List;
import java.util.Locale;

import org.spineps.evaluate.statistics.Statistic;
import org.spineps.io.HtmlText;

/**
 * Small plots of one quantity as inline SVG. Colours are told apart by people
 * who see no red or green; every point says its case when pointed at.
 */
final class SvgPlot {

	private static final int WIDTH = 260;
	private static final int HEIGHT = 230;
	private static final int LEFT = 52;
	private static final int TOP = 12;
	private static final int BOTTOM = 190;
	private static final int TICKS = 4;
	private static final String BETTER = "#0072b2";
	private static final String WORSE = "#d55e00";
	private static final String EQUAL = "#777777";

	private final StringBuilder svg = new StringBuilder();
	private final double low;
	private final double high;

	private SvgPlot(final String title, final double[] values) {
		double min = Double.POSITIVE_INFINITY;
		double max = Double.NEGATIVE_INFINITY;
		for (final double value : values) {
			min = Math.min(min, value);
			max = Math.max(max, value);
		}
		final double margin = max > min ? 0.05 * (max - min) : Math.max(Math.abs(
			max) * 0.1, 0.05);
		low = min - margin;
		high = max + margin;
		svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"")
			.append(WIDTH).append("\" height=\"").append(HEIGHT).append(
				"\" viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT).append(
					"\"><title>").append(HtmlText.escape(title)).append("</title>");
		axis();
	}

	/**
	 * The paired plot: a line for each case from the first to the second system,
	 * and the means.
	 *
	 * @param title what is plotted
	 * @param row the paired values, at least one
	 * @param names of the two systems
	 * @return an svg element
	 */
	static String paired(final String title, final ComparisonRow row,
		final List<String> names)
	{
		final double[] all = new double[2 * row.cases().size()];
		for (int i = 0; i < row.cases().size(); i++) {
			all[2 * i] = row.first().get(i);
			all[2 * i + 1] = row.second().get(i);
		}
		final SvgPlot plot = new SvgPlot(title, all);
		final double[] x = { LEFT + 50, WIDTH - 45 };
		for (int i = 0; i < row.cases().size(); i++)
			plot.pair(row, i, x);
		for (int s = 0; s < 2; s++) {
			plot.mean(x[s], EvaluationTables.statistic(s == 0 ? row.first() : row
				.second()).mean());
			plot.label(x[s], names.get(s));
		}
		return plot.done();
	}

	/**
	 * The values of one system, side by side, with mean and deviation.
	 *
	 * @param title what is plotted
	 * @param names of the cases
	 * @param values one finite value per case, at least one
	 * @param system name of the system
	 * @return an svg element
	 */
	static String strip(final String title, final List<String> names,
		final double[] values, final String system)
	{
		final SvgPlot plot = new SvgPlot(title, values);
		final double middle = (LEFT + WIDTH) / 2.0;
		for (int i = 0; i < values.length; i++) {
			// spread by the order of the cases, so that the picture is always the same
			final double x = middle - 45 + 90.0 * (i + 0.5) / values.length;
			plot.point(x, values[i], BETTER, names.get(i));
		}
		final Statistic statistic = Statistic.of(values);
		plot.line(middle, plot.y(statistic.mean() - statistic.sd()), middle, plot.y(
			statistic.mean() + statistic.sd()), "black", 1.5);
		plot.mean(middle, statistic.mean());
		plot.label(middle, system);
		return plot.done();
	}

	private void pair(final ComparisonRow row, final int i, final double[] x) {
		final double a = row.first().get(i);
		final double b = row.second().get(i);
		final double gain = switch (row.quantity().better()) {
			case HIGHER -> b - a;
			case LOWER -> a - b;
			case ZERO -> Math.abs(a) - Math.abs(b);
		};
		final String colour = gain > 0 ? BETTER : gain < 0 ? WORSE : EQUAL;
		svg.append("<g><title>").append(HtmlText.escape(row.cases().get(i))).append(
			": ").append(HtmlText.number(a)).append(" → ").append(HtmlText.number(b)).append(
				"</title>");
		line(x[0], y(a), x[1], y(b), colour, 1);
		dot(x[0], y(a), colour);
		dot(x[1], y(b), colour);
		svg.append("</g>");
	}

	private void point(final double x, final double value, final String colour,
		final String name)
	{
		svg.append("<g><title>").append(HtmlText.escape(name)).append(": ").append(HtmlText
			.number(value)).append("</title>");
		dot(x, y(value), colour);
		svg.append("</g>");
	}

	private void axis() {
		line(LEFT, TOP, LEFT, BOTTOM, "black", 1);
		for (int t = 0; t <= TICKS; t++) {
			final double value = low + (high - low) * t / TICKS;
			line(LEFT - 4, y(value), LEFT, y(value), "black", 1);
			svg.append(String.format(Locale.ROOT,
				"<text x=\"%d\" y=\"%.1f\" font-size=\"10\" text-anchor=\"end\">%s</text>",
				LEFT - 7, y(value) + 3, HtmlText.number(value)));
		}
	}

	private void label(final double x, final String text) {
		final String shown = text.length() > 18 ? text.substring(0, 17) + "…" : text;
		svg.append(String.format(Locale.ROOT,
			"<text x=\"%.1f\" y=\"%d\" font-size=\"11\" text-anchor=\"middle\">%s</text>",
			x, BOTTOM + 22, HtmlText.escape(shown)));
	}

	private void mean(final double x, final double value) {
		line(x - 14, y(value), x + 14, y(value), "black", 2.5);
	}

	private void line(final double x1, final double y1, final double x2,
		final double y2, final String colour, final double width)
	{
		svg.append(String.format(Locale.ROOT,
			"<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"" +
				" stroke-width=\"%.1f\"/>", x1, y1, x2, y2, colour, width));
	}

	private void dot(final double x, final double y, final String colour) {
		svg.append(String.format(Locale.ROOT,
			"<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.6\" fill=\"%s\"/>", x, y, colour));
	}

	private double y(final double value) {
		return BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low);
	}

	private String done() {
		return svg.append("</svg>").toString();
	}
}
