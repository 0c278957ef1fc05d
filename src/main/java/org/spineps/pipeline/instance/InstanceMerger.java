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
import java.util.List;

import org.spineps.pipeline.instance.CutoutAgreement.Member;
import org.spineps.pipeline.instance.cutout.BoxedMask;
import org.spineps.pipeline.instance.cutout.CutoutPrediction;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Merges the predictions of all cut-outs into one mask of instances: couple by
 * couple, the best agreed first; what is taken stays taken. Works in the boxes of
 * the predictions only.
 */
final class InstanceMerger {

	/**
	 * Instances numbered from 1 in the order in which they were merged.
	 *
	 * @param labels the mask
	 * @param support what speaks for instance 1, 2, …
	 */
	record Merged(LabelVolume labels, List<InstanceSupport> support) {}

	private final List<CutoutPrediction> predictions;
	private final List<double[]> centres;
	private final InstanceRules rules;
	private final LabelVolume labels;
	private final List<InstanceSupport> support = new ArrayList<>();

	private InstanceMerger(final List<CutoutPrediction> predictions,
		final List<double[]> centres, final Grid grid,
		final InstanceRules rules)
	{
		this.predictions = predictions;
		this.centres = centres;
		this.rules = rules;
		labels = LabelVolume.zeros(grid);
	}

	/**
	 * @param predictions one for each cut-out
	 * @param couples which of them belong together, in the order of merging
	 * @param centres voxels of the bodies that the cut-outs were made for
	 * @param grid of the whole volume
	 * @param rules thresholds
	 * @return the instances
	 */
	static Merged merge(final List<CutoutPrediction> predictions,
		final List<CutoutAgreement> couples, final List<double[]> centres, final Grid grid,
		final InstanceRules rules)
	{
		final InstanceMerger merger = new InstanceMerger(predictions, centres, grid,
			rules);
		for (final CutoutAgreement couple : couples)
			merger.add(couple);
		return new Merged(merger.labels, merger.support);
	}

	private void add(final CutoutAgreement couple) {
		Box box = null;
		double probability = 0;
		for (final Member member : couple.members()) {
			final Box next = mask(member).box();
			box = box == null ? next : box.union(next);
			probability += predictions.get(member.cutout()).probability(member
				.which());
		}
		final byte[] votes = new byte[Math.toIntExact(box.voxels())];
		for (final Member member : couple.members())
			mask(member).addTo(votes, box);
		final int size = couple.members().size();
		final int needed = size <= 2 || couple.agreement() < rules
			.options().merging().voteDice() ? 1 : 2;
		final Box around = box;
		if (overlap(votes, needed, box) > rules.mostTaken(() -> holdsFreeCentre(
			votes, needed, around))) return;
		support.add(new InstanceSupport(probability / size, couple.agreement(), size));
		claim(votes, needed, box, support.size());
	}

	/** @return whether there is a body that no instance has yet */
	private boolean holdsFreeCentre(final byte[] votes, final int needed,
		final Box box)
	{
		for (final double[] centre : centres) {
			final int[] at = { (int) centre[0], (int) centre[1], (int) centre[2] };
			boolean inside = true;
			for (int axis = 0; axis < 3; axis++)
				inside &= at[axis] >= box.min(axis) && at[axis] < box.max(axis);
			if (inside && votes[at[0] - box.min(0) + box.size(0) * (at[1] - box.min(
				1) + box.size(1) * (at[2] - box.min(2)))] >= needed && labels
					.array()[labels.grid().index(at[0], at[1], at[2])] == 0) return true;
		}
		return false;
	}

	private BoxedMask mask(final Member member) {
		return predictions.get(member.cutout()).mask(member.which());
	}

	/**
	 * @return fraction of the candidate that is taken. Its members overlap, so
	 *         that there are voxels with two votes
	 */
	private double overlap(final byte[] votes, final int needed,
		final Box box)
	{
		long all = 0;
		long taken = 0;
		int vote = 0;
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++) {
				int voxel = labels.grid().index(box.min(0), j, k);
				for (int i = box.min(0); i < box.max(0); i++, voxel++)
					if (votes[vote++] >= needed) {
						all++;
						if (labels.array()[voxel] != 0) taken++;
					}
			}
		return (double) taken / all;
	}

	private void claim(final byte[] votes, final int needed, final Box box,
		final int label)
	{
		int vote = 0;
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++) {
				int voxel = labels.grid().index(box.min(0), j, k);
				for (int i = box.min(0); i < box.max(0); i++, voxel++)
					if (votes[vote++] >= needed && labels.array()[voxel] == 0) labels
						.array()[voxel] = (short) label;
			}
	}
}
