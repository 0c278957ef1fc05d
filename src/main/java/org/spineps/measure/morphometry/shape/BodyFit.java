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

import java.util.List;

import org.spineps.volume.Box;
import org.spineps.volume.Grid;

/**
 * A vertebral body with its own frame and landmarks. The frame is turned until
 * its axes halve the angles between the endplates, so the section is the same
 * however the body lies in the volume.
 *
 * @param frame directions, origin in the centroid of the body
 * @param superior landmarks of the upper endplate; null if unknown
 * @param inferior landmarks of the lower endplate; null if unknown
 * @param superiorAcross direction of the upper endplate from left to right; null
 *          if unknown
 * @param inferiorAcross direction of the lower endplate from left to right; null
 *          if unknown
 * @param widthMm widest from left to right; NaN if unknown
 * @param sizeMm how far its voxels reach from front to back, the scale of
 *          everything that is done with it; NaN if unknown
 */
public record BodyFit(Frame frame, Endplate superior, Endplate inferior,
	Position superiorAcross, Position inferiorAcross, double widthMm,
	double sizeMm)
{

	/** Points of a section from front to back until the frame is found. */
	private static final int COARSE_POINTS = 45;
	/** Fewest and most of them in the last section, between which voxels decide. */
	private static final int FEWEST_POINTS = 68;
	private static final int MOST_POINTS = 170;
	/** A section is the mean over this share of the depth to both sides. */
	private static final double SLAB_SHARE = 0.12;
	private static final double CORONAL_SHARE = 0.18;
	/** But no more: beyond, the walls of a large body are no longer straight. */
	private static final double SLAB_MM = 4;
	private static final double CORONAL_SLAB_MM = 6;
	/** And no more than this share of a width that is only partly in view. */
	private static final double WIDTH_SHARE = 0.2;
	/** How much of the width lies between the ends of a coronal line. */
	private static final double MIDDLE = 0.35;
	private static final int ROUNDS = 3;
	/** How much larger than the body a section is. */
	private static final double MARGIN = 1.15;
	/** No disc is thicker, in depths of its endplates. */
	private static final double LARGEST_GAP = 0.75;
	/** No body is larger: what lies farther away is something else. */
	private static final double LARGEST_MM = 60;

	/**
	 * Nothing but a frame.
	 *
	 * @param frame may be null
	 * @param sizeMm how far its voxels reach from front to back; may be NaN
	 * @return no landmarks
	 */
	public static BodyFit unknown(final Frame frame, final double sizeMm) {
		return new BodyFit(frame, null, null, null, null, Double.NaN, sizeMm);
	}

	/**
	 * @param next the level below that was found; null without
	 * @param largestMm above this a gap is no disc
	 * @return whether their endplates face each other; not if a level seems to be
	 *         missing between them
	 */
	public boolean faces(final BodyFit next, final double largestMm) {
		if (inferior == null || next == null || next.superior == null) return false;
		return inferior.middle().distance(next.superior.middle()) <= Math.min(
			largestMm, LARGEST_GAP * (inferior.depthMm() + next.superior
				.depthMm()) / 2);
	}

	/**
	 * @param scene the masks
	 * @param label of a body that is there
	 * @param start its frame, roughly
	 * @param hasSuperior false for C2, whose body goes on into the dens
	 * @return what could be found
	 */
	public static BodyFit of(final Scene scene, final int label, final Frame start,
		final boolean hasSuperior)
	{
		final Sampler sampler = new Sampler(scene.tissue(), label, scene
			.box(label));
		final boolean cutAside = scene.cut(label);
		final Extent extent = Extent.of(scene, label, start);
		final double slab = Math.min(SLAB_MM, Math.min(SLAB_SHARE * extent.anterior,
			WIDTH_SHARE * extent.right));
		final double coarse = extent.anterior / COARSE_POINTS;
		final double fine = fineMm(scene, extent.anterior);
		Frame frame = start;
		SagittalFit sagittal = null;
		CoronalFit coronal = null;
		for (int round = 0; round <= ROUNDS; round++) {
			final double step = round < ROUNDS ? coarse : fine;
			sagittal = SagittalFit.ofOrNull(Slicing.section(sampler, new Section.Plane(frame
				.origin(), frame.posterior(), frame.up(), frame.right(), slab, step),
				-extent.half, extent.half, -extent.half, extent.half), scene.voxelMm(
					frame.up()), scene.voxelMm(frame.anterior()));
			if (sagittal == null) return unknown(start, extent.anterior);
			if (!cutAside) coronal = CoronalFit.ofOrNull(Slicing.section(sampler,
				new Section.Plane(frame.origin(), frame.right(), frame.up(), frame
					.anterior(), Math.min(CORONAL_SLAB_MM, CORONAL_SHARE *
						extent.anterior), Math.max(coarse, step)), -extent.half, extent.half,
				-extent.half, extent.half));
			Facets wide = Facets.NONE;
			if (round >= ROUNDS - 1) {
				wide = Facets.of(scene.tissue(), label, frame, sagittal, coronal == null
					? 0 : MIDDLE * coronal.width);
				sagittal = sagittal.on(wide);
				if (coronal != null) coronal = coronal.on(wide);
			}
			if (round == ROUNDS) break;
			final double inferior = Math.atan(sagittal.inferior().slope());
			frame = frame.pitched(hasSuperior ? (Math.atan(sagittal.superior().slope()) +
				inferior) / 2 : inferior);
			if (coronal != null) frame = frame.rolled((Math.atan(
				coronal.superior) + Math.atan(coronal.inferior)) / 2);
			if (!Double.isNaN(wide.yaw())) frame = frame.yawed(Math.atan(wide.yaw()));
		}
		return result(scene, label, frame, sagittal, coronal, hasSuperior, slab,
			extent.anterior);
	}

	/**
	 * Half of the smallest spacing, so that edges on the voxels' planes are found
	 * exactly; but neither too coarse nor finer than is of use.
	 */
	private static double fineMm(final Scene scene, final double depthMm) {
		return Math.max(depthMm / MOST_POINTS, Math.min(depthMm / FEWEST_POINTS,
			scene.finestSpacingMm() / 2));
	}

	private static BodyFit result(final Scene scene, final int label,
		final Frame frame, final SagittalFit sagittal, final CoronalFit coronal,
		final boolean hasSuperior, final double slab, final double sizeMm)
	{
		boolean top = hasSuperior;
		boolean bottom = true;
		final double height = sagittal.superior().middle().height(0) - sagittal
			.inferior().middle().height(0);
		final List<Position> border = scene.atBorder(label);
		final double aside = slab + scene.voxelMm(frame.right()) / 2;
		for (final Position voxel : border) {
			final Position way = voxel.minus(frame.origin());
			if (Math.abs(way.dot(frame.right())) > aside) continue;
			final double up = way.dot(frame.up());
			if (up > -height / 4) top = false;
			if (up < height / 4) bottom = false;
		}
		return new BodyFit(frame, top ? sagittal.endplate(frame, true) : null, bottom
			? sagittal.endplate(frame, false) : null, coronal == null || !hasSuperior
				? null : across(frame, coronal.superior), coronal == null ? null
					: across(frame, coronal.inferior), coronal == null ? Double.NaN
						: coronal.width, sizeMm);
	}

	private static Position across(final Frame frame, final double slope) {
		return frame.right().plus(frame.up().times(slope)).unit();
	}

	/**
	 * Size of a body along the axes of a frame, and half the side of a square that
	 * holds it.
	 */
	private record Extent(double right, double anterior, double half) {

		public static Extent of(final Scene scene, final int label, final Frame frame) {
			final Box box = scene.box(label);
			final Grid grid = scene.grid();
			final short[] labels = scene.tissue().array();
			final double[] least = { 0, 0 };
			final double[] most = { 0, 0 };
			double farthest = 0;
			for (int k = box.min(2); k < box.max(2); k++)
				for (int j = box.min(1); j < box.max(1); j++)
					for (int i = box.min(0); i < box.max(0); i++) {
						if ((labels[grid.index(i, j, k)] & 0xffff) != label) continue;
						final Position way = Position.of(grid.toWorld(i, j, k)).minus(frame
							.origin());
						final double[] along = { way.dot(frame.right()), way.dot(frame
							.anterior()) };
						for (int n = 0; n < 2; n++) {
							least[n] = Math.min(least[n], along[n]);
							most[n] = Math.max(most[n], along[n]);
						}
						farthest = Math.max(farthest, way.without(frame.right())
							.length());
					}
			return new Extent(most[0] - least[0] + scene.voxelMm(frame.right()),
				most[1] - least[1] + scene.voxelMm(frame.anterior()), Math.min(
					LARGEST_MM, MARGIN * Math.max(farthest, Math.max(most[0],
						-least[0])) + scene.voxelMm(frame.up())));
		}
	}

	/**
	 * A body in a coronal section (x to the right, y upwards).
	 *
	 * @param superior rise of the upper endplate towards the right
	 * @param inferior rise of the lower endplate towards the right
	 * @param width longest row
	 */
	private record CoronalFit(double superior, double inferior, double width) {

		/** @return the same with what is known of flat endplates */
		CoronalFit on(final Facets facets) {
			return new CoronalFit(facets.superior() == null ? superior : facets
				.superior().across(), facets.inferior() == null ? inferior : facets
					.inferior().across(), width);
		}

		static CoronalFit ofOrNull(final Section section) {
			double x0 = Double.NaN;
			double x1 = Double.NaN;
			for (int j = 0; j < section.ys().length; j++) {
				final double[] row = section.row(j);
				if (Double.isNaN(x0) || row[1] - row[0] > x1 - x0) {
					x0 = row[0];
					x1 = row[1];
				}
			}
			if (Double.isNaN(x0)) return null;
			final double[] xs = section.xs();
			final double[] low = new double[xs.length];
			final double[] high = new double[xs.length];
			for (int i = 0; i < xs.length; i++) {
				final boolean inside = Math.abs(xs[i] - (x0 + x1) / 2) <= MIDDLE * (x1 -
					x0);
				final double[] column = inside ? section.column(i) : new double[] {
					Double.NaN, Double.NaN };
				low[i] = column[0];
				high[i] = column[1];
			}
			final SurfaceLine top = SurfaceLine.straight(xs, high, x0, x1);
			final SurfaceLine bottom = SurfaceLine.straight(xs, low, x0, x1);
			return top == null || bottom == null ? null : new CoronalFit(top.slope(),
				bottom.slope(), x1 - x0);
		}
	}
}
