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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;

/**
 * Whether a result looks right: one traffic light, with reasons. It cannot tell
 * whether a result <em>is</em> right.
 *
 * @param light the worst of the findings
 * @param findings what the rules noticed, the worst first
 * @param instances each instance of the result, in its order
 */
public record CaseQuality(Light light, List<QualityFinding> findings,
	List<InstanceQuality> instances)
{

	/** Fewer vertebrae than this are odd. */
	private static final int FEW = 3;

	/** Copies the lists. */
	public CaseQuality {
		Objects.requireNonNull(light);
		findings = List.copyOf(findings);
		instances = List.copyOf(instances);
	}

	/**
	 * Applies every rule with the usual limits, except that of slips.
	 *
	 * @param result masks and what was found in them
	 * @return what was noticed
	 */
	public static CaseQuality of(final SpineSegmentation result) {
		return of(result, List.of(), QualityLimits.DEFAULTS);
	}

	/**
	 * Applies every rule with the usual limits.
	 *
	 * @param result masks and what was found in them
	 * @param slips of its vertebrae
	 * @return what was noticed
	 */
	public static CaseQuality of(final SpineSegmentation result,
		final List<Slip> slips)
	{
		return of(result, slips, QualityLimits.DEFAULTS);
	}

	/**
	 * Applies every rule.
	 *
	 * @param result masks and what was found in them
	 * @param slips of its vertebrae; empty if none was measured
	 * @param limits where to draw the lines
	 * @return what was noticed
	 */
	public static CaseQuality of(final SpineSegmentation result,
		final List<Slip> slips, final QualityLimits limits)
	{
		final List<QualityFinding> findings = new ArrayList<>();
		if (result.vertebrae().isEmpty()) findings.add(new QualityFinding(Light.RED,
			QualityFinding.Rule.NO_SPINE, 0, "No vertebra was found"));
		else {
			if (result.vertebrae().size() < FEW) findings.add(new QualityFinding(Light.AMBER,
				QualityFinding.Rule.NO_SPINE, 0, result.vertebrae().size() == 1
					? "Only one vertebra was found" : "Only two vertebrae were found"));
			final CaseBodies bodies = CaseBodies.of(result);
			new SizeRules(result, bodies, limits).apply(findings);
			new ViewRules(result.instances().grid(), bodies, limits).apply(findings);
			new PosteriorRules(result, bodies, limits).apply(findings);
			new SlipRule(slips, limits).apply(findings);
			new LevelRules(result, bodies, limits).apply(findings);
			new CanalRule(result, limits).apply(findings);
		}
		ConfidenceRules.apply(result, limits, findings);
		result.warnings().stream().map(WarningRule::of).forEach(findings::add);
		findings.sort(Comparator.comparing(QualityFinding::light).reversed());
		final List<InstanceQuality> instances = result.found().stream().map(
			instance -> about(instance, result, findings)).toList();
		return new CaseQuality(worst(findings), findings, instances);
	}

	private static InstanceQuality about(final SpineInstance instance,
		final SpineSegmentation result, final List<QualityFinding> findings)
	{
		final List<QualityFinding> own = findings.stream().filter(finding -> finding
			.label() == instance.label()).toList();
		return new InstanceQuality(instance, result.evidence(instance), worst(own),
			own);
	}

	private static Light worst(final List<QualityFinding> findings) {
		return findings.stream().map(QualityFinding::light).reduce(Light.GREEN,
			Light::worse);
	}

	/**
	 * @param wanted a light
	 * @return how many findings have it
	 */
	public long count(final Light wanted) {
		return findings.stream().filter(finding -> finding.light() == wanted)
			.count();
	}

	/** @return the amber and red findings as one text, the worst first */
	public String reasons() {
		return String.join("; ", findings.stream().filter(finding -> finding
			.light() != Light.GREEN).map(QualityFinding::text).toList());
	}

	/** @return the lowest mean probability of a vertebra or disc; NaN if none has one */
	public double lowestProbability() {
		return instances.stream().map(InstanceQuality::instance).filter(
			CaseQuality::isVertebraOrDisc).mapToDouble(SpineInstance::confidence)
			.filter(p -> !Double.isNaN(p)).min().orElse(Double.NaN);
	}

	/** @return the lowest agreement of a vertebra; NaN if none has one */
	public double lowestAgreement() {
		return instances.stream().mapToDouble(quality -> quality.evidence()
			.agreement()).filter(a -> !Double.isNaN(a)).min().orElse(Double.NaN);
	}

	/** @return the highest entropy at a border, in bits; NaN if none is known */
	public double highestBorderEntropy() {
		return instances.stream().filter(quality -> isVertebraOrDisc(quality
			.instance())).mapToDouble(quality -> quality.evidence().borderEntropy())
			.filter(e -> !Double.isNaN(e)).max().orElse(Double.NaN);
	}

	private static boolean isVertebraOrDisc(final SpineInstance instance) {
		return instance.kind() == SpineInstance.Kind.VERTEBRA || instance
			.kind() == SpineInstance.Kind.DISC;
	}
}
