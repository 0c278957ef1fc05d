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

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A problem that the user can fix. It states what went wrong, what was found,
 * and what to do; the message joins the three and can be shown directly: it is
 * one line without control characters, whatever the files said that it quotes.
 * <p>
 * Everything else is unchecked: a bug, or {@link
 * java.util.concurrent.CancellationException} for a cancelled run. The command
 * line turns this exception into an exit code and ImageJ into a dialog, each in
 * one place.
 * </p>
 */
public class SpinepsException extends Exception {

	private static final long serialVersionUID = 1L;

	/** Characters of each part; a longer text is shortened in its middle. */
	private static final int LONGEST = 1000;

	/** A word of small letters with more behind it, not a value or a name such as dim[1]. */
	private static final Pattern WORD = Pattern.compile(
		"^[a-z]+(?=[,:;]? )");

	private final String what;
	private final String found;
	private final String remedy;

	/**
	 * @param what what went wrong, a sentence without its full stop
	 * @param found what was found instead of what was expected; may be empty
	 * @param remedy what the user can do about it; may be empty
	 */
	public SpinepsException(final String what, final String found,
		final String remedy)
	{
		this(what, found, remedy, null);
	}

	/**
	 * @param what what went wrong, a sentence without its full stop
	 * @param found what was found instead of what was expected; may be empty
	 * @param remedy what the user can do about it; may be empty
	 * @param cause the technical cause, for logs; may be null
	 */
	public SpinepsException(final String what, final String found,
		final String remedy, final Throwable cause)
	{
		super(join(PlainText.line(what, LONGEST), PlainText.line(found, LONGEST),
			PlainText.line(remedy, LONGEST)), cause);
		this.what = PlainText.line(what, LONGEST);
		this.found = PlainText.line(found, LONGEST);
		this.remedy = PlainText.line(remedy, LONGEST);
	}

	/** @return what went wrong */
	public final String what() {
		return what;
	}

	/** @return what was found; may be empty */
	public final String found() {
		return found;
	}

	/** @return what to do; may be empty */
	public final String remedy() {
		return remedy;
	}

	/** Words become the beginning of a sentence; names of fields and files stay. */
	private static String capitalised(final String part) {
		return WORD.matcher(part).find() ? part.substring(0, 1).toUpperCase(
			Locale.ROOT) + part.substring(1) : part;
	}

	private static String join(final String... parts) {
		final StringBuilder message = new StringBuilder();
		for (final String part : parts) {
			if (part.isBlank()) continue;
			if (message.length() > 0) message.append(' ');
			message.append(capitalised(part.strip()));
			if (".!?".indexOf(message.charAt(message.length() - 1)) < 0) message
				.append('.');
		}
		return message.toString();
	}

	/**
	 * @param place a file or a part of one
	 * @return the same exception with the place before what was found; this one
	 *         is its cause
	 */
	public SpinepsException in(final String place) {
		return new SpinepsException(what(), place + ": " + found(), remedy(), this);
	}

	/**
	 * @param text what is not for the user, such as a hidden folder
	 * @param shown what is shown instead
	 * @return the same exception with other words; this one is its cause
	 */
	public SpinepsException replacing(final String text, final String shown) {
		return new SpinepsException(what.replace(text, shown), found.replace(text,
			shown), remedy, this);
	}
}
