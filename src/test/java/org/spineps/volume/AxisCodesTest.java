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
