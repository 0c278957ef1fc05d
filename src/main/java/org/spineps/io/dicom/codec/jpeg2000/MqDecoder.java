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
package org.spineps.io.dicom.codec.jpeg2000;

import java.util.Arrays;

/** The arithmetic decoder of T.800, annex C, and the raw bits of its bypass. */
final class MqDecoder {

	/** Context of four samples that are coded as one. */
	static final int RUN = 17;
	/** Context of bits that are as often 0 as 1. */
	static final int UNIFORM = 18;

	private static final int CONTEXTS = 19;
	/** Probability of the rarer bit, next states, whether the two are swapped. */
	private static final int[][] STATES = { { 0x5601, 1, 1, 1 }, { 0x3401, 2, 6,
		0 }, { 0x1801, 3, 9, 0 }, { 0x0ac1, 4, 12, 0 }, { 0x0521, 5, 29, 0 }, {
			0x0221, 38, 33, 0 }, { 0x5601, 7, 6, 1 }, { 0x5401, 8, 14, 0 }, { 0x4801,
				9, 14, 0 }, { 0x3801, 10, 14, 0 }, { 0x3001, 11, 17, 0 }, { 0x2401, 12,
					18, 0 }, { 0x1c01, 13, 20, 0 }, { 0x1601, 29, 21, 0 }, { 0x5601, 15,
						14, 1 }, { 0x5401, 16, 14, 0 }, { 0x5101, 17, 15, 0 }, { 0x4801, 18,
							16, 0 }, { 0x3801, 19, 17, 0 }, { 0x3401, 20, 18, 0 }, { 0x3001,
								21, 19, 0 }, { 0x2801, 22, 19, 0 }, { 0x2401, 23, 20, 0 }, {
									0x2201, 24, 21, 0 }, { 0x1c01, 25, 22, 0 }, { 0x1801, 26, 23,
										0 }, { 0x1601, 27, 24, 0 }, { 0x1401, 28, 25, 0 }, { 0x1201,
											29, 26, 0 }, { 0x1101, 30, 27, 0 }, { 0x0ac1, 31, 28, 0 },
		{ 0x09c1, 32, 29, 0 }, { 0x08a1, 33, 30, 0 }, { 0x0521, 34, 31, 0 }, {
			0x0441, 35, 32, 0 }, { 0x02a1, 36, 33, 0 }, { 0x0221, 37, 34, 0 }, {
				0x0141, 38, 35, 0 }, { 0x0111, 39, 36, 0 }, { 0x0085, 40, 37, 0 }, {
					0x0049, 41, 38, 0 }, { 0x0025, 42, 39, 0 }, { 0x0015, 43, 40, 0 }, {
						0x0009, 44, 41, 0 }, { 0x0005, 45, 42, 0 }, { 0x0001, 45, 43, 0 },
		{ 0x5601, 46, 46, 0 } };

	private final int[] state = new int[CONTEXTS];
	private final int[] likely = new int[CONTEXTS];
	private byte[] data;
	private int at;
	private int a;
	private int c;
	private int left;

	/** Forgets what was learnt. */
	void reset() {
		Arrays.fill(state, 0);
		Arrays.fill(likely, 0);
		state[0] = 4;
		state[RUN] = 3;
		state[UNIFORM] = 46;
	}

	/** @param segment coded bits; behind them there are ones */
	void begin(final byte[] segment) {
		data = segment;
		at = 0;
		c = byteAt(0) << 16;
		more();
		c <<= 7;
		left -= 7;
		a = 0x8000;
	}

	private int byteAt(final int index) {
		return index < data.length ? data[index] & 0xff : 0xff;
	}

	private void more() {
		if (byteAt(at) == 0xff) {
			if (byteAt(at + 1) > 0x8f) {
				c += 0xff00;
				left = 8;
			}
			else {
				at++;
				c += byteAt(at) << 9;
				left = 7;
			}
		}
		else {
			at++;
			c += byteAt(at) << 8;
			left = 8;
		}
	}

	/** @return the next bit in a context */
	int bit(final int context) {
		final int[] now = STATES[state[context]];
		final int rare = now[0];
		a -= rare;
		final int bit;
		if (c >>> 16 < rare) {
			bit = a < rare ? likely(context, now) : unlikely(context, now);
			a = rare;
		}
		else {
			c -= rare << 16;
			if ((a & 0x8000) != 0) return likely[context];
			bit = a < rare ? unlikely(context, now) : likely(context, now);
		}
		do {
			if (left == 0) more();
			a <<= 1;
			c <<= 1;
			left--;
		}
		while ((a & 0x8000) == 0);
		return bit;
	}

	private int likely(final int context, final int[] now) {
		state[context] = now[1];
		return likely[context];
	}

	private int unlikely(final int context, final int[] now) {
		final int bit = 1 - likely[context];
		if (now[3] == 1) likely[context] = bit;
		state[context] = now[2];
		return bit;
	}

	/** @param segment bits that were not coded */
	void beginRaw(final byte[] segment) {
		data = segment;
		at = 0;
		c = 0;
		left = 0;
	}

	/** @return the next bit that was not coded; after a byte of ones there are seven */
	int rawBit() {
		if (left == 0) {
			left = c == 0xff ? 7 : 8;
			c = byteAt(at++);
		}
		left--;
		return c >> left & 1;
	}
}
