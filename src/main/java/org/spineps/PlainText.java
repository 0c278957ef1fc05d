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
package org.spineps;

/**
 * Makes text that came from outside (names of files, headers, models) harmless
 * where it is shown: no control characters, which terminals obey, and none that
 * turn the direction of writing, which make one name look like another.
 */
public final class PlainText {

	/** What stands for a character that is not shown. */
	private static final char INSTEAD = '\uFFFD';
	private static final String GAP = " [...] ";

	private PlainText() {
		// static methods only
	}

	/**
	 * @param text any text
	 * @return the same in one line: ends of lines and tabs become blanks, other
	 *         characters that are not shown a replacement character
	 */
	public static String line(final String text) {
		return filter(text, false);
	}

	/**
	 * @param text any text
	 * @return the same with its lines and tabs; other characters that are not
	 *         shown become a replacement character
	 */
	public static String lines(final String text) {
		return filter(text, true);
	}

	/**
	 * @param text any text
	 * @param longest most characters
	 * @return the same in one line; of a longer one the beginning and the end
	 */
	public static String line(final String text, final int longest) {
		if (text.length() <= longest) return line(text);
		final int end = longest / 4;
		return line(text.substring(0, longest - end - GAP.length())) + GAP + line(
			text.substring(text.length() - end));
	}

	/**
	 * @param c a character
	 * @return whether it is shown, or is an end of a line or a tab
	 */
	public static boolean isShown(final char c) {
		return c == '\n' || c == '\r' || c == '\t' || !Character.isISOControl(c) &&
			!turnsDirection(c) && c != '\u2028' && c != '\u2029' && c != '\uFEFF';
	}

	private static boolean turnsDirection(final char c) {
		return c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069' ||
			c == '\u200E' || c == '\u200F' || c == '\u061C';
	}

	private static String filter(final String text, final boolean keepLines) {
		StringBuilder changed = null;
		for (int i = 0; i < text.length(); i++) {
			final char c = text.charAt(i);
			final boolean blank = c == '\n' || c == '\r' || c == '\t';
			if (isShown(c) && (keepLines || !blank)) continue;
			if (changed == null) changed = new StringBuilder(text);
			changed.setCharAt(i, blank ? ' ' : INSTEAD);
		}
		return changed == null ? text : changed.toString();
	}
}
