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
package org.spineps.io.json;

import com.google.gson.JsonElement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;

/**
 * JSON files in UTF-8: written {@linkplain AtomicFiles atomically} and indented,
 * read with a limit on their size.
 */
public final class JsonFiles {

	/** The most bytes that {@link #read(Path)} takes: 32 MiB. */
	public static final int MAX_BYTES = 32 << 20;

	private JsonFiles() {
		// static methods only
	}

	/**
	 * @param file file to make or replace
	 * @param json content; nulls are written
	 * @throws SpinepsException if the file cannot be written
	 * @throws IllegalArgumentException if a number is NaN or infinite
	 */
	public static void write(final Path file, final JsonElement json)
		throws SpinepsException
	{
		write(file, JsonText.format(json));
	}

	/**
	 * @param file file to make or replace
	 * @param text its content, complete JSON
	 * @throws SpinepsException if the file cannot be written
	 */
	public static void write(final Path file, final String text)
		throws SpinepsException
	{
		// As a text first: what cannot be written is then not a broken file.
		final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		AtomicFiles.write(file, stream -> stream.write(bytes));
	}

	/**
	 * @param file a JSON file
	 * @return its content
	 * @throws SpinepsException if it cannot be read, is larger than
	 *           {@link #MAX_BYTES}, or is no JSON
	 */
	public static JsonElement read(final Path file) throws SpinepsException {
		return read(file, MAX_BYTES);
	}

	/**
	 * @param file a JSON file
	 * @param maxBytes the most bytes that it may hold
	 * @return its content
	 * @throws SpinepsException if it cannot be read, is larger, or is no JSON
	 */
	public static JsonElement read(final Path file, final int maxBytes)
		throws SpinepsException
	{
		final String name = String.valueOf(file.getFileName());
		try (final InputStream stream = Files.newInputStream(file)) {
			final byte[] bytes = stream.readNBytes(maxBytes);
			if (stream.read() >= 0) throw new SpinepsException(name +
				" is too large for a JSON file", "more than " + maxBytes + " bytes",
				"Choose another file");
			return JsonText.parse(name, StandardCharsets.UTF_8.newDecoder().decode(
				ByteBuffer.wrap(bytes)).toString(), JsonText.Grammar.LENIENT);
		}
		catch (final CharacterCodingException e) {
			throw new SpinepsException(name + " is not a JSON file",
				"it is not text in UTF-8", "Choose another file", e);
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot read " + name, AtomicFiles.reason(e),
				"Check the file and the permission to read it", e);
		}
	}
}
