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

import java.util.Arrays;

import org.spineps.volume.Box;

/**
 * A structure cut by a plane, or rather the mean over a thin slab: shares 0..1 on
 * a square raster. Where the mean is one half is the surface in the middle of the
 * slab; that is where edges of runs are put, between the raster's points.
 */
final class Section {

	/** Gaps shorter than this do not end a run. */
	private static final double GAP_MM = 2;
	/** What counts as part of the structure at a border of the volume. */
	private static final double TOUCH = 0.25;

	/** Beyond every section. */
	private static final double FAR_MM = 1e6;

	/** Voxels per millimetre: a line that does not leave its layer. */
	private static final double FLAT = 1e-9;

	/** Distance of the layers that a slab is the mean of, at most. */
	private static final double LAYER_MM = 1.4;

	private final double[] xs;
	private final double[] ys;
	private final double[] shares;
	private final double step;
	private final boolean cut;
	private final boolean cutElsewhere;

	private Section(final double[] xs, final double[] ys, final double[] shares,
		final double step, final boolean cut, final boolean cutElsewhere)
	{
		this.cutElsewhere = cutElsewhere;
		this.xs = xs;
		this.ys = ys;
		this.shares = shares;
		this.step = step;
		this.cut = cut;
	}

	/**
	 * Where a section lies, in millimetres.
	 *
	 * @param origin x = y = 0
	 * @param x direction of length 1
	 * @param y direction of length 1
	 * @param slab direction of length 1 along which is averaged
	 * @param slabHalf half the thickness of the slab
	 * @param step between points of the raster
	 */
	record Plane(Position origin, Position x, Position y, Position slab,
		double slabHalf, double step)
	{}

	/**
	 * @param sampler what is inside
	 * @param plane where
	 * @param x0 least x
	 * @param x1 largest x
	 * @param y0 least y
	 * @param y1 largest y
	 * @return the section
	 */
	static Section of(final Sampler sampler, final Plane plane, final double x0,
		final double x1, final double y0, final double y1)
	{
		final double step = plane.step;
		final double[] xs = raster(x0, x1, step);
		final double[] ys = raster(y0, y1, step);
		final int layers = 1 + 2 * (int) Math.ceil(plane.slabHalf / LAYER_MM);
		final double[] shares = new double[xs.length * ys.length];
		final double[] origin = voxel(sampler, plane.origin, null);
		final double[] dx = voxel(sampler, plane.x, plane.origin);
		final double[] dy = voxel(sampler, plane.y, plane.origin);
		final double[] dz = voxel(sampler, plane.slab, plane.origin);
		boolean cut = false;
		boolean cutElsewhere = false;
		final int aside = steepest(sampler, dy);
		final double[] at = new double[3];
		for (int layer = 0; layer < layers; layer++) {
			final double z = layers == 1 ? 0 : plane.slabHalf * (2.0 * layer /
				(layers - 1) - 1);
			for (int j = 0; j < ys.length; j++) {
				for (int axis = 0; axis < 3; axis++)
					at[axis] = origin[axis] + ys[j] * dy[axis] + z * dz[axis];
				final double[] range = range(sampler.box(), at, dx);
				final int from = Math.max(0, (int) Math.floor((range[0] - xs[0]) /
					step));
				final int to = Math.min(xs.length - 1, (int) Math.ceil((range[1] -
					xs[0]) / step));
				for (int i = from; i <= to; i++) {
					final double x = at[0] + xs[i] * dx[0];
					final double y = at[1] + xs[i] * dx[1];
					final double w = at[2] + xs[i] * dx[2];
					final double share = sampler.value(x, y, w);
					if (share == 0) continue;
					shares[j * xs.length + i] += share / layers;
					if (share <= TOUCH || !sampler.atBorder(x, y, w)) continue;
					cut = true;
					cutElsewhere |= aside != 0 && sampler.atBorder(0, x) || aside != 1 &&
						sampler.atBorder(1, y) || aside != 2 && sampler.atBorder(2, w);
				}
			}
		}
		return new Section(xs, ys, shares, step, cut, cutElsewhere);
	}

	/** @return from where to where a line can meet what is in a box */
	private static double[] range(final Box box, final double[] at,
		final double[] direction)
	{
		double from = box.isEmpty() ? FAR_MM : -FAR_MM;
		double to = FAR_MM;
		for (int axis = 0; axis < 3; axis++) {
			final double low = box.min(axis) - 1 - at[axis];
			final double high = box.max(axis) - at[axis];
			final double slope = direction[axis];
			if (Math.abs(slope) < FLAT) {
				if (low > 0 || high < 0) to = -FAR_MM;
				continue;
			}
			from = Math.max(from, (slope > 0 ? low : high) / slope);
			to = Math.min(to, (slope > 0 ? high : low) / slope);
		}
		return new double[] { from, to };
	}

	/** @return coordinates of the columns */
	double[] xs() {
		return xs;
	}

	/** @return coordinates of the rows */
	double[] ys() {
		return ys;
	}

	/** @return whether the structure reaches a border of the volume here */
	boolean cut() {
		return cut;
	}

	/**
	 * @return whether it does so at another border than those that lie across y,
	 *         the direction of the rows
	 */
	boolean cutElsewhere() {
		return cutElsewhere;
	}

	/** @return square millimetres inside */
	double area() {
		return Arrays.stream(shares).sum() * step * step;
	}

	/** @return x and y of the centre of gravity; null if nothing is inside */
	double[] centre() {
		double sum = 0;
		double x = 0;
		double y = 0;
		for (int j = 0; j < ys.length; j++)
			for (int i = 0; i < xs.length; i++) {
				final double share = shares[j * xs.length + i];
				sum += share;
				x += share * xs[i];
				y += share * ys[j];
			}
		return sum == 0 ? null : new double[] { x / sum, y / sum };
	}

	/**
	 * @param i number of a column
	 * @return lower and upper edge of its longest run, NaN if it has none
	 */
	double[] column(final int i) {
		final double[] line = new double[ys.length];
		for (int j = 0; j < line.length; j++)
			line[j] = shares[j * xs.length + i];
		return run(line, ys[0], null);
	}

	/**
	 * @param i number of a column
	 * @return lower and upper edge of its uppermost run, NaN if it has none
	 */
	double[] topOfColumn(final int i) {
		final double[] line = new double[ys.length];
		for (int j = 0; j < line.length; j++)
			line[j] = shares[j * xs.length + i];
		return run(line, ys[0], FAR_MM);
	}

	/**
	 * @param j number of a row
	 * @return first and last edge of its longest run, NaN if it has none
	 */
	double[] row(final int j) {
		return run(Arrays.copyOfRange(shares, j * xs.length, (j + 1) * xs.length),
			xs[0], null);
	}

	/**
	 * @param j number of a row
	 * @param x a place on it
	 * @return first and last edge of the run nearest to it, NaN if there is none
	 */
	double[] rowAround(final int j, final double x) {
		return run(Arrays.copyOfRange(shares, j * xs.length, (j + 1) * xs.length),
			xs[0], x);
	}

	/**
	 * @param y middle of a band of rows
	 * @param half half of its width
	 * @return first and last edge along x of the band's mean, NaN if it is empty
	 */
	double[] alongX(final double y, final double half) {
		final double[] line = new double[xs.length];
		int rows = 0;
		for (int j = 0; j < ys.length; j++) {
			if (Math.abs(ys[j] - y) > half) continue;
			rows++;
			for (int i = 0; i < line.length; i++)
				line[i] += shares[j * xs.length + i];
		}
		for (int i = 0; i < line.length; i++)
			line[i] /= Math.max(1, rows);
		return run(line, xs[0], null);
	}

	/**
	 * The longest band of rows, if the structure is seen to become shorter to both
	 * sides of it. Then its middle is in view though a side may not be.
	 *
	 * @param half half of the width of a band
	 * @param share of the length to which it must fall on both sides
	 * @return first and last edge along x of the band's mean; NaN without
	 */
	double[] longestAlongX(final double half, final double share) {
		final double[][] runs = new double[ys.length][];
		int longest = -1;
		for (int j = 0; j < ys.length; j++) {
			// A band that leaves the volume looks shorter than it is.
			runs[j] = isInside(j, -half) && isInside(j, half) ? alongX(ys[j], half)
				: new double[] { Double.NaN, Double.NaN };
			if (runs[j][1] - runs[j][0] > (longest < 0 ? 0 : runs[longest][1] -
				runs[longest][0])) longest = j;
		}
		return longest >= 0 && falls(runs, longest, -1, share) && falls(runs,
			longest, 1, share) ? runs[longest] : new double[] { Double.NaN,
				Double.NaN };
	}

	private boolean isInside(final int j, final double way) {
		final int row = j + (int) Math.round(way / step);
		return row >= 0 && row < ys.length && !Double.isNaN(row(row)[0]);
	}

	private static boolean falls(final double[][] runs, final int from,
		final int direction, final double share)
	{
		final double limit = share * (runs[from][1] - runs[from][0]);
		for (int j = from; j >= 0 && j < runs.length; j += direction) {
			final double length = runs[j][1] - runs[j][0];
			if (Double.isNaN(length)) return false;
			if (length <= limit) return true;
		}
		return false;
	}

	/**
	 * @param x middle of a band of columns
	 * @param half half of its width
	 * @return first and last edge along y of the band's mean, NaN if it is empty
	 */
	double[] alongY(final double x, final double half) {
		final double[] line = new double[ys.length];
		int columns = 0;
		for (int i = 0; i < xs.length; i++) {
			if (Math.abs(xs[i] - x) > half) continue;
			columns++;
			for (int j = 0; j < line.length; j++)
				line[j] += shares[j * xs.length + i];
		}
		for (int j = 0; j < line.length; j++)
			line[j] /= Math.max(1, columns);
		return run(line, ys[0], null);
	}

	/**
	 * @param near null for the longest run, else the run nearest to that place
	 */
	private double[] run(final double[] line, final double start,
		final Double near)
	{
		double[] best = { Double.NaN, Double.NaN };
		double bestScore = Double.NEGATIVE_INFINITY;
		int at = 0;
		while (at < line.length) {
			if (line[at] < 0.5) {
				at++;
				continue;
			}
			final int begin = at;
			int end = at;
			while (at < line.length && (at - end) * step <= GAP_MM) {
				if (line[at] >= 0.5) end = at;
				at++;
			}
			at = end + 1;
			final double[] run = { start + step * edge(line, begin, -1), start +
				step * edge(line, end, 1) };
			final double score = near == null ? run[1] - run[0] : -Math.max(0, Math
				.max(run[0] - near, near - run[1]));
			if (score > bestScore) {
				bestScore = score;
				best = run;
			}
		}
		return best;
	}

	/** Where the line falls through one half beside the last point inside. */
	private static double edge(final double[] line, final int last,
		final int direction)
	{
		final int next = last + direction;
		if (next < 0 || next >= line.length) return last;
		return last + direction * (line[last] - 0.5) / (line[last] - line[next]);
	}

	/** @return the axis of the voxels that a direction goes along the most */
	private static int steepest(final Sampler sampler, final double[] direction) {
		int best = 0;
		for (int axis = 1; axis < 3; axis++)
			if (Math.abs(direction[axis]) * sampler.grid().spacing(axis) > Math.abs(
				direction[best]) * sampler.grid().spacing(best)) best = axis;
		return best;
	}

	private static double[] raster(final double from, final double to,
		final double step)
	{
		final int first = (int) Math.floor(from / step);
		final int last = (int) Math.ceil(to / step);
		final double[] raster = new double[last - first + 1];
		for (int n = 0; n < raster.length; n++)
			raster[n] = (first + n) * step;
		return raster;
	}

	/** A place in voxels, or a direction if there is a place to go from. */
	private static double[] voxel(final Sampler sampler, final Position position,
		final Position from)
	{
		if (from == null) return sampler.grid().toVoxel(position.toArray());
		final double[] end = sampler.grid().toVoxel(from.plus(position).toArray());
		final double[] begin = sampler.grid().toVoxel(from.toArray());
		for (int axis = 0; axis < 3; axis++)
			end[axis] -= begin[axis];
		return end;
	}
}
