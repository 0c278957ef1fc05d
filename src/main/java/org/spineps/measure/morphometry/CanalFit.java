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
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import net.imglib2.parallel.Parallelization;

import org.spineps.anatomy.Structure;
import org.spineps.measure.morphometry.grade.CanalGrade;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.grade.SpineRegion;
import org.spineps.measure.morphometry.shape.BodyFit;
import org.spineps.measure.morphometry.shape.CentroidSpline;
import org.spineps.measure.morphometry.shape.Endplate;
import org.spineps.measure.morphometry.shape.Frame;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.measure.morphometry.shape.Scene;
import org.spineps.measure.morphometry.shape.Section;
import org.spineps.measure.morphometry.shape.Tube;
import org.spineps.volume.Grid;

/**
 * Canal and cord in planes at right angles to the canal, a millimetre apart from
 * the first level to the last.
 */
final class CanalFit {

	private static final double SPACING_MM = 1;
	private static final double HALF_MM = 22;
	private static final double SLAB_MM = 0.75;
	private static final double STEP_MM = 0.5;
	/** Diameters are means over twice this width (SCT: 3 mm). */
	private static final double BAND_MM = 1.5;
	private static final double CENTRE_HALF_MM = 4;
	private static final double REACH_MM = 80;
	private static final double LEAST_AREA_MM2 = 1;
	private static final double LEAST_CHORD_MM = 2;
	private static final double BEYOND_MM = 15;
	/** Beside its middle a canal is at most so deep, as a share. */
	private static final double FALL = 0.9;

	private final List<Slice> slices = new ArrayList<>();

	/**
	 * One plane.
	 *
	 * @param place on the line through the canal
	 * @param area of the canal; NaN if a side of it is out of view
	 * @param ap its anteroposterior diameter
	 * @param cordArea NaN without a cord
	 * @param cordAp anteroposterior diameter of the cord
	 * @param cordRl width of the cord
	 */
	record Slice(Position place, double area, double ap, double cordArea,
		double cordAp, double cordRl)
	{}

	/**
	 * @param scene the masks
	 * @param fits the levels that have a frame, from the top
	 * @return the planes; none without a canal
	 */
	static CanalFit of(final Scene scene, final List<BodyFit> fits) {
		final CanalFit result = new CanalFit();
		if (scene.canal().isEmpty() || fits.isEmpty()) return result;
		final List<Position> line = line(scene, fits);
		if (line.size() < 2) return result;
		final CentroidSpline spline = new CentroidSpline(line);
		final int axis = along(scene.grid(), line);
		final Tube canal = Tube.of(scene, axis, Structure.CORD.id(), Structure.CANAL
			.id());
		final Tube cord = Tube.of(scene, axis, Structure.CORD.id(), Structure.CORD
			.id());
		final int count = (int) Math.floor(spline.length() / SPACING_MM);
		final Slice[] slices = new Slice[count + 1];
		Parallelization.getTaskExecutor().forEach(IntStream.rangeClosed(0, count)
			.boxed().toList(), n -> {
				final double s = n * SPACING_MM;
				final Position place = spline.at(s);
				final Position anterior = fits.stream().map(BodyFit::frame).min(
					Comparator.comparingDouble(frame -> frame.origin().distance(place)))
					.orElseThrow().anterior();
				slices[n] = sliceOrNull(canal, cord, Frame.of(place, spline.tangent(s).times(
					-1), anterior));
			});
		Arrays.stream(slices).filter(Objects::nonNull).forEach(result.slices::add);
		return result;
	}

	/** Centres of the canal at bodies and discs, and beyond the ends. */
	private static List<Position> line(final Scene scene,
		final List<BodyFit> fits)
	{
		final List<Position> centres = new ArrayList<>();
		final Frame top = fits.get(0).frame();
		add(scene, centres, top.origin().plus(top.up().times(BEYOND_MM)), top.up());
		for (int n = 0; n < fits.size(); n++) {
			final Frame frame = fits.get(n).frame();
			if (n > 0) {
				final Frame before = fits.get(n - 1).frame();
				add(scene, centres, before.origin().middle(frame.origin()), before.up()
					.plus(frame.up()).unit());
			}
			add(scene, centres, frame.origin(), frame.up());
		}
		final Frame last = fits.get(fits.size() - 1).frame();
		add(scene, centres, last.origin().minus(last.up().times(BEYOND_MM)), last
			.up());
		return centres;
	}

	private static void add(final Scene scene, final List<Position> centres,
		final Position place, final Position up)
	{
		scene.canal().centroid(place, up, CENTRE_HALF_MM, REACH_MM).filter(
			centre -> centres.isEmpty() || centre.distance(centres.get(centres
				.size() - 1)) > LEAST_CHORD_MM).ifPresent(centres::add);
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
	private static Slice sliceOrNull(final Tube canal, final Tube cord,
		final Frame frame)
	{
		final Section section = section(canal, frame);
		final double[] centre = section.centreOrNull();
		if (centre == null || section.area() < LEAST_AREA_MM2) return null;
		if (section.cut()) return cutOrNull(section, frame, centre);
		final Section inner = section(cord, frame);
		final double[] middle = inner.centreOrNull();
		final boolean hasCord = middle != null && inner.area() >= LEAST_AREA_MM2;
		return new Slice(frame.sagittal(centre[0], 0), section.area(), length(
			section.alongX(centre[1], BAND_MM)), hasCord ? inner.area() : Double.NaN,
			hasCord ? length(inner.alongX(middle[1], BAND_MM)) : Double.NaN, hasCord
				? length(inner.alongY(middle[0], BAND_MM)) : Double.NaN);
	}

	/** Of a canal whose sides are out of view, its diameter may be in view. */
	private static Slice cutOrNull(final Section section, final Frame frame,
		final double[] centre)
	{
		if (section.cutElsewhere()) return null;
		final double ap = length(section.longestAlongX(BAND_MM, FALL));
		return Double.isNaN(ap) ? null : new Slice(frame.sagittal(centre[0], 0),
			Double.NaN, ap, Double.NaN, Double.NaN, Double.NaN);
	}

	private static Section section(final Tube tube, final Frame frame) {
		return tube.section(new Section.Plane(frame.origin(), frame.posterior(),
			frame.right(), frame.up(), SLAB_MM, STEP_MM), HALF_MM);
	}

	private static double length(final double[] run) {
		return run[1] - run[0];
	}

	/**
	 * @param fit a level
	 * @param next the level under it; null for the last
	 * @param cutoffs limits of the grades
	 * @param region of the level; null if unknown
	 * @return measures of canal and cord
	 */
	CanalMeasures measures(final BodyFit fit, final BodyFit next,
		final Cutoffs cutoffs, final SpineRegion region)
	{
		if (slices.isEmpty() || fit.inferior() == null) return CanalMeasures.UNKNOWN;
		final Predicate<Slice> body = behind(fit);
		final Predicate<Slice> disc = beside(fit, next);
		final Predicate<Slice> level = slice -> disc.test(slice) || along(fit,
			slice);
		final double bodyAp = mean(body, Slice::ap);
		final double discAp = least(disc, Slice::ap);
		final double cordAp = mean(body, Slice::cordAp);
		final double cordDisc = least(disc, Slice::cordAp);
		final double leastAp = least(level, Slice::ap);
		final double cordRl = mean(body, Slice::cordRl);
		final double area = mean(body, Slice::area);
		final double cordArea = mean(body, Slice::cordArea);
		final Predicate<Slice> nextBody = next == null ? slice -> false : behind(
			next);
		return new CanalMeasures(bodyAp, area, discAp, least(disc, Slice::area),
			leastAp, least(level, Slice::area), CanalGrade.of(region, leastAp,
				cutoffs.canal()),
			compression(discAp, bodyAp, mean(nextBody, Slice::ap)), cordAp, cordRl,
			cordArea, cordDisc, cordAp / cordRl, compression(cordDisc, cordAp, mean(
				nextBody, Slice::cordAp)), cordArea / area);
	}

	private static double compression(final double here, final double above,
		final double below)
	{
		return 1 - here / ((above + below) / 2);
	}

	/** The middle third of the body. */
	private static Predicate<Slice> behind(final BodyFit fit) {
		return slice -> {
			if (fit.superior() == null || fit.inferior() == null) return false;
			final double up = slice.place.minus(fit.superior().posterior()).dot(fit
				.frame().up());
			final double down = slice.place.minus(fit.inferior().posterior()).dot(fit
				.frame().up());
			final double share = down / (down - up);
			return up < 0 && down > 0 && share >= 1.0 / 3 && share <= 2.0 / 3;
		};
	}

	/** Between the posterior ends of two endplates. */
	private static Predicate<Slice> beside(final BodyFit fit,
		final BodyFit next)
	{
		if (next == null || next.superior() == null) return slice -> false;
		final Position up = normal(fit.inferior(), fit.frame()).plus(normal(next
			.superior(), next.frame())).unit();
		return slice -> slice.place.minus(fit.inferior().posterior()).dot(
			up) < 0 && slice.place.minus(next.superior().posterior()).dot(up) > 0;
	}

	/** Behind a body, from endplate to endplate. */
	private static boolean along(final BodyFit fit, final Slice slice) {
		return fit.superior() != null && slice.place.minus(fit.superior()
			.posterior()).dot(fit.frame().up()) <= 0 && slice.place.minus(fit
				.inferior().posterior()).dot(fit.frame().up()) >= 0;
	}

	private static Position normal(final Endplate endplate, final Frame frame) {
		return endplate.direction().cross(frame.right()).unit();
	}

	private double mean(final Predicate<Slice> where,
		final ToDoubleFunction<Slice> what)
	{
		return slices.stream().filter(where).mapToDouble(what).filter(
			Double::isFinite).average().orElse(Double.NaN);
	}

	private double least(final Predicate<Slice> where,
		final ToDoubleFunction<Slice> what)
	{
		return slices.stream().filter(where).mapToDouble(what).filter(
			Double::isFinite).min().orElse(Double.NaN);
	}
}
