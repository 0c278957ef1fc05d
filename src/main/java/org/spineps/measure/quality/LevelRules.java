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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.spineps.anatomy.Level;
import org.spineps.measure.quality.CaseBodies.Body;
import org.spineps.measure.quality.QualityFinding.Rule;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;

/**
 * Rules about the row of vertebrae: each below the one before, no gap, no level
 * twice or left out, a disc between any two.
 */
final class LevelRules {

	/** Neighbouring distances on each side that are compared. */
	private static final int REACH = 3;

	private final SpineSegmentation result;
	private final List<Body> bodies;
	private final QualityLimits limits;
	private final View view;

	LevelRules(final SpineSegmentation result, final CaseBodies bodies,
		final QualityLimits limits)
	{
		this.result = result;
		this.bodies = bodies.list();
		this.limits = limits;
		view = new View(result.instances().grid());
	}

	void apply(final List<QualityFinding> findings) {
		order(findings);
		gaps(findings);
		duplicates(findings);
		if (result.vertebrae().stream().noneMatch(View::isKnown)) findings.add(
			new QualityFinding(Light.AMBER, Rule.LEVELS, 0, unknown()));
		else levels(findings);
		discs(findings);
	}

	/** @return that there are no levels, and what was said of them */
	private String unknown() {
		final String all = String.join(" ", Stream.concat(Stream.of(
			"The levels are unknown."), result.numbering().warnings().stream())
			.toList());
		return all.substring(0, all.length() - (all.endsWith(".") ? 1 : 0));
	}

	private void order(final List<QualityFinding> findings) {
		for (int n = 1; n < bodies.size(); n++) {
			final Body above = bodies.get(n - 1);
			final Body body = bodies.get(n);
			if (body.centreMm()[2] >= above.centreMm()[2]) findings.add(new QualityFinding(
				Light.RED, Rule.ORDER, body.vertebra().label(), body.vertebra().name() +
					" does not lie below " + above.vertebra().name()));
		}
	}

	/**
	 * Where the distance is too large a vertebra was missed, where it is too small
	 * one of the two may be none.
	 */
	private void gaps(final List<QualityFinding> findings) {
		final double[] distances = new double[Math.max(0, bodies.size() - 1)];
		for (int n = 0; n < distances.length; n++)
			distances[n] = bodies.get(n).distanceMm(bodies.get(n + 1));
		for (int n = 0; n < distances.length; n++) {
			final double usual = usual(distances, n);
			final Body above = bodies.get(n);
			final Body below = bodies.get(n + 1);
			final boolean far = distances[n] > limits.gapRed() * usual;
			final boolean near = distances[n] < limits.nearRed() * usual && !view
				.cutAtEnd(above.box()) && !view.cutAtEnd(below.box());
			if (far || near) findings.add(new QualityFinding(Light.RED, Rule.ORDER, below
				.vertebra().label(), String.format(Locale.ROOT,
					"%.0f mm from %s to %s, elsewhere %.0f mm: %s", distances[n], above
						.vertebra().name(), below.vertebra().name(), usual, far
							? "a vertebra may be missing between"
							: "one of the two may be no vertebra")));
		}
	}

	/**
	 * The lower median of the neighbours: what is no vertebra lies too far more often
	 * than too near, and pieces much smaller than the others do not count.
	 *
	 * @return NaN where there are too few to tell
	 */
	private double usual(final double[] distances, final int without) {
		final double least = limits.posteriorShare() * Trend.median(bodies.stream()
			.mapToDouble(Body::voxels).toArray());
		final double[] others = IntStream.rangeClosed(Math.max(0, without - REACH), Math
			.min(distances.length - 1, without + REACH)).filter(n -> n != without &&
				isBody(n, least) && isBody(n + 1, least)).mapToDouble(n -> distances[n])
			.sorted().toArray();
		return others.length == 0 ? Double.NaN : others[(others.length - 1) / 2];
	}

	private boolean isBody(final int n, final double leastVoxels) {
		return bodies.get(n).voxels() >= leastVoxels || view.cutAtEnd(bodies.get(n)
			.box());
	}

	private void duplicates(final List<QualityFinding> findings) {
		final Set<String> seen = new HashSet<>();
		final Set<Integer> labels = new HashSet<>();
		for (final SpineInstance vertebra : result.vertebrae())
			if (!seen.add(vertebra.name()) | !labels.add(vertebra.label())) findings
				.add(new QualityFinding(Light.RED, Rule.LEVELS, vertebra.label(), vertebra
					.name() + " occurs twice"));
	}

	private void levels(final List<QualityFinding> findings) {
		Level above = null;
		for (final SpineInstance vertebra : result.vertebrae()) {
			final Optional<Level> level = Level.of(vertebra.label());
			if (level.isEmpty()) continue;
			if (above != null) step(above, level.get(), findings);
			above = level.get();
		}
		final boolean sacrum = result.find(Kind.SACRUM, Level.SACRUM.id())
			.isPresent();
		if (sacrum && above != null) step(above, Level.SACRUM, findings);
	}

	/** T13 and L6 are rare; T12 or L5 may be absent, but that must be looked at. */
	private static void step(final Level above, final Level below,
		final List<QualityFinding> findings)
	{
		final List<Level> left = Arrays.stream(Level.values()).filter(level -> level
			.compareTo(above) > 0 && level.compareTo(below) < 0 &&
			level != Level.T13 && level != Level.L6).toList();
		if (below.compareTo(above) <= 0) findings.add(new QualityFinding(Light.RED,
			Rule.LEVELS, below.id(), below.label() + " follows " + above.label()));
		else if (left.equals(List.of(Level.T12)) && below == Level.L1 || left
			.equals(List.of(Level.L5)) && below == Level.SACRUM) findings.add(
				new QualityFinding(Light.AMBER, Rule.LEVELS, below.id(), "There is no " + left
					.get(0).label() + ": a variant of the spine, or a missed vertebra"));
		else if (!left.isEmpty()) findings.add(new QualityFinding(Light.RED, Rule.LEVELS,
			below.id(), below.label() + " follows " + above.label() + ": " + String
				.join(", ", left.stream().map(Level::label).toList()) +
				" missing between"));
		if (above == Level.T13 || above == Level.L6) findings.add(new QualityFinding(
			Light.AMBER, Rule.LEVELS, above.id(), "There is a " + above.label() +
				": a variant of the spine, or a vertebra too many"));
	}

	private void discs(final List<QualityFinding> findings) {
		final List<SpineInstance> vertebrae = result.vertebrae();
		final boolean sacrum = result.find(Kind.SACRUM, Level.SACRUM.id())
			.isPresent();
		for (int n = 0; n < vertebrae.size(); n++) {
			final SpineInstance vertebra = vertebrae.get(n);
			final boolean last = n == vertebrae.size() - 1;
			if (last && !sacrum || View.isAtlas(vertebra) || result.find(Kind.DISC,
				Level.DISC_OFFSET + vertebra.label()).isPresent()) continue;
			findings.add(new QualityFinding(Light.AMBER, Rule.DISC, vertebra.label(),
				"No disc between " + vertebra.name() + " and " + (last ? "the sacrum"
					: vertebrae.get(n + 1).name())));
		}
	}
}
