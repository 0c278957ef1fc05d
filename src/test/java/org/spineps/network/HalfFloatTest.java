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
