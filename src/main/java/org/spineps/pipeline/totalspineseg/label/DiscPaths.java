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
package org.spineps.pipeline.totalspineseg.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.anatomy.Level;

/**
 * The most probable places of discs in a spine of any variant, and how probable
 * each name is, by dynamic programming. A disc may be missing between two, which
 * their distance tells; below the sacral one there may be false ones.
 */
final class DiscPaths {

	/** How often no, one, two, three discs in a row are not found. */
	private static final double[] MISSED = { Math.log(0.97), Math.log(0.025), Math
		.log(0.004), Math.log(0.001) };
	/** Distances vary by about this factor, as a logarithm. */
	private static final double SPREAD = 0.25;
	/** Neighbours whose distances tell what is usual here. */
	private static final int NEAR = 3;
	/** A further disc below the sacral one. */
	private static final double FALSE_AGAIN = Math.log(0.5);

	/** Numbers of a disc that are less probable are left out of lists. */
	private static final double RARE = 1e-4;

	private final List<Part> discs;
	private final DiscEvidence evidence;
	private final double[] distances;

	private double best = Double.NEGATIVE_INFINITY;
	private SpineVariant variant;
	private int[] places = {};
	private double total = Double.NEGATIVE_INFINITY;
	private final Map<Long, Double> marginals = new HashMap<>();

	/**
	 * @param discs from the top
	 * @param evidence what was seen of them
	 */
	DiscPaths(final List<Part> discs, final DiscEvidence evidence) {
		this.discs = discs;
		this.evidence = evidence;
		distances = new double[Math.max(0, discs.size() - 1)];
		for (int n = 0; n < distances.length; n++)
			distances[n] = distance(discs.get(n).centre(), discs.get(n + 1).centre());
		for (final SpineVariant one : SpineVariant.ALL)
			search(one);
	}

	/** @return whether there is a way to name the discs at all */
	boolean isPossible() {
		return variant != null;
	}

	/** @return the most probable spine */
	SpineVariant variant() {
		return variant;
	}

	/**
	 * @param at a disc
	 * @return its place in that spine, 0 for C2/C3; as many as there are discs for one
	 *         below the sacral disc
	 */
	int place(final int at) {
		return places[at];
	}

	/**
	 * @param at a disc
	 * @param number a number
	 * @return how probable it is that the disc has it, 0..1
	 */
	double probability(final int at, final int number) {
		return Math.exp(marginals.getOrDefault(key(at, number),
			Double.NEGATIVE_INFINITY) - total);
	}

	/**
	 * @param at a disc
	 * @return number → how probable it is that the disc has it; what adds up to less
	 *         than one is that it is a false one. A new map, the most probable first
	 */
	Map<Integer, Double> chances(final int at) {
		final List<Integer> numbers = new ArrayList<>();
		for (final long key : marginals.keySet())
			if (key >> 32 == at) numbers.add((int) key);
		numbers.sort(Comparator.comparingDouble(number -> -probability(at, number)));
		final Map<Integer, Double> chances = new LinkedHashMap<>();
		for (final int number : numbers)
			if (probability(at, number) >= RARE) chances.put(number, probability(at,
				number));
		return chances;
	}

	private void search(final SpineVariant one) {
		final List<Integer> spine = one.discs();
		final List<Level> levels = one.vertebrae();
		final int n = discs.size();
		// The last place is "below the sacral disc".
		final int states = spine.size() + 1;
		final double[][] seen = new double[n][states];
		for (int at = 0; at < n; at++) {
			for (int place = 0; place < spine.size(); place++)
				seen[at][place] = evidence.at(at, place, spine, levels.get(place +
					SpineVariant.VERTEBRAE_ABOVE_DISCS - 1));
			seen[at][spine.size()] = at == 0 ? Double.NEGATIVE_INFINITY : evidence
				.below(at);
		}
		final double start = Math.log(one.prior() / spine.size());
		final double[][] forward = new double[n][states];
		final double[][] viterbi = new double[n][states];
		final int[][] from = new int[n][states];
		for (int place = 0; place < states; place++)
			forward[0][place] = viterbi[0][place] = start + seen[0][place];
		for (int at = 1; at < n; at++)
			for (int place = 0; place < states; place++) {
				double sum = Double.NEGATIVE_INFINITY;
				double most = Double.NEGATIVE_INFINITY;
				for (int before = 0; before <= place; before++) {
					final double step = step(at, before, place, spine.size());
					sum = add(sum, forward[at - 1][before] + step);
					if (viterbi[at - 1][before] + step > most) {
						most = viterbi[at - 1][before] + step;
						from[at][place] = before;
					}
				}
				forward[at][place] = sum + seen[at][place];
				viterbi[at][place] = most + seen[at][place];
			}
		take(one, viterbi, from);
		sum(spine, forward, seen);
	}

	private void take(final SpineVariant one, final double[][] viterbi,
		final int[][] from)
	{
		final int n = discs.size();
		int last = 0;
		for (int place = 1; place < viterbi[n - 1].length; place++)
			if (viterbi[n - 1][place] > viterbi[n - 1][last]) last = place;
		if (!(viterbi[n - 1][last] > best)) return;
		best = viterbi[n - 1][last];
		variant = one;
		places = new int[n];
		for (int at = n - 1; at >= 0; at--) {
			places[at] = last;
			last = from[at][last];
		}
	}

	private void sum(final List<Integer> spine, final double[][] forward,
		final double[][] seen)
	{
		final int n = discs.size();
		final int states = spine.size() + 1;
		double[] backward = new double[states];
		for (int at = n - 1; at >= 0; at--) {
			for (int place = 0; place < states; place++) {
				final double here = forward[at][place] + backward[place];
				if (at == n - 1) total = add(total, here);
				if (place < spine.size()) marginals.merge(key(at, spine.get(place)), here,
					DiscPaths::add);
			}
			if (at == 0) return;
			final double[] before = new double[states];
			Arrays.fill(before, Double.NEGATIVE_INFINITY);
			for (int place = 0; place < states; place++)
				for (int next = place; next < states; next++)
					before[place] = add(before[place], step(at, place, next, spine
						.size()) + seen[at][next] + backward[next]);
			backward = before;
		}
	}

	/** From the disc before one to it. */
	private double step(final int at, final int before, final int place,
		final int below)
	{
		if (place == below) {
			if (before == below) return FALSE_AGAIN;
			if (before < below - 1) return Double.NEGATIVE_INFINITY;
			return evidence.falseDisc(at);
		}
		final int missed = place - before - 1;
		if (missed < 0 || missed >= MISSED.length) return Double.NEGATIVE_INFINITY;
		final double usual = usual(at - 1);
		if (Double.isNaN(usual)) return MISSED[missed];
		final double off = Math.log(distances[at - 1] / (usual * (1 + missed))) /
			SPREAD;
		return MISSED[missed] - off * off / 2;
	}

	/** @return median of the distances near one, without it; NaN without any */
	private double usual(final int gap) {
		final double[] near = new double[2 * NEAR];
		int count = 0;
		for (int n = Math.max(0, gap - NEAR); n <= Math.min(distances.length - 1,
			gap + NEAR); n++)
			if (n != gap) near[count++] = distances[n];
		if (count == 0) return Double.NaN;
		Arrays.sort(near, 0, count);
		return (near[(count - 1) / 2] + near[count / 2]) / 2;
	}

	private static long key(final int at, final int number) {
		return (long) at << 32 | number;
	}

	private static double add(final double a, final double b) {
		final double most = Math.max(a, b);
		return most == Double.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(
			-Math.abs(a - b)));
	}

	private static double distance(final double[] a, final double[] b) {
		return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] -
			b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
	}
}
