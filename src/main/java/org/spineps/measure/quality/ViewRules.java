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

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.spineps.measure.quality.CaseBodies.Body;
import org.spineps.measure.quality.QualityFinding.Rule;
import org.spineps.volume.Box;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;

/** Rules about single bodies: cut off by the edge, in several pieces. */
final class ViewRules {

	private final CaseBodies bodies;
	private final QualityLimits limits;
	private final View view;

	ViewRules(final Grid grid, final CaseBodies bodies,
		final QualityLimits limits)
	{
		this.bodies = bodies;
		this.limits = limits;
		view = new View(grid);
	}

	void apply(final List<QualityFinding> findings) {
		fieldOfView(findings);
		pieces(findings);
	}

	/**
	 * The first and the last body are often cut off, and slabs cut off the sides of
	 * some or all of them; a body in the middle that others are not like is odd.
	 */
	private void fieldOfView(final List<QualityFinding> findings) {
		final int last = bodies.list().size() - 1;
		final long atSides = bodies.list().stream().filter(body -> view.cutAtSide(body
			.box())).count();
		final boolean slab = view.widthMm() < limits.slabMm() || 2 * atSides > last +
			1;
		if (slab && atSides > 0) findings.add(new QualityFinding(Light.GREEN,
			Rule.FIELD_OF_VIEW, 0, "The volume is narrower than " + atSides + " of " +
				(last + 1) + " bodies: widths and volumes are not known"));
		for (int n = 0; n <= last; n++) {
			final Body body = bodies.list().get(n);
			final boolean elsewhere = view.cutElsewhere(body.box());
			if (!elsewhere && (slab || !view.cutAtSide(body.box()))) continue;
			final boolean end = elsewhere && (n == 0 || n == last);
			findings.add(new QualityFinding(end ? Light.GREEN : Light.AMBER,
				Rule.FIELD_OF_VIEW, body.vertebra().label(), "The body of " + body
					.vertebra().name() + " reaches the edge of the volume" + (end ? ""
						: ": the spine leaves the field of view")));
		}
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
