package org.spineps.model.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;

class PrecisionTest {

	private static int bits(final Precision precision, final float value) {
		return ByteBuffer.wrap(precision.bytes(new float[] { value })).order(
			ByteOrder.LITTLE_ENDIAN).getShort() & 0xffff;
	}

	private static double half(final int bits) {
		final int exponent = bits >> 10 & 0x1f;
		final int fraction = bits & 0x3ff;
		return exponent == 0 ? fraction * 0x1p-24 : (1024 + fraction) * Math.pow(2,
			exponent - 25);
	}

	private static double brain(final int bits) {
		return Float.intBitsToFloat(bits << 16);
	}

	/** All finite numbers, and what lies half way and nearly half way between. */
	private static void rounds(final Precision precision, final int end,
		final IntToDoubleFunction value)
	{
		for (int bits = 0; bits < end - 1; bits++) {
			final double low = value.applyAsDouble(bits);
			final float middle = (float) ((low + value.applyAsDouble(bits + 1)) / 2);
			assertThat(bits(precision, (float) low)).isEqualTo(bits);
			assertThat(bits(precision, (float) -low)).isEqualTo(bits | 0x8000);
			assertThat(bits(precision, middle)).isEqualTo(bits + (bits & 1));
			assertThat(bits(precision, Math.nextDown(middle))).isEqualTo(bits);
			assertThat(bits(precision, Math.nextUp(middle))).isEqualTo(bits + 1);
		}
	}

	@Test
	void halfFloatsAreTheNearest() {
		rounds(Precision.FLOAT16, 0x7c00, PrecisionTest::half);
	}

	@Test
	void brainFloatsAreTheNearest() {
		rounds(Precision.BFLOAT16, 0x7f80, PrecisionTest::brain);
	}

	@Test
	void infinitiesAndNoNumbers() {
		assertThat(bits(Precision.FLOAT16, 65519)).isEqualTo(0x7bff);
		assertThat(bits(Precision.FLOAT16, 65520)).isEqualTo(0x7c00);
		assertThat(bits(Precision.FLOAT16, Float.NEGATIVE_INFINITY)).isEqualTo(
			0xfc00);
		assertThat(bits(Precision.FLOAT16, Float.NaN)).isEqualTo(0x7e00);
		assertThat(bits(Precision.BFLOAT16, Float.MAX_VALUE)).isEqualTo(0x7f80);
		assertThat(bits(Precision.BFLOAT16, Float.NaN) & 0x7fff).isGreaterThan(
			0x7f80);
	}

	@Test
	void wholeFloatsAreKept() {
		assertThat(Precision.FLOAT32.bytes(new float[] { 1, -0.0f })).containsExactly(
			0, 0, 0x80, 0x3f, 0, 0, 0, 0x80);
	}
}
