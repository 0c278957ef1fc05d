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
package org.spineps.io.dicom.codec.jpeg2000;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/** Bits of packet headers: after a byte of ones there are seven. */
final class PacketBits {

	private final byte[] data;
	private int at;
	private int current;
	private int left;

	PacketBits(final byte[] data) {
		this.data = data;
	}

	int position() {
		return at;
	}

	boolean isAtEnd() {
		return at >= data.length;
	}

	/** @return whether a marker stands here, which is left out then */
	boolean skipMarker(final int low, final int length) {
		if (at + length > data.length || (data[at] & 0xff) != 0xff || (data[at + 1] &
			0xff) != low) return false;
		at += length;
		return true;
	}

	int bit() throws IOException {
		if (left == 0) {
			left = current == 0xff ? 7 : 8;
			if (at >= data.length) throw new EOFException("its data end too soon");
			current = data[at++] & 0xff;
		}
		left--;
		return current >> left & 1;
	}

	int bits(final int count) throws IOException {
		int value = 0;
		for (int i = 0; i < count; i++)
			value = value << 1 | bit();
		return value;
	}

	/** Goes to the next byte, and over the one that follows a byte of ones. */
	void align() throws IOException {
		if (current == 0xff) {
			if (at >= data.length) throw new EOFException("its data end too soon");
			at++;
		}
		left = 0;
		current = 0;
	}

	byte[] bytes(final int count) throws IOException {
		if (count > data.length - at) throw new EOFException(
			"its data end too soon");
		final byte[] bytes = Arrays.copyOfRange(data, at, at + count);
		at += count;
		return bytes;
	}
}
