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
package org.spineps.pipeline.naming;

import java.util.List;

/**
 * Turns the heads of the naming network into {@link LevelScores}, with the
 * weights and smoothings of SPINEPS.
 */
public final class LevelScoring {

	private static final double VERTEBRA_WEIGHT = 0.9;
	private static final double GROUP_WEIGHT = 0.8;
	private static final double REGION_WEIGHT = 1.1;
	private static final double RELATIVE_WEIGHT = 0.6;
	private static final double VISIBILITY_WEIGHT = 0.5;
	/** Score of a level that the dens proves. */
	private static final double FORCED = 1e6;
	private static final double TINY = 1e-8;

	/** First class of each group and one past the last class, on the shared axis. */
	private static final int[] GROUPS = { 0, 2, 5, 7, 9, 11, 14, 16, 18, 19, 21,
		23, 24 };

	private static final double[] WIDE = kernel(0.8, 2);
	private static final double[] NARROW = kernel(0.6, 1);

	private LevelScoring() {
		// static methods only
	}

	/**
	 * @param heads what a network says of one vertebra
	 * @return the axis on which its path is sought: the explicit one only if no head
	 *         has the classes of the shared one
	 */
	public static LevelAxis axisOf(final NamingHeads heads) {
		return heads.exact() != null && heads.vertebra() == null
			? LevelAxis.EXPLICIT : LevelAxis.SHARED;
	}

	/**
	 * The scores on the axis that the heads ask for.
	 *
	 * @param heads one per vertebra, from the top, all of one network
	 * @param forcedC1 index of the vertebra that is C1 for certain, or −1
	 * @param forcedC2 index of the vertebra that is C2 for certain, or −1
	 * @return the scores
	 */
	public static LevelScores of(final List<NamingHeads> heads,
		final int forcedC1, final int forcedC2)
	{
		return of(heads, forcedC1, forcedC2, heads.isEmpty() ? LevelAxis.SHARED
			: axisOf(heads.get(0)));
	}

	/**
	 * @param heads one per vertebra, from the top, all of one network
	 * @param forcedC1 index of the vertebra that is C1 for certain, or −1
	 * @param forcedC2 index of the vertebra that is C2 for certain, or −1
	 * @param axis the classes
	 * @return the scores
	 * @throws IllegalArgumentException if no head has the classes of the explicit
	 *           axis
	 */
	public static LevelScores of(final List<NamingHeads> heads,
		final int forcedC1, final int forcedC2, final LevelAxis axis)
	{
		if (axis == LevelAxis.EXPLICIT && !heads.isEmpty() && heads.get(0)
			.exact() == null) throw new IllegalArgumentException(
				"No head tells T13 and L6 apart");
		final int n = heads.size();
		final double[] visible = visibility(heads);
		final double[][] score = new double[n][];
		for (int row = 0; row < n; row++) {
			score[row] = classScores(heads.get(row), axis);
			for (int c = 0; c < score[row].length; c++)
				score[row][c] *= visible[row];
		}
		force(score, forcedC2, 1);
		force(score, forcedC1, 0);
		return new LevelScores(score, relativeCosts(heads), new double[n]);
	}

	private static void force(final double[][] score, final int row,
		final int level)
	{
		if (row < 0 || row >= score.length) return;
		score[row] = new double[score[row].length];
		score[row][level] = FORCED;
	}

	private static double[] classScores(final NamingHeads heads,
		final LevelAxis axis)
	{
		final double[] sum = new double[axis.classes()];
		if (axis == LevelAxis.EXPLICIT) add(sum, VERTEBRA_WEIGHT, smoothInRegions(
			heads.exact(), axis));
		else {
			if (heads.vertebra() != null) add(sum, VERTEBRA_WEIGHT, smoothInRegions(
				heads.vertebra(), axis));
			// SPINEPS looks for the head under this one of its names only.
			if (heads.vertex() != null) add(sum, VERTEBRA_WEIGHT, smoothInRegions(
				shared(heads.vertex()), axis));
			if (heads.group() != null) add(sum, GROUP_WEIGHT, smoothInRegions(expand(
				heads.group(), GROUPS), axis));
		}
		if (heads.region() != null) add(sum, REGION_WEIGHT, expand(heads.region(),
			axis.regions()));
		double total = 0;
		for (final double value : sum)
			total += value;
		for (int c = 0; c < sum.length; c++)
			sum[c] /= total + TINY;
		return sum;
	}

	/** @return a head with T13 and L6 on the classes without them */
	private static double[] shared(final double[] exact) {
		final double[] shared = new double[LevelAxis.SHARED.classes()];
		for (int c = 0; c < exact.length; c++) {
			final int without = c < LevelAxis.T13 ? c : c - 1;
			shared[Math.min(without, shared.length - 1)] += exact[c];
		}
		return shared;
	}

	private static void add(final double[] sum, final double weight,
		final double[] values)
	{
		double total = 0;
		for (final double value : values)
			total += value;
		for (int c = 0; c < sum.length; c++)
			sum[c] += weight * values[c] / (total + TINY);
	}

	private static double[] expand(final double[] values, final int[] starts) {
		final double[] classes = new double[starts[starts.length - 1]];
		for (int i = 0; i < values.length; i++)
			for (int c = starts[i]; c < starts[i + 1]; c++)
				classes[c] = values[i];
		return classes;
	}

	private static double[] smoothInRegions(final double[] classes,
		final LevelAxis axis)
	{
		final int[] regions = axis.regions();
		final double[] result = new double[classes.length];
		for (int region = 0; region < 3; region++) {
			final int first = regions[region];
			final double[] part = new double[regions[region + 1] - first];
			System.arraycopy(classes, first, part, 0, part.length);
			System.arraycopy(smooth(part, WIDE, true), 0, result, first,
				part.length);
		}
		return result;
	}

	private static double[] visibility(final List<NamingHeads> heads) {
		final double[] visible = new double[heads.size()];
		for (int row = 0; row < visible.length; row++) {
			final double[] head = heads.get(row).fullyVisible();
			visible[row] = head == null ? 1 : head[1];
		}
		// Constant 0 outside: the end vertebrae are damped even when visible.
		final double[] smooth = smooth(visible, WIDE, false);
		for (int row = 0; row < visible.length; row++) {
			final double rounded = Math.rint(smooth[row] * 1000) / 1000;
			visible[row] = Math.max(0, Math.min(1, 1 - (1 - rounded) *
				VISIBILITY_WEIGHT));
		}
		return visible;
	}

	private static double[][] relativeCosts(final List<NamingHeads> heads) {
		final int n = heads.size();
		final double[][] costs = new double[n][6];
		double total = 0;
		for (final NamingHeads head : heads)
			if (head.relative() != null) for (final double value : head.relative())
				total += value;
		if (total == 0) return costs;
		for (int column = 1; column < 6; column++) {
			final double[] values = new double[n];
			for (int row = 0; row < n; row++) {
				final double[] head = heads.get(row).relative();
				values[row] = head == null ? 0 : head[column];
			}
			final double[] smooth = smooth(values, NARROW, true);
			double sum = TINY;
			for (final double value : smooth)
				sum += value;
			final double divisor = sum > 1 ? sum : 1 + sum;
			for (int row = 0; row < n; row++)
				costs[row][column] = -RELATIVE_WEIGHT * smooth[row] / divisor;
		}
		return costs;
	}

	private static double[] smooth(final double[] values, final double[] kernel,
		final boolean extendEdges)
	{
		final int radius = kernel.length / 2;
		final double[] result = new double[values.length];
		for (int i = 0; i < values.length; i++)
			for (int k = -radius; k <= radius; k++) {
				final int j = i + k;
				final boolean inside = j >= 0 && j < values.length;
				if (!inside && !extendEdges) continue;
				result[i] += kernel[k + radius] * values[Math.max(0, Math.min(
					values.length - 1, j))];
			}
		return result;
	}

	private static double[] kernel(final double sigma, final int radius) {
		final double[] kernel = new double[2 * radius + 1];
		double sum = 0;
		for (int k = -radius; k <= radius; k++) {
			kernel[k + radius] = Math.exp(-0.5 * k * k / (sigma * sigma));
			sum += kernel[k + radius];
		}
		for (int k = 0; k < kernel.length; k++)
			kernel[k] /= sum;
		return kernel;
	}
}
