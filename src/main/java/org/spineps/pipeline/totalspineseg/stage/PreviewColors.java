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
package org.spineps.pipeline.totalspineseg.stage;

/**
 * The colours of labels in TotalSpineSeg's pictures. They are the first three
 * numbers below 255 of a Mersenne twister (Matsumoto and Nishimura 1998) whose state
 * NumPy's seed sequence (O'Neill's seed_seq) makes of ten times the label.
 */
public final class PreviewColors {

	private static final int STATE = 624;
	private static final int POOL = 4;
	private static final int FIRST_MULTIPLIER = 0x931e8875;
	private static final int SECOND_MULTIPLIER = 0x58f38ded;
	private static final int LEFT = 0xca01f9dd;
	private static final int RIGHT = 0x4973f715;
	private static final int SHIFT = 16;
	private static final int MOST = 254;

	private final int[] state = new int[STATE];
	/** Only the last number of the first state is given out. */
	private int at = STATE - 1;
	private int hash = 0x43b0d7e5;

	private PreviewColors(final int seed) {
		final int[] pool = new int[POOL];
		for (int n = 0; n < POOL; n++)
			pool[n] = scramble(n == 0 ? seed : 0);
		for (int from = 0; from < POOL; from++)
			for (int into = 0; into < POOL; into++)
				if (from != into) pool[into] = mix(pool[into], scramble(pool[from]));
		int factor = 0x8b51f9dd;
		for (int n = 0; n < STATE; n++) {
			int word = pool[n % POOL] ^ factor;
			factor *= SECOND_MULTIPLIER;
			word *= factor;
			state[n] = word ^ word >>> SHIFT;
		}
		state[0] = 0x80000000;
	}

	private int scramble(final int value) {
		int word = value ^ hash;
		hash *= FIRST_MULTIPLIER;
		word *= hash;
		return word ^ word >>> SHIFT;
	}

	private static int mix(final int one, final int other) {
		final int word = LEFT * one - RIGHT * other;
		return word ^ word >>> SHIFT;
	}

	/**
	 * @param label a label, at least 1
	 * @return red, green and blue, 0 to 254 each, in the lower 24 bits
	 */
	public static int of(final int label) {
		final PreviewColors numbers = new PreviewColors(10 * label);
		return numbers.next() << 16 | numbers.next() << 8 | numbers.next();
	}

	private int next() {
		while (true) {
			final int value = word() & 0xff;
			if (value <= MOST) return value;
		}
	}

	private int word() {
		if (at == STATE) advance();
		int word = state[at++];
		word ^= word >>> 11;
		word ^= word << 7 & 0x9d2c5680;
		word ^= word << 15 & 0xefc60000;
		return word ^ word >>> 18;
	}

	private void advance() {
		for (int n = 0; n < STATE; n++) {
			final int word = state[n] & 0x80000000 | state[(n + 1) % STATE] &
				0x7fffffff;
			state[n] = state[(n + 397) % STATE] ^ word >>> 1 ^ ((word & 1) == 0 ? 0
				: 0x9908b0df);
		}
		at = 0;
	}
}
