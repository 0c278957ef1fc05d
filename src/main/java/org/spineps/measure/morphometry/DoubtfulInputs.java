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
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.spineps.anatomy.Structure;
import org.spineps.measure.morphometry.LevelMeasures.Doubts;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.measure.quality.Light;
import org.spineps.measure.quality.QualityFinding;
import org.spineps.measure.quality.QualityFinding.Rule;
import org.spineps.result.SpineSegmentation;

/**
 * What the quality rules call amber or red is not measured into a coloured
 * finding: an outline that is doubted is no evidence of a disease.
 */
final class DoubtfulInputs {

	/** Names, and discs that have no mask, say nothing against a body's outline. */
	private static final Set<Rule> NOT_OF_OUTLINES = EnumSet.of(Rule.LEVELS,
		Rule.DISC, Rule.WARNING);

	private final Map<Integer, Light> lights = new HashMap<>();
	private final List<LevelMeasures> rows;

	private DoubtfulInputs(final SpineSegmentation segmentation,
		final List<LevelMeasures> rows)
	{
		this.rows = rows;
		for (final QualityFinding finding : CaseQuality.of(segmentation)
			.findings())
			if (isOfOutline(finding)) lights.merge(finding.label(), finding.light(),
				Light::worse);
	}

	/**
	 * @param segmentation what was measured
	 * @param rows its levels, from the top
	 * @param cutoffs limits of the grades
	 * @return the levels with what speaks against their findings
	 */
	static List<LevelMeasures> in(final SpineSegmentation segmentation,
		final List<LevelMeasures> rows, final Cutoffs cutoffs)
	{
		// The rules take their time; without a finding nobody asks.
		if (rows.stream().allMatch(row -> LevelFindings.all(row, cutoffs)
			.isEmpty()) && new SpineMeasures(rows, cutoffs).angles().stream()
				.noneMatch(angle -> Math.abs(angle.coronalDegrees()) > cutoffs
					.scoliosis().mildDegrees())) return rows;
		final DoubtfulInputs inputs = new DoubtfulInputs(segmentation, rows);
		final List<LevelMeasures> result = new ArrayList<>();
		for (int n = 0; n < rows.size(); n++)
			result.add(rows.get(n).with(new Doubts(inputs.levels(n - 1, n + 1), inputs
				.levels(n, n + 1), inputs.canal(n))));
		return result;
	}

	/** A fractured body is smaller than its neighbours, and rightly so. */
	private static boolean isOfOutline(final QualityFinding finding) {
		return !NOT_OF_OUTLINES.contains(finding.rule()) && (finding
			.rule() != Rule.VOLUME || finding.light() == Light.RED);
	}

	/** What is said of the levels from one to another, the worst of it. */
	private String levels(final int from, final int to) {
		// Red without a label is about the scan as a whole.
		if (lights.get(0) == Light.RED) return "the scan is red";
		String words = "";
		Light worst = Light.GREEN;
		for (int n = Math.max(0, from); n <= Math.min(to, rows.size() - 1); n++) {
			final Light light = lights.getOrDefault(rows.get(n).instance().label(),
				Light.GREEN);
			if (light.compareTo(worst) <= 0) continue;
			worst = light;
			words = rows.get(n).name() + " is " + light.key();
		}
		return words;
	}

	private String canal(final int n) {
		final Light light = lights.getOrDefault(Structure.CANAL.id(), Light.GREEN)
			.worse(lights.getOrDefault(Structure.CORD.id(), Light.GREEN));
		return light == Light.GREEN ? levels(n, n) : "canal is " + light.key();
	}
}
