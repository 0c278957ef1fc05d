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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.spineps.model.LandmarkShare;

/**
 * How far a network is to be believed that sees landmarks. Immutable.
 */
public final class Votes {

	/** The name of a measured sacrum, beside those of the landmark discs. */
	public static final String SACRUM = "sacrum";

	/**
	 * Votes of TotalSpineSeg's own network for C2/C3 or L5/S, by how far the disc is
	 * from it. The ends of the spine look like nothing else.
	 */
	private static final double[] OUTER_VOTE = { Math.log(0.9), Math.log(0.02), Math
		.log(0.007), Math.log(0.002) };
	/** The same for C7/T1 and T12/L1. */
	private static final double[] INNER_VOTE = { Math.log(0.85), Math.log(0.06),
		Math.log(0.02), Math.log(0.005) };
	/** A landmark that the network did not see as such. */
	private static final double OUTER_UNSEEN = Math.log(0.25);
	private static final double INNER_UNSEEN = Math.log(0.4);
	/** Votes of fewer voxels count less. */
	private static final double FULL_VOTE = 200;
	/** A sacrum below, but one disc, or others, between. */
	private static final double ONE_MISSED = Math.log(0.1);
	private static final double END = Math.log(0.01);
	/** A disc under L5/S. */
	private static final double FALSE_SMALL = Math.log(0.5);
	private static final double FALSE_LARGE = Math.log(0.005);
	/**
	 * Small networks mark the disc between the first two parts of the sacrum in most
	 * scans.
	 */
	private static final double SACRAL = Math.log(0.4);
	/** A sacral disc of less than half of the one above. */
	private static final double THIN = Math.log(0.15);
	private static final int THIN_PART = 2;
	/** Of the sacral disc: what lies below and is larger is hardly a false one. */
	private static final double SMALL_PART = 0.1;
	private static final double SACRAL_PART = 0.6;
	/** The order of their raw classes. */
	private static final List<String> LANDMARKS = List.of("C2/C3", "C7/T1",
		"T12/L1", "L5/S");

	/** TotalSpineSeg's own networks, as its users know them. */
	public static final Votes PUBLISHED = new Votes(Map.of());

	/** Landmark → shares by ascending voxels; empty for the published network. */
	private final Map<String, List<LandmarkShare>> measured;

	private Votes(final Map<String, List<LandmarkShare>> measured) {
		this.measured = measured;
	}

	/**
	 * @param measured name of a landmark disc, or {@value #SACRUM} → its shares by
	 *          ascending voxels; what is missing counts for nothing
	 * @return the reliability of a network that was measured
	 * @throws IllegalArgumentException if a name is none of these, or shares do not
	 *           fall with more voxels
	 */
	public static Votes measured(final Map<String, List<LandmarkShare>> measured) {
		final Map<String, List<LandmarkShare>> all = new HashMap<>();
		measured.forEach((name, shares) -> {
			if (!LANDMARKS.contains(name) && !name.equals(SACRUM))
				throw new IllegalArgumentException("\"" + name +
					"\" is no landmark; expected " + String.join(", ", LANDMARKS) +
					" or " + SACRUM);
			for (int n = 1; n < shares.size(); n++)
				if (shares.get(n).voxels() <= shares.get(n - 1).voxels() || shares.get(n)
					.found() >= shares.get(n - 1).found() || shares.get(n)
						.elsewhere() >= shares.get(n - 1).elsewhere())
					throw new IllegalArgumentException("Shares of " + name +
						" do not fall with more voxels: " + shares);
			all.put(name, List.copyOf(shares));
		});
		for (final String name : LANDMARKS)
			all.putIfAbsent(name, List.of());
		all.putIfAbsent(SACRUM, List.of());
		return new Votes(all);
	}

	/** @return whether the network was measured, and is not TotalSpineSeg's own */
	boolean areMeasured() {
		return !measured.isEmpty();
	}

	/**
	 * @param raw class of a landmark
	 * @return whether it counts
	 */
	boolean counts(final int raw) {
		return measured.isEmpty() || !measured.get(name(raw)).isEmpty();
	}

	/**
	 * @param raw class of a landmark
	 * @param voxels how many of them a disc has, at least 1
	 * @param distance how many places it is from the landmark's
	 * @return logarithm of how probable that is, to within a constant
	 */
	double seen(final int raw, final long voxels, final int distance) {
		if (measured.isEmpty()) {
			final double[] vote = isOuter(raw) ? OUTER_VOTE : INNER_VOTE;
			return Math.min(1, voxels / FULL_VOTE) * vote[Math.min(distance,
				vote.length - 1)];
		}
		return distance == 0 ? ratio(measured.get(name(raw)), voxels) : 0;
	}

	/**
	 * @param raw class of a landmark
	 * @return logarithm of how probable it is that the landmark is not marked, to
	 *         within the same constant
	 */
	double unseen(final int raw) {
		if (measured.isEmpty()) return isOuter(raw) ? OUTER_UNSEEN : INNER_UNSEEN;
		return ratio(measured.get(name(raw)), 0);
	}

	/**
	 * @param voxels of the sacrum
	 * @param distance of the lowest disc above it from the last place
	 * @return logarithm of how probable that is, to within a constant
	 */
	double sacrum(final long voxels, final int distance) {
		final double end = measured.isEmpty() ? END : -Math.max(0, ratio(measured.get(
			SACRUM), voxels));
		return distance == 0 ? 0 : distance == 1 ? Math.max(end, ONE_MISSED) : end;
	}

	/**
	 * @param size voxels of a disc
	 * @param sacral voxels of the sacral disc, above it
	 * @return logarithm of how probable it is that the network marked the first
	 */
	double falseDisc(final long size, final long sacral) {
		if (size <= SMALL_PART * sacral) return FALSE_SMALL;
		return !measured.isEmpty() && size <= SACRAL_PART * sacral ? SACRAL
			: FALSE_LARGE;
	}

	/**
	 * @param size voxels of a disc
	 * @param above voxels of the disc above
	 * @return logarithm of how probable it is that the sacral disc has that size, beside
	 *         others; a smaller one may lie in the sacrum
	 */
	double sacralDisc(final long size, final long above) {
		return !measured.isEmpty() && THIN_PART * size < above ? THIN : 0;
	}

	/** @return ln of found by elsewhere, for so many voxels */
	private static double ratio(final List<LandmarkShare> shares, final long voxels) {
		if (shares.isEmpty()) return 0;
		double found = 1;
		double elsewhere = 1;
		int next = 0;
		while (next < shares.size() && voxels >= shares.get(next).voxels()) {
			found = shares.get(next).found();
			elsewhere = shares.get(next).elsewhere();
			next++;
		}
		return next == shares.size() ? Math.log(found / elsewhere) : Math.log((found -
			shares.get(next).found()) / (elsewhere - shares.get(next).elsewhere()));
	}

	private static boolean isOuter(final int raw) {
		return raw == Landmarks.C2_C3 || raw == Landmarks.L5_S;
	}

	private static String name(final int raw) {
		return LANDMARKS.get(raw - Landmarks.C2_C3);
	}
}
