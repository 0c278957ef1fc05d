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
package org.spineps.measure.quality;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a volume in a row should be by those around it. Bodies and discs grow
 * downwards, so the first and the last of a row cannot be compared with a mean of
 * the others.
 */
final class Trend {

	/** Neighbours on each side that count. */
	private static final int REACH = 3;
	/** Nothing in a spine grows faster from one level to the next: 28 %. */
	private static final double STEEPEST = 0.25;

	private Trend() {
		// static methods only
	}

	/**
	 * How far a value is from what it may be: between the median of its neighbours,
	 * since the lowest disc is often no larger than the one above, and the line through
	 * the logarithms of the neighbours by the median of their slopes, which one false
	 * neighbour does not turn.
	 *
	 * @param values positive numbers from the top
	 * @param n which of them is looked at
	 * @return what it should be at least, or at most; itself if it is between; NaN with
	 *         fewer than two neighbours
	 */
	static double expected(final double[] values, final int n) {
		final int[] others = IntStream.rangeClosed(Math.max(0, n - REACH), Math.min(
			values.length - 1, n + REACH)).filter(other -> other != n).toArray();
		if (others.length < 2) return Double.NaN;
		final double[] slopes = Arrays.stream(others).boxed().flatMapToDouble(
			i -> Arrays.stream(others).filter(j -> j > i).mapToDouble(j -> Math.log(
				values[j] / values[i]) / (j - i))).toArray();
		final double slope = Math.max(-STEEPEST, Math.min(STEEPEST, median(slopes)));
		final double line = Math.exp(median(Arrays.stream(others).mapToDouble(
			other -> Math.log(values[other]) + slope * (n - other)).toArray()));
		final double usual = median(Arrays.stream(others).mapToDouble(
			other -> values[other]).toArray());
		return Math.max(Math.min(line, usual), Math.min(Math.max(line, usual),
			values[n]));
	}

	/**
	 * @param values numbers in any order; not changed
	 * @return their median, the mean of the middle two of an even number; NaN of none
	 */
	static double median(final double[] values) {
		if (values.length == 0) return Double.NaN;
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		final int middle = sorted.length / 2;
		return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] +
			sorted[middle]) / 2;
	}
}
