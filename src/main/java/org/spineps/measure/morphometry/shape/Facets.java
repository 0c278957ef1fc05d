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
package org.spineps.measure.morphometry.shape;

import org.spineps.volume.LabelVolume;

/**
 * The sides of a body that are flat, or flat in both halves, as far as its voxels
 * tell. Sides that are hollow or round have no facets.
 *
 * @param superior upper endplate, along posterior; null without facets
 * @param inferior lower endplate, along posterior; null without facets
 * @param front anterior wall, along up; null without facets
 * @param back posterior wall, along up; null without facets
 */
record Facets(Side superior, Side inferior, Side front, Side back) {

	/** No side is flat. */
	static final Facets NONE = new Facets(null, null, null, null);

	/** Columns of voxels that need not agree. */
	private static final double EXCEPTIONS = 0.02;
	/** Left out on both sides of a bend, as a share of the length. */
	private static final double GAP = 0.04;
	/** How much of a rim may be as flat as the rest. */
	private static final double MORE = 0.06;

	/**
	 * One side as a function of the place along it: one facet, or two that meet in
	 * the middle.
	 *
	 * @param first where the side begins
	 * @param last where it ends; the same if it is flat
	 */
	record Side(Facet first, Facet last) {

		boolean isFlat() {
			return first == last;
		}

		/** @return rise per millimetre to the right */
		double across() {
			return (first.across() + last.across()) / 2;
		}
	}

	/**
	 * @param volume labels
	 * @param label of a body
	 * @param frame of it
	 * @param fit its outline
	 * @param half how far to both sides. On a narrow strip most surfaces look flat,
	 *          so it should be most of the width; nothing is found if it is not above
	 *          0
	 * @return its flat sides
	 */
	static Facets of(final LabelVolume volume, final int label,
		final Frame frame, final SagittalFit fit, final double half)
	{
		if (!(half > 0)) return NONE;
		final Surface surface = new Surface(volume, label, frame, half);
		return new Facets(surface.endplate(fit.superior(), frame.up()), surface
			.endplate(fit.inferior(), frame.up().times(-1)), surface.wall(fit.front(),
				frame.anterior()), surface.wall(fit.back(), frame.posterior()));
	}

	private record Surface(LabelVolume volume, int label, Frame frame,
		double half)
	{

		Side wall(final Edge edge, final Position normal) {
			return flatOrNull(edge, normal, frame.up());
		}

		Side endplate(final Edge edge, final Position normal) {
			final Position along = frame.posterior();
			final Side flat = flatOrNull(edge, normal, along);
			// Two planes would explain the voxels of many a parabola, too.
			if (flat != null || !edge.isBent()) return flat;
			final double middle = (edge.begin() + edge.end()) / 2;
			final double gap = GAP * (edge.end() - edge.begin());
			final Facet first = facetOrNull(edge.first(), edge.begin(), middle - gap, normal,
				along);
			final Facet last = first == null ? null : facetOrNull(edge.last(), middle + gap,
				edge.end(), normal, along);
			return last == null ? null : new Side(first, last);
		}

		/** With as much of the rims as is flat, too. */
		private Side flatOrNull(final Edge edge, final Position normal,
			final Position along)
		{
			final Facet inner = facetOrNull(edge.straight(), edge.begin(), edge.end(),
				normal, along);
			if (inner == null) return null;
			final double more = MORE * (edge.end() - edge.begin());
			final Facet all = facetOrNull(edge.straight(), edge.begin() - more, edge.end() +
				more, normal, along);
			final Facet best = all == null ? inner : all;
			return new Side(best, best);
		}

		private Facet facetOrNull(final SurfaceLine line,
			final double from, final double to, final Position normal,
			final Position along)
		{
			// Lines go up and to posterior; a normal may go the other way.
			final double sign = normal.dot(frame.up()) + normal.dot(frame
				.posterior()) > 0 ? 1 : -1;
			final double slope = (line.height(to) - line.height(from)) / (to - from);
			final Facet facet = Facet.fitOrNull(volume, label, new Facet.Patch(frame
				.origin(), normal, along, frame.right(), from, to, half), sign * (line.height(from) - slope *
					from), sign * slope, 0);
			return facet == null || !facet.explains(EXCEPTIONS) ? null : new Facet(
				sign * facet.offset(), sign * facet.along(), sign * facet.across(),
				facet.unexplained());
		}
	}

	/**
	 * @return how far the walls come to posterior towards the right, per
	 *         millimetre; NaN if none is flat
	 */
	double yaw() {
		if (front == null && back == null) return Double.NaN;
		if (front == null) return back.across();
		return back == null ? front.across() : (front.across() + back.across()) /
			2;
	}
}
