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

import org.apache.commons.math3.special.Erf;

/**
 * The Wilcoxon signed-rank test for paired samples, with the same conventions
 * and results as SciPy 1.17's {@code wilcoxon}.
 * <p>
 * Differences are taken as they are: 0.91 − 0.90 and 0.92 − 0.91 are different
 * doubles and do not tie. Round before the test where they should.
 * </p>
 */
public final class Wilcoxon {

	/** Above this many pairs {@link Method#AUTO} is the normal approximation. */
	private static final int EXACT_LIMIT = 50;
	/** With ties or zeros, {@link Method#AUTO} permutes up to this many pairs. */
	private static final int PERMUTATION_LIMIT = 13;

	private Wilcoxon() {
		// static methods only
	}

	/** What becomes of pairs without a difference. */
	public enum ZeroMethod {
			/** They are left out (Wilcoxon). */
			WILCOX,
			/** They are ranked, but their ranks belong to neither side (Pratt). */
			PRATT,
			/** They are ranked and their ranks are shared by both sides. */
			ZSPLIT
	}

	/** The alternative to "both samples come from the same distribution". */
	public enum Alternative {
			/** The samples differ. */
			TWO_SIDED,
			/** The first sample is larger. */
			GREATER,
			/** The first sample is smaller. */
			LESS
	}

	/** Where the probability comes from. */
	public enum Method {
			/**
			 * Normal approximation above 50 pairs; below, exact without ties and zeros,
			 * else permutations up to 13 pairs, else normal approximation.
			 */
			AUTO,
			/**
			 * The distribution of W+ over ranks 1..n; with ties or zeros only
			 * conservative, because W+ is rounded to the side that makes p larger.
			 */
			EXACT,
			/** All assignments of signs to the ranks found, ties and zeros included. */
			PERMUTATION,
			/** Normal approximation with correction for ties. */
			NORMAL
	}

	/**
	 * The two-sided test by {@link ZeroMethod#WILCOX} and {@link Method#AUTO},
	 * without continuity correction.
	 *
	 * @param first one value per case
	 * @param second the other value of each case
	 * @return the result
	 */
	public static WilcoxonResult test(final double[] first,
		final double[] second)
	{
		return test(first, second, ZeroMethod.WILCOX, Alternative.TWO_SIDED,
			Method.AUTO, false);
	}

	/**
	 * @param first one finite value per case
	 * @param second the other value of each case
	 * @param zeroMethod what to do with pairs without a difference
	 * @param alternative what is tested against
	 * @param method where the probability comes from
	 * @param continuityCorrection whether the normal approximation moves W+ by
	 *          half a rank towards its mean
	 * @return the result
	 * @throws IllegalArgumentException if the lengths differ or a value is not
	 *           finite
	 */
	public static WilcoxonResult test(final double[] first,
		final double[] second, final ZeroMethod zeroMethod,
		final Alternative alternative, final Method method,
		final boolean continuityCorrection)
	{
		if (first.length != second.length) throw new IllegalArgumentException(
			first.length + " values against " + second.length);
		final double[] differences = new double[first.length];
		for (int i = 0; i < first.length; i++) {
			differences[i] = first[i] - second[i];
			if (!Double.isFinite(differences[i])) throw new IllegalArgumentException(
				"Pair " + i + " is not finite");
		}
		final Ranks ranks = Ranks.of(differences, zeroMethod);
		final Method chosen = method == Method.AUTO ? choose(ranks) : method;
		final double statistic = alternative == Alternative.TWO_SIDED ? Math.min(
			ranks.plus, ranks.minus) : ranks.plus;
		double z = Double.NaN;
		double p = Double.NaN;
		if (ranks.pairs > 0) switch (chosen) {
			case EXACT -> p = sided(atLeast(consecutive(ranks.counted), Math.floor(
				ranks.plus)), atMost(consecutive(ranks.counted), Math.ceil(
					ranks.plus)), alternative);
			case PERMUTATION -> p = permutations(ranks, alternative);
			default -> {
				z = z(ranks, alternative, continuityCorrection);
				p = normal(z, alternative);
				if (alternative == Alternative.TWO_SIDED) z = -Math.abs(z);
			}
		}
		return new WilcoxonResult(ranks.pairs, ranks.zeros, ranks.plus, ranks.minus,
			statistic, z, p, chosen);
	}

	private static Method choose(final Ranks ranks) {
		if (ranks.pairs > EXACT_LIMIT) return Method.NORMAL;
		if (!ranks.tied && ranks.zeros == 0) return Method.EXACT;
		return ranks.pairs <= PERMUTATION_LIMIT ? Method.PERMUTATION
			: Method.NORMAL;
	}

	private static double z(final Ranks ranks, final Alternative alternative,
		final boolean correction)
	{
		final double z = (ranks.plus - ranks.mean) / ranks.deviation;
		if (!correction) return z;
		final double sign = switch (alternative) {
			case GREATER -> 1;
			case LESS -> -1;
			case TWO_SIDED -> Math.signum(z);
		};
		return z - sign * 0.5 / ranks.deviation;
	}

	private static double normal(final double z, final Alternative alternative) {
		return switch (alternative) {
			case GREATER -> upperTail(z);
			case LESS -> upperTail(-z);
			case TWO_SIDED -> 2 * upperTail(Math.abs(z));
		};
	}

	private static double upperTail(final double z) {
		return 0.5 * Erf.erfc(z / Math.sqrt(2));
	}

	private static double permutations(final Ranks ranks,
		final Alternative alternative)
	{
		// Mid-ranks are multiples of one half: twice a rank is a whole number.
		final int[] doubled = new int[ranks.signed.length];
		for (int i = 0; i < doubled.length; i++)
			doubled[i] = (int) Math.rint(2 * ranks.signed[i]);
		final double[] distribution = distribution(doubled);
		final double observed = Math.rint(2 * (ranks.plus - ranks.shared));
		return sided(atLeast(distribution, observed), atMost(distribution,
			observed), alternative);
	}

	private static double sided(final double greater, final double less,
		final Alternative alternative)
	{
		return switch (alternative) {
			case GREATER -> greater;
			case LESS -> less;
			case TWO_SIDED -> Math.min(1, 2 * Math.min(greater, less));
		};
	}

	private static double[] consecutive(final int count) {
		final int[] ranks = new int[count];
		for (int i = 0; i < count; i++)
			ranks[i] = i + 1;
		return distribution(ranks);
	}

	/** Probability of each sum when every rank is in it or not, by a coin. */
	private static double[] distribution(final int[] ranks) {
		final double[] probability = new double[1 + Arrays.stream(ranks).sum()];
		probability[0] = 1;
		int reach = 0;
		for (final int rank : ranks) {
			reach += rank;
			for (int sum = reach; sum >= 0; sum--)
				probability[sum] = 0.5 * (probability[sum] + (sum >= rank
					? probability[sum - rank] : 0));
		}
		return probability;
	}

	private static double atLeast(final double[] probability,
		final double value)
	{
		double sum = 0;
		for (int i = probability.length - 1; i >= Math.max(0, value); i--)
			sum += probability[i];
		return sum;
	}

	private static double atMost(final double[] probability,
		final double value)
	{
		double sum = 0;
		for (int i = 0; i < probability.length && i <= value; i++)
			sum += probability[i];
		return sum;
	}

	/**
	 * Ranks of the differences' sizes.
	 *
	 * @param pairs all pairs
	 * @param zeros pairs without a difference
	 * @param counted pairs that were ranked
	 * @param tied whether two ranked sizes are equal
	 * @param plus W+
	 * @param minus W−
	 * @param shared the part of W+ and of W− that comes from zeros
	 * @param mean of W+ if nothing but chance is at work
	 * @param deviation of W+ if nothing but chance is at work
	 * @param signed ranks of the pairs that differ
	 */
	private record Ranks(int pairs, int zeros, int counted, boolean tied,
		double plus, double minus, double shared, double mean, double deviation,
		double[] signed)
	{

		static Ranks of(final double[] differences, final ZeroMethod zeroMethod) {
			final double[] sorted = Arrays.stream(differences).filter(
				d -> d != 0 || zeroMethod != ZeroMethod.WILCOX).boxed().sorted((a,
					b) -> Double.compare(Math.abs(a), Math.abs(b))).mapToDouble(
						Double::doubleValue).toArray();
			final int n = sorted.length;
			final int zeros = (int) Arrays.stream(differences).filter(d -> d == 0)
				.count();
			double plus = 0;
			double minus = 0;
			double shared = 0;
			double ties = 0;
			boolean tied = false;
			final double[] signed = new double[differences.length - zeros];
			int used = 0;
			for (int begin = 0, end; begin < n; begin = end) {
				end = begin + 1;
				while (end < n && Math.abs(sorted[end]) == Math.abs(sorted[begin]))
					end++;
				final double size = end - begin;
				final double rank = (begin + 1 + end) / 2.0;
				tied |= size > 1;
				if (sorted[begin] == 0) {
					if (zeroMethod == ZeroMethod.ZSPLIT) shared = size * rank / 2;
					if (zeroMethod == ZeroMethod.PRATT) continue;
				}
				else for (int i = begin; i < end; i++) {
					if (sorted[i] > 0) plus += rank;
					else minus += rank;
					signed[used++] = rank;
				}
				ties += size * size * size - size;
			}
			double mean = n * (n + 1.0) / 4;
			double variance = n * (n + 1.0) * (2.0 * n + 1);
			if (zeroMethod == ZeroMethod.PRATT) {
				mean -= zeros * (zeros + 1.0) / 4;
				variance -= zeros * (zeros + 1.0) * (2.0 * zeros + 1);
			}
			return new Ranks(differences.length, zeros, n, tied, plus + shared,
				minus + shared, shared, mean, Math.sqrt((variance - ties / 2) / 24),
				signed);
		}
	}
}
