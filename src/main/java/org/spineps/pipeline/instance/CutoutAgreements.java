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
package org.spineps.pipeline.instance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.pipeline.instance.CutoutAgreement.Member;
import org.spineps.pipeline.instance.cutout.BoxedMask;
import org.spineps.pipeline.instance.cutout.CutoutPrediction;
import org.spineps.pipeline.instance.cutout.CutoutResult;

/**
 * Finds which predictions of neighbouring cut-outs mean the same vertebra: each
 * with the two others that overlap it best (Möller et al. 2024, section 2.3), or
 * one if those two contradict each other.
 */
final class CutoutAgreements {

	private static final int PARTNERS = 2;

	private final List<CutoutPrediction> predictions;
	private final InstanceOptions.Merging options;

	private CutoutAgreements(final List<CutoutPrediction> predictions,
		final InstanceOptions.Merging options)
	{
		this.predictions = predictions;
		this.options = options;
	}

	/**
	 * @param predictions one for each cut-out, in the order of the bodies
	 * @param options reach and least overlap
	 * @return the couples, those that agree best first
	 */
	static List<CutoutAgreement> find(final List<CutoutPrediction> predictions,
		final InstanceOptions.Merging options)
	{
		return new CutoutAgreements(predictions, options).find();
	}

	private List<CutoutAgreement> find() {
		final Map<List<Member>, double[]> sums = new LinkedHashMap<>();
		for (int cutout = 0; cutout < predictions.size(); cutout++)
			for (int which = 0; which < CutoutResult.CLASSES; which++) {
				final Member anchor = new Member(cutout, which);
				if (mask(anchor) == null) continue;
				final CutoutAgreement couple = couple(anchor);
				final double[] sum = sums.computeIfAbsent(couple.members(),
					key -> new double[2]);
				sum[0] += couple.agreement();
				sum[1]++;
			}
		final List<CutoutAgreement> couples = new ArrayList<>();
		sums.forEach((members, sum) -> couples.add(new CutoutAgreement(members, sum[0] /
			sum[1])));
		couples.sort(Comparator.comparingDouble(CutoutAgreement::rank).reversed());
		return couples;
	}

	private record Partner(Member member, double dice) {}

	private CutoutAgreement couple(final Member anchor) {
		final List<Partner> partners = new ArrayList<>();
		final int from = Math.max(0, anchor.cutout() - options.reach());
		final int to = Math.min(predictions.size() - 1, anchor.cutout() + options
			.reach());
		for (int cutout = from; cutout <= to; cutout++)
			for (int which = 0; which < CutoutResult.CLASSES; which++) {
				final Member member = new Member(cutout, which);
				if (cutout == anchor.cutout() || mask(member) == null) continue;
				final double dice = mask(anchor).dice(mask(member));
				if (dice > options.minDice()) partners.add(new Partner(member, dice));
			}
		partners.sort(Comparator.comparingDouble(Partner::dice).reversed());
		List<Partner> best = partners.subList(0, Math.min(PARTNERS, partners
			.size()));
		if (best.size() == PARTNERS && mask(best.get(0).member()).dice(mask(best.get(
			1).member())) < options.minPartnerDice()) best = best.subList(0, 1);
		final List<Member> members = new ArrayList<>();
		double sum = 0;
		for (final Partner partner : best) {
			members.add(partner.member());
			sum += partner.dice();
		}
		members.add(anchor);
		members.sort(Comparator.comparingInt(Member::cutout));
		return new CutoutAgreement(members, best.isEmpty() ? 0 : sum / best.size());
	}

	private BoxedMask mask(final Member member) {
		return predictions.get(member.cutout()).mask(member.which());
	}
}
