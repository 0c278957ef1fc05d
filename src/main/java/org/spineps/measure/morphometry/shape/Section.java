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

import java.util.Arrays;

/**
 * A structure cut by a plane, or rather the mean over a thin slab: shares 0..1 on
 * a square raster. Where the mean is one half is the surface in the middle of the
 * slab; that is where edges of runs are put, between the raster's points.
 */
public final class Section {

	/** Beyond every section. */
	static final double FAR_MM = 1e6;

	/** Gaps shorter than this share of the section do not end a run. */
	private static final double GAP = 0.04;

	private final double[] xs;
	private final double[] ys;
	private final double[] shares;
	private final double step;
	private final boolean cut;
	private final boolean cutElsewhere;

	/** Arrays are not copied; {@code shares} has rows of xs.length values. */
	Section(final double[] xs, final double[] ys, final double[] shares,
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
	public record Plane(Position origin, Position x, Position y, Position slab,
		double slabHalf, double step)
	{}

	/** @return coordinates of the columns */
	public double[] xs() {
		return xs;
	}

	/** @return coordinates of the rows */
	public double[] ys() {
		return ys;
	}

	/** @return whether the structure reaches a border of the volume here */
	public boolean cut() {
		return cut;
	}

	/**
	 * @return whether it does so at another border than those that lie across y,
	 *         the direction of the rows
	 */
	public boolean cutElsewhere() {
		return cutElsewhere;
	}

	/** @return square millimetres inside */
	public double area() {
		return Arrays.stream(shares).sum() * step * step;
	}

	/** @return x and y of the centre of gravity; null if nothing is inside */
	public double[] centreOrNull() {
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
	public double[] column(final int i) {
		final double[] line = new double[ys.length];
		for (int j = 0; j < line.length; j++)
			line[j] = shares[j * xs.length + i];
		return run(line, ys[0], null);
	}

	/**
	 * @param i number of a column
	 * @return lower and upper edge of its uppermost run, NaN if it has none
	 */
	public double[] topOfColumn(final int i) {
		final double[] line = new double[ys.length];
		for (int j = 0; j < line.length; j++)
			line[j] = shares[j * xs.length + i];
		return run(line, ys[0], FAR_MM);
	}

	/**
	 * @param j number of a row
	 * @return first and last edge of its longest run, NaN if it has none
	 */
	public double[] row(final int j) {
		return run(Arrays.copyOfRange(shares, j * xs.length, (j + 1) * xs.length),
			xs[0], null);
	}

	/**
	 * @param j number of a row
	 * @param x a place on it
	 * @return first and last edge of the run nearest to it, NaN if there is none
	 */
	public double[] rowAround(final int j, final double x) {
		return run(Arrays.copyOfRange(shares, j * xs.length, (j + 1) * xs.length),
			xs[0], x);
	}

	/**
	 * @param y middle of a band of rows
	 * @param half half of its width
	 * @return first and last edge along x of the band's mean, NaN if it is empty
	 */
	public double[] alongX(final double y, final double half) {
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
	public double[] longestAlongX(final double half, final double share) {
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
	public double[] alongY(final double x, final double half) {
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
		final double gap = GAP * Math.min(xs.length, ys.length);
		int at = 0;
		while (at < line.length) {
			if (line[at] < 0.5) {
				at++;
				continue;
			}
			final int begin = at;
			int end = at;
			while (at < line.length && at - end <= gap) {
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
}
