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

import org.spineps.SpinepsException;
import org.spineps.io.voxel.StoredVoxels;

/** Unpacks a strip that was packed with LZW (TIFF 6.0, section 13). */
final class TiffLzw {

	private static final int CLEAR = 256;
	private static final int END = 257;
	private static final int MOST = 4096;

	private final byte[] packed;
	private final byte[] target;
	/** Of each code the place and length of a text in the target. */
	private final int[] places = new int[MOST];
	private final int[] lengths = new int[MOST];
	private long bit;

	/**
	 * @param packed a strip
	 * @param target gets as many bytes as it holds
	 */
	TiffLzw(final byte[] packed, final byte[] target) {
		this.packed = packed;
		this.target = target;
	}

	void unpack() throws SpinepsException {
		int done = 0;
		int next = END + 1;
		int width = 9;
		int before = -1;
		while (done < target.length) {
			final int code = code(width, done);
			if (code == END) throw StoredVoxels.truncated(done, target.length);
			if (code == CLEAR) {
				next = END + 1;
				width = 9;
				before = -1;
				continue;
			}
			final int begin = done;
			if (code < CLEAR) target[done++] = (byte) code;
			else {
				// The newest code is the text before and its own first byte.
				if (code > next || code == next && before < 0 || code < next &&
					lengths[code] == 0) throw TiffReader.damaged(
						"a strip cannot be unpacked");
				if (code == next) define(next, before, begin);
				for (int i = 0; i < lengths[code] && done < target.length; i++)
					target[done++] = target[places[code] + i];
			}
			if (before >= 0 && next < MOST) {
				define(next, before, begin);
				next++;
			}
			before = begin;
			// The width grows one code early.
			width = next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9;
		}
	}

	/** The text since a place, and the byte after it. */
	private void define(final int code, final int from, final int to) {
		places[code] = from;
		lengths[code] = to - from + 1;
	}

	private int code(final int width, final int done) throws SpinepsException {
		if (bit + width > 8L * packed.length) throw StoredVoxels.truncated(done,
			target.length);
		int code = 0;
		for (int i = 0; i < width; i++, bit++)
			code = code << 1 | packed[(int) (bit >> 3)] >> 7 - (int) (bit &
				7) & 1;
		return code;
	}
}
