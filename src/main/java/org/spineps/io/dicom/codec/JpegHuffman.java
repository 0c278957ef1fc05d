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

import java.io.IOException;

/** A table of codes of up to 16 bits. */
final class JpegHuffman {

	private final int[] least = new int[17];
	private final int[] most = new int[17];
	private final int[] first = new int[17];
	private final byte[] values;

	/**
	 * @param data holds 16 numbers of codes, then their values
	 * @param at where
	 * @throws IOException if there are more codes than bits can tell apart
	 */
	JpegHuffman(final byte[] data, final int at) throws IOException {
		int count = 0;
		int code = 0;
		for (int length = 1; length <= 16; length++) {
			final int n = data[at + length - 1] & 0xff;
			least[length] = code;
			first[length] = count;
			code += n;
			count += n;
			most[length] = code - 1;
			if (code > 1 << length) throw new IOException("a code table is damaged");
			code <<= 1;
		}
		if (at + 16 + count > data.length) throw new IOException(
			"a code table is damaged");
		values = new byte[count];
		System.arraycopy(data, at + 16, values, 0, count);
	}

	/** @return bytes that the table takes */
	int length() {
		return 16 + values.length;
	}

	int next(final JpegBits bits) throws IOException {
		int code = 0;
		for (int length = 1; length <= 16; length++) {
			code = code << 1 | bits.bit();
			if (code >= least[length] && code <= most[length]) return values[first[
				length] + code - least[length]] & 0xff;
		}
		throw new IOException("a code is in no table");
	}

	/** @return the number of so many bits, of which the first is a sign */
	static int extend(final JpegBits bits, final int size) throws IOException {
		if (size == 0) return 0;
		final int value = bits.bits(size);
		return value < 1 << size - 1 ? value - (1 << size) + 1 : value;
	}
}
