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
package org.spineps.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Packs pictures as PNG (8-bit RGB, each row as the difference to the one above).
 * Several times faster than Java's own writer, which tries five filters on every
 * row, and on scans with outlines the files are smaller.
 */
final class PngEncoder {

	private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r',
		'\n', 0x1a, '\n' };
	/** Eight bits, RGB, deflate, the usual filters, rows in order. */
	private static final byte[] FORMAT = { 8, 2, 0, 0, 0 };
	private static final byte FILTER_UP = 2;
	private static final int EFFORT = 3;
	private static final int CHANNELS = 3;
	private static final int BUFFER = 1 << 16;

	private PngEncoder() {
		// static methods only
	}

	/**
	 * @param picture any picture; what is transparent loses that
	 * @return it as a PNG file
	 * @throws IOException never: there is memory only
	 */
	static byte[] encode(final BufferedImage picture) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
		try (DataOutputStream stream = new DataOutputStream(bytes)) {
			stream.write(SIGNATURE);
			chunk(stream, "IHDR", header(picture));
			chunk(stream, "IDAT", rows(picture));
			chunk(stream, "IEND", new byte[0]);
		}
		return bytes.toByteArray();
	}

	private static byte[] header(final BufferedImage picture)
		throws IOException
	{
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream stream = new DataOutputStream(bytes)) {
			stream.writeInt(picture.getWidth());
			stream.writeInt(picture.getHeight());
			stream.write(FORMAT);
		}
		return bytes.toByteArray();
	}

	private static byte[] rows(final BufferedImage picture) throws IOException {
		final int width = picture.getWidth();
		final Deflater deflater = new Deflater(EFFORT);
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
		try (DeflaterOutputStream stream = new DeflaterOutputStream(bytes,
			deflater, BUFFER))
		{
			final int[] pixels = pixels(picture);
			final byte[] filtered = new byte[1 + CHANNELS * width];
			filtered[0] = FILTER_UP;
			for (int start = 0; start < pixels.length; start += width) {
				for (int x = 0; x < width; x++) {
					final int here = pixels[start + x];
					final int above = start == 0 ? 0 : pixels[start - width + x];
					filtered[1 + CHANNELS * x] = (byte) ((here >> 16) - (above >> 16));
					filtered[2 + CHANNELS * x] = (byte) ((here >> 8) - (above >> 8));
					filtered[3 + CHANNELS * x] = (byte) (here - above);
				}
				stream.write(filtered);
			}
		}
		finally {
			deflater.end();
		}
		return bytes.toByteArray();
	}

	/** @return 0xRRGGBB row by row, not to be written to */
	private static int[] pixels(final BufferedImage picture) {
		if (picture.getType() == BufferedImage.TYPE_INT_RGB && picture.getRaster()
			.getDataBuffer() instanceof DataBufferInt buffer && buffer
				.getSize() == picture.getWidth() * picture.getHeight()) return buffer
					.getData();
		return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0,
			picture.getWidth());
	}

	private static void chunk(final DataOutputStream stream, final String name,
		final byte[] content) throws IOException
	{
		final byte[] type = name.getBytes(StandardCharsets.US_ASCII);
		final CRC32 check = new CRC32();
		check.update(type);
		check.update(content);
		stream.writeInt(content.length);
		stream.write(type);
		stream.write(content);
		stream.writeInt((int) check.getValue());
	}
}
