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
package org.spineps.model;

import java.util.Arrays;

/**
 * Exact percentiles in linear time: the bits of a float, suitably turned, sort
 * like its value, so two histograms of half of them each find any rank.
 */
final class Percentiles {

	private static final int HALF = 1 << 16;

	private Percentiles() {
		// static methods only
	}

	/**
	 * numpy's percentile with its default, linear interpolation.
	 *
	 * @param values at least one; read only
	 * @param percent 0..100
	 * @return the percentile
	 */
	static double of(final float[] values, final double percent) {
		final double position = percent / 100 * (values.length - 1);
		final int rank = (int) Math.floor(position);
		final double low = ranked(values, rank);
		final double share = position - rank;
		if (share == 0) return low;
		return low + (ranked(values, rank + 1) - low) * share;
	}

	private static float ranked(final float[] values, final int rank) {
		final int[] histogram = new int[HALF];
		for (final float value : values)
			histogram[key(value) >>> 16]++;
		int before = 0;
		int high = 0;
		while (before + histogram[high] <= rank)
			before += histogram[high++];
		Arrays.fill(histogram, 0);
		for (final float value : values) {
			final int key = key(value);
			if (key >>> 16 == high) histogram[key & HALF - 1]++;
		}
		int low = 0;
		while (before + histogram[low] <= rank)
			before += histogram[low++];
		return value(high << 16 | low);
	}

	/** Unsigned integers that sort like the values, −0 before 0, NaN last. */
	private static int key(final float value) {
		final int bits = Float.floatToIntBits(value);
		return bits < 0 ? ~bits : bits | Integer.MIN_VALUE;
	}

	private static float value(final int key) {
		return Float.intBitsToFloat(key < 0 ? key & Integer.MAX_VALUE : ~key);
	}
}
