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
package org.spineps.io.dicom.parse;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Numbers and bytes of a file, in its byte order, with the place in it. */
public final class DicomStream {

	private static final int CHUNK = 1 << 16;

	private final InputStream in;
	private long position;
	private boolean big;

	/**
	 * @param in buffered; not closed
	 * @param position place of its next byte in the file
	 */
	DicomStream(final InputStream in, final long position) {
		this.in = in;
		this.position = position;
	}

	/** @param bigEndian whether the most significant byte comes first */
	public void setBigEndian(final boolean bigEndian) {
		big = bigEndian;
	}

	/** @return whether the most significant byte comes first */
	public boolean isBigEndian() {
		return big;
	}

	/** @return place of the next byte, counted from 0 */
	public long position() {
		return position;
	}

	/** @return the next byte, or -1 at the end */
	public int read() throws IOException {
		final int value = in.read();
		if (value >= 0) position++;
		return value;
	}

	private int required() throws IOException {
		final int value = read();
		if (value < 0) throw new EOFException();
		return value;
	}

	/** @return the next two bytes as a number */
	public int unsignedShort() throws IOException {
		final int a = required();
		final int b = required();
		return big ? a << 8 | b : b << 8 | a;
	}

	/** @return the next four bytes as a number */
	public long unsignedInt() throws IOException {
		final long a = unsignedShort();
		final long b = unsignedShort();
		return big ? a << 16 | b : b << 16 | a;
	}

	/** @return the next four bytes as group and element of an attribute */
	public int tag() throws IOException {
		final int group = unsignedShort();
		return group << 16 | unsignedShort();
	}

	/**
	 * @param length how many bytes; memory grows only as they arrive
	 * @return exactly so many
	 * @throws EOFException if the file ends before
	 */
	public byte[] bytes(final int length) throws IOException {
		final byte[] result = in.readNBytes(length);
		position += result.length;
		if (result.length < length) throw new EOFException();
		return result;
	}

	/**
	 * @param length how many bytes to leave out
	 * @throws EOFException if the file ends before
	 */
	public void skip(final long length) throws IOException {
		long left = length;
		while (left > 0) {
			// A file's own skip runs beyond its end; the last byte shows that it is there.
			final long skipped = left > 1 ? in.skip(Math.min(left - 1, CHUNK)) : 0;
			position += skipped;
			left -= skipped;
			if (left > 0 && skipped <= 0) {
				required();
				left--;
			}
		}
	}
}
