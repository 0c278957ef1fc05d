package org.spineps.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxisCodesTest {

	@Test
	void lettersAxesAndSigns() {
		final AxisCodes codes = new AxisCodes("pir");
		assertThat(codes).isEqualTo(AxisCodes.PIR).hasToString("PIR");
		assertThat(codes.worldAxis(0)).isEqualTo(1);
		assertThat(codes.worldAxis(1)).isEqualTo(2);
		assertThat(codes.worldAxis(2)).isEqualTo(0);
		assertThat(codes.sign(0)).isEqualTo(-1);
		assertThat(codes.sign(2)).isEqualTo(1);
		assertThat(codes.axisOf('S')).isEqualTo(1);
		assertThat(codes.axisOf('I')).isEqualTo(1);
		assertThat(codes.letter(2)).isEqualTo('R');
		assertThat(codes.reversed().letters()).isEqualTo("RIP");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "RA", "RASS", "RLS", "RAX", "III" })
	void nonsenseIsRefused(final String letters) {
		assertThatThrownBy(() -> new AxisCodes(letters)).isInstanceOf(
			IllegalArgumentException.class);
	}
}
