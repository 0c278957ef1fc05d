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
 * The upper endplate of the sacrum. Its mask is one piece from S1 to the coccyx,
 * so the endplate is the part of its surface that faces the last vertebra, from
 * the promontory to the canal.
 */
public final class SacrumFit {

	/** All lengths are shares of the depth of the last vertebra's endplate. */
	private static final double STEP = 1.0 / 68;
	private static final double SLAB = 0.12;
	private static final double HALF = 1.2;
	private static final double BELOW = 2;
	private static final double ABOVE = 0.6;
	/** A surface that falls faster than this is no longer the endplate. */
	private static final double STEEPEST = 1;
	/** Over so much the steepness is judged. */
	private static final double SPAN = 0.09;
	private static final double LEAST_DEPTH = 0.4;
	private static final double MOST_DEPTH = 1.6;
	/** Rows of the walls, under the endplate. */
	private static final double WALL_FROM = 0.06;
	private static final double WALL_TO = 0.35;
	private static final double RIM = 0.1;
	private static final int ROUNDS = 3;

	private final double unit;
	private final double step;
	private final double slab;

	private SacrumFit(final double depthMm) {
		unit = depthMm;
		step = STEP * depthMm;
		slab = SLAB * depthMm;
	}

	/**
	 * @param scene the masks
	 * @param label the sacrum's
	 * @param above frame of the last vertebra
	 * @param facing its lower endplate
	 * @return the endplate with its frame; a frame alone if it cannot be found
	 */
	public static BodyFit of(final Scene scene, final int label, final Frame above,
		final Endplate facing)
	{
		return new SacrumFit(facing.depthMm()).fit(scene, label, above, facing);
	}

	private BodyFit fit(final Scene scene, final int label, final Frame above,
		final Endplate facing)
	{
		final Sampler sampler = new Sampler(scene.tissue(), label, scene
			.box(label));
		final Position posterior = facing.direction();
		Frame frame = Frame.of(facing.middle(), posterior.cross(above.right()),
			posterior.times(-1));
		final BodyFit unknown = BodyFit.unknown(frame, Double.NaN);
		Endplate endplate = null;
		for (int round = 0; round < ROUNDS; round++) {
			final Section section = Slicing.section(sampler, new Section.Plane(frame
				.origin(), frame.posterior(), frame.up(), frame.right(), slab, step),
				-HALF * unit, HALF * unit, -BELOW * unit, ABOVE * unit);
			endplate = endplateOrNull(section, frame, scene.voxelMm(frame.up()), scene
				.voxelMm(frame.anterior()));
			if (endplate == null) return unknown;
			final Position direction = endplate.direction();
			frame = Frame.of(endplate.middle(), direction.cross(frame.right()),
				direction.times(-1));
		}
		final double depth = endplate.depthMm();
		if (depth < LEAST_DEPTH * unit || depth > MOST_DEPTH * unit) return unknown;
		for (final Position voxel : scene.atBorder(label)) {
			final Position way = voxel.minus(frame.origin());
			if (Math.abs(way.dot(frame.right())) < slab && way.dot(frame
				.up()) > -WALL_TO * unit) return unknown;
		}
		return new BodyFit(frame, endplate, null, across(sampler, frame), null,
			Double.NaN, depth);
	}

	private Endplate endplateOrNull(final Section section, final Frame frame,
		final double voxelUp, final double voxelBack)
	{
		final double[] xs = section.xs();
		final double[] top = new double[xs.length];
		for (int i = 0; i < xs.length; i++)
			top[i] = section.topOfColumn(i)[1];
		final int middle = (int) Math.round(-xs[0] / step);
		final int first = end(top, middle, -1);
		final int last = end(top, middle, 1);
		if (first < 0 || last < 0) return null;
		double x0 = xs[first];
		double x1 = xs[last];
		final SurfaceLine line = line(xs, top, x0, x1, voxelUp);
		if (line == null) return null;
		final SurfaceLine front = wall(section, line, x0, x1, 0, voxelBack);
		final SurfaceLine back = wall(section, line, x0, x1, 1, voxelBack);
		if (front != null) x0 = corner(line, front);
		if (back != null) x1 = corner(line, back);
		final double x = (x0 + x1) / 2;
		return x1 - x0 < LEAST_DEPTH * unit ? null : new Endplate(frame.sagittal(x0,
			line.height(x0)), frame.sagittal(x, line.height(x)), frame.sagittal(x1,
				line.height(x1)));
	}

	/** The last column of the endplate; negative if the middle has none. */
	private int end(final double[] top, final int middle,
		final int direction)
	{
		final int span = (int) Math.round(SPAN / STEP);
		if (Double.isNaN(top[middle])) return -1;
		int at = middle;
		while (true) {
			final int next = at + direction;
			if (next < 0 || next >= top.length || Double.isNaN(top[next])) return at;
			if (Math.abs(top[next] - top[at]) > SPAN * unit) return at;
			final int behind = next - direction * span;
			if (Math.abs(behind - middle) <= Math.abs(next - middle) && (behind -
				middle) * direction >= 0 && Math.abs(top[next] - top[
					behind]) > STEEPEST * SPAN * unit) return behind;
			at = next;
		}
	}

	private static SurfaceLine line(final double[] xs, final double[] top,
		final double x0, final double x1, final double voxel)
	{
		final double[] inner = top.clone();
		final double rim = RIM * (x1 - x0);
		for (int i = 0; i < xs.length; i++)
			if (xs[i] < x0 + rim || xs[i] > x1 - rim) inner[i] = Double.NaN;
		return SurfaceLine.fitOrNull(xs, inner, x0, x1, voxel);
	}

	private SurfaceLine wall(final Section section,
		final SurfaceLine endplate, final double x0, final double x1,
		final int side, final double voxel)
	{
		final double x = side == 0 ? x0 : x1;
		final double high = endplate.height(x);
		final double inner = x + (side == 0 ? 0.15 : -0.15) * (x1 - x0);
		final double[] ys = section.ys();
		final double[] wall = new double[ys.length];
		for (int j = 0; j < ys.length; j++) {
			final boolean used = ys[j] < high - WALL_FROM * unit && ys[j] > high -
				WALL_TO * unit;
			wall[j] = used ? section.rowAround(j, inner)[side] : Double.NaN;
			// Fused with what lies beside it, the row says nothing of the wall.
			if (Math.abs(wall[j] - x) > WALL_TO * unit) wall[j] = Double.NaN;
		}
		final SurfaceLine line = SurfaceLine.straight(ys, wall, high - WALL_TO *
			unit, high);
		return line == null || line.residual() > voxel ? null : line;
	}

	private static double corner(final SurfaceLine endplate,
		final SurfaceLine wall)
	{
		double x = wall.height(endplate.height(0));
		for (int round = 0; round < 4; round++)
			x = wall.height(endplate.height(x));
		return x;
	}

	/** The endplate from left to right. */
	private Position across(final Sampler sampler, final Frame frame) {
		final Section section = Slicing.section(sampler, new Section.Plane(frame
			.origin(), frame.right(), frame.up(), frame.anterior(), slab, step), -4 *
				slab, 4 * slab, -4 * slab, 4 * slab);
		final double[] xs = section.xs();
		final double[] top = new double[xs.length];
		for (int i = 0; i < xs.length; i++)
			top[i] = section.topOfColumn(i)[1];
		final SurfaceLine line = SurfaceLine.straight(xs, top, xs[0], xs[xs.length -
			1]);
		return line == null ? null : frame.right().plus(frame.up().times(line
			.slope())).unit();
	}
}
