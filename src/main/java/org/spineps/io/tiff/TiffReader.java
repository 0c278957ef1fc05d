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

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.spineps.SpinepsException;

/**
 * The directories of a TIFF file. Nothing is read beyond its end, and nothing
 * allocated for more than it holds. For one thread.
 */
final class TiffReader implements Closeable {

	private static final int MOST_PAGES = 100_000;
	private static final int MOST_FIELDS = 1024;
	/** Of all pages; they may point to the same numbers again and again. */
	private static final long MOST_BYTES = 256L << 20;
	private static final int[] TYPE_BYTES = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4,
		8 };

	private final FileChannel channel;
	private final long size;
	private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
	private long bytesOfFields;

	TiffReader(final Path file) throws IOException {
		channel = FileChannel.open(file, StandardOpenOption.READ);
		size = channel.size();
	}

	ByteOrder order() {
		return order;
	}

	/** @return bytes of the file */
	long size() {
		return size;
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}

	/**
	 * @param offset place in the file
	 * @param length how many bytes
	 * @return them, in the file's byte order
	 * @throws IOException if reading fails
	 * @throws SpinepsException if the file ends before
	 */
	ByteBuffer bytes(final long offset, final long length) throws IOException,
		SpinepsException
	{
		if (offset < 0 || length < 0 || length > Integer.MAX_VALUE - 8 || offset > size -
			length) throw damaged("it ends at byte " + size + ", but bytes " + offset +
				" to " + (offset + length) + " are needed");
		final ByteBuffer buffer = ByteBuffer.allocate((int) length).order(order);
		while (buffer.hasRemaining())
			if (channel.read(buffer, offset + buffer.position()) < 0) throw damaged(
				"it became shorter while it was read");
		return buffer.flip();
	}

	/**
	 * @return the directories of all pages, not none
	 * @throws IOException if reading fails
	 * @throws SpinepsException if they are damaged
	 */
	List<TiffDirectory> directories() throws IOException, SpinepsException {
		final ByteBuffer head = bytes(0, 8);
		order = head.get(0) == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
		final List<TiffDirectory> all = new ArrayList<>();
		final Set<Long> seen = new HashSet<>();
		long at = head.order(order).getInt(4) & 0xffffffffL;
		while (at != 0) {
			if (!seen.add(at) || all.size() >= MOST_PAGES) throw damaged(
				"its pages lead round in a circle, or are more than " + MOST_PAGES);
			final int count = bytes(at, 2).getShort() & 0xffff;
			if (count > MOST_FIELDS) throw damaged("a page has " + count + " fields");
			all.add(directory(at + 2, count));
			at = bytes(at + 2 + 12L * count, 4).getInt() & 0xffffffffL;
		}
		if (all.isEmpty()) throw damaged("it has no page");
		return all;
	}

	private TiffDirectory directory(final long at, final int count)
		throws IOException, SpinepsException
	{
		final ByteBuffer entries = bytes(at, 12L * count);
		final Map<Integer, TiffDirectory.Field> fields = new HashMap<>();
		for (int i = 0; i < count; i++) {
			final int entry = 12 * i;
			final int tag = entries.getShort(entry) & 0xffff;
			final int type = entries.getShort(entry + 2) & 0xffff;
			if (!TiffDirectory.isUsed(tag) || type >= TYPE_BYTES.length || type == 0)
				continue;
			final long values = entries.getInt(entry + 4) & 0xffffffffL;
			final long length = values * TYPE_BYTES[type];
			bytesOfFields += length;
			if (bytesOfFields > MOST_BYTES) throw damaged(
				"its pages have more fields than belong to an image");
			final ByteBuffer value = length <= 4 ? bytes(at + entry + 8, length)
				: bytes(entries.getInt(entry + 8) & 0xffffffffL, length);
			fields.putIfAbsent(tag, new TiffDirectory.Field(type, value));
		}
		return new TiffDirectory(fields);
	}

	static SpinepsException damaged(final String found) {
		return new SpinepsException("The TIFF file is damaged or cut off", found,
			"Export or download the file again");
	}
}
