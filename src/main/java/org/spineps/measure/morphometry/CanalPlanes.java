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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import net.imglib2.parallel.Parallelization;

import org.spineps.anatomy.Structure;
import org.spineps.measure.morphometry.shape.BodyFit;
import org.spineps.measure.morphometry.shape.CentroidSpline;
import org.spineps.measure.morphometry.shape.Frame;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.measure.morphometry.shape.Scene;
import org.spineps.measure.morphometry.shape.Section;
import org.spineps.measure.morphometry.shape.Tube;
import org.spineps.volume.Grid;

/**
 * Canal and cord in planes at right angles to the canal, from above the first
 * level to below the last: a millimetre apart in an adult's lumbar spine, closer
 * together where bodies are smaller. Immutable.
 *
 * @param all the planes that have a canal, from the top
 * @param scale their distance over that in an adult's lumbar spine, at most 1
 */
record CanalPlanes(List<Plane> all, double scale) {

	/** There is no canal. */
	static final CanalPlanes NONE = new CanalPlanes(List.of(), 1);


	/** Depth of bodies for which the lengths below are given. */
	private static final double DEPTH_MM = 34;
	private static final double SPACING_MM = 1;
	private static final double SLAB_MM = 0.75;
	private static final double STEP_MM = 0.5;
	private static final double CENTRE_HALF_MM = 4;
	private static final double LEAST_CHORD_MM = 2;
	private static final double BEYOND_MM = 15;
	/** Square millimetres. */
	private static final double LEAST_AREA = 1;
	/** A canal is nowhere wider than twice this. */
	private static final double HALF_MM = 22;
	/** So far from a body the canal behind it cannot be. */
	private static final double REACH_MM = 80;
	/** Diameters are means over twice this width (SCT: 3 mm)... */
	private static final double BAND_MM = 1.5;
	/** ...but over no more than twice this share of the canal's width. */
	private static final double BAND_SHARE = 0.068;
	/** Beside its middle a canal is at most so deep, as a share. */
	private static final double FALL = 0.9;

	/**
	 * One plane. What is undefined is NaN.
	 *
	 * @param along place on the line through the canal, in millimetres from above
	 * @param place the middle of the canal
	 * @param area of the canal; NaN if its whole width is not in view
	 * @param ap its anteroposterior diameter
	 * @param rl its width; NaN if that is not in view
	 * @param cordArea NaN without a cord
	 * @param cordAp anteroposterior diameter of the cord
	 * @param cordRl width of the cord
	 */
	record Plane(double along, Position place, double area, double ap, double rl,
		double cordArea, double cordAp, double cordRl)
	{

		/** @return whether the canal's whole width is in view */
		boolean isWhole() {
			return !Double.isNaN(area);
		}

		/** @return the same without a cord */
		Plane withoutCord() {
			return new Plane(along, place, area, ap, rl, Double.NaN, Double.NaN,
				Double.NaN);
		}
	}

	/** Copies the list. */
	CanalPlanes {
		all = List.copyOf(all);
	}

	/**
	 * @param scene the masks
	 * @param fits the levels that have a frame, from the top
	 * @return the planes; none without a canal
	 */
	static CanalPlanes of(final Scene scene, final List<BodyFit> fits) {
		if (scene.canal().isEmpty() || fits.isEmpty()) return NONE;
		final double scale = scale(fits);
		final List<Position> line = line(scene, fits, scale);
		if (line.size() < 2) return NONE;
		final CentroidSpline spline = new CentroidSpline(line);
		final int axis = along(scene.grid(), line);
		final Tube canal = Tube.of(scene, axis, Structure.CORD.id(), Structure.CANAL
			.id());
		final Tube cord = Tube.of(scene, axis, Structure.CORD.id(), Structure.CORD
			.id());
		final double spacing = scale * SPACING_MM;
		final int count = (int) Math.floor(spline.length() / spacing);
		final Plane[] planes = new Plane[count + 1];
		Parallelization.getTaskExecutor().forEach(IntStream.rangeClosed(0, count)
			.boxed().toList(), n -> {
				final Position place = spline.at(n * spacing);
				final Position anterior = fits.stream().map(BodyFit::frame).min(
					Comparator.comparingDouble(frame -> frame.origin().distance(place)))
					.orElseThrow().anterior();
				planes[n] = planeOrNull(canal, cord, Frame.of(place, spline.tangent(n *
					spacing).times(-1), anterior), n * spacing, scale);
			});
		return new CanalPlanes(Arrays.stream(planes).filter(Objects::nonNull)
			.toList(), scale);
	}

	/** @return how far neighbouring planes are apart, in millimetres */
	double spacingMm() {
		return scale * SPACING_MM;
	}

	/** The middle body over an adult's lumbar one; at most 1. */
	private static double scale(final List<BodyFit> fits) {
		final double[] sizes = fits.stream().mapToDouble(BodyFit::sizeMm).filter(
			Double::isFinite).sorted().toArray();
		return sizes.length == 0 ? 1 : Math.min(1, sizes[sizes.length / 2] /
			DEPTH_MM);
	}

	/** Centres of the canal at bodies and discs, and beyond the ends. */
	private static List<Position> line(final Scene scene,
		final List<BodyFit> fits, final double scale)
	{
		final List<Position> centres = new ArrayList<>();
		final Frame top = fits.get(0).frame();
		add(scene, centres, top.origin().plus(top.up().times(scale * BEYOND_MM)), top
			.up(), scale);
		for (int n = 0; n < fits.size(); n++) {
			final Frame frame = fits.get(n).frame();
			if (n > 0) {
				final Frame before = fits.get(n - 1).frame();
				add(scene, centres, before.origin().middle(frame.origin()), before.up()
					.plus(frame.up()).unit(), scale);
			}
			add(scene, centres, frame.origin(), frame.up(), scale);
		}
		final Frame last = fits.get(fits.size() - 1).frame();
		add(scene, centres, last.origin().minus(last.up().times(scale * BEYOND_MM)),
			last.up(), scale);
		return centres;
	}

	private static void add(final Scene scene, final List<Position> centres,
		final Position place, final Position up, final double scale)
	{
		scene.canal().centroid(place, up, Math.max(scale * CENTRE_HALF_MM, scene
			.voxelMm(up) / 2), REACH_MM).filter(centre -> centres.isEmpty() || centre
				.distance(centres.get(centres.size() - 1)) > scale * LEAST_CHORD_MM)
			.ifPresent(centres::add);
	}

	/** @return the axis of the voxels that the canal goes along */
	private static int along(final Grid grid, final List<Position> line) {
		final double[] from = grid.toVoxel(line.get(0).toArray());
		final double[] to = grid.toVoxel(line.get(line.size() - 1).toArray());
		int axis = 0;
		for (int n = 1; n < 3; n++)
			if (Math.abs(to[n] - from[n]) > Math.abs(to[axis] - from[axis])) axis = n;
		return axis;
	}

	/** @return the plane; null if there is no canal in it, or too little */
	private static Plane planeOrNull(final Tube canal, final Tube cord,
		final Frame frame, final double along, final double scale)
	{
		final Section section = section(canal, frame, scale);
		final double[] centre = section.centreOrNull();
		if (centre == null || section.area() < scale * scale * LEAST_AREA)
			return null;
		if (section.cutElsewhere()) return null;
		final Position place = frame.sagittal(centre[0], 0);
		final double width = length(section.alongY(centre[0], BAND_MM * scale));
		final double band = Math.min(BAND_MM, BAND_SHARE * width);
		// Of a canal whose sides are out of view, its diameter may be in view.
		if (section.cut()) {
			final double ap = length(section.longestAlongX(band, FALL));
			return new Plane(along, place, Double.NaN, ap, Double.NaN, Double.NaN,
				Double.NaN, Double.NaN);
		}
		final Section inner = section(cord, frame, scale);
		final double[] middle = inner.centreOrNull();
		final boolean hasCord = middle != null && inner.area() >= scale * scale *
			LEAST_AREA;
		return new Plane(along, place, section.area(), length(section.alongX(
			centre[1], band)), width, hasCord ? inner.area() : Double.NaN, hasCord
				? length(inner.alongX(middle[1], band)) : Double.NaN, hasCord ? length(
					inner.alongY(middle[0], band)) : Double.NaN);
	}

	private static Section section(final Tube tube, final Frame frame,
		final double scale)
	{
		return tube.section(new Section.Plane(frame.origin(), frame.posterior(),
			frame.right(), frame.up(), scale * SLAB_MM, scale * STEP_MM), HALF_MM);
	}

	private static double length(final double[] run) {
		return run[1] - run[0];
	}
}
