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

/**
 * One side of a body's outline. A flat side is known from its facets. A round or
 * hollow endplate is a line for each end, read where the sides meet, and one for
 * the middle; a wall is one parabola through its whole height, so that a corner
 * does not depend on the few voxels beside it. The outermost part of each end,
 * where corners are round or have spurs, takes no part. There is no choice
 * between these by how well they fit: it would change with the position of the
 * voxels, and landmarks would jump.
 */
final class Edge {

	/** Left out at each end, as a share of the length. */
	private static final double RIM = 0.08;
	/** Where the line of an end stops. */
	private static final double INNER = 0.33;
	/** Where the line of the middle starts. */
	private static final double MIDDLE = 0.3;

	private final SurfaceLine straight;
	private final SurfaceLine first;
	private final SurfaceLine middle;
	private final SurfaceLine last;

	private final boolean bent;
	/** Ends of what takes part. */
	private final double begin;
	private final double end;

	private Edge(final double begin, final double end, final boolean bent,
		final SurfaceLine straight, final SurfaceLine first,
		final SurfaceLine middle, final SurfaceLine last)
	{
		this.straight = straight;
		this.first = first;
		this.middle = middle;
		this.last = last;
		this.bent = bent;
		this.begin = begin;
		this.end = end;
	}

	/**
	 * @param at places along the side
	 * @param height of the side there; NaN where there is none
	 * @param from one end of the side
	 * @param to the other end
	 * @param voxelMm extent of a voxel along the height
	 * @return the side; null if there is too little of it
	 */
	static Edge endplateOrNull(final double[] at, final double[] height,
		final double from, final double to, final double voxelMm)
	{
		final double[] inner = part(at, height, from, to, RIM, 1 - RIM);
		final SurfaceLine straight = SurfaceLine.straight(at, inner, from, to);
		final SurfaceLine first = SurfaceLine.straight(at, part(at, height, from, to,
			RIM, INNER), from, to);
		final SurfaceLine middle = SurfaceLine.fitOrNull(at, part(at, height, from, to,
			MIDDLE, 1 - MIDDLE), from, to, voxelMm);
		final SurfaceLine last = SurfaceLine.straight(at, part(at, height, from, to,
			1 - INNER, 1 - RIM), from, to);
		return straight == null || first == null || middle == null || last == null
			? null : new Edge(from + RIM * (to - from), to - RIM * (to - from),
				SurfaceLine.isBent(at, inner, from, to), straight, first, middle, last);
	}

	/**
	 * @param at places along the side
	 * @param height of the side there; NaN where there is none
	 * @param from one end of the side
	 * @param to the other end
	 * @return the side; null if there is too little of it
	 */
	static Edge wallOrNull(final double[] at, final double[] height, final double from,
		final double to)
	{
		final double[] inner = part(at, height, from, to, RIM, 1 - RIM);
		final SurfaceLine straight = SurfaceLine.straight(at, inner, from, to);
		final SurfaceLine parabola = SurfaceLine.parabola(at, inner, from, to);
		return straight == null || parabola == null ? null : new Edge(from + RIM *
			(to - from), to - RIM * (to - from), false, straight, parabola, parabola,
			parabola);
	}

	/**
	 * @param side what is known of this side; null if it has no facets
	 * @return the side of these; this one if there are none
	 */
	Edge on(final Facets.Side side) {
		if (side == null) return this;
		final SurfaceLine first = line(side.first());
		if (side.isFlat()) return new Edge(begin, end, false, first, first, first,
			first);
		final SurfaceLine last = line(side.last());
		final double zero = first.height(begin);
		final double slope = (last.height(end) - zero) / (end - begin);
		return new Edge(begin, end, true, SurfaceLine.of(begin, end, zero - slope * begin,
			slope), first, SurfaceLine.bent(first, last), last);
	}

	private SurfaceLine line(final Facet facet) {
		return SurfaceLine.of(begin, end, facet.offset(), facet.along());
	}

	/** @return whether it looks like two straight lines that meet in the middle */
	boolean isBent() {
		return bent;
	}

	/** @return where the side begins, without its rim */
	double begin() {
		return begin;
	}

	/** @return where the side ends, without its rim */
	double end() {
		return end;
	}

	/** @return the straight line through all of it */
	SurfaceLine straight() {
		return straight;
	}

	/** @return the line near the end where the side begins */
	SurfaceLine first() {
		return first;
	}

	/** @return the line in the middle */
	SurfaceLine middle() {
		return middle;
	}

	/** @return the line near the end where the side ends */
	SurfaceLine last() {
		return last;
	}

	/** @return rise of the straight line through all of it */
	double slope() {
		return straight.slope();
	}

	private static double[] part(final double[] at, final double[] height,
		final double from, final double to, final double begin, final double end)
	{
		final double[] part = new double[height.length];
		for (int n = 0; n < part.length; n++) {
			final double share = (at[n] - from) / (to - from);
			part[n] = share >= begin && share <= end ? height[n] : Double.NaN;
		}
		return part;
	}
}
