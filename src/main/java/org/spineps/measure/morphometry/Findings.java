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
import java.util.Locale;
import java.util.Set;

/**
 * What the cut-offs notice in a level, in words for a table. They are no
 * diagnosis: normal bodies of the lower lumbar spine are lower behind, and
 * hand-drawn corners are sharp.
 */
public final class Findings {

	/** Most healthy discs are "mild" by that convention. */
	private static final Set<String> FAR_LOST = Set.of("moderate", "severe");
	private static final List<String> ROMAN = List.of("", "I", "II", "III", "IV",
		"V");

	private Findings() {
		// static methods only
	}

	/**
	 * @param row a level
	 * @param cutoffs limits
	 * @return what is beyond a limit, a few words each; empty if nothing is
	 */
	public static List<String> of(final LevelMeasures row,
		final Cutoffs cutoffs)
	{
		final List<String> findings = new ArrayList<>();
		final BodyMeasures body = row.body();
		if (body.shape() != null) findings.add(body.shape().name().toLowerCase(
			Locale.ROOT) + " grade " + body.genantGrade());
		final DiscMeasures disc = row.disc();
		if (disc.meyerdingGrade() != null && disc.meyerdingGrade() > 0) findings.add(
			disc.direction() + "listhesis " + ROMAN.get(disc.meyerdingGrade()));
		if (FAR_LOST.contains(disc.heightLoss())) findings.add("disc height loss " + disc.heightLoss());
		final CanalMeasures canal = row.canal();
		if (canal.grade().equals("stenosis")) findings.add("canal narrow");
		else if (!canal.grade().isEmpty() && !canal.grade().equals("normal"))
			findings.add("canal narrow (" + canal.grade() + ")");
		final boolean lumbar = row.level().flatMap(SpineRegion::of).filter(
			SpineRegion.LUMBAR::equals).isPresent();
		if (lumbar && canal.leastAreaMm2() < cutoffs.get("canal_area_lumbar_mm2"))
			findings.add("canal area small");
		if (canal.cordRatio() < cutoffs.get("cord_ap_rl_severe")) findings.add(
			"cord flat");
		return findings;
	}
}
