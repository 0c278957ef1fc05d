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
package org.spineps.io.nifti;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import org.spineps.SpinepsException;
import org.spineps.io.json.JsonText;

/**
 * Names of labels inside a NIfTI file: a header extension of code 6 (comment),
 * which other programs show or skip, holding the JSON
 * {@code {"labels": {"20": "L1", …}}}, padded with spaces.
 */
final class NiftiLabelTable {

	private static final int COMMENT = 6;
	private static final String KEY = "labels";

	private NiftiLabelTable() {
		// static methods only
	}

	/**
	 * @param names label → name
	 * @return a whole extension, its length a multiple of 16, little endian
	 */
	static byte[] extension(final Map<Integer, String> names) {
		final JsonObject table = new JsonObject();
		new TreeMap<>(names).forEach((label, name) -> table.addProperty(label
			.toString(), name));
		final JsonObject root = new JsonObject();
		root.add(KEY, table);
		final byte[] json = new Gson().toJson(root).getBytes(
			StandardCharsets.UTF_8);
		final byte[] bytes = new byte[(8 + json.length + 15) / 16 * 16];
		Arrays.fill(bytes, (byte) ' ');
		NiftiWriter.little(bytes).putInt(bytes.length).putInt(COMMENT).put(json);
		return bytes;
	}

	/**
	 * @param extensions the extensions of a file, its byte order set
	 * @return the names of the first table that is found, ascending by label;
	 *         empty if there is none or it is damaged
	 */
	static Map<Integer, String> find(final ByteBuffer extensions) {
		try {
			while (extensions.remaining() > 8) {
				final int length = extensions.getInt() - 8;
				final int code = extensions.getInt();
				if (length < 0 || length > extensions.remaining()) break;
				final byte[] content = new byte[length];
				extensions.get(content);
				if (code == COMMENT) {
					final Map<Integer, String> names = parse(new String(content,
						StandardCharsets.UTF_8).replace('\0', ' '));
					if (!names.isEmpty()) return names;
				}
			}
		}
		catch (final BufferUnderflowException e) {
			return new TreeMap<>();
		}
		return new TreeMap<>();
	}

	private static Map<Integer, String> parse(final String text) {
		final Map<Integer, String> names = new TreeMap<>();
		final JsonElement comment;
		try {
			comment = JsonText.parse(KEY, text, JsonText.Grammar.LENIENT);
		}
		catch (final SpinepsException e) {
			// A comment of another program: not an error, and without names for us.
			return names;
		}
		if (comment instanceof JsonObject root && root.get(
			KEY) instanceof JsonObject table) table.entrySet().stream().filter(
				entry -> entry.getKey().matches("\\d{1,5}") && entry
					.getValue() instanceof JsonPrimitive).forEach(entry -> names.put(
						Integer.valueOf(entry.getKey()), entry.getValue().getAsString()));
		return names;
	}
}
