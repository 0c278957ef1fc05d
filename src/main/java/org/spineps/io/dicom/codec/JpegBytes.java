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

/**
 * The bytes of a frame as JPEG and JPEG-LS arrange them: big endian, and none
 * behind the end.
 */
final class JpegBytes {

	private final byte[] data;

	JpegBytes(final byte[] data) {
		this.data = data;
	}

	byte[] array() {
		return data;
	}

	int length() {
		return data.length;
	}

	int byteAt(final int at) throws IOException {
		if (at >= data.length) throw tooShort();
		return data[at] & 0xff;
	}

	int shortAt(final int at) throws IOException {
		return byteAt(at) << 8 | byteAt(at + 1);
	}

	/**
	 * Checks a frame header against what the DICOM header says.
	 *
	 * @param at where it states the bits, then the size
	 * @param format size of the frame
	 * @return bits of a sample
	 * @throws IOException if the two differ, or samples have several components
	 */
	int precision(final int at, final PixelFormat format) throws IOException {
		final int precision = byteAt(at);
		if (shortAt(at + 1) != format.rows() || shortAt(at + 3) != format.columns())
			throw new IOException("it has " + shortAt(at + 3) + "×" + shortAt(at + 1) +
				" pixels, not " + format.columns() + "×" + format.rows());
		if (byteAt(at + 5) != 1) throw new IOException("it is in colour");
		if (precision < 2 || precision > 16) throw new IOException("it has " +
			precision + " bits");
		return precision;
	}

	static IOException tooShort() {
		return new IOException("its data end too soon");
	}
}
