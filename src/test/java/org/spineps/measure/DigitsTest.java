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
package org.spineps.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

	@ParameterizedTest
	@CsvSource({ "36.8449, 2, 36.8", "9.876, 2, 9.88", "9.876, 1, 9.9",
		"0.012345, 3, 0.012", "24531.7, 1, 24500", "-1234.5, 1, -1230",
		"0.0004, 3, 0", "-0.0004, 3, 0", "100, 2, 100", "99.96, 2, 100",
		"7.5, 2, 7.5" })
	void threeDigitsAndNoMoreDecimals(final double value, final int decimals,
		final String text)
	{
		assertThat(Digits.text(value, decimals)).isEqualTo(text);
		assertThat(Digits.roundedOrNull(value, decimals)).isEqualTo(Double
			.parseDouble(text));
	}

	@Test
	void whatIsUndefinedStaysSo() {
		assertThat(Digits.roundedOrNull(Double.NaN, 2)).isNull();
		assertThat(Digits.text(Double.POSITIVE_INFINITY, 2)).isEmpty();
		assertThat(1 / Digits.roundedOrNull(-0.0, 2)).isPositive();
	}
}
