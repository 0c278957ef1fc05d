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
package org.spineps.io.voxel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.spineps.SpinepsException;

/** The lines at the beginning of a file, read no farther than asked for. */
public final class HeaderText {

	/** Longer headers are not believed. */
	private static final int LONGEST = 1 << 20;

	private final InputStream stream;
	private final String format;
	private long position;

	/**
	 * @param stream buffered; not closed
	 * @param format its name for messages, e.g. "NRRD"
	 */
	public HeaderText(final InputStream stream, final String format) {
		this.stream = stream;
		this.format = format;
	}

	/**
	 * @return the next line without its end and without blanks around it; empty at
	 *         the end of the file
	 * @throws IOException if reading fails
	 * @throws SpinepsException if the header goes on for too long
	 */
	public Optional<String> line() throws IOException, SpinepsException {
		final StringBuilder bytes = new StringBuilder();
		for (int next; (next = stream.read()) >= 0;) {
			if (++position > LONGEST) throw new SpinepsException("The " + format +
				" header is damaged", "it is longer than " + LONGEST + " bytes",
				"Export or download the file again");
			if (next == '\n') return Optional.of(text(bytes));
			bytes.append((char) next);
		}
		return bytes.length() == 0 ? Optional.empty() : Optional.of(text(bytes));
	}

	private static String text(final CharSequence bytes) {
		return new String(bytes.toString().getBytes(StandardCharsets.ISO_8859_1),
			StandardCharsets.UTF_8).strip();
	}

	/** @return how many bytes the lines took */
	public long position() {
		return position;
	}
}
