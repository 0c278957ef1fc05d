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
package org.spineps.io.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.zip.GZIPOutputStream;

import org.spineps.PlainText;

/** The cells of one column until their page is written. For one thread. */
final class ColumnBuffer {

	private final ParquetColumn column;
	private final BitSet there = new BitSet();
	private final ByteArrayOutputStream values = new ByteArrayOutputStream();
	private int rows;

	/** @param column what is collected */
	ColumnBuffer(final ParquetColumn column) {
		this.column = column;
	}

	/**
	 * @param cell the next cell; null, NaN and infinite are missing
	 * @throws IllegalArgumentException if it is not of the column's type
	 */
	void add(final Object cell) {
		final byte[] bytes = encoded(cell);
		if (bytes.length > 0) {
			there.set(rows);
			values.writeBytes(bytes);
		}
		rows++;
	}

	/** @return bytes that are held */
	int size() {
		return values.size() + rows / Byte.SIZE;
	}

	/**
	 * Gives the cells away and forgets them.
	 *
	 * @return them as the content of a page, not compressed: which of them are
	 *         there, then those in plain encoding
	 */
	byte[] take() {
		final int groups = (rows + Byte.SIZE - 1) / Byte.SIZE;
		final byte[] levels = new byte[groups];
		final byte[] set = there.toByteArray();
		System.arraycopy(set, 0, levels, 0, set.length);
		final ByteArrayOutputStream page = new ByteArrayOutputStream();
		final byte[] run = run(groups);
		page.writeBytes(little(Integer.BYTES).putInt(run.length + groups).array());
		page.writeBytes(run);
		page.writeBytes(levels);
		page.writeBytes(values.toByteArray());
		there.clear();
		values.reset();
		rows = 0;
		return page.toByteArray();
	}

	/** @return bytes compressed as the format's codec "GZIP" */
	static byte[] compressed(final byte[] page) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
			stream.write(page);
		}
		return bytes.toByteArray();
	}

	/** The head of a run of bits: the number of bytes and a one, in groups of 7. */
	private static byte[] run(final int groups) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		int rest = groups << 1 | 1;
		while (rest > 0x7F) {
			bytes.write(rest & 0x7F | 0x80);
			rest >>>= 7;
		}
		bytes.write(rest);
		return bytes.toByteArray();
	}

	private byte[] encoded(final Object cell) {
		if (cell == null) return new byte[0];
		if (column.type() == ParquetColumn.Type.NUMBER && cell instanceof Double value)
			return Double.isFinite(value) ? little(Double.BYTES).putDouble(value)
				.array() : new byte[0];
		if (column.type() == ParquetColumn.Type.WHOLE && cell instanceof Integer value)
			return little(Integer.BYTES).putInt(value).array();
		if (column.type() == ParquetColumn.Type.TEXT && cell instanceof String value) {
			final byte[] text = PlainText.lines(value).getBytes(
				StandardCharsets.UTF_8);
			return ByteBuffer.allocate(Integer.BYTES + text.length).order(
				ByteOrder.LITTLE_ENDIAN).putInt(text.length).put(text).array();
		}
		throw new IllegalArgumentException(cell.getClass().getSimpleName() +
			" in column " + column.name());
	}

	private static ByteBuffer little(final int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}
}
