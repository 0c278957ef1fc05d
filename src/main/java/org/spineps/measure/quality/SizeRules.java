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
import java.util.List;
import java.util.Locale;

import org.spineps.anatomy.Level;
import org.spineps.measure.quality.CaseBodies.Body;
import org.spineps.measure.quality.QualityFinding.Rule;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Box;
import org.spineps.volume.LabelStatistics;

/**
 * Rules about volumes: of bodies, discs and whole vertebrae against those around
 * them, and vertebrae without a body. What is cut off by the edge is neither judged
 * nor used to judge others; a slab, however, cuts all of them at the sides alike.
 */
final class SizeRules {

	private static final double ML = 1000;

	private final SpineSegmentation result;
	private final CaseBodies bodies;
	private final QualityLimits limits;
	private final View view;
	private final LabelStatistics statistics;
	private final boolean slab;

	/** Something with a volume. */
	private record Sized(SpineInstance instance, String name, double volumeMm3,
		boolean cut) {}

	SizeRules(final SpineSegmentation result, final CaseBodies bodies,
		final QualityLimits limits)
	{
		this.result = result;
		this.bodies = bodies;
		this.limits = limits;
		view = new View(result.instances().grid());
		statistics = LabelStatistics.of(result.instances());
		slab = view.widthMm() < limits.slabMm();
	}

	void apply(final List<QualityFinding> findings) {
		missingBodies(findings);
		final List<Sized> whole = new ArrayList<>();
		for (final Body body : bodies.list())
			if (isWhole(body.box())) whole.add(sized(body.vertebra(), "The body of ",
				body.voxels(), body.box()));
		final int before = findings.size();
		compare(whole, limits.bodyAmber(), findings);
		final List<Integer> told = findings.subList(before, findings.size()).stream()
			.map(QualityFinding::label).toList();
		compare(all(Kind.DISC, "The "), limits.discAmber(), findings);
		final List<QualityFinding> vertebrae = new ArrayList<>();
		compare(all(Kind.VERTEBRA, "The whole of "), limits.vertebraAmber(),
			vertebrae);
		vertebrae.removeIf(finding -> told.contains(finding.label()));
		findings.addAll(vertebrae);
	}

	private void missingBodies(final List<QualityFinding> findings) {
		final List<SpineInstance> vertebrae = result.vertebrae();
		for (int n = 0; n < vertebrae.size(); n++) {
			final SpineInstance vertebra = vertebrae.get(n);
			if (View.isAtlas(vertebra) || bodies.has(vertebra)) continue;
			final String name = vertebra.name();
			if (bodies.isOutOfView(vertebra)) findings.add(new QualityFinding(Light.GREEN,
				Rule.FIELD_OF_VIEW, vertebra.label(), name +
					" is cut off by the edge of the volume, its body is not in view"));
			else if (n == 0 && !View.isKnown(vertebra)) findings.add(new QualityFinding(
				Light.AMBER, Rule.VOLUME, vertebra.label(), name +
					" has no body: it may be C1"));
			else findings.add(new QualityFinding(Light.RED, Rule.VOLUME, vertebra
				.label(), name + " has no body"));
		}
	}

	private boolean isWhole(final Box box) {
		return !view.cutElsewhere(box) && (slab || !view.cutAtSide(box));
	}

	private List<Sized> all(final Kind kind, final String words) {
		final List<Sized> all = new ArrayList<>();
		for (final SpineInstance instance : result.found())
			if (instance.kind() == kind && statistics.has(instance.label()) && isWhole(
				statistics.box(instance.label())) && !bodies.isOutOfView(instance)) all
					.add(sized(instance, words, statistics.count(instance.label()),
						statistics.box(instance.label())));
		return all;
	}

	private Sized sized(final SpineInstance instance, final String words,
		final long voxels, final Box box)
	{
		return new Sized(instance, words + instance.name(), voxels * view.grid()
			.voxelVolume(), view.cutAtSide(box));
	}

	private void compare(final List<Sized> list, final double amber,
		final List<QualityFinding> findings)
	{
		final double[] volumes = list.stream().mapToDouble(Sized::volumeMm3)
			.toArray();
		for (int n = 0; n < list.size(); n++) {
			final double usual = Trend.expected(volumes, n);
			final Sized one = list.get(n);
			final double ratio = Math.max(one.volumeMm3 / usual, usual /
				one.volumeMm3);
			// How much of it a slab cuts differs from level to level.
			final double limit = one.cut ? Math.max(amber, limits.vertebraAmber())
				: amber;
			if (!(ratio > limit) || isAxis(one.instance)) continue;
			findings.add(new QualityFinding(ratio > limits.volumeRed() ? Light.RED
				: Light.AMBER, Rule.VOLUME, one.instance.label(), String.format(
					Locale.ROOT, "%s has %.1f ml, by its neighbours it should have %.1f ml",
					one.name, one.volumeMm3 / ML, usual / ML)));
		}
	}

	/** The first two vertebrae are shaped like no others. */
	private static boolean isAxis(final SpineInstance instance) {
		return instance.kind() == Kind.VERTEBRA && View.isKnown(instance) && (instance
			.label() == Level.C1.id() || instance.label() == Level.C2.id());
	}
}
