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
package org.spineps.pipeline.totalspineseg.label;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.volume.LabelVolume;

/**
 * A raw label map with numbered discs and vertebrae.
 *
 * @param labels the numbered mask, with
 *          {@link org.spineps.pipeline.totalspineseg.stage.FinalLabels}
 * @param discs the discs from the top, those without a number included
 * @param chances for each disc how probable each number is, number → 0..1; empty if
 *          the numbers are no matter of probability
 * @param vertebrae the vertebrae from the top, without the sacrum; empty in step 1
 * @param findings what became of the landmarks
 * @param selected raw classes of the landmarks that remained for this image
 * @param rule the rule that decided over the numbers, a sentence
 * @param contradictions sentences about landmarks at discs of other names
 * @param warnings other sentences for the user
 */
public record Labelling(LabelVolume labels, List<NamedPart> discs,
	List<Map<Integer, Double>> chances, List<NamedPart> vertebrae,
	List<LandmarkFinding> findings, List<Integer> selected, String rule, List<String> contradictions,
	List<String> warnings)
{

	/** Copies the lists. */
	public Labelling {
		discs = List.copyOf(discs);
		chances = List.copyOf(chances);
		vertebrae = List.copyOf(vertebrae);
		findings = List.copyOf(findings);
		selected = List.copyOf(selected);
		contradictions = List.copyOf(contradictions);
		warnings = List.copyOf(warnings);
	}

	/**
	 * Numbers discs and vertebrae.
	 *
	 * @param raw a raw label map of cubes of one millimetre with axes to right,
	 *          anterior and superior; not changed
	 * @param classes what its labels mean
	 * @param hints what is known beside it
	 * @param amendments where to do something else than TotalSpineSeg
	 * @return the numbered mask, new
	 * @throws SpinepsException if there is no canal, no disc, no vertebra where they
	 *           are wanted; or no landmark, unless that is amended; or anchors
	 *           contradict each other
	 */
	public static Labelling of(final LabelVolume raw, final RawClasses classes,
		final LabellingHints hints, final Set<Amendment> amendments)
		throws SpinepsException
	{
		return new Labeller(new RawMap(raw, classes), hints, amendments).label();
	}

	/**
	 * @param finished the mask after more has been done to it
	 * @return the same names with it
	 */
	public Labelling with(final LabelVolume finished) {
		return new Labelling(finished, discs, chances, vertebrae, findings, selected, rule,
			contradictions, warnings);
	}

	/**
	 * @param more further sentences for the user
	 * @return the same names with them
	 */
	public Labelling withWarnings(final List<String> more) {
		return new Labelling(labels, discs, chances, vertebrae, findings, selected,
			rule, contradictions, Stream.concat(warnings.stream(), more.stream())
				.toList());
	}

	/**
	 * @param other the names that were taken over
	 * @return these names, none surer than there
	 */
	public Labelling asSureAs(final Labelling other) {
		final Map<Integer, Double> sure = new HashMap<>();
		other.discs().forEach(disc -> sure.put(disc.number(), disc.probability()));
		return new Labelling(labels, discs.stream().map(disc -> disc.with(Math.min(
			disc.probability(), sure.getOrDefault(disc.number(), 1.)))).toList(),
			chances, vertebrae, findings, selected, rule, contradictions, warnings);
	}

	/** @return whether discs and vertebrae are only counted from the top */
	public boolean isLevelUnknown() {
		return discs.stream().anyMatch(disc -> disc.name().startsWith("disc V"));
	}
}
