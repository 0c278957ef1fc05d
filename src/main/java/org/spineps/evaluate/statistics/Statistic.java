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
package org.spineps.evaluate.statistics;

import java.util.Arrays;

/**
 * Mean and spread of a list of values. Undefined (NaN) and infinite values have
 * no part in them, but are counted.
 *
 * @param count finite values
 * @param undefined values that are NaN
 * @param infinite values that are infinite
 * @param mean of the finite values; NaN without any
 * @param sd population standard deviation (divided by n), as panoptica has it; NaN
 *          without finite values
 * @param median of the finite values; NaN without any
 */
public record Statistic(int count, int undefined, int infinite, double mean,
	double sd, double median)
{

	/**
	 * @param values any values; not changed
	 * @return their statistic
	 */
	public static Statistic of(final double... values) {
		final double[] finite = Arrays.stream(values).filter(Double::isFinite)
			.sorted().toArray();
		final int undefined = (int) Arrays.stream(values).filter(Double::isNaN)
			.count();
		final int n = finite.length;
		final int infinite = values.length - n - undefined;
		if (n == 0) return new Statistic(0, undefined, infinite, Double.NaN,
			Double.NaN, Double.NaN);
		final double mean = Arrays.stream(finite).sum() / n;
		final double variance = Arrays.stream(finite).map(x -> (x - mean) * (x -
			mean)).sum() / n;
		return new Statistic(n, undefined, infinite, mean, Math.sqrt(variance),
			(finite[(n - 1) / 2] + finite[n / 2]) / 2);
	}
}
