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
package org.spineps.io;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.spineps.PlainText;

/** Text and numbers as the content of a web page. */
public final class HtmlText {

	private HtmlText() {
		// static methods only
	}

	/**
	 * @param text any text
	 * @return the same as the content of an element or a quoted attribute
	 */
	public static String escape(final String text) {
		return PlainText.lines(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
			.replace("\"", "&quot;").replace("'", "&#39;");
	}

	/**
	 * @param name name of a file beside the page
	 * @return a link to it, which needs no escaping
	 */
	public static String fileLink(final String name) {
		return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
	}

	/**
	 * @param value a number
	 * @return three decimals; a dash for undefined, ∞ for infinite
	 */
	public static String number(final double value) {
		return number(value, 3);
	}

	/**
	 * @param value a number
	 * @param decimals how many
	 * @return the number; a dash for undefined, ∞ for infinite
	 */
	public static String number(final double value, final int decimals) {
		if (Double.isNaN(value)) return "–";
		if (Double.isInfinite(value)) return value > 0 ? "∞" : "−∞";
		final String text = String.format(Locale.ROOT, "%." + decimals + "f",
			value);
		return text.matches("-0\\.?0*") ? text.substring(1) : text.replace('-',
			'−');
	}

	/**
	 * @param p a probability
	 * @return three decimals, or "&lt; 0.001"
	 */
	public static String probability(final double p) {
		return p < 0.001 ? "&lt; 0.001" : number(p);
	}
}
