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

import org.spineps.SpinepsException;
import org.spineps.io.dicom.codec.jpeg2000.Jpeg2000Decoder;

/** Unpacks one compressed frame. */
@FunctionalInterface
public interface FrameDecoder {

	/**
	 * @param packed the frame's bytes
	 * @param format its size and bits
	 * @return its samples as they were stored, line by line: the allocated bits, not
	 *         yet signed
	 * @throws IOException if it is damaged; the message says how
	 */
	int[] decode(byte[] packed, PixelFormat format) throws IOException;

	/**
	 * @param syntax a compressed transfer syntax
	 * @return what unpacks its frames
	 * @throws SpinepsException if nothing does
	 */
	static FrameDecoder of(final TransferSyntax syntax) throws SpinepsException {
		return switch (syntax) {
			case RLE -> RleDecoder::decode;
			case JPEG_BASELINE, JPEG_EXTENDED, JPEG_LOSSLESS, JPEG_LOSSLESS_FIRST -> JpegDecoder::decode;
			case JPEG_LS_LOSSLESS, JPEG_LS -> JpegLsDecoder::decode;
			case JPEG_2000_LOSSLESS, JPEG_2000 -> FrameDecoder::jpeg2000;
			default -> throw new SpinepsException("Cannot read compressed pixels",
				"they are stored as " + syntax.title(),
				"Export the series without compression");
		};
	}

	private static int[] jpeg2000(final byte[] packed, final PixelFormat format)
		throws IOException
	{
		final Jpeg2000Decoder.Image image = Jpeg2000Decoder.decode(packed, format
			.columns(), format.rows());
		final int[] samples = image.samples();
		// Where the two headers differ on the sign, that of DICOM counts.
		final int spare = 32 - image.precision();
		if (format.signed() && !image.signed()) for (int i = 0; i < samples.length; i++)
			samples[i] = samples[i] << spare >> spare;
		return samples;
	}
}
