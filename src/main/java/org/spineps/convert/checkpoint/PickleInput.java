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
package org.spineps.convert.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bytes of a pickle, counted; never more than {@link CheckpointBounds} allow. */
final class PickleInput {

	private final InputStream stream;
	private long position;
	private long kept;

	/** @param stream the bytes; must be buffered */
	PickleInput(final InputStream stream) {
		this.stream = stream;
	}

	/** @return bytes taken so far */
	long position() {
		return position;
	}

	int unsignedByte() throws IOException {
		if (position >= CheckpointBounds.PICKLE_BYTES) throw tooLong(position + 1);
		final int value = stream.read();
		if (value < 0) throw new EOFException();
		position++;
		return value;
	}

	int unsignedShort() throws IOException {
		return unsignedByte() | unsignedByte() << 8;
	}

	int signedInt() throws IOException {
		return unsignedShort() | unsignedShort() << 16;
	}

	long unsignedInt() throws IOException {
		return signedInt() & 0xffffffffL;
	}

	long signedLong() throws IOException {
		return unsignedInt() | (long) signedInt() << 32;
	}

	double bigEndianDouble() throws IOException {
		return ByteBuffer.wrap(bytes(Double.BYTES)).order(ByteOrder.BIG_ENDIAN)
			.getDouble();
	}

	/** Texts and byte arrays above the limit become opaque. */
	Object text(final long count) throws IOException {
		return count > CheckpointBounds.TEXT_BYTES ? passedOver(count) : new String(bytes(
			count), StandardCharsets.UTF_8);
	}

	Object byteString(final long count) throws IOException {
		return count > CheckpointBounds.TEXT_BYTES ? passedOver(count) : bytes(count);
	}

	private OpaqueValue passedOver(final long count) throws IOException {
		if (count > CheckpointBounds.PICKLE_BYTES - position) throw tooLong(count);
		stream.skipNBytes(count);
		position += count;
		return new OpaqueValue("text", List.of());
	}

	private byte[] bytes(final long count) throws IOException {
		kept += count;
		if (count < 0 || kept > CheckpointBounds.ALL_TEXT_BYTES) throw tooLong(count);
		final byte[] bytes = stream.readNBytes((int) count);
		if (bytes.length < count) throw new EOFException();
		position += count;
		return bytes;
	}

	/** Two's complement, little-endian; nothing is 0. */
	Object integer(final long count) throws IOException {
		if (count < 0 || count > CheckpointBounds.INTEGER_BYTES) throw new IOException(
			"an integer has " + count + " bytes");
		final byte[] bytes = bytes(count);
		for (int i = 0; i < bytes.length / 2; i++) {
			final byte other = bytes[bytes.length - 1 - i];
			bytes[bytes.length - 1 - i] = bytes[i];
			bytes[i] = other;
		}
		if (bytes.length == 0) return 0L;
		final BigInteger value = new BigInteger(bytes);
		return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
	}

	/** A line without its end. */
	String line() throws IOException {
		final ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int b; (b = unsignedByte()) != '\n';) {
			if (line.size() == CheckpointBounds.NAME_BYTES) throw new IOException(
				"a name is longer than " + CheckpointBounds.NAME_BYTES + " bytes");
			line.write(b);
		}
		return line.toString(StandardCharsets.UTF_8);
	}

	private static IOException tooLong(final long count) {
		return new IOException("its description needs " + count +
			" bytes, which is more than the limit");
	}
}
