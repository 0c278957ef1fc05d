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
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The outline of a body in a sagittal section (x to posterior, y upwards): two
 * endplates and the walls in front and behind. Corners are where their lines
 * meet, so that neither round corners nor spurs count, but no farther out than
 * the body reaches.
 *
 * @param superior upper endplate, y as a function of x
 * @param inferior lower endplate, y as a function of x
 * @param front anterior wall, x as a function of y
 * @param back posterior wall, x as a function of y
 * @param reach what bounds the corners
 */
record SagittalFit(Edge superior, Edge inferior, Edge front, Edge back,
	Reach reach)
{

	/** Rows at least so long, as a share of the longest, are the body. */
	private static final double LONG_ROW = 0.6;
	/** Of so few voxels no side of a body can be told. */
	private static final double LEAST_VOXELS = 2.5;
	private static final int ROUNDS = 8;

	/** The outermost edges, by corner: x and y. */
	record Reach(double[] superiorFront, double[] superiorBack,
		double[] inferiorFront, double[] inferiorBack)
	{}

	/**
	 * @param section of one body
	 * @param voxelUp extent of a voxel along y, in millimetres
	 * @param voxelBack extent of a voxel along x
	 * @return the outline; null if this is no body
	 */
	static SagittalFit ofOrNull(final Section section, final double voxelUp,
		final double voxelBack)
	{
		final double[] ys = section.ys();
		final double[][] rows = IntStream.range(0, ys.length).mapToObj(section::row)
			.toArray(double[][]::new);
		final double longest = Arrays.stream(rows).mapToDouble(row -> row[1] -
			row[0]).filter(Double::isFinite).max().orElse(0);
		final int[] body = IntStream.range(0, ys.length).filter(j -> rows[j][1] -
			rows[j][0] >= LONG_ROW * longest).toArray();
		if (longest < LEAST_VOXELS * voxelBack || body.length == 0) return null;
		final double low = ys[body[0]];
		final double high = ys[body[body.length - 1]];
		if (high - low < LEAST_VOXELS * voxelUp) return null;
		final double x0 = median(Arrays.stream(body).mapToDouble(j -> rows[j][0]));
		final double x1 = median(Arrays.stream(body).mapToDouble(j -> rows[j][1]));
		final double[][] columns = columns(section, (low + high) / 2);
		final Edge superior = Edge.endplateOrNull(section.xs(), columns[1], x0, x1, voxelUp);
		final Edge inferior = Edge.endplateOrNull(section.xs(), columns[0], x0, x1, voxelUp);
		if (superior == null || inferior == null) return null;
		final double[][] walls = walls(section, x0, x1);
		final Edge front = Edge.wallOrNull(ys, walls[0], inferior.first().height(x0),
			superior.first().height(x0));
		final Edge back = Edge.wallOrNull(ys, walls[1], inferior.last().height(x1),
			superior.last().height(x1));
		if (front == null || back == null) return null;
		return new SagittalFit(superior, inferior, front, back, reach(section,
			columns, walls, (x0 + x1) / 2, (low + high) / 2, voxelUp / 2, voxelBack /
				2));
	}

	/** Lower and upper edges of the columns. */
	private static double[][] columns(final Section section,
		final double inside)
	{
		final double[] xs = section.xs();
		final double[][] edges = new double[2][xs.length];
		for (int i = 0; i < xs.length; i++) {
			final double[] column = section.column(i);
			// A spur above or below the body does not hold its middle.
			final boolean body = column[0] <= inside && column[1] >= inside;
			edges[0][i] = body ? column[0] : Double.NaN;
			edges[1][i] = body ? column[1] : Double.NaN;
		}
		return edges;
	}

	/** First and last edges of the rows, of the parts near front and back. */
	private static double[][] walls(final Section section, final double x0,
		final double x1)
	{
		final double[] ys = section.ys();
		final double[][] edges = new double[2][ys.length];
		for (int j = 0; j < ys.length; j++) {
			edges[0][j] = section.rowAround(j, x0 + 0.1 * (x1 - x0))[0];
			edges[1][j] = section.rowAround(j, x1 - 0.1 * (x1 - x0))[1];
		}
		return edges;
	}

	private static Reach reach(final Section section, final double[][] columns,
		final double[][] walls, final double x, final double y,
		final double marginUp, final double marginBack)
	{
		final double[] xs = section.xs();
		final double[] ys = section.ys();
		final double[][] corners = new double[4][];
		for (int corner = 0; corner < 4; corner++) {
			final boolean up = corner < 2;
			final boolean behind = corner % 2 == 1;
			final DoubleStream wall = IntStream.range(0, ys.length).filter(
				j -> ys[j] > y == up).mapToDouble(j -> walls[behind ? 1 : 0][j]).filter(
					Double::isFinite);
			final DoubleStream plate = IntStream.range(0, xs.length).filter(
				i -> xs[i] > x == behind).mapToDouble(i -> columns[up ? 1 : 0][i])
				.filter(Double::isFinite);
			corners[corner] = new double[] { behind ? wall.max().orElse(x) +
				marginBack : wall.min().orElse(x) - marginBack, up ? plate.max().orElse(
					y) + marginUp : plate.min().orElse(y) - marginUp };
		}
		return new Reach(corners[0], corners[1], corners[2], corners[3]);
	}

	/**
	 * @param facets its flat sides
	 * @return the same outline with them
	 */
	SagittalFit on(final Facets facets) {
		return new SagittalFit(superior.on(facets.superior()), inferior.on(facets
			.inferior()), front.on(facets.front()), back.on(facets.back()), reach);
	}

	/**
	 * @param frame origin and directions of the section
	 * @param up true for the upper endplate
	 * @return its landmarks in the patient; null if the lines do not meet
	 */
	Endplate endplate(final Frame frame, final boolean up) {
		final Edge edge = up ? superior : inferior;
		final double[] a = corner(edge.first(), up ? front.last() : front.first(), up
			? reach.superiorFront : reach.inferiorFront, false, up);
		final double[] p = corner(edge.last(), up ? back.last() : back.first(), up
			? reach.superiorBack : reach.inferiorBack, true, up);
		final double x = (a[0] + p[0]) / 2;
		final Position origin = frame.sagittal(0, 0);
		final Position direction = frame.sagittal(1, edge.slope()).minus(origin)
			.unit();
		final Endplate result = new Endplate(frame.sagittal(a[0], a[1]), frame
			.sagittal(x, edge.middle().height(x)), frame.sagittal(p[0], p[1]),
			direction);
		return result.anterior().isFinite() && result.posterior().isFinite() &&
			p[0] > a[0] ? result : null;
	}

	private static double[] corner(final SurfaceLine endplate,
		final SurfaceLine wall, final double[] reach, final boolean behind,
		final boolean up)
	{
		double x = reach[0];
		double y = reach[1];
		for (int round = 0; round < ROUNDS; round++) {
			x = wall.height(y);
			x = behind ? Math.min(x, reach[0]) : Math.max(x, reach[0]);
			y = endplate.height(x);
			y = up ? Math.min(y, reach[1]) : Math.max(y, reach[1]);
		}
		return new double[] { x, y };
	}

	private static double median(final DoubleStream values) {
		final double[] sorted = values.sorted().toArray();
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}
}
