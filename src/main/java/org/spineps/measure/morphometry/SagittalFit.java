package org.spineps.measure.morphometry;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The outline of a body in a sagittal section (x to posterior, y upwards) as four
 * lines: the endplates and the walls in front and behind. Corners are where the
 * lines meet, so that neither round corners nor spurs at them count.
 *
 * @param superior upper endplate; null if it cannot be found
 * @param inferior lower endplate; null if it cannot be found
 * @param front anterior wall, x as a function of y
 * @param back posterior wall, x as a function of y
 */
record SagittalFit(SurfaceLine superior, SurfaceLine inferior,
	SurfaceLine front, SurfaceLine back)
{

	/** Rows at least so long, as a share of the longest, are the body. */
	private static final double LONG_ROW = 0.6;
	/** How much of the depth is left out at each end of an endplate. */
	private static final double RIM = 0.08;
	/** How much of the height is left out at each end of a wall. */
	private static final double WALL_END = 0.12;
	private static final double LEAST_MM = 3;
	private static final int ROUNDS = 8;

	/**
	 * @param section of one body
	 * @param voxelUp extent of a voxel along y, in millimetres
	 * @param voxelBack extent of a voxel along x
	 * @return the lines; null if this is no body
	 */
	static SagittalFit of(final Section section, final double voxelUp,
		final double voxelBack)
	{
		final double[] ys = section.ys();
		final double[][] rows = IntStream.range(0, ys.length).mapToObj(section::row)
			.toArray(double[][]::new);
		final double longest = Arrays.stream(rows).mapToDouble(row -> row[1] -
			row[0]).filter(Double::isFinite).max().orElse(0);
		final int[] body = IntStream.range(0, ys.length).filter(j -> rows[j][1] -
			rows[j][0] >= LONG_ROW * longest).toArray();
		if (longest < LEAST_MM || body.length == 0) return null;
		final double low = ys[body[0]];
		final double high = ys[body[body.length - 1]];
		if (high - low < LEAST_MM) return null;
		final double quarter = (high - low) / 4;
		final int[] middle = Arrays.stream(body).filter(j -> ys[j] >= low +
			quarter && ys[j] <= high - quarter).toArray();
		if (middle.length == 0) return null;
		final double x0 = median(Arrays.stream(middle).mapToDouble(
			j -> rows[j][0]));
		final double x1 = median(Arrays.stream(middle).mapToDouble(
			j -> rows[j][1]));
		final double[][] columns = columns(section, x0, x1, (low + high) / 2);
		final SurfaceLine superior = SurfaceLine.fit(section.xs(), columns[1], x0,
			x1, voxelUp);
		final SurfaceLine inferior = SurfaceLine.fit(section.xs(), columns[0], x0,
			x1, voxelUp);
		if (superior == null || inferior == null) return null;
		final SurfaceLine front = wall(section, superior, inferior, x0, x1, 0,
			voxelBack);
		final SurfaceLine back = wall(section, superior, inferior, x0, x1, 1,
			voxelBack);
		return front == null || back == null ? null : new SagittalFit(superior,
			inferior, front, back);
	}

	/** Lower and upper edges of the columns between the rims. */
	private static double[][] columns(final Section section, final double x0,
		final double x1, final double inside)
	{
		final double[] xs = section.xs();
		final double[][] edges = new double[2][xs.length];
		final double rim = RIM * (x1 - x0);
		for (int i = 0; i < xs.length; i++) {
			final double[] column = xs[i] < x0 + rim || xs[i] > x1 - rim
				? new double[] { Double.NaN, Double.NaN } : section.column(i);
			// A spur above or below the body does not hold its middle.
			final boolean body = column[0] <= inside && column[1] >= inside;
			edges[0][i] = body ? column[0] : Double.NaN;
			edges[1][i] = body ? column[1] : Double.NaN;
		}
		return edges;
	}

	/** @param side 0 for the wall in front, 1 for the one behind */
	private static SurfaceLine wall(final Section section,
		final SurfaceLine superior, final SurfaceLine inferior, final double x0,
		final double x1, final int side, final double voxel)
	{
		final double x = side == 0 ? x0 : x1;
		final double low = inferior.height(x);
		final double high = superior.height(x);
		final double end = WALL_END * (high - low);
		final double inner = x + (side == 0 ? 0.1 : -0.1) * (x1 - x0);
		final double[] ys = section.ys();
		final double[] wall = new double[ys.length];
		for (int j = 0; j < ys.length; j++)
			wall[j] = ys[j] < low + end || ys[j] > high - end ? Double.NaN : section
				.rowAround(j, inner)[side];
		return SurfaceLine.fit(ys, wall, low, high, voxel);
	}

	/**
	 * @param frame origin and directions of the section
	 * @param up true for the upper endplate
	 * @return its landmarks in the patient; null if the lines do not meet
	 */
	Endplate endplate(final Frame frame, final boolean up) {
		final SurfaceLine line = up ? superior : inferior;
		final double[] a = corner(line, front);
		final double[] p = corner(line, back);
		final double x = (a[0] + p[0]) / 2;
		final Endplate result = new Endplate(frame.sagittal(a[0], a[1]), frame
			.sagittal(x, line.height(x)), frame.sagittal(p[0], p[1]));
		return result.anterior().isFinite() && result.posterior().isFinite() &&
			p[0] > a[0] ? result : null;
	}

	/** @return rise of an endplate towards posterior, from corner to corner */
	double slope(final boolean up) {
		final SurfaceLine line = up ? superior : inferior;
		final double[] a = corner(line, front);
		final double[] p = corner(line, back);
		return (p[1] - a[1]) / (p[0] - a[0]);
	}

	private static double[] corner(final SurfaceLine endplate,
		final SurfaceLine wall)
	{
		double x = wall.height(endplate.height(0));
		double y = endplate.height(x);
		for (int round = 0; round < ROUNDS; round++) {
			x = wall.height(y);
			y = endplate.height(x);
		}
		return new double[] { x, y };
	}

	private static double median(final DoubleStream values) {
		final double[] sorted = values.sorted().toArray();
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}
}
