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

import org.spineps.measure.morphometry.grade.CanalGrade;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.morphometry.grade.SpineRegion;
import org.spineps.measure.quality.Light;

/**
 * What the cut-offs notice in a level, in words for a table. They are no
 * diagnosis: normal bodies of the lower lumbar spine are lower behind, and
 * hand-drawn corners are sharp.
 */
public final class LevelFindings {

	private LevelFindings() {
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
		if (body.genantGrade().isDeformed()) findings.add(body.shape().text() +
			" grade " + body.genantGrade().text());
		final DiscMeasures disc = row.disc();
		if (disc.meyerdingGrade().isSlip()) findings.add(disc.direction().text() +
			"listhesis " + disc.meyerdingGrade().roman());
		if (disc.heightLoss().light() != Light.GREEN) findings.add(
			"disc height loss " + disc.heightLoss().text());
		final CanalMeasures canal = row.canal();
		if (canal.grade() == CanalGrade.STENOSIS) findings.add("canal narrow");
		else if (canal.grade().light() != Light.GREEN) findings.add(
			"canal narrow (" + canal.grade().text() + ")");
		final boolean lumbar = row.level().flatMap(SpineRegion::of).filter(
			SpineRegion.LUMBAR::equals).isPresent();
		if (lumbar && canal.leastAreaMm2() < cutoffs.canal().lumbarAreaMm2())
			findings.add("canal area small");
		if (canal.cordRatio() < cutoffs.canal().flatCordRatio()) findings.add(
			"cord flat");
		return findings;
	}
}
