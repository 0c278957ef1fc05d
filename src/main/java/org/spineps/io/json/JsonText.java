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

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.spineps.SpinepsException;

/**
 * JSON as text: one reader and one writer for all of it. Reading is bounded in
 * depth and in the number of lists and objects, refuses a key that occurs twice,
 * and keeps numbers as they are written.
 */
public final class JsonText {

	private static final String INDENT = "  ";
	/** Our own files need 6. */
	private static final int MAX_DEPTH = 64;
	/** Each list or object takes far more memory than its bracket. */
	private static final int MAX_CONTAINERS = 500_000;
	private static final TypeAdapter<JsonElement> ELEMENTS = new Gson()
		.getAdapter(JsonElement.class);
	private static final Pattern PLACE = Pattern.compile(
		"at (line \\d+) (column \\d+)");

	private final String name;
	private final JsonReader reader;
	private int containers;

	private JsonText(final String name, final JsonReader reader) {
		this.name = name;
		this.reader = reader;
	}

	/** How closely a text must follow the rules of JSON. */
	public enum Grammar {
			/** To the letter. */
			STRICT,
			/**
			 * Comments and names without quotes, which people write, and NaN, which
			 * Python writes, are taken; NaN becomes a text.
			 */
			LENIENT
	}

	/**
	 * @param name what messages call the text, e.g. the name of its file
	 * @param text a text with one value
	 * @param grammar how closely it must follow the rules
	 * @return the value
	 * @throws SpinepsException if it is not JSON, too deep, too large, or has a key
	 *           twice
	 */
	public static JsonElement parse(final String name, final String text,
		final Grammar grammar) throws SpinepsException
	{
		final JsonReader reader = new JsonReader(new StringReader(text.startsWith(
			"\ufeff") ? text.substring(1) : text));
		reader.setLenient(grammar == Grammar.LENIENT);
		final JsonText parser = new JsonText(name, reader);
		try {
			final JsonElement value = parser.value(0);
			if (reader.peek() != JsonToken.END_DOCUMENT) throw parser.refused(
				"it holds more than one value");
			return value;
		}
		catch (final IOException | IllegalStateException | NumberFormatException e) {
			// What the reader throws at a text that breaks the rules.
			final Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
			final SpinepsException refused = parser.refused(
				"its text breaks the rules of JSON" + (place.find() ? " at " + place
					.group(1) + ", " + place.group(2) : ""));
			refused.addSuppressed(e);
			throw refused;
		}
	}

	private JsonElement value(final int depth) throws IOException,
		SpinepsException
	{
		if (depth > MAX_DEPTH) throw refused("its lists and objects are nested " +
			"more than " + MAX_DEPTH + " deep");
		return switch (reader.peek()) {
			case BEGIN_OBJECT -> object(depth);
			case BEGIN_ARRAY -> list(depth);
			case STRING, NUMBER, BOOLEAN, NULL -> ELEMENTS.read(reader);
			default -> throw refused("it is empty or ends early");
		};
	}

	private JsonObject object(final int depth) throws IOException,
		SpinepsException
	{
		countContainer();
		final JsonObject object = new JsonObject();
		reader.beginObject();
		while (reader.hasNext()) {
			final String key = reader.nextName();
			if (object.has(key)) throw refused("the field \"" + reader.getPath()
				.replaceFirst("^\\$\\.?", "") + "\" occurs twice");
			object.add(key, value(depth + 1));
		}
		reader.endObject();
		return object;
	}

	private JsonArray list(final int depth) throws IOException,
		SpinepsException
	{
		countContainer();
		final JsonArray list = new JsonArray();
		reader.beginArray();
		while (reader.hasNext())
			list.add(value(depth + 1));
		reader.endArray();
		return list;
	}

	private void countContainer() throws SpinepsException {
		if (++containers > MAX_CONTAINERS) throw refused("it holds more than " +
			MAX_CONTAINERS + " lists and objects");
	}

	private SpinepsException refused(final String found) {
		return new SpinepsException(name + " is not a JSON file", found,
			"Choose another file, or make this one again");
	}

	/**
	 * @param json content; nulls are written
	 * @return its text, indented by two blanks, with a line feed at the end
	 * @throws IllegalArgumentException if a number is NaN or infinite
	 */
	public static String format(final JsonElement json) {
		return format(json, INDENT);
	}

	/**
	 * @param json content; nulls are written
	 * @param indent one step of indentation
	 * @return its text, with a line feed at the end
	 * @throws IllegalArgumentException if a number is NaN or infinite
	 */
	public static String format(final JsonElement json, final String indent) {
		final StringWriter text = new StringWriter();
		final JsonWriter writer = new JsonWriter(text);
		writer.setIndent(indent);
		writer.setHtmlSafe(false);
		try {
			// Gson.toJson would let NaN pass.
			ELEMENTS.write(writer, json);
		}
		catch (final IOException e) {
			throw new IllegalStateException("Memory cannot be written", e);
		}
		return text + "\n";
	}
}
