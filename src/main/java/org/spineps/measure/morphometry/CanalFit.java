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
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.spineps.anatomy.Level;
import org.spineps.measure.morphometry.CanalLevels.Range;
import org.spineps.measure.morphometry.CanalPlanes.Plane;
import org.spineps.measure.morphometry.CordExtent.State;
import org.spineps.measure.morphometry.grade.CanalGrade;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.grade.SpineRegion;
import org.spineps.measure.morphometry.shape.BodyFit;
import org.spineps.measure.morphometry.shape.Scene;

/** The measures of canal and cord of every level, from planes across them. */
final class CanalFit {

	/** A canal so much shallower than the middle one has a hole in its mask. */
	private static final double BROKEN_AP = 0.3;
	private static final double BROKEN_AREA = 0.2;
	/** Planes this many distances apart have a plane without canal between. */
	private static final double GAP = 2.5;
	private static final String WIDER = "canal wider than the view";
	private static final String BROKEN = "canal mask broken";
	private static final String ENDS = "cord ends here";
	private static final String BELOW = "below the cord";
	private static final String UNCERTAIN = "cord or nerve roots";

	private final List<Plane> planes;
	private final List<State> cord;
	private final List<Range> ranges;
	/** Region of each level; null if unknown or without one. */
	private final List<SpineRegion> regions;
	private final Cutoffs.Canal cutoffs;
	private final Narrowings diameters;
	private final Narrowings areas;
	private final double middleAp;
	private final double middleArea;
	private final double spacingMm;

	private CanalFit(final CanalPlanes canal, final CordExtent cord,
		final CanalLevels levels, final List<SpineRegion> regions,
		final Cutoffs.Canal cutoffs)
	{
		planes = canal.all();
		this.cord = cord.states();
		ranges = levels.ranges();
		this.regions = regions;
		this.cutoffs = cutoffs;
		spacingMm = canal.spacingMm();
		// What is not wholly in view may be wider than it seems.
		diameters = Narrowings.of(planes, plane -> plane.isWhole() ? plane.ap()
			: Double.NaN, ranges, regions.stream().mapToDouble(
				region -> region == SpineRegion.CERVICAL ||
					region == SpineRegion.LUMBAR ? narrowApMm(region) : 0).toArray());
		areas = Narrowings.of(planes, Plane::area, ranges, regions.stream()
			.mapToDouble(region -> region == SpineRegion.LUMBAR ? cutoffs
				.lumbarAreaMm2() : 0).toArray());
		middleAp = middle(Plane::ap);
		middleArea = middle(Plane::area);
	}

	/**
	 * @param scene the masks
	 * @param fits of every level, from the top; null where one has no frame
	 * @param levels what each is; empty if unknown
	 * @param cutoffs limits of the grades
	 * @return the canal; without a plane if there is none
	 */
	static CanalFit of(final Scene scene, final List<BodyFit> fits,
		final List<Optional<Level>> levels, final Cutoffs cutoffs)
	{
		final CanalPlanes planes = CanalPlanes.of(scene, fits.stream().filter(
			Objects::nonNull).toList());
		final List<Optional<Level>> nearest = planes.all().stream().map(
			plane -> nearest(plane, fits).flatMap(levels::get)).toList();
		final List<SpineRegion> regions = new ArrayList<>();
		levels.forEach(level -> regions.add(level.flatMap(SpineRegion::of).orElse(
			null)));
		return new CanalFit(planes, CordExtent.of(planes, nearest), CanalLevels.of(
			planes.all(), fits, cutoffs.reliability().largestDiscSpaceMm()), regions,
			cutoffs.canal());
	}

	/** @return the number of the level whose body is nearest to a plane */
	private static Optional<Integer> nearest(final Plane plane,
		final List<BodyFit> fits)
	{
		return IntStream.range(0, fits.size()).filter(n -> fits.get(n) != null)
			.boxed().min((a, b) -> Double.compare(plane.place().distance(fits.get(a)
				.frame().origin()), plane.place().distance(fits.get(b).frame()
					.origin())));
	}

	/**
	 * @param level number of a level
	 * @return measures of canal and cord along it
	 */
	CanalMeasures measures(final int level) {
		final Range range = ranges.get(level);
		if (planes.isEmpty() || range.size() == 0) return CanalMeasures.UNKNOWN;
		final List<String> remarks = new ArrayList<>();
		final boolean broken = isBroken(range.top(), range.bottom());
		if (broken) remarks.add(BROKEN);
		final double limit = narrowApMm(regions.get(level));
		final double bodyAp = body(level, limit);
		final double discAp = disc(level, limit);
		final double leastAp = broken ? Double.NaN : least(range.top(), range
			.bottom(), n -> !diameters.isElsewhere(level, n), limit);
		if (!broken && (Double.isNaN(leastAp) || !isKnown(Plane::area, range.top(),
			range.bottom()))) remarks.add(WIDER);
		diameters.owner(level).ifPresent(owner -> remarks.add(
			"narrowing counted at the level " + (owner < level ? "above"
				: "below")));
		final double area = mean(third(level), Plane::area);
		final double leastArea = broken ? Double.NaN : smallest(range.top(), range
			.bottom(), n -> !areas.isElsewhere(level, n));
		cordRemark(range).ifPresent(remarks::add);
		return new CanalMeasures(bodyAp, area, discAp, broken
			? Double.NaN : smallest(range.middle(), range.bottom(), n -> true),
			leastAp, leastArea, CanalGrade.of(regions.get(level), leastAp, cutoffs),
			compression(discAp, bodyAp, level + 1 < ranges.size() ? body(level + 1,
				limit) : Double.NaN), cordMean(level, Plane::cordAp), cordMean(level,
					Plane::cordRl), cordMean(level, Plane::cordArea), cordDisc(level),
			cordMean(level, Plane::cordAp) / cordMean(level, Plane::cordRl),
			compression(cordDisc(level), cordMean(level, Plane::cordAp), level +
				1 < ranges.size() ? cordMean(level + 1, Plane::cordAp) : Double.NaN),
			cordMean(level, Plane::cordArea) / area, remarks);
	}

	private Optional<String> cordRemark(final Range range) {
		final boolean any = planes.subList(range.top(), range.bottom()).stream()
			.anyMatch(Plane::isWhole);
		if (!any) return Optional.empty();
		final List<State> here = cord.subList(range.top(), range.bottom());
		if (here.get(0) == State.BELOW) return Optional.of(BELOW);
		if (here.contains(State.BELOW)) return Optional.of(ENDS);
		final boolean label = planes.subList(range.top(), range.bottom()).stream()
			.anyMatch(plane -> !Double.isNaN(plane.cordArea()));
		return label && here.contains(State.UNCERTAIN) ? Optional.of(UNCERTAIN)
			: Optional.empty();
	}

	/** What counts as narrow where the region has a limit, or else might have. */
	private double narrowApMm(final SpineRegion regionOrNull) {
		return regionOrNull == SpineRegion.CERVICAL ||
			regionOrNull == SpineRegion.THORACIC ? cutoffs.cervicalApMm() : cutoffs
				.lumbarRelativeApMm();
	}

	private static double compression(final double here, final double above,
		final double below)
	{
		return 1 - here / ((above + below) / 2);
	}

	/** Numbers of the planes behind the middle third of a body. */
	private int[] third(final int level) {
		final Range range = ranges.get(level);
		if (range.middle() - range.top() < 1) return new int[0];
		final double from = planes.get(range.top()).along();
		final double length = planes.get(range.middle() - 1).along() - from;
		return IntStream.range(range.top(), range.middle()).filter(n -> {
			final double share = (planes.get(n).along() - from) / length;
			return !(share < 1.0 / 3 || share > 2.0 / 3);
		}).toArray();
	}

	/** Mean diameter behind the body; NaN if it may be larger than is in view. */
	private double body(final int level, final double limit) {
		final int[] where = third(level);
		final double mean = mean(where, Plane::ap);
		final boolean whole = IntStream.of(where).mapToObj(planes::get).allMatch(
			Plane::isWhole);
		return !whole && mean < limit || where.length > 0 && isBroken(where[0],
			where[where.length - 1] + 1) ? Double.NaN : mean;
	}

	private double disc(final int level, final double limit) {
		final Range range = ranges.get(level);
		return isBroken(range.middle(), range.bottom()) ? Double.NaN : least(range
			.middle(), range.bottom(), n -> true, limit);
	}

	/** The least diameter; NaN if it may be larger than is in view. */
	private double least(final int from, final int to, final IntPredicate which,
		final double limit)
	{
		if (!isKnown(Plane::ap, from, to)) return Double.NaN;
		double least = Double.NaN;
		for (int n = from; n < to; n++) {
			final Plane plane = planes.get(n);
			if (!which.test(n) || Double.isNaN(plane.ap())) continue;
			if (!plane.isWhole() && plane.ap() < limit) return Double.NaN;
			if (!(plane.ap() >= least)) least = plane.ap();
		}
		return least;
	}

	private double smallest(final int from, final int to,
		final IntPredicate which)
	{
		return isKnown(Plane::area, from, to) ? IntStream.range(from, to).filter(
			which).mapToDouble(n -> planes.get(n).area()).filter(Double::isFinite)
			.min().orElse(Double.NaN) : Double.NaN;
	}

	/** A least value is one of most planes of a level, not of a few. */
	private boolean isKnown(final ToDoubleFunction<Plane> what, final int from,
		final int to)
	{
		return 2 * planes.subList(from, to).stream().mapToDouble(what).filter(
			Double::isFinite).count() > to - from;
	}

	/** A plane without canal, or with next to none, between others. */
	private boolean isBroken(final int from, final int to) {
		for (int n = from; n < to; n++) {
			final Plane plane = planes.get(n);
			if (plane.ap() < BROKEN_AP * middleAp || plane.area() < BROKEN_AREA *
				middleArea) return true;
			if (n > from && plane.along() - planes.get(n - 1).along() > GAP *
				spacingMm) return true;
		}
		return false;
	}

	/** Mean over the planes behind a body; NaN if not all of them hold cord. */
	private double cordMean(final int level, final ToDoubleFunction<Plane> what) {
		final int[] where = third(level);
		return IntStream.of(where).allMatch(n -> cord.get(n) == State.CORD) ? mean(
			where, what) : Double.NaN;
	}

	private double cordDisc(final int level) {
		final Range range = ranges.get(level);
		return IntStream.range(range.middle(), range.bottom()).allMatch(n -> cord
			.get(n) == State.CORD) ? planes.subList(range.middle(), range.bottom())
				.stream().mapToDouble(Plane::cordAp).filter(Double::isFinite).min()
				.orElse(Double.NaN) : Double.NaN;
	}

	private double mean(final int[] where, final ToDoubleFunction<Plane> what) {
		return IntStream.of(where).mapToDouble(n -> what.applyAsDouble(planes.get(
			n))).filter(Double::isFinite).average().orElse(Double.NaN);
	}

	private double middle(final ToDoubleFunction<Plane> what) {
		final double[] sorted = planes.stream().mapToDouble(what).filter(
			Double::isFinite).sorted().toArray();
		return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
	}
}
