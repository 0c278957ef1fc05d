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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Reads the Parquet files that this program writes, for tests only. */
public final class ParquetTable {

	private ParquetTable() {
		// static methods only
	}

	/** @return name of a column → its cells, null where they are missing */
	public static Map<String, List<Object>> read(final Path file)
		throws IOException
	{
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(
			ByteOrder.LITTLE_ENDIAN);
		final int end = bytes.limit() - 8;
		if (!text(bytes, 0).equals("PAR1") || !text(bytes, end + 4).equals("PAR1"))
			throw new IOException("no Parquet file");
		final Map<Integer, Object> footer = struct(bytes.position(end - bytes.getInt(
			end)));
		final Map<String, List<Object>> columns = new LinkedHashMap<>();
		final List<?> schema = (List<?>) footer.get(2);
		for (int n = 1; n < schema.size(); n++)
			columns.put((String) map(schema.get(n)).get(4), new ArrayList<>());
		for (final Object group : (List<?>) footer.get(4))
			for (final Object chunk : (List<?>) map(group).get(1)) {
				final Map<Integer, Object> meta = map(map(chunk).get(3));
				final String name = (String) ((List<?>) meta.get(3)).get(0);
				cells(bytes, ((Long) meta.get(9)).intValue(), ((Long) meta.get(1))
					.intValue(), columns.get(name));
			}
		columns.values().forEach(cells -> {
			if (cells.size() != (Long) footer.get(3)) throw new IllegalStateException(
				"another number of rows");
		});
		return columns;
	}

	private static void cells(final ByteBuffer file, final int begin,
		final int type, final List<Object> cells) throws IOException
	{
		final Map<Integer, Object> header = struct(file.position(begin));
		final byte[] page = new byte[((Long) header.get(3)).intValue()];
		file.get(page);
		final ByteBuffer plain;
		try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(
			page)))
		{
			plain = ByteBuffer.wrap(stream.readAllBytes()).order(
				ByteOrder.LITTLE_ENDIAN);
		}
		if (plain.limit() != (Long) header.get(2)) throw new IOException("size");
		final long rows = (Long) map(header.get(5)).get(1);
		final int values = plain.getInt() + Integer.BYTES;
		varint(plain);
		final byte[] there = new byte[values - plain.position()];
		plain.get(there);
		for (int row = 0; row < rows; row++)
			cells.add((there[row / 8] >> row % 8 & 1) == 0 ? null : switch (type) {
				case 1 -> plain.getInt();
				case 5 -> plain.getDouble();
				default -> string(plain, plain.getInt());
			});
		if (plain.hasRemaining()) throw new IOException("bytes are left");
	}

	private static Map<Integer, Object> struct(final ByteBuffer bytes) {
		final Map<Integer, Object> fields = new TreeMap<>();
		int field = 0;
		for (int head = bytes.get() & 0xFF; head != 0; head = bytes.get() & 0xFF) {
			field += head >> 4;
			fields.put(field, value(bytes, head & 15));
		}
		return fields;
	}

	private static Object value(final ByteBuffer bytes, final int type) {
		return switch (type) {
			case 5, 6 -> {
				final long zigzag = varint(bytes);
				yield zigzag >>> 1 ^ -(zigzag & 1);
			}
			case 8 -> string(bytes, (int) varint(bytes));
			case 9 -> {
				final int head = bytes.get() & 0xFF;
				final long size = head >> 4 == 15 ? varint(bytes) : head >> 4;
				final List<Object> list = new ArrayList<>();
				for (int n = 0; n < size; n++)
					list.add(value(bytes, head & 15));
				yield list;
			}
			case 12 -> struct(bytes);
			default -> throw new IllegalStateException("type " + type);
		};
	}

	private static long varint(final ByteBuffer bytes) {
		long value = 0;
		for (int shift = 0;; shift += 7) {
			final byte next = bytes.get();
			value |= (next & 0x7FL) << shift;
			if (next >= 0) return value;
		}
	}

	private static String string(final ByteBuffer bytes, final int length) {
		final byte[] text = new byte[length];
		bytes.get(text);
		return new String(text, StandardCharsets.UTF_8);
	}

	private static String text(final ByteBuffer bytes, final int at) {
		return string(bytes.duplicate().position(at), 4);
	}

	@SuppressWarnings("unchecked")
	private static Map<Integer, Object> map(final Object struct) {
		return (Map<Integer, Object>) struct;
	}
}
