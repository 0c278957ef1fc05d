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
package org.spineps.io.dicom;

import org.spineps.io.dicom.codec.PixelFormat;
import org.spineps.io.dicom.parse.DicomData;
import org.spineps.io.dicom.parse.DicomHeader;
import org.spineps.io.dicom.parse.DicomTag;

/** Reads the Image Pixel module (PS3.3 C.7.6.3) of a header. */
final class PixelModule {

	private PixelModule() {
		// static methods only
	}

	/** A format, or why there is none. */
	record Found(PixelFormat format, String problem) {}

	/**
	 * @param header a file's header
	 * @return how its samples are stored, or why they are not read
	 */
	static Found of(final DicomHeader header) {
		final DicomData data = header.data();
		final int rows = data.integer(DicomTag.ROWS, 0);
		final int columns = data.integer(DicomTag.COLUMNS, 0);
		if (rows < 1 || columns < 1 || rows > PixelFormat.LARGEST || columns > PixelFormat.LARGEST)
			return none("its size is " + columns + "×" + rows + " pixels");
		final String photometric = data.text(DicomTag.PHOTOMETRIC);
		final int samples = data.integer(DicomTag.SAMPLES, 1);
		if (samples != 1 || !photometric.isEmpty() && !photometric.startsWith(
			"MONOCHROME")) return none("it is a colour picture (" + photometric + ")");
		final boolean real = header.pixelTag() != DicomTag.PIXELS;
		final int allocated = real ? header.pixelTag() == DicomTag.FLOAT_PIXELS ? 32
			: 64 : data.integer(DicomTag.BITS_ALLOCATED, 16);
		if (!real && allocated != 8 && allocated != 16 && allocated != 32)
			return none("its pixels take " + allocated + " bits " + DicomTag.text(
				DicomTag.BITS_ALLOCATED) + "; 8, 16 and 32 are read");
		final int stored = real ? allocated : data.integer(DicomTag.BITS_STORED,
			allocated);
		final int high = real ? allocated - 1 : data.integer(DicomTag.HIGH_BIT,
			stored - 1);
		if (stored < 1 || stored > allocated || high < stored - 1 ||
			high >= allocated) return none("its bits stored " + stored +
				" and high bit " + high + " do not fit " + allocated + " bits allocated");
		final boolean signed = data.integer(DicomTag.PIXEL_SIGN, 0) == 1;
		final double padding = padding(data, DicomTag.PADDING, signed);
		final double limit = padding(data, DicomTag.PADDING_LIMIT, signed);
		return new Found(new PixelFormat(rows, columns, allocated, stored, high,
			signed, real, photometric.equals("MONOCHROME1"), Double.isNaN(limit)
				? padding : Math.min(padding, limit), Double.isNaN(limit) ? padding
					: Math.max(padding, limit)), "");
	}

	/** Stored as US or SS, whatever the pixels are; the bits count. */
	private static double padding(final DicomData data, final int tag,
		final boolean signed)
	{
		final double value = data.number(tag).orElse(Double.NaN);
		if (Double.isNaN(value)) return value;
		if (signed && value >= 1 << 15) return value - (1 << 16);
		return !signed && value < 0 ? value + (1 << 16) : value;
	}

	private static Found none(final String problem) {
		return new Found(null, problem);
	}
}
