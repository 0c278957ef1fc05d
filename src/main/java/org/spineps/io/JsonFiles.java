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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.spineps.SpinepsException;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;

/**
 * JSON files in UTF-8: written {@linkplain AtomicFiles atomically} and indented,
 * read with a limit on their size.
 */
public final class JsonFiles {

	/** The most bytes that {@link #read(Path)} takes: 32 MiB. */
	public static final int MAX_BYTES = 32 << 20;

	/**
	 * The most lists and objects that a file may hold: each takes far more memory
	 * than its bracket.
	 */
	private static final int MAX_CONTAINERS = 500_000;
	private static final String INDENT = "  ";

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
		write(file, json, INDENT);
	}

	static void write(final Path file, final JsonElement json,
		final String indent) throws SpinepsException
	{
		// In memory first: what cannot be written is then no broken file.
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (final Writer writer = new OutputStreamWriter(bytes,
			StandardCharsets.UTF_8))
		{
			final JsonWriter out = new JsonWriter(writer);
			out.setIndent(indent);
			out.setHtmlSafe(false);
			// Gson.toJson would let NaN pass.
			new Gson().getAdapter(JsonElement.class).write(out, json);
			writer.write('\n');
		}
		catch (final IOException e) {
			throw new IllegalStateException("Memory cannot be written", e);
		}
		AtomicFiles.write(file, bytes::writeTo);
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
			requireFewContainers(name, bytes);
			return parse(bytes);
		}
		catch (final CharacterCodingException e) {
			throw new SpinepsException(name + " is not a JSON file",
				"it is not text in UTF-8", "Choose another file", e);
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot read " + name, AtomicFiles.reason(e),
				"Check the file and the permission to read it", e);
		}
		catch (final JsonParseException e) {
			throw new SpinepsException(name + " is not a JSON file",
				"its text breaks the rules of JSON",
				"Choose another file, or make this one again", e);
		}
	}

	private static void requireFewContainers(final String name,
		final byte... bytes) throws SpinepsException
	{
		int count = 0;
		for (final byte character : bytes)
			if (character == '[' || character == '{') count++;
		if (count > MAX_CONTAINERS) throw new SpinepsException(name +
			" is too large for a JSON file", count + " lists and objects",
			"Choose another file");
	}

	private static JsonElement parse(final byte[] bytes)
		throws CharacterCodingException
	{
		final String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer
			.wrap(bytes)).toString();
		if (text.isBlank()) throw new JsonParseException("An empty file");
		return JsonParser.parseReader(new StringReader(text.startsWith("\ufeff")
			? text.substring(1) : text));
	}
}
