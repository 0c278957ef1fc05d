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
import java.util.Locale;

import org.spineps.measure.quality.QualityFinding.Rule;
import org.spineps.result.Evidence;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;

/** What the networks themselves say about vertebrae and discs. */
final class ConfidenceRules {

	/** The mean of fewer says nothing of the case. */
	private static final int FEWEST = 3;

	private ConfidenceRules() {
		// static methods only
	}

	static void apply(final SpineSegmentation result,
		final QualityLimits limits, final List<QualityFinding> findings)
	{
		all(result, Kind.VERTEBRA, "vertebrae", limits.vertebraeAmber(), findings);
		all(result, Kind.DISC, "discs", limits.discsAmber(), findings);
		for (final SpineInstance instance : result.found()) {
			final Evidence evidence = result.evidence(instance);
			switch (instance.kind()) {
				case VERTEBRA -> {
					probability(instance, limits, findings);
					name(instance, limits, findings);
					entropy(instance, evidence, limits, findings);
					predictions(instance, evidence, limits, findings);
				}
				case DISC -> {
					probability(instance, limits, findings);
					entropy(instance, evidence, limits, findings);
				}
				default -> {
					// large structures average everything away
				}
			}
		}
	}

	/** On scans with references this tells bad outlines best. */
	private static void all(final SpineSegmentation result, final Kind kind,
		final String words, final double amber, final List<QualityFinding> findings)
	{
		final double[] known = result.found().stream().filter(instance -> instance
			.kind() == kind).mapToDouble(SpineInstance::confidence).filter(
				Double::isFinite).toArray();
		final double mean = Arrays.stream(known).average().orElse(Double.NaN);
		if (known.length >= FEWEST && mean < amber) findings.add(new QualityFinding(
			Light.AMBER, Rule.CONFIDENCE, 0, String.format(Locale.ROOT,
				"The %s have a mean probability of %.3f, usual is %.2f and more", words,
				mean, amber)));
	}

	private static void probability(final SpineInstance instance,
		final QualityLimits limits, final List<QualityFinding> findings)
	{
		final double p = instance.confidence();
		if (p < limits.probabilityAmber()) findings.add(finding(p < limits
			.probabilityRed() ? Light.RED : Light.AMBER, instance, "mean probability",
			p));
	}

	private static void name(final SpineInstance instance,
		final QualityLimits limits, final List<QualityFinding> findings)
	{
		final double p = instance.nameConfidence();
		if (p < limits.nameAmber()) findings.add(finding(Light.AMBER, instance,
			"probability of its name", p));
	}

	private static void entropy(final SpineInstance instance,
		final Evidence evidence, final QualityLimits limits,
		final List<QualityFinding> findings)
	{
		if (evidence.borderEntropy() > limits.entropyAmber()) findings.add(finding(
			Light.AMBER, instance, "entropy at its border", evidence
				.borderEntropy()));
	}

	private static void predictions(final SpineInstance instance,
		final Evidence evidence, final QualityLimits limits,
		final List<QualityFinding> findings)
	{
		if (evidence.predictions() == 0) findings.add(new QualityFinding(Light.AMBER,
			Rule.CONFIDENCE, instance.label(), instance.name() +
				" was claimed by no prediction of the instance network"));
		final double agreement = evidence.agreement();
		if (agreement < limits.agreementAmber()) findings.add(finding(
			agreement < limits.agreementRed() ? Light.RED : Light.AMBER, instance,
			"agreement of its cut-outs", agreement));
	}

	private static QualityFinding finding(final Light light,
		final SpineInstance instance, final String what, final double value)
	{
		return new QualityFinding(light, Rule.CONFIDENCE, instance.label(), String.format(
			Locale.ROOT, "%s: %s %.2f", instance.name(), what, value));
	}
}
