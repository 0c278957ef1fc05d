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
import java.util.Arrays;

/**
 * JPEG of one component (ITU-T T.81): baseline and extended (8 and 12 bits,
 * sequential) and lossless (2 to 16 bits, all predictors), with Huffman codes. For
 * one frame.
 */
final class JpegDecoder {

	private static final int[] ZIGZAG = { 0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25,
		18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
		35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52,
		45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63 };
	private static final double[][] COSINES = new double[8][8];

	static {
		for (int x = 0; x < 8; x++)
			for (int u = 0; u < 8; u++)
				COSINES[x][u] = (u == 0 ? Math.sqrt(0.125) : 0.5) * Math.cos((2 * x + 1) *
					u * Math.PI / 16);
	}

	private final JpegBytes data;
	private final PixelFormat format;
	private final int[][] quantisation = new int[4][];
	private final JpegHuffman[] dc = new JpegHuffman[4];
	private final JpegHuffman[] ac = new JpegHuffman[4];
	private int process = -1;
	private int precision;
	private int table;
	private int interval;

	private JpegDecoder(final byte[] data, final PixelFormat format) {
		this.data = new JpegBytes(data);
		this.format = format;
	}

	/**
	 * @param packed a frame
	 * @param format its size and bits
	 * @return its samples
	 * @throws IOException if it is damaged or of another kind of JPEG
	 */
	static int[] decode(final byte[] packed, final PixelFormat format)
		throws IOException
	{
		return new JpegDecoder(packed, format).decode();
	}

	private int[] decode() throws IOException {
		if (data.shortAt(0) != 0xffd8) throw new IOException("it is not JPEG");
		int at = 2;
		while (true) {
			if (data.byteAt(at) != 0xff) throw new IOException("a marker is missing");
			final int marker = data.byteAt(at + 1);
			at += 2;
			if (marker == 0xff) {
				at--;
				continue;
			}
			final int length = data.shortAt(at);
			if (length < 2 || at + length > data.length()) throw new IOException(
				"a segment is cut off");
			switch (marker) {
				case 0xdb -> quantisation(at + 2, at + length);
				case 0xc4 -> codes(at + 2, at + length);
				case 0xdd -> interval = data.shortAt(at + 2);
				case 0xc0, 0xc1, 0xc3 -> frame(marker & 0xf, at + 2);
				case 0xda -> {
					return scan(at);
				}
				default -> {
					if (marker >= 0xc2 && marker <= 0xcf) throw new IOException(
						"it is a kind of JPEG that DICOM does not use (process " + (marker &
							0xf) + ")");
				}
			}
			at += length;
		}
	}

	private void quantisation(final int from, final int to)
		throws IOException
	{
		int at = from;
		while (at < to) {
			final int head = data.byteAt(at++);
			final int[] values = new int[64];
			for (int i = 0; i < 64; i++) {
				values[ZIGZAG[i]] = head >> 4 == 0 ? data.byteAt(at) : data.shortAt(at);
				at += head >> 4 == 0 ? 1 : 2;
			}
			quantisation[head & 3] = values;
		}
	}

	private void codes(final int from, final int to) throws IOException {
		int at = from;
		while (at < to) {
			final int head = data.byteAt(at++);
			if (at + 16 > data.length()) throw new IOException(
				"a code table is cut off");
			final JpegHuffman one = new JpegHuffman(data.array(), at);
			(head >> 4 == 0 ? dc : ac)[head & 3] = one;
			at += one.length();
		}
	}

	private void frame(final int kind, final int at) throws IOException {
		process = kind;
		precision = data.precision(at, format);
		if (kind != 3 && precision != 8 && precision != 12) throw new IOException(
			"it has " + precision + " bits");
		table = data.byteAt(at + 8) & 3;
	}

	private int[] scan(final int at) throws IOException {
		if (process < 0 || data.byteAt(at + 2) != 1) throw new IOException(
			"its parts are in an order that is not read");
		final int tables = data.byteAt(at + 4);
		final int selection = data.byteAt(at + 5);
		final int transform = data.byteAt(at + 7) & 0xf;
		final JpegHuffman differences = dc[tables >> 4 & 3];
		if (differences == null) throw new IOException("a code table is missing");
		final JpegBits bits = new JpegBits(data.array(), at + data.shortAt(at),
			false);
		if (process == 3) return lossless(bits, differences, selection, transform);
		final JpegHuffman waves = ac[tables & 3];
		if (waves == null || quantisation[table] == null) throw new IOException(
			"a table is missing");
		return blocks(bits, differences, waves);
	}

	private int[] lossless(final JpegBits bits, final JpegHuffman codes,
		final int predictor, final int transform) throws IOException
	{
		if (predictor < 1 || predictor > 7 || transform >= precision)
			throw new IOException("it has predictor " + predictor);
		// At least one bit for each sample.
		if (format.samples() > 8L * data.length())
			throw JpegBytes.tooShort();
		final int columns = format.columns();
		final int[] out = new int[format.samples()];
		int firstLine = 0;
		for (int i = 0; i < out.length; i++) {
			final boolean fresh = i == 0 || interval > 0 && i % interval == 0;
			if (fresh && i > 0) {
				bits.restart();
				firstLine = i / columns;
			}
			final int x = i % columns;
			final int predicted;
			if (fresh) predicted = 1 << precision - transform - 1;
			else if (i / columns == firstLine) predicted = x == 0 ? out[i - columns]
				: out[i - 1];
			else if (x == 0) predicted = out[i - columns];
			else predicted = predict(predictor, out[i - 1], out[i - columns], out[i -
				columns - 1]);
			final int size = codes.next(bits);
			if (size > 16) throw new IOException("a code is damaged");
			final int difference = size == 16 ? 1 << 15 : JpegHuffman.extend(bits,
				size);
			out[i] = predicted + difference & 0xffff;
		}
		if (transform > 0) for (int i = 0; i < out.length; i++)
			out[i] = out[i] << transform & 0xffff;
		return out;
	}

	private static int predict(final int predictor, final int left,
		final int above, final int corner)
	{
		return switch (predictor) {
			case 1 -> left;
			case 2 -> above;
			case 3 -> corner;
			case 4 -> left + above - corner;
			case 5 -> left + (above - corner >> 1);
			case 6 -> above + (left - corner >> 1);
			default -> left + above >> 1;
		};
	}

	private int[] blocks(final JpegBits bits, final JpegHuffman differences,
		final JpegHuffman waves) throws IOException
	{
		final int across = (format.columns() + 7) / 8;
		final int down = (format.rows() + 7) / 8;
		// At least two bits for each block.
		if ((long) across * down > 4L * data.length())
			throw JpegBytes.tooShort();
		final int[] out = new int[format.samples()];
		final double[] block = new double[64];
		int mean = 0;
		for (int i = 0; i < across * down; i++) {
			if (interval > 0 && i > 0 && i % interval == 0) {
				bits.restart();
				mean = 0;
			}
			Arrays.fill(block, 0);
			final int size = differences.next(bits);
			if (size > 16) throw new IOException("a code is damaged");
			mean += JpegHuffman.extend(bits, size);
			block[0] = mean * (double) quantisation[table][0];
			waves(bits, waves, block);
			put(block, out, i % across * 8, i / across * 8);
		}
		return out;
	}

	private void waves(final JpegBits bits, final JpegHuffman codes,
		final double[] block) throws IOException
	{
		for (int k = 1; k < 64; k++) {
			final int code = codes.next(bits);
			if ((code & 0xf) == 0) {
				if (code != 0xf0) return;
				k += 15;
				continue;
			}
			k += code >> 4;
			if (k > 63) throw new IOException("a block is damaged");
			block[ZIGZAG[k]] = JpegHuffman.extend(bits, code & 0xf) *
				(double) quantisation[table][ZIGZAG[k]];
		}
	}

	private void put(final double[] block, final int[] out, final int left,
		final int top)
	{
		final double[] lines = new double[64];
		for (int v = 0; v < 8; v++)
			for (int x = 0; x < 8; x++) {
				double sum = 0;
				for (int u = 0; u < 8; u++)
					sum += COSINES[x][u] * block[8 * v + u];
				lines[8 * v + x] = sum;
			}
		final int largest = (1 << precision) - 1;
		for (int y = 0; y < 8 && top + y < format.rows(); y++)
			for (int x = 0; x < 8 && left + x < format.columns(); x++) {
				double sum = 1 << precision - 1;
				for (int v = 0; v < 8; v++)
					sum += COSINES[y][v] * lines[8 * v + x];
				out[(top + y) * format.columns() + left + x] = (int) Math.max(0, Math.min(
					largest, Math.rint(sum)));
			}
	}
}
