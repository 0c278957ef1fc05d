package org.spineps.network;

/**
 * Rounding to the 16-bit floating-point numbers of IEEE 754 (binary16), in which
 * nnU-Net keeps its importance map.
 */
final class HalfFloat {

	private static final int SMALLEST_EXPONENT = -14;
	private static final int FRACTION_BITS = 10;
	private static final double OVERFLOW = 65520;

	private HalfFloat() {
		// static methods only
	}

	/**
	 * @param value any number
	 * @return the nearest 16-bit number, ties to even; infinite beyond the largest
	 */
	static double round(final double value) {
		if (Math.abs(value) >= OVERFLOW) return Math.copySign(
			Double.POSITIVE_INFINITY, value);
		final int exponent = Math.max(SMALLEST_EXPONENT, Math.getExponent(value));
		final double unit = Math.scalb(1.0, exponent - FRACTION_BITS);
		return Math.rint(value / unit) * unit;
	}
}
