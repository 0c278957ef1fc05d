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
package org.spineps.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.spineps.network.HalfFloat;

/**
 * A NumPy file of version 1.0 in C order, perhaps compressed.
 *
 * @param shape its sizes, slowest axis first
 * @param values its numbers
 */
public record Npy(int[] shape, float[] values) {

	private static final Pattern SHAPE = Pattern.compile(
		"'shape': \\(([0-9, ]*)\\)");
	private static final Pattern TYPE = Pattern.compile("'descr': '([^']*)'");
	private static final int START = 10;

	/**
	 * @param resource absolute name of a resource; .gz if compressed
	 * @return its content
	 */
	public static Npy read(final String resource) {
		try (InputStream raw = Npy.class.getResourceAsStream(resource)) {
			if (raw == null) throw new IllegalArgumentException("No resource " +
				resource);
			final InputStream in = resource.endsWith(".gz") ? new GZIPInputStream(raw)
				: raw;
			return parse(ByteBuffer.wrap(in.readAllBytes()).order(
				ByteOrder.LITTLE_ENDIAN));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Npy parse(final ByteBuffer file) {
		final int length = file.getShort(8);
		final String header = new String(file.array(), START, length, ISO_8859_1);
		final Matcher shape = SHAPE.matcher(header);
		final Matcher type = TYPE.matcher(header);
		if (!shape.find() || !type.find() || header.contains("True"))
			throw new IllegalArgumentException(header);
		final int[] sizes = Arrays.stream(shape.group(1).split(",")).map(
			String::strip).filter(s -> !s.isEmpty()).mapToInt(Integer::parseInt)
			.toArray();
		int count = 1;
		for (final int n : sizes)
			count *= n;
		file.position(START + length);
		final float[] values = new float[count];
		for (int i = 0; i < count; i++)
			values[i] = switch (type.group(1)) {
				case "<f4" -> file.getFloat();
				case "<f2" -> HalfFloat.value(file.getShort());
				case "|u1" -> file.get() & 0xff;
				case "|i1" -> file.get();
				default -> throw new IllegalArgumentException(header);
			};
		return new Npy(sizes, values);
	}
}
