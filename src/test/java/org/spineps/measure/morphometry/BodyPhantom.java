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
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.Structure;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.shape.BodyShape;
import org.spineps.measure.morphometry.shape.Frame;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Bodies with known landmarks, painted on any grid: each the prism of the polygon
 * of its six landmarks, with a canal behind them. The anatomy has its own axes
 * (right, anterior, up), which may lie in the patient's in any way.
 */
final class BodyPhantom {

	static final double HALF_WIDTH_MM = 18;
	static final double CANAL_GAP_MM = 3;
	static final double CANAL_AP_MM = 16;
	static final double CANAL_RL_MM = 22;
	static final double CORD_AP_MM = 7;
	static final double CORD_RL_MM = 11;

	private final Grid grid;
	private final Frame anatomy;
	private final double scale;
	private final LabelVolume semantic;
	private final LabelVolume instances;
	private final List<SpineInstance> found = new ArrayList<>();

	/**
	 * @param grid where to paint
	 * @param anatomy where the plane of the landmarks lies; its origin is their
	 *          (0, 0, 0)
	 */
	BodyPhantom(final Grid grid, final Frame anatomy) {
		this(grid, anatomy, 1);
	}

	/**
	 * @param grid where to paint
	 * @param anatomy where the plane of the landmarks lies
	 * @param scale of all that is painted: below 1 for a neck or a child
	 */
	BodyPhantom(final Grid grid, final Frame anatomy, final double scale) {
		this.grid = grid;
		this.anatomy = anatomy;
		this.scale = scale;
		semantic = LabelVolume.zeros(grid);
		instances = LabelVolume.zeros(grid);
	}

	/** The anatomy as the patient lies, about a place. */
	static Frame upright(final Position origin) {
		return Frame.of(origin, new Position(0, 0, 1), new Position(0, 1, 0));
	}

	/** The middle of a grid. */
	static Position middle(final Grid grid) {
		return Position.of(grid.toWorld((grid.size(0) - 1) / 2.0, (grid.size(1) -
			1) / 2.0, (grid.size(2) - 1) / 2.0));
	}

	/** Adds a body; rolled by the given angle about the anterior axis. */
	BodyPhantom body(final Level level, final BodyShape shape,
		final double rollDegrees)
	{
		final double[][] polygon = polygon(shape);
		final Position centre = shape.superior().middle().middle(shape.inferior()
			.middle());
		final double cos = Math.cos(Math.toRadians(rollDegrees));
		final double sin = Math.sin(Math.toRadians(rollDegrees));
		paint((r, a, u) -> {
			final double up = u - centre.superior();
			final double across = r * cos + up * sin;
			return Math.abs(across) <= HALF_WIDTH_MM && inside(polygon, a, centre
				.superior() + up * cos - r * sin);
		}, level == Level.SACRUM ? Structure.SACRUM.id() : Structure.CORPUS.id(),
			level.id());
		found.add(new SpineInstance(level == Level.SACRUM ? Kind.SACRUM
			: Kind.VERTEBRA, level.id(), level.label(), Naming.CERTAIN, 1));
		return this;
	}

	/**
	 * Adds a body like a real one: walls and endplates are hollow, front and back
	 * are round from left to right. Corners are in the mid-sagittal plane.
	 */
	BodyPhantom hollow(final Level level, final double centre,
		final double halfDepth, final double halfHeight, final double hollowMm,
		final double roundMm)
	{
		paint((r, a, u) -> {
			final double across = r / HALF_WIDTH_MM;
			final double along = a / halfDepth;
			final double high = (u - centre) / halfHeight;
			return Math.abs(across) <= 1 && Math.abs(a) <= halfDepth - hollowMm * (1 -
				high * high) - roundMm * across * across && Math.abs(u -
					centre) <= halfHeight - hollowMm * (1 - along * along);
		}, Structure.CORPUS.id(), level.id());
		found.add(new SpineInstance(Kind.VERTEBRA, level.id(), level.label(),
			Naming.CERTAIN, 1));
		return this;
	}

	/** Adds a straight canal with a cord behind the plane a = back. */
	BodyPhantom canal(final double back) {
		final double middle = back - CANAL_GAP_MM - CANAL_AP_MM / 2;
		paint((r, a, u) -> ellipse(r / (CORD_RL_MM / 2), (a - middle) /
			(CORD_AP_MM / 2)), Structure.CORD.id(), 0);
		paint((r, a, u) -> ellipse(r / (CANAL_RL_MM / 2), (a - middle) /
			(CANAL_AP_MM / 2)), Structure.CANAL.id(), 0);
		return this;
	}

	/**
	 * Adds a straight canal with a cord, whose sizes depend on the height.
	 *
	 * @param back the plane a = back
	 * @param canal share of the usual canal's diameters at a height
	 * @param cord share of the usual cord's diameters there; 0 without cord
	 */
	BodyPhantom canal(final double back, final DoubleUnaryOperator canal,
		final DoubleUnaryOperator cord)
	{
		final double middle = back - CANAL_GAP_MM - CANAL_AP_MM / 2;
		paint((r, a, u) -> ellipse(r / (cord.applyAsDouble(u) * CORD_RL_MM / 2),
			(a - middle) / (cord.applyAsDouble(u) * CORD_AP_MM / 2)), Structure.CORD
				.id(), 0);
		paint((r, a, u) -> ellipse(r / (canal.applyAsDouble(u) * CANAL_RL_MM / 2),
			(a - middle) / (canal.applyAsDouble(u) * CANAL_AP_MM / 2)),
			Structure.CANAL.id(), 0);
		return this;
	}

	/** Adds the disc between two bodies. */
	BodyPhantom disc(final Level above, final BodyShape upper,
		final BodyShape lower)
	{
		final double[][] polygon = { at(upper.inferior().anterior()), at(upper
			.inferior().middle()), at(upper.inferior().posterior()), at(lower.superior()
				.posterior()), at(lower.superior().middle()), at(lower.superior()
					.anterior()) };
		final int label = Level.DISC_OFFSET + above.id();
		paint((r, a, u) -> Math.abs(r) <= HALF_WIDTH_MM && inside(polygon, a, u),
			Structure.DISC.id(), label);
		found.add(new SpineInstance(Kind.DISC, label, "disc", Naming.CERTAIN, 1));
		return this;
	}

	SpineSegmentation segmentation() {
		return new SpineSegmentation(semantic, instances, found, List.of(),
			new Provenance("test", List.of(), "cpu", Map.of(), Map.of()));
	}

	SpineMeasures measures() throws SpinepsException {
		return SpineMeasures.of(segmentation(), null, Cutoffs.standard());
	}

	private interface Shape {

		boolean contains(double right, double anterior, double up);
	}

	private void paint(final Shape shape, final int structure,
		final int instance)
	{
		final Position start = Position.of(grid.toWorld(0, 0, 0)).minus(anatomy
			.origin());
		final double[] r = along(anatomy.right(), start);
		final double[] a = along(anatomy.anterior(), start);
		final double[] u = along(anatomy.up(), start);
		int n = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, n++) {
					if (semantic.array()[n] != 0 || !shape.contains(r[0] * i + r[1] * j +
						r[2] * k + r[3], a[0] * i + a[1] * j + a[2] * k + a[3], u[0] * i +
							u[1] * j + u[2] * k + u[3])) continue;
					semantic.array()[n] = (short) structure;
					instances.array()[n] = (short) instance;
				}
	}

	/** Steps along a direction from voxel to voxel on each axis, and the start. */
	private double[] along(final Position direction, final Position start) {
		final double[] result = { 0, 0, 0, direction.dot(start) / scale };
		for (int axis = 0; axis < 3; axis++)
			result[axis] = direction.dot(new Position(grid.affine(0, axis), grid
				.affine(1, axis), grid.affine(2, axis))) / scale;
		return result;
	}

	private static boolean ellipse(final double x, final double y) {
		return x * x + y * y <= 1;
	}

	private static double[][] polygon(final BodyShape shape) {
		return new double[][] { at(shape.superior().anterior()), at(shape.superior()
			.middle()), at(shape.superior().posterior()), at(shape.inferior()
				.posterior()), at(shape.inferior().middle()), at(shape.inferior()
					.anterior()) };
	}

	private static double[] at(final Position position) {
		return new double[] { position.anterior(), position.superior() };
	}

	private static boolean inside(final double[][] polygon, final double x,
		final double y)
	{
		boolean inside = false;
		for (int n = 0, last = polygon.length - 1; n < polygon.length; last = n++) {
			final double[] a = polygon[n];
			final double[] b = polygon[last];
			if (a[1] > y != b[1] > y && x < (b[0] - a[0]) * (y - a[1]) / (b[1] -
				a[1]) + a[0]) inside = !inside;
		}
		return inside;
	}
}
