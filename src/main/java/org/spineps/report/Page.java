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
package org.spineps.report;

import java.util.Base64;
import java.util.List;

import org.spineps.io.HtmlText;
import org.spineps.measure.quality.Light;
import org.spineps.result.Provenance;

/**
 * Writes one web page, piece by piece. Texts are escaped here, not before. For one
 * thread.
 */
public final class Page {

	private static final String STYLE = """
		:root{color-scheme:light}
		body{font-family:system-ui,sans-serif;margin:1.5em auto;max-width:78em;\
		padding:0 1em;color:#111;background:#fff;line-height:1.4}
		h1{margin:.2em 0}
		h2{margin:1.6em 0 .4em;border-bottom:1px solid #ccc}
		table{border-collapse:collapse;margin:.6em 0;font-variant-numeric:tabular-nums}
		th,td{padding:.2em .6em;text-align:right;border-bottom:1px solid #ddd;\
		vertical-align:top}
		th{background:#f2f2f2;vertical-align:bottom}
		th:first-child,td:first-child,td.t,th.t{text-align:left}
		td.h{font-family:monospace;font-size:.85em;text-align:left;\
		overflow-wrap:anywhere}
		td.amber{background:#fff0c8}
		td.red{background:#ffd9d6}
		small,.note{color:#555}
		.scroll{overflow-x:auto}
		.light{display:inline-block;padding:.15em .7em;border-radius:1em;\
		font-weight:bold;border:2px solid #0003}
		.light.green{background:#bfe8c5}
		.light.amber{background:#ffd766}
		.light.red{background:#ff9c94}
		figure{display:inline-block;margin:.3em;vertical-align:top}
		figcaption{font-size:.85em;max-width:22em}
		img{max-width:100%;height:auto}
		.warn{border:1px solid #c90;background:#fff8e5;padding:.4em .8em}
		@media print{figure,tr{break-inside:avoid}h2{break-after:avoid}}
		""";

	private final StringBuilder html = new StringBuilder();

	/**
	 * @param title of the page
	 * @param extraStyle more style, for this page only
	 */
	public Page(final String title, final String extraStyle) {
		html.append("<!DOCTYPE html>\n<html lang=\"en\"><head>" +
			"<meta charset=\"utf-8\"><meta name=\"viewport\" " +
			"content=\"width=device-width\"><title>").append(HtmlText.escape(title))
			.append("</title><style>").append(STYLE).append(extraStyle).append(
				"</style></head><body>\n");
	}

	/**
	 * @param text of a second-order heading
	 * @return this page
	 */
	public Page heading(final String text) {
		html.append("<h2>").append(HtmlText.escape(text)).append("</h2>\n");
		return this;
	}

	/**
	 * @param text a paragraph
	 * @return this page
	 */
	public Page paragraph(final String text) {
		html.append("<p>").append(HtmlText.escape(text)).append("</p>\n");
		return this;
	}

	/**
	 * What every page says first.
	 *
	 * @return this page
	 */
	public Page disclaimer() {
		html.append("<p class=\"warn\"><strong>").append(HtmlText.escape(
			Provenance.DISCLAIMER)).append("</strong> Measurements are made by a " +
				"program from its own outlines; look at the pictures before you " +
				"believe a number.</p>\n");
		return this;
	}

	/**
	 * @param markup HTML as it is
	 * @return this page
	 */
	public Page raw(final String markup) {
		html.append(markup);
		return this;
	}

	/**
	 * @param items a list, nothing if it is empty
	 * @return this page
	 */
	public Page list(final List<String> items) {
		if (items.isEmpty()) return this;
		html.append("<ul>");
		items.forEach(item -> html.append("<li>").append(HtmlText.escape(item))
			.append("</li>\n"));
		html.append("</ul>\n");
		return this;
	}

	/**
	 * @param table a table, nothing if it has no rows
	 * @return this page
	 */
	public Page table(final ReportTable table) {
		if (table.rows().isEmpty()) return this;
		html.append("<div class=\"scroll\"><table>");
		if (!String.join("", table.columns()).isBlank()) headings(table);
		for (final List<ReportTable.Cell> row : table.rows()) {
			html.append("<tr>");
			for (int n = 0; n < row.size(); n++)
				cell(row.get(n), table.isText(n));
			html.append("</tr>\n");
		}
		html.append("</table></div>\n");
		return this;
	}

	private void headings(final ReportTable table) {
		html.append("<tr>");
		for (int n = 0; n < table.columns().size(); n++)
			html.append(table.isText(n) ? "<th class=\"t\">" : "<th>").append(HtmlText
				.escape(table.columns().get(n))).append("</th>");
		html.append("</tr>\n");
	}

	private void cell(final ReportTable.Cell cell, final boolean text) {
		final String type = (text ? "t " : "") + (cell.light() == Light.GREEN ? ""
			: cell.light().key());
		html.append("<td").append(type.isBlank() ? "" : " class=\"" + type.strip() +
			"\"").append('>');
		if (cell.link().isEmpty()) html.append(HtmlText.escape(cell.text()));
		else html.append("<a href=\"").append(HtmlText.escape(cell.link())).append(
			"\">").append(HtmlText.escape(cell.text())).append("</a>");
		html.append("</td>");
	}

	/**
	 * @param type "png" or "jpeg"
	 * @param bytes the picture file
	 * @param caption under the picture; may be empty
	 */
	Page picture(final String type, final byte[] bytes, final String caption) {
		html.append("<figure>").append(image(type, bytes, caption));
		if (!caption.isEmpty()) html.append("<figcaption>").append(HtmlText.escape(
			caption)).append("</figcaption>");
		html.append("</figure>\n");
		return this;
	}

	/**
	 * @param type "png" or "jpeg"
	 * @param bytes the picture file
	 * @param text what it shows
	 * @return an img element that holds the picture itself
	 */
	public static String image(final String type, final byte[] bytes,
		final String text)
	{
		return "<img alt=\"" + HtmlText.escape(text) + "\" src=\"data:image/" +
			type + ";base64," + Base64.getEncoder().encodeToString(bytes) + "\">";
	}

	/**
	 * @param light a light
	 * @return it, marked by its word as well as its colour
	 */
	public static String light(final Light light) {
		return "<span class=\"light " + light.key() + "\">" + light.key() +
			"</span>";
	}

	/**
	 * Gives away what was written so far, for a page that is too long to be held.
	 *
	 * @return it; what follows begins after it
	 */
	public String take() {
		final String written = html.toString();
		html.setLength(0);
		return written;
	}

	/** @return the whole page, or what follows what was taken */
	public String end() {
		return html.append("</body></html>\n").toString();
	}
}
