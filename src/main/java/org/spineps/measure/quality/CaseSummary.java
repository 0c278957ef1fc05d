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

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.spineps.result.Evidence;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;

/**
 * The quality of one case in the few facts by which many are sorted. Holds no
 * voxels.
 *
 * @param name the X of the case's files
 * @param light its traffic light
 * @param reasons the amber and red findings, the worst first
 * @param notes the green findings
 * @param red number of red findings
 * @param amber number of amber findings
 * @param vertebrae number of vertebrae, the sacrum excluded
 * @param discs number of discs
 * @param levels names of the first and the last vertebra, e.g. "T10–L5"; empty
 *          without vertebrae
 * @param lowestProbability lowest mean probability of a vertebra or disc; NaN
 *          when unknown
 * @param lowestAgreement lowest agreement of a vertebra's cut-outs; NaN when
 *          unknown
 * @param highestBorderEntropy highest entropy at the border of a vertebra or
 *          disc, bits; NaN when unknown
 * @param warnings of the notes and reasons those that the pipeline said
 * @param evidence what speaks for the instances, by label
 */
public record CaseSummary(String name, Light light, List<String> reasons,
	List<String> notes, int red, int amber, int vertebrae, int discs,
	String levels, double lowestProbability, double lowestAgreement,
	double highestBorderEntropy, List<String> warnings,
	Map<Integer, Evidence> evidence)
{

	/**
	 * The order in which someone should look at cases: the worst light first, then
	 * the most findings, then the least probable; alphabetical at last.
	 */
	public static final Comparator<CaseSummary> WORST_FIRST = Comparator.comparing(
		CaseSummary::light).reversed().thenComparing(Comparator.comparingInt(
			CaseSummary::red).reversed()).thenComparing(Comparator.comparingInt(
				CaseSummary::amber).reversed()).thenComparingDouble(
					CaseSummary::lowestProbability).thenComparing(CaseSummary::name);

	/** Copies lists and map. */
	public CaseSummary {
		reasons = List.copyOf(reasons);
		notes = List.copyOf(notes);
		warnings = List.copyOf(warnings);
		evidence = Map.copyOf(evidence);
	}

	/**
	 * @param name the X of the case's files
	 * @param quality what the rules noticed
	 * @return the summary
	 */
	public static CaseSummary of(final String name, final CaseQuality quality) {
		final List<SpineInstance> vertebrae = of(quality, Kind.VERTEBRA);
		final Map<Integer, Evidence> evidence = new HashMap<>();
		for (final InstanceQuality instance : quality.instances())
			if (!instance.evidence().equals(Evidence.UNKNOWN)) evidence.put(instance
				.instance().label(), instance.evidence());
		return new CaseSummary(name, quality.light(), texts(quality, false), texts(
			quality, true), (int) quality.count(Light.RED), (int) quality.count(
				Light.AMBER), vertebrae.size(), of(quality, Kind.DISC).size(), levels(
					vertebrae), quality.lowestProbability(), quality.lowestAgreement(),
			quality.highestBorderEntropy(), quality.findings().stream().filter(
				finding -> finding.rule() == QualityFinding.Rule.WARNING).map(
					QualityFinding::text).toList(), evidence);
	}

	private static List<SpineInstance> of(final CaseQuality quality,
		final Kind kind)
	{
		return quality.instances().stream().map(InstanceQuality::instance).filter(
			instance -> instance.kind() == kind).toList();
	}

	private static List<String> texts(final CaseQuality quality,
		final boolean green)
	{
		return quality.findings().stream().filter(finding -> finding
			.light() == Light.GREEN == green).map(QualityFinding::text).toList();
	}

	private static String levels(final List<SpineInstance> vertebrae) {
		if (vertebrae.isEmpty()) return "";
		final String first = vertebrae.get(0).name();
		final String last = vertebrae.get(vertebrae.size() - 1).name();
		return first.equals(last) ? first : first + "–" + last;
	}
}
