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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Run lengths (DICOM PS3.5, annex G): one segment for each byte of the samples. */
final class RleDecoder {

	private static final int HEADER = 64;

	private RleDecoder() {
		// static methods only
	}

	/**
	 * @param packed a frame
	 * @param format its size and bits
	 * @return its samples
	 * @throws IOException if it is damaged
	 */
	static int[] decode(final byte[] packed, final PixelFormat format)
		throws IOException
	{
		if (packed.length < HEADER) throw new IOException("RLE without a header");
		final ByteBuffer header = ByteBuffer.wrap(packed).order(
			ByteOrder.LITTLE_ENDIAN);
		final int segments = header.getInt(0);
		if (segments != format.allocated() / 8) throw new IOException("RLE of " +
			segments + " segments for " + format.allocated() + " bits");
		// A run makes at most 64 bytes of one.
		if (format.samples() > 64L * packed.length) throw new IOException(
			"RLE data end too soon");
		final int[] samples = new int[format.samples()];
		for (int segment = 0; segment < segments; segment++) {
			final int from = header.getInt(4 + 4 * segment);
			final int to = segment + 1 < segments ? header.getInt(8 + 4 * segment)
				: packed.length;
			if (from < HEADER || to < from || to > packed.length)
				throw new IOException("RLE segments overlap");
			// The most significant byte comes first.
			unpack(packed, from, to, samples, 8 * (segments - 1 - segment));
		}
		return samples;
	}

	private static void unpack(final byte[] packed, final int from,
		final int to, final int[] samples, final int shift) throws IOException
	{
		int at = from;
		int done = 0;
		while (done < samples.length) {
			if (at >= to) throw new IOException("RLE data end too soon");
			final int code = packed[at++];
			if (code == -128) continue;
			final int count = Math.min(code >= 0 ? code + 1 : 1 - code,
				samples.length - done);
			if (at + (code >= 0 ? count : 1) > to) throw new IOException(
				"RLE data end too soon");
			for (int i = 0; i < count; i++)
				samples[done + i] |= (packed[code >= 0 ? at + i : at] & 0xff) << shift;
			at += code >= 0 ? count : 1;
			done += count;
		}
	}
}
