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
package org.spineps.testing;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes as transfers, disks and attackers do. */
public final class ByteMutator {

	/** Numbers at which readers break. */
	private static final long[] NUMBERS = { 0, 1, -1, 127, 128, 255, 256, 32767,
		32768, 65535, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffffffffL,
		1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, 40L << 30, 1 << 20 };
	private static final int MOST_DAMAGES = 6;
	private static final int LONGEST_RANGE = 64;

	private final Random random;

	/** @param random decides what is damaged */
	public ByteMutator(final Random random) {
		this.random = random;
	}

	/**
	 * @param seed some bytes, at least one; not changed
	 * @param other further bytes, of which parts may be taken
	 * @return a damaged copy
	 */
	public byte[] mutate(final byte[] seed, final byte[] other) {
		byte[] bytes = seed.clone();
		// Mostly little damage: much of it is refused at the first byte.
		final int damages = 1 + (int) (MOST_DAMAGES * random.nextDouble() * random
			.nextDouble());
		for (int i = 0; i < damages && bytes.length > 0; i++)
			bytes = damage(bytes, other);
		return bytes;
	}

	private byte[] damage(final byte[] bytes, final byte[] other) {
		final int at = random.nextInt(bytes.length);
		final int length = 1 + random.nextInt(Math.min(LONGEST_RANGE,
			bytes.length - at));
		switch (random.nextInt(9)) {
			case 0:
				bytes[at] ^= (byte) (1 << random.nextInt(8));
				return bytes;
			case 1:
				bytes[at] = (byte) random.nextInt(256);
				return bytes;
			case 2:
				return number(bytes, at);
			case 3:
				return join(bytes, at, new byte[0], at + length);
			case 4:
				return join(bytes, at, Arrays.copyOfRange(bytes, at, at + length), at);
			case 5:
				final int from = random.nextInt(other.length);
				return join(bytes, at, Arrays.copyOfRange(other, from, from + Math.min(
					length, other.length - from)), at + length);
			case 6:
				final byte[] noise = new byte[length];
				random.nextBytes(noise);
				return join(bytes, at, noise, at);
			case 7:
				Arrays.fill(bytes, at, at + length, (byte) random.nextInt(256));
				return bytes;
			default:
				return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, at) : bytes;
		}
	}

	/** Writes a number of 1, 2, 4 or 8 bytes, little-endian, or its digits. */
	private byte[] number(final byte[] bytes, final int at) {
		final long value = NUMBERS[random.nextInt(NUMBERS.length)];
		final int width = 1 << random.nextInt(5);
		if (width == 16) return join(bytes, at, Long.toString(value).getBytes(),
			at + 1);
		for (int i = 0; i < width && at + i < bytes.length; i++)
			bytes[at + i] = (byte) (value >>> 8 * i);
		return bytes;
	}

	/** The bytes before one place, others, and the bytes from another place on. */
	private static byte[] join(final byte[] bytes, final int end,
		final byte[] middle, final int start)
	{
		final byte[] result = Arrays.copyOf(bytes, end + middle.length +
			bytes.length - start);
		System.arraycopy(middle, 0, result, end, middle.length);
		System.arraycopy(bytes, start, result, end + middle.length, bytes.length -
			start);
		return result;
	}
}
