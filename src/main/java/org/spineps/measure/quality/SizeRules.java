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
package org.spineps.measure.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.measure.quality.CaseBodies.Body;
import org.spineps.measure.quality.QualityFinding.Rule;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Box;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;

/**
 * Rules about single bodies and discs: volume against the neighbours, cut off by
 * the edge, in several pieces. What is cut off is neither judged by its volume nor
 * used to judge others.
 */
final class SizeRules {

	/** Neighbours on each side whose volumes are compared. */
	private static final int REACH = 2;
	private static final double ML = 1000;
	private static final double FINE_MM = 1.5;

	private final SpineSegmentation result;
	private final CaseBodies bodies;
	private final QualityLimits limits;
	private final Grid grid;

	/** Something with a volume. */
	private record Sized(int label, String name, double volumeMm3) {}

	SizeRules(final SpineSegmentation result, final CaseBodies bodies,
		final QualityLimits limits)
	{
		this.result = result;
		this.bodies = bodies;
		this.limits = limits;
		grid = result.instances().grid();
	}

	void apply(final List<QualityFinding> findings) {
		missingBodies(findings);
		final List<Sized> whole = new ArrayList<>();
		for (final Body body : bodies.list())
			if (!touchesBorder(body.box())) whole.add(new Sized(body.vertebra()
				.label(), "The body of " + body.vertebra().name(), body.voxels() * grid
					.voxelVolume()));
		fieldOfView(findings);
		compare(whole, findings);
		discs(findings);
		pieces(findings);
	}

	private void missingBodies(final List<QualityFinding> findings) {
		for (final SpineInstance vertebra : result.vertebrae())
			if (bodies.list().stream().noneMatch(body -> body.vertebra()
				.label() == vertebra.label())) findings.add(new QualityFinding(Light.RED,
					Rule.VOLUME, vertebra.label(), vertebra.name() + " has no body"));
	}

	private void discs(final List<QualityFinding> findings) {
		final LabelStatistics statistics = LabelStatistics.of(result.instances());
		final List<Sized> discs = new ArrayList<>();
		for (final SpineInstance instance : result.found()) {
			final int label = instance.label();
			if (instance.kind() == Kind.DISC && statistics.has(label) &&
				!touchesBorder(statistics.box(label))) discs.add(new Sized(label,
					"The " + instance.name(), statistics.count(label) * grid
						.voxelVolume()));
		}
		compare(discs, findings);
	}

	private void compare(final List<Sized> list, final List<QualityFinding> findings) {
		for (int n = 0; n < list.size(); n++) {
			final double usual = neighbours(list, n);
			final Sized one = list.get(n);
			final double ratio = Math.max(one.volumeMm3 / usual, usual /
				one.volumeMm3);
			if (!(ratio > limits.volumeAmber()) || isAxis(one.label)) continue;
			findings.add(new QualityFinding(ratio > limits.volumeRed() ? Light.RED
				: Light.AMBER, Rule.VOLUME, one.label, String.format(Locale.ROOT,
					"%s has %.1f ml, its neighbours %.1f ml", one.name, one.volumeMm3 /
						ML, usual / ML)));
		}
	}

	/** The first two vertebrae are shaped like no others. */
	private boolean isAxis(final int label) {
		return (label == Level.C1.id() || label == Level.C2.id()) && result.find(
			Kind.VERTEBRA, label).filter(
				v -> v.naming() != Naming.LEVEL_UNKNOWN).isPresent();
	}

	/** @return median volume of the neighbours; NaN with fewer than two */
	private static double neighbours(final List<Sized> list, final int n) {
		final double[] volumes = IntStream.rangeClosed(Math.max(0,
			n - REACH), Math.min(list.size() - 1, n + REACH)).filter(
				other -> other != n).mapToDouble(other -> list.get(other).volumeMm3)
			.sorted().toArray();
		if (volumes.length < 2) return Double.NaN;
		final int middle = volumes.length / 2;
		return volumes.length % 2 == 1 ? volumes[middle] : (volumes[middle - 1] +
			volumes[middle]) / 2;
	}

	/**
	 * The first and the last body are often cut off, and narrow slabs cut off the
	 * sides of all of them; a body in the middle that others are not like is odd.
	 */
	private void fieldOfView(final List<QualityFinding> findings) {
		final int last = bodies.list().size() - 1;
		final List<Body> atSides = bodies.list().stream().filter(body -> touches(
			body.box(), true)).toList();
		final boolean slab = 2 * atSides.size() > bodies.list().size();
		if (slab) findings.add(new QualityFinding(Light.GREEN, Rule.FIELD_OF_VIEW, 0,
			"The volume is narrower than " + atSides.size() + " of " + (last + 1) +
				" bodies: widths and volumes are not known"));
		for (int n = 0; n <= last; n++) {
			final Body body = bodies.list().get(n);
			final boolean elsewhere = touches(body.box(), false);
			if (!elsewhere && (slab || !touches(body.box(), true))) continue;
			final boolean end = elsewhere && (n == 0 || n == last);
			findings.add(new QualityFinding(end ? Light.GREEN : Light.AMBER,
				Rule.FIELD_OF_VIEW, body.vertebra().label(), "The body of " + body
					.vertebra().name() + " reaches the edge of the volume" + (end ? ""
						: ": the spine leaves the field of view")));
		}
	}

	/**
	 * Resampling can leave one voxel empty at the edge; between thick slices that
	 * would be too far.
	 *
	 * @return whether a box reaches the edge on the left–right, or another axis
	 */
	private boolean touches(final Box box, final boolean side) {
		for (int axis = 0; axis < 3; axis++) {
			if (grid.axisCodes().worldAxis(axis) == 0 != side) continue;
			final int slack = grid.spacing(axis) <= FINE_MM ? 1 : 0;
			if (box.min(axis) <= slack || box.max(axis) >= grid.size(axis) - slack)
				return true;
		}
		return false;
	}

	private boolean touchesBorder(final Box box) {
		return touches(box, true) || touches(box, false);
	}

	private void pieces(final List<QualityFinding> findings) {
		final Box box = LabelStatistics.boundingBox(bodies.mask(),
			label -> label != 0);
		if (box.isEmpty()) return;
		final Components components = Components.of(Crop.of(
			bodies.mask(), box, 0), Connectivity.CORNERS);
		for (final Body body : bodies.list()) {
			final int label = body.vertebra().label();
			final int[] sizes = IntStream.rangeClosed(1, components
				.count()).filter(id -> components.label(id) == label).map(
					components::size).sorted().toArray();
			final int largest = sizes[sizes.length - 1];
			final long pieces = Arrays.stream(sizes).filter(size -> size >= limits
				.pieceShare() * largest).count();
			if (pieces > 1) findings.add(new QualityFinding(Light.AMBER, Rule.PIECES, label,
				"The body of " + body.vertebra().name() + " is in " + pieces +
					" pieces"));
		}
	}
}
