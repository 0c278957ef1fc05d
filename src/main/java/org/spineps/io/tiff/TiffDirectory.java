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
package org.spineps.io.tiff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a page.
 *
 * @param fields tag → value; not copied
 */
record TiffDirectory(Map<Integer, Field> fields) {

	static final int WIDTH = 256;
	static final int HEIGHT = 257;
	static final int BITS = 258;
	static final int COMPRESSION = 259;
	static final int PHOTOMETRIC = 262;
	static final int DESCRIPTION = 270;
	static final int OFFSETS = 273;
	static final int SAMPLES = 277;
	static final int ROWS_PER_STRIP = 278;
	static final int COUNTS = 279;
	static final int X_RESOLUTION = 282;
	static final int Y_RESOLUTION = 283;
	static final int RESOLUTION_UNIT = 296;
	static final int PREDICTOR = 317;
	static final int TILE_WIDTH = 322;
	static final int SAMPLE_FORMAT = 339;
	static final int METADATA_COUNTS = 50838;
	static final int METADATA = 50839;

	private static final Set<Integer> USED = Set.of(WIDTH, HEIGHT, BITS,
		COMPRESSION, PHOTOMETRIC, DESCRIPTION, OFFSETS, SAMPLES, ROWS_PER_STRIP,
		COUNTS, X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT, PREDICTOR, TILE_WIDTH,
		SAMPLE_FORMAT, METADATA_COUNTS, METADATA);

	/**
	 * A value as it was stored.
	 *
	 * @param type the number of its type
	 * @param bytes in the file's byte order
	 */
	record Field(int type, ByteBuffer bytes) {}

	static boolean isUsed(final int tag) {
		return USED.contains(tag);
	}

	boolean has(final int tag) {
		return fields.containsKey(tag);
	}

	/** @return the values as whole numbers; empty if there are none */
	long[] numbers(final int tag) {
		final Field field = fields.get(tag);
		if (field == null) return new long[0];
		final ByteBuffer bytes = field.bytes;
		final int size = switch (field.type) {
			case 1 -> 1;
			case 3 -> 2;
			case 4 -> 4;
			default -> 0;
		};
		if (size == 0) return new long[0];
		final long[] numbers = new long[bytes.limit() / size];
		for (int i = 0; i < numbers.length; i++)
			numbers[i] = size == 1 ? bytes.get(i) & 0xff : size == 2 ? bytes.getShort(
				2 * i) & 0xffff : bytes.getInt(4 * i) & 0xffffffffL;
		return numbers;
	}

	/** @return the first value, or what stands for none */
	long number(final int tag, final long none) {
		final long[] numbers = numbers(tag);
		return numbers.length == 0 ? none : numbers[0];
	}

	/** @return a fraction; NaN if there is none */
	double ratio(final int tag) {
		final Field field = fields.get(tag);
		if (field == null || field.type != 5 || field.bytes.limit() < 8)
			return Double.NaN;
		return (field.bytes.getInt(0) & 0xffffffffL) / (double) (field.bytes.getInt(
			4) & 0xffffffffL);
	}

	/** @return the text without the zero at its end; empty if there is none */
	String text(final int tag) {
		final Field field = fields.get(tag);
		return field == null || field.type != 2 ? "" : StandardCharsets.UTF_8.decode(
			field.bytes.duplicate()).toString().replace("\0", "");
	}

	/** @return bytes of a field of bytes; of size 0 if there is none */
	ByteBuffer bytes(final int tag) {
		final Field field = fields.get(tag);
		return field == null ? ByteBuffer.allocate(0) : field.bytes.duplicate()
			.order(field.bytes.order());
	}
}
