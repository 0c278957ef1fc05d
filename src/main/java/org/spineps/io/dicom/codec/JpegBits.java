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
package org.spineps.io.dicom.codec;

import java.io.EOFException;
import java.io.IOException;

/**
 * Bits of compressed data between two markers. After a byte of ones JPEG puts a
 * byte of zeros, JPEG-LS a bit.
 */
final class JpegBits {

	private final byte[] data;
	private final boolean ls;
	private int at;
	private int current;
	private int left;
	private boolean afterOnes;

	/**
	 * @param data the frame
	 * @param at where the compressed data begin
	 * @param ls whether one bit was put in, not eight
	 */
	JpegBits(final byte[] data, final int at, final boolean ls) {
		this.data = data;
		this.at = at;
		this.ls = ls;
	}

	private void fill() throws IOException {
		if (at >= data.length) throw new EOFException("its data end too soon");
		final int next = data[at] & 0xff;
		if (next == 0xff && !ls) {
			if (at + 1 >= data.length || data[at + 1] != 0) throw new EOFException(
				"its data end too soon");
			at++;
		}
		if (ls && afterOnes && next >= 0x80) throw new EOFException(
			"its data end too soon");
		at++;
		left = ls && afterOnes ? 7 : 8;
		current = next;
		afterOnes = next == 0xff;
	}

	/** @return the next bit */
	int bit() throws IOException {
		if (left == 0) fill();
		left--;
		return current >> left & 1;
	}

	/** @return the next bits as a number, at most 31 of them */
	int bits(final int count) throws IOException {
		int value = 0;
		for (int i = 0; i < count; i++)
			value = value << 1 | bit();
		return value;
	}

	/** Goes behind the next restart marker. */
	void restart() throws IOException {
		left = 0;
		afterOnes = false;
		while (at + 1 < data.length && !((data[at] & 0xff) == 0xff && (data[at + 1] &
			0xf8) == 0xd0)) at++;
		at += 2;
		if (at > data.length) throw new EOFException("a restart marker is missing");
	}
}
