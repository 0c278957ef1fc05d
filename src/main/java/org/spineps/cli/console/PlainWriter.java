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
package org.spineps.cli.console;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

import org.spineps.PlainText;

/**
 * Prints texts that may hold foreign names: a terminal finds nothing in them to
 * obey, and what is printed as a line stays one.
 */
public final class PlainWriter extends PrintWriter {

	/** @param target where to print */
	PlainWriter(final Writer target) {
		super(new Filter(target), true);
	}

	/** Prints one line: ends of lines in the text become blanks. */
	@Override
	public void println(final String line) {
		super.println(PlainText.line(line));
	}

	private static final class Filter extends FilterWriter {

		Filter(final Writer target) {
			super(target);
		}

		@Override
		public void write(final int character) throws IOException {
			out.write(PlainText.isShown((char) character) ? character : '\uFFFD');
		}

		@Override
		public void write(final char[] characters, final int offset,
			final int length) throws IOException
		{
			write(new String(characters, offset, length), 0, length);
		}

		@Override
		public void write(final String text, final int offset, final int length)
			throws IOException
		{
			for (int i = offset; i < offset + length; i++)
				write(text.charAt(i));
		}
	}
}
