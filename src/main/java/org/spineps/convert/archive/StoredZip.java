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
package org.spineps.convert.archive;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a zip archive as PyTorch does: entries are stored as they are, and the
 * bytes of each begin at a multiple of 64, so that the file can be mapped into
 * memory. All entries carry the same date: equal contents make equal archives.
 */
public final class StoredZip implements Closeable {

	private static final int ALIGNMENT = 64;
	/** Length of an entry's header without its name and extra field. */
	private static final int HEADER = 30;
	/** Length of an extra field without its bytes. */
	private static final int EXTRA_HEADER = 4;
	/** PyTorch's id of an extra field that only pads. */
	private static final short FILLER = 0x4246;
	/** The first date of zip itself means "earlier", and gets a field of its own. */
	private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);
	private static final int BUFFER = 1 << 16;

	private final Counter counter;
	private final ZipOutputStream zip;

	/** @param out receives the archive; closed with this object */
	public StoredZip(final OutputStream out) {
		counter = new Counter(new BufferedOutputStream(out, BUFFER));
		zip = new ZipOutputStream(counter, StandardCharsets.UTF_8);
	}

	/**
	 * @param name path of the entry, with slashes
	 * @param bytes its content
	 */
	public void add(final String name, final byte[] bytes) throws IOException {
		final CRC32 crc = new CRC32();
		crc.update(bytes);
		begin(name, bytes.length, crc.getValue());
		zip.write(bytes, 0, bytes.length);
		zip.closeEntry();
	}

	/**
	 * @param name path of the entry, with slashes
	 * @param source opens its content, twice
	 * @throws IOException if the content was another one the second time
	 */
	void add(final String name, final Source source) throws IOException {
		final CRC32 crc = new CRC32();
		final long size;
		try (InputStream in = new CheckedInputStream(source.open(), crc)) {
			size = in.transferTo(OutputStream.nullOutputStream());
		}
		begin(name, size, crc.getValue());
		try (InputStream in = source.open()) {
			in.transferTo(zip);
		}
		zip.closeEntry();
	}

	/** Opens a content. */
	@FunctionalInterface
	interface Source {

		/** @return a new stream, closed by the caller */
		InputStream open() throws IOException;
	}

	private void begin(final String name, final long size, final long crc)
		throws IOException
	{
		final ZipEntry entry = new ZipEntry(name);
		entry.setMethod(ZipEntry.STORED);
		entry.setTimeLocal(DATE);
		entry.setSize(size);
		entry.setCompressedSize(size);
		entry.setCrc(crc);
		final byte[] filler = filler(counter.count + HEADER + name.getBytes(
			StandardCharsets.UTF_8).length);
		if (filler.length > 0) entry.setExtra(filler);
		zip.putNextEntry(entry);
	}

	/** An extra field that moves what would begin at a position to a multiple. */
	private static byte[] filler(final long position) {
		int length = (int) (-position & ALIGNMENT - 1);
		if (length == 0) return new byte[0];
		if (length < EXTRA_HEADER) length += ALIGNMENT;
		final ByteBuffer filler = ByteBuffer.allocate(length).order(
			ByteOrder.LITTLE_ENDIAN);
		filler.putShort(FILLER).putShort((short) (length - EXTRA_HEADER));
		return filler.array();
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}

	/** Counts the bytes written. */
	private static final class Counter extends FilterOutputStream {

		private long count;

		Counter(final OutputStream out) {
			super(out);
		}

		@Override
		public void write(final int value) throws IOException {
			out.write(value);
			count++;
		}

		@Override
		public void write(final byte[] bytes, final int from, final int length)
			throws IOException
		{
			out.write(bytes, from, length);
			count += length;
		}
	}
}
