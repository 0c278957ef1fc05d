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
package org.spineps.network;

/**
 * The 16-bit floating-point numbers of IEEE 754 (binary16), in which nnU-Net
 * keeps its importance map and its scores.
 */
public final class HalfFloat {

	private static final int SMALLEST_EXPONENT = -14;
	private static final int FRACTION_BITS = 10;
	private static final double OVERFLOW = 65520;
	/** Smallest number with all of its fraction bits. */
	private static final float SMALLEST_NORMAL = 0x1p-14f;
	/** Adding it rounds a smaller number to a multiple of 2⁻²⁴. */
	private static final float SUBNORMAL_ROUNDER = 0.5f;
	/** Fraction bits that a 32-bit float has in addition. */
	private static final int DROPPED_BITS = 13;
	private static final int DROPPED_MASK = (1 << DROPPED_BITS) - 1;
	/** Difference of the exponents' biases, at their place in a 32-bit float. */
	private static final int BIAS = 127 - 15 << 23;
	private static final int INFINITE = 0x7c00;

	private HalfFloat() {
		// static methods only
	}

	/**
	 * @param value any number
	 * @return the nearest 16-bit number, ties to even; infinite beyond the largest
	 */
	public static double round(final double value) {
		if (Math.abs(value) >= OVERFLOW) return Math.copySign(
			Double.POSITIVE_INFINITY, value);
		final int exponent = Math.max(SMALLEST_EXPONENT, Math.getExponent(value));
		final double unit = Math.scalb(1.0, exponent - FRACTION_BITS);
		return Math.rint(value / unit) * unit;
	}

	/**
	 * The same for a 32-bit number, fast enough for every voxel.
	 *
	 * @param value any number
	 * @return the nearest 16-bit number, ties to even; infinite beyond the largest
	 */
	public static float round(final float value) {
		final float size = Math.abs(value);
		if (size < SMALLEST_NORMAL) return Math.copySign(size + SUBNORMAL_ROUNDER -
			SUBNORMAL_ROUNDER, value);
		if (!(size < OVERFLOW)) return value != value ? value : Math.copySign(
			Float.POSITIVE_INFINITY, value);
		final int bits = Float.floatToRawIntBits(value);
		return Float.intBitsToFloat(bits + (DROPPED_MASK >> 1) + (bits >>
			DROPPED_BITS & 1) & ~DROPPED_MASK);
	}

	/**
	 * @param value any number
	 * @return the bits of the nearest 16-bit number
	 */
	public static short bits(final float value) {
		final float half = round(value);
		final int bits = Float.floatToRawIntBits(half);
		final int sign = bits >>> 16 & 0x8000;
		final float size = Math.abs(half);
		if (size < SMALLEST_NORMAL) return (short) (sign | (int) (size * 0x1p24f));
		if (size != size) return (short) (sign | INFINITE | 1 << FRACTION_BITS - 1);
		if (size == Float.POSITIVE_INFINITY) return (short) (sign | INFINITE);
		return (short) (sign | (bits & 0x7fffffff) - BIAS >> DROPPED_BITS);
	}

	/**
	 * @param bits the bits of a 16-bit number
	 * @return its value
	 */
	public static float value(final short bits) {
		final int size = bits & 0x7fff;
		final int sign = (bits & 0x8000) << 16;
		if (size < 1 << FRACTION_BITS) return Math.copySign(size * 0x1p-24f, Float
			.intBitsToFloat(sign));
		if (size >= INFINITE) return Float.intBitsToFloat(sign | 0x7f800000 |
			(size & 0x3ff) << DROPPED_BITS);
		return Float.intBitsToFloat(sign | (size << DROPPED_BITS) + BIAS);
	}
}
