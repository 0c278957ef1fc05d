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
package org.spineps.measure.morphometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.spineps.anatomy.Level;
import org.spineps.measure.morphometry.CanalPlanes.Plane;

/**
 * In which planes the label of the cord is the cord. Masks carry the label on
 * into the nerve roots of the cauda equina, so what it holds there has no
 * diameter to be measured. Evidence: where levels are known, the conus ends above
 * L3; and it tapers, so the cord ends where label and share of the canal fall to
 * about half of what they were above and stay there, in a canal that is not
 * narrow itself. Where neither helps, too small a share of the canal is not taken
 * for cord. Immutable.
 *
 * @param states one for each plane
 */
record CordExtent(List<State> states) {

	/** Lowest level that the conus reaches in nearly everybody. */
	private static final Level LOWEST = Level.L2;
	/** Above this level a thin cord is thin, and does not end. */
	private static final Level FIRST_TAPER = Level.T11;
	/** Down to here there is cord in nearly everybody. */
	private static final Level LAST_CERTAIN = Level.T12;
	/** What is above a plane, in millimetres of an adult. */
	private static final double ABOVE_MM = 120;
	/** What does not last so long is an accident of the mask. */
	private static final double LASTS_MM = 8;
	/** Area at the end of the cord over the largest above. */
	private static final double AREA = 0.5;
	/** The same of its share of the canal. */
	private static final double SHARE = 0.6;
	/** A narrower canal, over the middle one above, presses on the cord. */
	private static final double CANAL = 0.6;
	/** A cord that is so large again had not ended. */
	private static final double AGAIN = 0.8;
	/** Least share of the canal of a cord of which nothing else is known. */
	private static final double LEAST_SHARE = 0.2;
	private static final int SMOOTH = 2;

	/** What the label of the cord holds in a plane. */
	enum State {
			/** The cord, as far as can be told. */
			CORD,
			/** Nerve roots: the cord has ended above. */
			BELOW,
			/** It may be either. */
			UNCERTAIN
	}

	/** Copies the list. */
	CordExtent {
		states = List.copyOf(states);
	}

	/**
	 * @param planes of the canal
	 * @param levels the level whose body is nearest to each; empty if unknown
	 * @return what the label of the cord holds in each
	 */
	static CordExtent of(final CanalPlanes planes,
		final List<Optional<Level>> levels)
	{
		final int count = planes.all().size();
		final Profile profile = new Profile(planes);
		final int limit = first(levels, level -> level.compareTo(LOWEST) > 0);
		// The sacrum is known even where no vertebra is.
		final boolean known = levels.stream().flatMap(Optional::stream).anyMatch(
			level -> level != Level.SACRUM);
		final int from = known ? first(levels, level -> level.compareTo(
			FIRST_TAPER) >= 0) : 0;
		final int end = Math.min(limit, profile.end(from));
		final boolean anchored = IntStream.range(0, end).anyMatch(n -> levels.get(n)
			.filter(level -> level.compareTo(LAST_CERTAIN) <= 0).isPresent() &&
			profile.area[n] > 0);
		final boolean cord = anchored || profile.middleShare(end) >= LEAST_SHARE;
		final List<State> states = new ArrayList<>();
		for (int n = 0; n < count; n++)
			states.add(n >= end ? State.BELOW : cord ? State.CORD : State.UNCERTAIN);
		return new CordExtent(states);
	}

	private static int first(final List<Optional<Level>> levels,
		final Predicate<Level> which)
	{
		return IntStream.range(0, levels.size()).filter(n -> levels.get(n).filter(
			which).isPresent()).findFirst().orElse(levels.size());
	}

	/** Areas along the canal; NaN where its whole width is not in view. */
	private static final class Profile {

		private final List<Plane> planes;
		private final double scale;
		private final double[] area;
		private final double[] share;
		private final double[] canal;

		Profile(final CanalPlanes planes) {
			this.planes = planes.all();
			scale = planes.scale();
			final int count = this.planes.size();
			area = new double[count];
			share = new double[count];
			canal = new double[count];
			for (int n = 0; n < count; n++) {
				final Plane plane = this.planes.get(n);
				canal[n] = plane.area();
				// No cord in a canal that is wholly in view is a cord of no area.
				area[n] = !plane.isWhole() ? Double.NaN : Double.isNaN(plane
					.cordArea()) ? 0 : plane.cordArea();
				share[n] = area[n] / canal[n];
			}
			smooth(area);
			smooth(share);
		}

		private static void smooth(final double[] values) {
			final double[] raw = values.clone();
			for (int n = 0; n < raw.length; n++)
				if (!Double.isNaN(raw[n])) values[n] = median(Arrays.copyOfRange(raw, Math
					.max(0, n - SMOOTH), Math.min(raw.length, n + SMOOTH + 1)));
		}

		/** @return the first plane below the cord; the number of planes if none is */
		int end(final int from) {
			for (int n = from; n < area.length; n++)
				if (isEnd(n)) return n;
			return area.length;
		}

		private boolean isEnd(final int plane) {
			final int begin = first(n -> along(n) >= along(plane) - scale * ABOVE_MM);
			final double largest = largest(area, begin, plane);
			final double most = largest(share, begin, plane);
			if (!(largest > 0) || !(canal[plane] >= CANAL * median(Arrays.copyOfRange(
				canal, begin, plane)))) return false;
			return Double.isFinite(area[plane]) && lasts(plane, n -> !(area[n] >= AREA *
				largest || share[n] >= SHARE * most)) && IntStream.range(plane,
					area.length).noneMatch(m -> lasts(m, n -> area[n] >= AGAIN *
						largest));
		}

		/** Whether something is so from one plane on for some way. */
		private boolean lasts(final int from, final IntPredicate what) {
			for (int n = from; n < area.length && along(n) <= along(from) + scale *
				LASTS_MM; n++)
				if (!what.test(n)) return false;
			return true;
		}

		double middleShare(final int to) {
			return median(IntStream.range(0, to).mapToDouble(n -> share[n]).filter(
				value -> value > 0).toArray());
		}

		private double along(final int n) {
			return planes.get(n).along();
		}

		private int first(final IntPredicate which) {
			return IntStream.range(0, area.length).filter(which).findFirst().orElse(
				area.length);
		}

		private static double largest(final double[] values, final int from,
			final int to)
		{
			return IntStream.range(from, to).mapToDouble(n -> values[n]).filter(
				Double::isFinite).max().orElse(Double.NaN);
		}

		private static double median(final double[] values) {
			final double[] sorted = Arrays.stream(values).filter(Double::isFinite)
				.sorted().toArray();
			return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] +
				sorted[sorted.length / 2]) / 2;
		}
	}
}
