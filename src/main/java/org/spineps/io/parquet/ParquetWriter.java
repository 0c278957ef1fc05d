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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.spineps.Version;

/**
 * Writes a flat table as a Parquet file, row by row, with a bounded share of it in
 * memory: plain encoding, gzip, optional columns, no statistics. All readers
 * of the format know these. The libraries for it would add 19 MB to an
 * installation, and classes of Hadoop. For one thread.
 */
public final class ParquetWriter {

	private static final byte[] MAGIC = "PAR1".getBytes(
		StandardCharsets.US_ASCII);
	/** A group of rows is written when it holds so many bytes or rows. */
	private static final int GROUP_BYTES = 8 << 20;
	private static final int GROUP_ROWS = 1 << 16;

	private static final int OPTIONAL = 1;
	private static final int UTF_8 = 0;
	private static final int PLAIN = 0;
	private static final int RLE = 3;
	private static final int GZIP = 2;
	private static final int DATA_PAGE = 0;

	private final OutputStream target;
	private final List<ParquetColumn> columns;
	private final List<ColumnBuffer> buffers;
	private final List<Group> groups = new ArrayList<>();
	private long position;
	private int buffered;

	/** Where the cells of one column lie in the file, in bytes. */
	private record Chunk(long begin, long size, long plainSize) {}

	/** Rows that lie together. */
	private record Group(int rows, List<Chunk> chunks) {}

	/**
	 * @param target gets the file; stays open
	 * @param columns the columns
	 * @throws IOException if it cannot be written to
	 */
	public ParquetWriter(final OutputStream target,
		final List<ParquetColumn> columns) throws IOException
	{
		this.target = target;
		this.columns = List.copyOf(columns);
		buffers = this.columns.stream().map(ColumnBuffer::new).toList();
		write(MAGIC);
	}

	/**
	 * @param cells one for each column, of its type; null, NaN and infinite are
	 *          missing
	 * @throws IOException if the file cannot be written
	 * @throws IllegalArgumentException if number or type of the cells differ from
	 *           those of the columns
	 */
	public void add(final List<?> cells) throws IOException {
		if (cells.size() != columns.size()) throw new IllegalArgumentException(cells
			.size() + " cells for " + columns.size() + " columns");
		int bytes = 0;
		for (int n = 0; n < cells.size(); n++) {
			buffers.get(n).add(cells.get(n));
			bytes += buffers.get(n).size();
		}
		buffered++;
		if (bytes >= GROUP_BYTES || buffered >= GROUP_ROWS) writeGroup();
	}

	/**
	 * Writes what is left, and the footer. Nothing can be added afterwards.
	 *
	 * @throws IOException if the file cannot be written
	 */
	public void finish() throws IOException {
		if (buffered > 0) writeGroup();
		final byte[] footer = footer();
		write(footer);
		write(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN)
			.putInt(footer.length).array());
		write(MAGIC);
		target.flush();
	}

	private void writeGroup() throws IOException {
		final List<Chunk> chunks = new ArrayList<>();
		for (final ColumnBuffer buffer : buffers) {
			final long begin = position;
			final byte[] plain = buffer.take();
			final byte[] page = ColumnBuffer.compressed(plain);
			final byte[] header = new CompactThrift().whole(1, DATA_PAGE).whole(2,
				plain.length).whole(3, page.length).struct(5).whole(1, buffered).whole(2,
					PLAIN).whole(3, RLE).whole(4, RLE).end().finish();
			write(header);
			write(page);
			chunks.add(new Chunk(begin, position - begin, (long) header.length +
				plain.length));
		}
		groups.add(new Group(buffered, chunks));
		buffered = 0;
	}

	private byte[] footer() {
		final CompactThrift out = new CompactThrift();
		out.whole(1, 1).structs(2, columns.size() + 1);
		out.element().text(4, "table").whole(5, columns.size()).end();
		for (final ParquetColumn column : columns) {
			out.element().whole(1, column.type().physicalType()).whole(3, OPTIONAL)
				.text(4, column.name());
			if (column.type() == ParquetColumn.Type.TEXT) out.whole(6, UTF_8).struct(10)
				.struct(1).end().end();
			out.end();
		}
		out.large(3, groups.stream().mapToLong(Group::rows).sum()).structs(4, groups
			.size());
		for (final Group group : groups) {
			out.element().structs(1, columns.size());
			for (int n = 0; n < columns.size(); n++)
				chunk(out, columns.get(n), group.rows, group.chunks.get(n));
			out.large(2, group.chunks.stream().mapToLong(Chunk::plainSize).sum())
				.large(3, group.rows).end();
		}
		return out.text(6, "SPINEPS for Fiji version " + Version.get() +
			" (build 0)").finish();
	}

	private static void chunk(final CompactThrift out,
		final ParquetColumn column, final int rows, final Chunk chunk)
	{
		out.element().large(2, chunk.begin).struct(3).whole(1, column.type()
			.physicalType()).wholes(2, 2).element(PLAIN).element(RLE).texts(3, 1)
			.element(column.name()).whole(4, GZIP).large(5, rows).large(6,
				chunk.plainSize).large(7, chunk.size).large(9, chunk.begin).end().end();
	}

	private void write(final byte[] bytes) throws IOException {
		target.write(bytes);
		position += bytes.length;
	}
}
