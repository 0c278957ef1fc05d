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
import org.spineps.io.voxel.SampleType;

/**
 * How the pixels of a page are stored.
 *
 * @param width pixels in a line
 * @param height lines
 * @param type kind of number
 * @param compression how strips are packed, as TIFF numbers it
 * @param differences whether pixels are stored as differences to the one before
 * @param rowsPerStrip lines of a strip
 * @param offsets where the strips begin; not copied
 * @param counts bytes of the strips; not copied
 */
record TiffPage(int width, int height, SampleType type, int compression,
	boolean differences, int rowsPerStrip, long[] offsets, long[] counts)
{

	static final int NOT_PACKED = 1;
	static final int LZW = 5;
	static final int DEFLATE = 8;
	static final int OLD_DEFLATE = 32946;
	static final int PACK_BITS = 32773;

	private static final int LARGEST_SIDE = 1 << 20;
	private static final String CONVERT =
		"Open it in Fiji and save it with File > Save As > Tiff...";

	static TiffPage of(final TiffDirectory directory) throws SpinepsException {
		final long width = directory.number(TiffDirectory.WIDTH, 0);
		final long height = directory.number(TiffDirectory.HEIGHT, 0);
		if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE)
			throw TiffReader.damaged("a page has " + width + "×" + height + " pixels");
		requireGrey(directory);
		final SampleType type = type(directory);
		final int compression = (int) directory.number(TiffDirectory.COMPRESSION,
			NOT_PACKED);
		if (directory.has(TiffDirectory.TILE_WIDTH)) throw new SpinepsException(
			"Pixels in tiles are not read", "it is a TIFF file of tiles", CONVERT);
		switch (compression) {
			case NOT_PACKED, LZW, DEFLATE, OLD_DEFLATE, PACK_BITS -> {}
			default -> throw new SpinepsException(
				"This compression of TIFF is not read", "its number is " + compression,
				CONVERT);
		}
		final long predictor = directory.number(TiffDirectory.PREDICTOR, 1);
		final boolean whole = type != SampleType.FLOAT32 &&
			type != SampleType.FLOAT64;
		if (predictor != 1 && !(predictor == 2 && whole)) throw new SpinepsException(
			"This compression of TIFF is not read", "its predictor is " + predictor,
			CONVERT);
		final int rows = (int) Math.max(1, Math.min(height, directory.number(
			TiffDirectory.ROWS_PER_STRIP, height)));
		if (width * type.bytes() * rows > Integer.MAX_VALUE - 8)
			throw TiffReader.damaged("a strip has " + width + "×" + rows + " pixels");
		final long strips = (height + rows - 1) / rows;
		final long[] offsets = directory.numbers(TiffDirectory.OFFSETS);
		final long[] counts = directory.numbers(TiffDirectory.COUNTS);
		final boolean counted = counts.length == offsets.length;
		if (offsets.length != strips || !counted && compression != NOT_PACKED)
			throw TiffReader.damaged("a page of " + strips + " strips has " +
				offsets.length + " places and " + counts.length + " lengths of them");
		return new TiffPage((int) width, (int) height, type, compression,
			predictor == 2, rows, offsets, counted ? counts : new long[offsets.length]);
	}

	private static void requireGrey(final TiffDirectory directory)
		throws SpinepsException
	{
		final long samples = directory.number(TiffDirectory.SAMPLES, 1);
		final long kind = directory.number(TiffDirectory.PHOTOMETRIC, 1);
		// 3 is a colour table, as label images have it: the numbers count.
		if (samples == 1 && (kind == 0 || kind == 1 || kind == 3)) return;
		throw new SpinepsException("The image must have grey values",
			"it is an RGB image",
			"Use the original scan, or convert it with Image > Type > 16-bit");
	}

	private static SampleType type(final TiffDirectory directory)
		throws SpinepsException
	{
		final long bits = directory.number(TiffDirectory.BITS, 1);
		final long format = directory.number(TiffDirectory.SAMPLE_FORMAT, 1);
		final SampleType type = switch ((int) (bits * 8 + format)) {
			case 65 -> SampleType.UINT8;
			case 66 -> SampleType.INT8;
			case 129 -> SampleType.UINT16;
			case 130 -> SampleType.INT16;
			case 257 -> SampleType.UINT32;
			case 258 -> SampleType.INT32;
			case 259 -> SampleType.FLOAT32;
			case 515 -> SampleType.FLOAT64;
			default -> null;
		};
		if (type == null) throw new SpinepsException(
			"This kind of pixel is not read", "it has " + bits +
				" bits, and its format is number " + format, CONVERT);
		return type;
	}

	/** @return bytes of a line */
	int lineBytes() {
		return width * type.bytes();
	}

	/** @return lines of a strip, fewer in the last one */
	int rows(final int strip) {
		return Math.min(rowsPerStrip, height - strip * rowsPerStrip);
	}

	/** @return bytes of a page that is not packed */
	long byteCount() {
		return (long) lineBytes() * height;
	}

	boolean isLike(final TiffPage other) {
		return width == other.width && height == other.height && type == other.type;
	}

	/**
	 * @param pages pages further on
	 * @return where such a page lies in a file that lists only its first one, as
	 *         ImageJ writes very large stacks
	 */
	TiffPage further(final int pages) {
		return new TiffPage(width, height, type, NOT_PACKED, false, height,
			new long[] { offsets[0] + pages * byteCount() }, new long[] {
				byteCount() });
	}
}
