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

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Rounds measures for tables: three significant digits, which is more than any
 * outline is worth, and no more decimals than the measure deserves.
 */
public final class Digits {

	private static final MathContext SIGNIFICANT = new MathContext(3,
		RoundingMode.HALF_EVEN);

	private Digits() {
		// static methods only
	}

	/**
	 * @param value a measure
	 * @param decimals the most to keep
	 * @return the rounded measure, never minus zero; null if it is not finite
	 */
	public static Double roundedOrNull(final double value, final int decimals) {
		if (!Double.isFinite(value)) return null;
		return rounded(value, decimals).doubleValue() + 0.0;
	}

	/**
	 * @param value a measure
	 * @param decimals the most to keep
	 * @return the rounded measure with a decimal point, e.g. "36.8"; empty if it is
	 *         not finite
	 */
	public static String text(final double value, final int decimals) {
		return Double.isFinite(value) ? rounded(value, decimals).toPlainString() : "";
	}

	private static BigDecimal rounded(final double value, final int decimals) {
		final BigDecimal few = new BigDecimal(value).round(SIGNIFICANT);
		final BigDecimal all = few.scale() > decimals ? few.setScale(decimals,
			RoundingMode.HALF_EVEN) : few;
		return all.signum() == 0 ? BigDecimal.ZERO : all;
	}
}
