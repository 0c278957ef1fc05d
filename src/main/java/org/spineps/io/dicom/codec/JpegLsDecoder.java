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

/** JPEG-LS of one component (ITU-T T.87), lossless or nearly so. For one frame. */
final class JpegLsDecoder {

	private static final int[] RUNS = { 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3,
		3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15 };
	private static final int CONTEXTS = 365;
	/** A run of 2¹⁵ samples in a bit is the best that it can do. */
	private static final long LARGEST_EXPANSION = 1 << 18;

	private final JpegBytes data;
	private final PixelFormat format;
	private int precision;
	private int largest;
	private int near;
	private int[] thresholds = { 0, 0, 0 };
	private int reset = 64;
	private int range;
	private int rangeBits;
	private int limit;
	private JpegBits bits;
	private int run;
	private final int[] sum = new int[CONTEXTS + 2];
	private final int[] bias = new int[CONTEXTS + 2];
	private final int[] correction = new int[CONTEXTS];
	private final int[] count = new int[CONTEXTS + 2];

	private JpegLsDecoder(final byte[] data, final PixelFormat format) {
		this.data = new JpegBytes(data);
		this.format = format;
	}

	/**
	 * @param packed a frame
	 * @param format its size and bits
	 * @return its samples
	 * @throws IOException if it is damaged or of another kind
	 */
	static int[] decode(final byte[] packed, final PixelFormat format)
		throws IOException
	{
		return new JpegLsDecoder(packed, format).decode();
	}

	private int[] decode() throws IOException {
		if (data.shortAt(0) != 0xffd8) throw new IOException("it is not JPEG-LS");
		int at = 2;
		while (true) {
			final int marker = data.shortAt(at);
			final int length = data.shortAt(at + 2);
			if (marker < 0xff00 || length < 2) throw new IOException(
				"a marker is missing");
			switch (marker) {
				case 0xfff7 -> precision = data.precision(at + 4, format);
				case 0xfff8 -> parameters(at + 4);
				case 0xffdd -> throw new IOException("it has restart intervals");
				case 0xffda -> {
					return scan(at + 4, at + 2 + length);
				}
				default -> {
					// comments and the like
				}
			}
			at += 2 + length;
		}
	}

	private void parameters(final int at) throws IOException {
		if (data.byteAt(at) != 1) throw new IOException("it has a table of values");
		largest = data.shortAt(at + 1);
		thresholds = new int[] { data.shortAt(at + 3), data.shortAt(at + 5), data
			.shortAt(at + 7) };
		reset = data.shortAt(at + 9) == 0 ? reset : data.shortAt(at + 9);
	}

	private int[] scan(final int at, final int from) throws IOException {
		if (precision == 0 || data.byteAt(at) != 1) throw new IOException(
			"its parts are in an order that is not read");
		near = data.byteAt(at + 3);
		if (data.byteAt(at + 5) != 0) throw new IOException(
			"its points are transformed");
		if (largest == 0) largest = (1 << precision) - 1;
		if (near > largest / 2 || largest >= 1 << precision) throw new IOException(
			"its largest value is " + largest);
		if (format.samples() > LARGEST_EXPANSION * data.length())
			throw JpegBytes.tooShort();
		range = (largest + 2 * near) / (2 * near + 1) + 1;
		rangeBits = 32 - Integer.numberOfLeadingZeros(range - 1);
		final int valueBits = Math.max(2, 32 - Integer.numberOfLeadingZeros(largest));
		limit = 2 * (valueBits + Math.max(8, valueBits));
		usualThresholds();
		Arrays.fill(sum, Math.max(2, (range + 32) / 64));
		Arrays.fill(count, 1);
		bits = new JpegBits(data.array(), from, true);
		final int columns = format.columns();
		int[] above = new int[columns + 2];
		int[] line = new int[columns + 2];
		final int[] out = new int[format.samples()];
		for (int y = 0; y < format.rows(); y++) {
			above[columns + 1] = above[columns];
			line[0] = above[1];
			line(line, above);
			System.arraycopy(line, 1, out, y * columns, columns);
			final int[] swap = above;
			above = line;
			line = swap;
		}
		return out;
	}

	private void usualThresholds() {
		final int[] usual = { 3, 7, 21 };
		final int[] less = { 2, 3, 4 };
		int least = near + 1;
		for (int i = 0; i < 3; i++) {
			final int value;
			if (largest >= 128) value = (Math.min(largest, 4095) + 128) / 256 *
				(usual[i] - less[i]) + less[i] + (3 + 2 * i) * near;
			else value = Math.max(less[i], usual[i] / (256 / (largest + 1)) + (3 + 2 *
				i) * near);
			if (thresholds[i] == 0) thresholds[i] = value > largest || value < least
				? least : value;
			least = thresholds[i];
		}
	}

	private void line(final int[] line, final int[] above) throws IOException {
		final int columns = format.columns();
		int x = 1;
		while (x <= columns) {
			final int a = line[x - 1];
			final int b = above[x];
			final int c = above[x - 1];
			final int d1 = above[x + 1] - b;
			final int d2 = b - c;
			final int d3 = c - a;
			if (Math.abs(d1) > near || Math.abs(d2) > near || Math.abs(d3) > near)
				line[x++] = regular(81 * step(d1) + 9 * step(d2) + step(d3), a, b, c);
			else x = run(line, above, x);
		}
	}

	private int step(final int difference) {
		final int size = Math.abs(difference);
		final int step = size <= near ? 0 : size < thresholds[0] ? 1
			: size < thresholds[1] ? 2 : size < thresholds[2] ? 3 : 4;
		return difference < 0 ? -step : step;
	}

	private int regular(final int signedContext, final int a, final int b,
		final int c) throws IOException
	{
		final int sign = signedContext < 0 ? -1 : 1;
		final int context = sign * signedContext;
		final int least = Math.min(a, b);
		final int most = Math.max(a, b);
		final int plain = c >= most ? least : c <= least ? most : a + b - c;
		final int predicted = Math.max(0, Math.min(largest, plain + sign *
			correction[context]));
		final int k = golombBits(count[context], sum[context]);
		final int mapped = golomb(k, limit);
		final int error;
		if (near == 0 && k == 0 && 2 * bias[context] <= -count[context])
			error = (mapped & 1) == 1 ? mapped - 1 >> 1 : -(mapped >> 1) - 1;
		else error = (mapped & 1) == 0 ? mapped >> 1 : -(mapped + 1 >> 1);
		learn(context, error);
		return value(predicted + sign * error * (2 * near + 1));
	}

	private static int golombBits(final int number, final int size)
		throws IOException
	{
		int k = 0;
		while ((long) number << k < size)
			if (++k > 24) throw new IOException("its values are damaged");
		return k;
	}

	private int golomb(final int k, final int longest) throws IOException {
		int zeros = 0;
		while (bits.bit() == 0)
			if (++zeros > longest) throw new IOException("its values are damaged");
		if (zeros < longest - rangeBits - 1) return zeros << k | bits.bits(k);
		return bits.bits(rangeBits) + 1;
	}

	private void learn(final int context, final int error) {
		bias[context] += error * (2 * near + 1);
		sum[context] += Math.abs(error);
		if (count[context] == reset) {
			sum[context] >>= 1;
			bias[context] >>= 1;
			count[context] >>= 1;
		}
		count[context]++;
		if (bias[context] <= -count[context]) {
			bias[context] = Math.max(bias[context] + count[context], -count[context] +
				1);
			if (correction[context] > -128) correction[context]--;
		}
		else if (bias[context] > 0) {
			bias[context] = Math.min(bias[context] - count[context], 0);
			if (correction[context] < 127) correction[context]++;
		}
	}

	private int value(final int sample) {
		final int turn = range * (2 * near + 1);
		final int value = sample < -near ? sample + turn : sample > largest + near
			? sample - turn : sample;
		return Math.max(0, Math.min(largest, value));
	}

	/** @return where the next sample is */
	private int run(final int[] line, final int[] above, final int from)
		throws IOException
	{
		final int columns = format.columns();
		final int same = line[from - 1];
		int x = from;
		while (bits.bit() == 1) {
			final int whole = 1 << RUNS[run];
			final int length = Math.min(whole, columns + 1 - x);
			Arrays.fill(line, x, x + length, same);
			x += length;
			if (length == whole && run < RUNS.length - 1) run++;
			if (x > columns) return x;
		}
		final int length = bits.bits(RUNS[run]);
		if (x + length > columns) throw new IOException("a run is too long");
		Arrays.fill(line, x, x + length, same);
		x += length;
		line[x] = interruption(same, above[x]);
		if (run > 0) run--;
		return x + 1;
	}

	private int interruption(final int a, final int b) throws IOException {
		final int type = Math.abs(a - b) <= near ? 1 : 0;
		final int context = CONTEXTS + type;
		final int k = golombBits(count[context], sum[context] + (type == 1
			? count[context] >> 1 : 0));
		final int mapped = golomb(k, limit - RUNS[run] - 1);
		final int both = mapped + type;
		final boolean odd = (both & 1) == 1;
		final int size = both + (odd ? 1 : 0) >> 1;
		// Here the bias counts the negative errors.
		final int error = (k != 0 || 2 * bias[context] >= count[context]) == odd
			? -size : size;
		if (error < 0) bias[context]++;
		sum[context] += mapped + 1 - type >> 1;
		if (count[context] == reset) {
			sum[context] >>= 1;
			count[context] >>= 1;
			bias[context] >>= 1;
		}
		count[context]++;
		final int scaled = error * (2 * near + 1);
		return value(type == 1 ? a + scaled : b + (a > b ? -scaled : scaled));
	}
}
