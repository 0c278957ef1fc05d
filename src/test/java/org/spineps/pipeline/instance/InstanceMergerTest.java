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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.spineps.pipeline.instance.CutoutAgreement.Member;
import org.spineps.pipeline.instance.InstanceMerger.Merged;
import org.spineps.pipeline.instance.cutout.BoxedMask;
import org.spineps.pipeline.instance.cutout.CutoutPrediction;
import org.spineps.pipeline.original.ChosenRules;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;

class InstanceMergerTest {

	private static final Grid GRID = Grid.of(new int[] { 70, 40, 4 },
		new double[] { 1, 1, 2 }, AxisCodes.PIR);

	/** A prediction of rows from..to, with one probability for all. */
	private static CutoutPrediction rows(final int from, final int to,
		final double probability)
	{
		final Box box = new Box(new int[] { 60, from, 0 }, new int[] { 70, to,
			4 });
		final BoxedMask mask = new BoxedMask(box);
		for (int k = 0; k < 4; k++)
			for (int j = from; j < to; j++)
				for (int i = 60; i < 70; i++)
					mask.set(i, j, k);
		return new CutoutPrediction(new BoxedMask[] { null, mask, null },
			new double[] { 0, probability, 0 });
	}

	private static CutoutAgreement couple(final double agreement,
		final int... cutouts)
	{
		return new CutoutAgreement(Arrays.stream(cutouts).mapToObj(
			cutout -> new Member(cutout, 1)).toList(), agreement);
	}

	private static int label(final Merged merged, final int row) {
		return merged.labels().array()[GRID.index(65, row, 2)];
	}

	@Test
	void threeThatAgreeVoteAndTwoAreUnited() {
		final List<CutoutPrediction> predictions = List.of(rows(0, 10, 0.6), rows(1,
			11, 0.8), rows(2, 12, 1));
		final Merged voted = InstanceMerger.merge(predictions, List.of(couple(0.9, 0,
			1, 2)), List.of(), GRID, ChosenRules.of(InstanceOptions.ORIGINAL));
		assertThat(label(voted, 0)).isZero();
		assertThat(label(voted, 1)).isOne();
		assertThat(label(voted, 10)).isOne();
		assertThat(label(voted, 11)).isZero();
		assertThat(voted.support()).containsExactly(new InstanceSupport((0.6 + 0.8 + 1) / 3,
			0.9, 3));
		for (final CutoutAgreement united : List.of(couple(0.44, 0, 1, 2), couple(0.9, 0,
			2)))
		{
			final Merged merged = InstanceMerger.merge(predictions, List.of(united),
				List.of(), GRID, ChosenRules.of(InstanceOptions.ORIGINAL));
			assertThat(label(merged, 0)).isOne();
			assertThat(label(merged, 11)).isOne();
		}
	}

	@Test
	void whatIsTakenStaysTaken() {
		final List<CutoutPrediction> predictions = List.of(rows(0, 20, 1), rows(12,
			32, 1), rows(2, 22, 1));
		final Merged merged = InstanceMerger.merge(predictions, List.of(couple(0.9,
			0), couple(0.8, 1), couple(0.7, 2)), List.of(), GRID,
			ChosenRules.of(InstanceOptions.ORIGINAL));
		assertThat(merged.support()).hasSize(2);
		assertThat(label(merged, 15)).isEqualTo(1);
		assertThat(label(merged, 25)).isEqualTo(2);
	}

	@Test
	void aContestedCandidateNeedsABodyOfItsOwn() {
		final List<CutoutPrediction> predictions = List.of(rows(0, 20, 1), rows(12,
			32, 1));
		final List<CutoutAgreement> couples = List.of(couple(0.9, 0), couple(0.8, 1));
		final double[] upper = { 65.4, 10.2, 2 };
		final double[] lower = { 65.4, 25.7, 2 };
		assertThat(InstanceMerger.merge(predictions, couples, List.of(upper), GRID,
			ChosenRules.of(InstanceOptions.DEFAULTS)).support()).hasSize(1);
		assertThat(InstanceMerger.merge(predictions, couples, List.of(upper, lower),
			GRID, ChosenRules.of(InstanceOptions.DEFAULTS)).support()).hasSize(2);
		assertThat(InstanceMerger.merge(predictions, couples, List.of(upper), GRID,
			ChosenRules.of(InstanceOptions.ORIGINAL)).support()).hasSize(2);
	}
}
