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
package org.spineps.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterOutputStream;

/** Reads the files beside this class in the test resources. */
public final class Fixtures {

	private static final Pattern SHAPE = Pattern.compile(
		"'shape': \\(([0-9, ]*)\\)");

	/** An array in C order. */
	record Array(int[] shape, float[] values) {}

	private Fixtures() {
		// static methods only
	}

	static InputStream open(final String name) {
		return Fixtures.class.getResourceAsStream(name);
	}

	static byte[] bytes(final String name) {
		try (InputStream in = open(name)) {
			return in.readAllBytes();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	public static JsonElement json(final String name) {
		return JsonParser.parseString(new String(bytes(name), UTF_8));
	}

	public static int[] ints(final JsonElement array) {
		final JsonArray list = array.getAsJsonArray();
		final int[] values = new int[list.size()];
		for (int i = 0; i < values.length; i++)
			values[i] = list.get(i).getAsInt();
		return values;
	}

	/** {shape, dtype float32, b64zlib} */
	public static float[] packed(final JsonObject object) {
		try {
			final ByteArrayOutputStream out = new ByteArrayOutputStream();
			try (InflaterOutputStream inflater = new InflaterOutputStream(out)) {
				inflater.write(Base64.getDecoder().decode(object.get("b64zlib")
					.getAsString()));
			}
			return floats(ByteBuffer.wrap(out.toByteArray()));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** A numpy file, version 1.0, of little-endian float32. */
	static Array npy(final String name) {
		final ByteBuffer file = ByteBuffer.wrap(bytes(name)).order(
			ByteOrder.LITTLE_ENDIAN);
		final int headerLength = file.getShort(8);
		final String header = new String(file.array(), 10, headerLength,
			ISO_8859_1);
		if (!header.contains("'<f4'") || header.contains("True"))
			throw new IllegalArgumentException(header);
		final Matcher shape = SHAPE.matcher(header);
		if (!shape.find()) throw new IllegalArgumentException(header);
		file.position(10 + headerLength);
		return new Array(Arrays.stream(shape.group(1).split(",")).map(
			String::strip).filter(s -> !s.isEmpty()).mapToInt(Integer::parseInt)
			.toArray(), floats(file));
	}

	private static float[] floats(final ByteBuffer bytes) {
		final float[] values = new float[bytes.remaining() / Float.BYTES];
		bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
		return values;
	}
}
