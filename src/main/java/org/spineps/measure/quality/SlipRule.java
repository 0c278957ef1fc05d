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

import java.util.List;
import java.util.Locale;

import org.spineps.measure.quality.QualityFinding.Rule;

/**
 * A vertebra that stands far behind or in front of the next one: real slips of
 * this size are rare, bodies with a wrong outline are not.
 */
final class SlipRule {

	private final List<Slip> slips;
	private final QualityLimits limits;

	SlipRule(final List<Slip> slips, final QualityLimits limits) {
		this.slips = slips;
		this.limits = limits;
	}

	void apply(final List<QualityFinding> findings) {
		for (final Slip slip : slips) {
			final boolean back = slip.mm() < -limits.retrolisthesisMm();
			if (!back && !(slip.percent() > limits.anterolisthesisPercent())) continue;
			findings.add(new QualityFinding(Light.AMBER, Rule.SLIP, slip.label(), String
				.format(Locale.ROOT,
					"%s stands %.1f mm %s the next: a large slip, or a wrong outline", slip
						.name(), Math.abs(slip.mm()), back ? "behind" : "in front of")));
		}
	}
}
