package org.spineps.network;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

class HalfFloatTest {

	@Test
	void everyHalfIsItself() {
		for (int bits = 0; bits < 1 << 16; bits++) {
			final float value = HalfFloat.value((short) bits);
			if (value != value) assertThat(HalfFloat.bits(value) & 0x7fff)
				.isGreaterThan(0x7c00);
			else {
				assertThat(HalfFloat.bits(value)).isEqualTo((short) bits);
				assertThat(HalfFloat.round(value)).isEqualTo(value);
			}
		}
	}

	@Test
	void knownValues() {
		assertThat(HalfFloat.value((short) 6879)).isEqualTo(0.0033550263f);
		assertThat(HalfFloat.value((short) 1)).isEqualTo(0x1p-24f);
		assertThat(HalfFloat.value((short) 0x7bff)).isEqualTo(65504);
		assertThat(HalfFloat.value((short) 0xfc00)).isEqualTo(
			Float.NEGATIVE_INFINITY);
	}

	@Test
	void bothRoundingsAgreeAtTiesAndBorders() {
		for (int bits = 0; bits < 0x7bff; bits++) {
			final float low = HalfFloat.value((short) bits);
			final float high = HalfFloat.value((short) (bits + 1));
			final float middle = (low + high) / 2;
			for (final float value : new float[] { middle, Math.nextDown(middle), Math
				.nextUp(middle) })
				assertThat((double) HalfFloat.round(value)).isEqualTo(HalfFloat.round(
					(double) value));
		}
		for (final float value : new float[] { 65519.996f, 65520, 1e30f })
			assertThat((double) HalfFloat.round(value)).isEqualTo(HalfFloat.round(
				(double) value));
	}

	@Property
	void bothRoundingsAgree(@ForAll final float value) {
		assertThat((double) HalfFloat.round(value)).isEqualTo(HalfFloat.round(
			(double) value));
	}
}
