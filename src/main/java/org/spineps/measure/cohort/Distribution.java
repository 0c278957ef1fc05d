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
package org.spineps.measure.cohort;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How often each value of a measure is. Measures have three significant digits, so
 * this is exact and stays small however many values there are. For one thread.
 */
public final class Distribution {

	private final NavigableMap<Double, Integer> counts = new TreeMap<>();
	private int count;

	/** @param value a finite value */
	public void add(final double value) {
		if (!Double.isFinite(value)) throw new IllegalArgumentException(
			"not finite: " + value);
		counts.merge(value, 1, Integer::sum);
		count++;
	}

	/** @return number of values */
	public int count() {
		return count;
	}

	/** @return the least value; NaN without any */
	public double least() {
		return count == 0 ? Double.NaN : counts.firstKey();
	}

	/** @return the largest value; NaN without any */
	public double largest() {
		return count == 0 ? Double.NaN : counts.lastKey();
	}

	/**
	 * @param share of the values that are lower, 0 to 1
	 * @return that quantile, with straight lines between the values; NaN without any
	 */
	public double quantile(final double share) {
		if (count == 0) return Double.NaN;
		final double rank = share * (count - 1);
		final int below = (int) Math.floor(rank);
		final double lower = at(below);
		if (rank == below) return lower;
		return lower + (rank - below) * (at(below + 1) - lower);
	}

	/** @return the median; NaN without values */
	public double median() {
		return quantile(1 / 2.0);
	}

	/** @return the value at a place when they are sorted */
	private double at(final int place) {
		int passed = 0;
		for (final Map.Entry<Double, Integer> entry : counts.entrySet()) {
			passed += entry.getValue();
			if (passed > place) return entry.getKey();
		}
		throw new IndexOutOfBoundsException(place);
	}
}
