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
package org.spineps.ij.entry;

import java.util.LinkedHashMap;
import java.util.Map;

import org.spineps.SpinepsException;

/**
 * The second argument of a macro's {@code run}: {@code key=value} pairs between
 * spaces, a value with spaces in square brackets. Unlike ImageJ's own parser it
 * takes whole keys only.
 */
final class MacroOptions {

	private MacroOptions() {
		// static methods only
	}

	/**
	 * @param options e.g. {@code "device=cpu semantic_model=[my model]"}; null is
	 *          nothing
	 * @return a new map of the values by key, in their order
	 * @throws SpinepsException if a key has no value or a bracket is not closed
	 */
	static Map<String, String> parse(final String options)
		throws SpinepsException
	{
		final Map<String, String> values = new LinkedHashMap<>();
		final String text = options == null ? "" : options.strip();
		int at = 0;
		while (at < text.length()) {
			if (Character.isWhitespace(text.charAt(at))) {
				at++;
				continue;
			}
			int end = at;
			while (end < text.length() && text.charAt(end) != '=' && !Character
				.isWhitespace(text.charAt(end)))
				end++;
			final String key = text.substring(at, end);
			if (end == text.length() || text.charAt(end) != '=')
				throw new SpinepsException("The macro option \"" + key +
					"\" has no value", "", "Write " + key + "=true or the like");
			final int valueEnd = endOfValue(text, end + 1);
			values.put(key, unquote(text.substring(end + 1, valueEnd)));
			at = valueEnd;
		}
		return values;
	}

	private static int endOfValue(final String text, final int start)
		throws SpinepsException
	{
		int depth = 0;
		int at = start;
		for (; at < text.length(); at++) {
			final char c = text.charAt(at);
			if (c == '[') depth++;
			else if (c == ']') depth--;
			else if (depth == 0 && Character.isWhitespace(c)) break;
		}
		if (depth != 0) throw new SpinepsException(
			"The brackets of the macro options do not match", "\"" + text.substring(
				start) + "\"", "Close every [ with a ]");
		return at;
	}

	private static String unquote(final String value) {
		return value.startsWith("[") && value.endsWith("]") ? value.substring(1,
			value.length() - 1) : value;
	}
}
