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

/**
 * One side of a body's outline: a straight line, or one with a bend, if the
 * stairs of the voxels explain what it leaves over, else a line of its own for
 * each end, read where the sides meet, and one for the middle. The outermost part of each end, where
 * corners are round or have spurs, takes no part.
 */
final class Edge {

	/** Left out at each end, as a share of the length. */
	private static final double RIM = 0.08;
	/** Where the line of an end stops. */
	private static final double INNER = 0.33;
	/** Where the line of the middle starts. */
	private static final double MIDDLE = 0.3;

	/** A residual of so many voxels is stairs and nothing else. */
	private static final double STAIRS = 0.25;

	private final SurfaceLine straight;
	private final SurfaceLine first;
	private final SurfaceLine middle;
	private final SurfaceLine last;

	private Edge(final SurfaceLine straight, final SurfaceLine first,
		final SurfaceLine middle, final SurfaceLine last)
	{
		this.straight = straight;
		this.first = first;
		this.middle = middle;
		this.last = last;
	}

	/**
	 * @param at places along the side
	 * @param height of the side there; NaN where there is none
	 * @param from one end of the side
	 * @param to the other end
	 * @param voxelMm extent of a voxel along the height
	 * @return the side; null if there is too little of it
	 */
	static Edge fit(final double[] at, final double[] height, final double from,
		final double to, final double voxelMm)
	{
		final double[] inner = part(at, height, from, to, RIM, 1 - RIM);
		final SurfaceLine straight = SurfaceLine.straight(at, inner, from, to);
		final SurfaceLine best = SurfaceLine.fit(at, inner, from, to, voxelMm);
		if (straight == null || best == null) return null;
		if (best.isStraight()) return new Edge(straight, straight, straight,
			straight);
		final boolean explained = best.residual() <= STAIRS * voxelMm;
		// A parabola may say what is in the middle, but not go on to the ends.
		if (explained && best.isBend()) return new Edge(straight, best, best, best);
		final SurfaceLine first = SurfaceLine.straight(at, part(at, height, from, to,
			RIM, INNER), from, to);
		final SurfaceLine middle = explained ? best : SurfaceLine.fit(at, part(at,
			height, from, to, MIDDLE, 1 - MIDDLE), from, to, voxelMm);
		final SurfaceLine last = SurfaceLine.straight(at, part(at, height, from, to,
			1 - INNER, 1 - RIM), from, to);
		return first == null || middle == null || last == null ? null : new Edge(
			straight, first, middle, last);
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
