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

import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Map;

/**
 * Prints text in the encoding of the terminal; what that cannot show is replaced
 * by something like it in ASCII, never by gibberish.
 */
public final class ConsoleText {

	private static final Map<Integer, String> LOOKALIKES = Map.ofEntries(entry(
		'×', "x"), entry('–', "-"), entry('—', "-"), entry('−', "-"), entry('…',
			"..."), entry('→', "->"), entry('µ', "u"), entry('°', " deg"), entry('“',
				"\""), entry('”', "\""), entry('’', "'"), entry('ß', "ss"), entry('·',
					"-"));

	private ConsoleText() {
		// static methods only
	}

	/**
	 * @param stream a standard stream
	 * @param charset what it expects
	 * @return a writer to it that flushes after every line
	 */
	public static PrintWriter writer(final OutputStream stream, final Charset charset) {
		final Writer encoded = new BufferedWriter(new OutputStreamWriter(stream,
			charset));
		return new PrintWriter(charset.canEncode() ? new Fallback(encoded, charset
			.newEncoder()) : encoded, true);
	}

	/**
	 * @param streamProperty name of the system property that may hold the encoding
	 *          of one stream, e.g. "stdout.encoding"
	 * @return the encoding of the terminal, as far as Java knows it
	 */
	public static Charset charset(final String streamProperty) {
		for (final String property : new String[] { streamProperty, "sun." +
			streamProperty, "native.encoding" })
		{
			final String name = System.getProperty(property, "");
			if (!name.isEmpty() && Charset.isSupported(name)) return Charset.forName(
				name);
		}
		return Charset.defaultCharset();
	}

	private static Map.Entry<Integer, String> entry(final char character,
		final String ascii)
	{
		return Map.entry((int) character, ascii);
	}

	/** Replaces what an encoder does not know. */
	private static final class Fallback extends FilterWriter {

		private final CharsetEncoder encoder;

		Fallback(final Writer target, final CharsetEncoder encoder) {
			super(target);
			this.encoder = encoder;
		}

		@Override
		public void write(final int character) throws IOException {
			write(String.valueOf((char) character));
		}

		@Override
		public void write(final char[] characters, final int offset,
			final int length) throws IOException
		{
			write(new String(characters, offset, length));
		}

		@Override
		public void write(final String text, final int offset, final int length)
			throws IOException
		{
			final String part = text.substring(offset, offset + length);
			if (encoder.canEncode(part)) {
				out.write(part);
				return;
			}
			for (final int character : part.codePoints().toArray()) {
				final String one = Character.toString(character);
				out.write(encoder.canEncode(one) ? one : ascii(character, one));
			}
		}

		private static String ascii(final int character, final String text) {
			final String known = LOOKALIKES.get(character);
			if (known != null) return known;
			// é is e and an accent, ³ is compatible with 3
			final String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
				.replaceAll("[^\\x20-\\x7e]", "");
			return plain.isEmpty() ? "?" : plain;
		}
	}
}
