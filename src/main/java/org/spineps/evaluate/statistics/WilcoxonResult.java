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

/**
 * What a {@link Wilcoxon} signed-rank test found.
 *
 * @param pairs pairs given, zero differences included
 * @param zeros pairs without a difference
 * @param positiveRanks W+, the sum of the ranks of positive differences
 * @param negativeRanks W−, the sum of the ranks of negative differences
 * @param statistic min(W+, W−) for the two-sided test, else W+
 * @param z standard normal deviate, continuity correction included; NaN unless
 *          the normal approximation was used
 * @param pValue probability of a result at least as extreme; NaN without pairs
 * @param method how the probability was found; never
 *          {@link Wilcoxon.Method#AUTO}
 */
public record WilcoxonResult(int pairs, int zeros, double positiveRanks,
	double negativeRanks, double statistic, double z, double pValue,
	Wilcoxon.Method method)
{

	/**
	 * Effect size: the matched-pairs rank-biserial correlation (Kerby 2014), the
	 * share of the rank sum that favours the first sample minus the share that
	 * favours the second.
	 *
	 * @return −1..1, positive if the first sample is larger; NaN if no pair
	 *         differs
	 */
	public double rankBiserial() {
		final double sum = positiveRanks + negativeRanks;
		return sum > 0 && zeros < pairs ? (positiveRanks - negativeRanks) / sum
			: Double.NaN;
	}
}
