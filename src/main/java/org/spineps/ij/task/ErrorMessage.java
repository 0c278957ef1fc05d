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
package org.spineps.ij.task;

import ij.IJ;

/**
 * Messages of ImageJ for what could not be done. In a macro or without windows
 * they end up where ImageJ puts them.
 */
public final class ErrorMessage {

	/** Characters of a line, about 700 pixels in ImageJ's dialog. */
	static final int LONGEST_LINE = 100;

	private ErrorMessage() {
		// static methods only
	}

	/**
	 * ImageJ's dialog makes no lines of its own, so a long sentence would leave the
	 * screen.
	 *
	 * @param title title
	 * @param sentence what, what was found, what to do
	 */
	public static void show(final String title, final String sentence) {
		IJ.error(title, lines(sentence));
	}

	/** @return the text with line breaks between words, as far as it has words */
	static String lines(final String text) {
		final StringBuilder wrapped = new StringBuilder(text.length() + 8);
		int length = 0;
		for (final String word : text.split("(?<=[ \n])")) {
			if (length > 0 && length + word.stripTrailing().length() > LONGEST_LINE) {
				wrapped.setLength(wrapped.length() - 1);
				wrapped.append('\n');
				length = 0;
			}
			wrapped.append(word);
			length = word.endsWith("\n") ? 0 : length + word.length();
		}
		return wrapped.toString();
	}
}
