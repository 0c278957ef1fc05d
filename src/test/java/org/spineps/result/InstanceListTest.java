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
package org.spineps.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/** A result that is read again lists the same instances as the first time. */
class InstanceListTest {

	private static final Grid GRID = Grid.of(new int[] { 40, 1, 1 },
		new double[] { 1, 1, 1 }, AxisCodes.PIR);

	@Test
	void masksAloneGiveTheNamesOfTheSegmentation() {
		final LabelVolume instances = mask(19, 119, 20, 120, 220, 21, 121, 22, 122,
			23, 123, 24, 124, 26, 118);
		final LabelVolume semantic = mask(49, 60, 61);
		final List<SpineInstance> first = InstanceList.of(instances, semantic, null,
			VertebraNumbering.of(6, true), List.of(1d, 1d, 1d, 1d, 1d, 1d));
		final List<SpineInstance> again = InstanceList.of(instances, semantic,
			false);
		assertThat(again).extracting(SpineInstance::name).containsExactlyElementsOf(
			first.stream().map(SpineInstance::name).toList()).startsWith(
				"disc T11/T12", "T12", "disc T12/L1", "L1", "endplates L1", "disc L1/L2")
			.endsWith("L5", "disc L5/S1", "sacrum", "spinal cord", "spinal canal");
		assertThat(again).filteredOn(one -> one.label() < 50).extracting(
			SpineInstance::naming).containsOnly(Naming.ASSUMED, Naming.CERTAIN);
	}

	@Test
	void numbersThatASacrumFollowsTooEarlyAreNoLevels() {
		final List<SpineInstance> found = InstanceList.of(mask(2, 102, 3, 103, 26),
			mask(49), false);
		assertThat(found).extracting(SpineInstance::name).containsExactly("V1",
			"disc V1/V2", "V2", "disc V2/?", "sacrum");
	}

	@Test
	void unknownLevelsHaveLabelsOfTheirOwn() {
		final List<SpineInstance> found = InstanceList.of(mask(130, 31, 131, 231, 32,
			132, 26), mask(49), false);
		assertThat(found).extracting(SpineInstance::name).containsExactly("disc ?/V1",
			"V1", "endplates V1", "disc V1/V2", "V2", "disc V2/?", "sacrum");
		assertThat(found).filteredOn(one -> one.label() != 26).extracting(
			SpineInstance::naming).containsOnly(Naming.LEVEL_UNKNOWN);
	}

	@Test
	void sureOfTheNameIsNotSureOfTheOutline() {
		final VertebraNumbering named = new VertebraNumbering(List.of(
			new VertebraName(24, "L5", Naming.PREDICTED, List.of(new LevelProbability(
				Level.L5, 0.55), new LevelProbability(Level.L4, 0.45)))), List.of());
		final List<SpineInstance> found = InstanceList.of(mask(24, 124, 224, 26), mask(
			49, 60), null, named, List.of(0.9));
		assertThat(found).filteredOn(one -> one.label() % 100 == 24).hasSize(3)
			.extracting(SpineInstance::nameConfidence).containsOnly(0.55);
		assertThat(found.get(0).confidence()).isEqualTo(0.9);
		assertThat(found).filteredOn(one -> one.label() % 100 != 24).extracting(
			SpineInstance::nameConfidence).containsOnly(Double.NaN);
	}

	@Test
	void numbersThatAreNoLevelsGiveNoNamesToDiscs() {
		assertThat(InstanceList.of(mask(2, 102, 3, 103), mask(49), true)).extracting(
			SpineInstance::name).containsExactly("V1", "disc V1/V2", "V2", "disc V2/?");
	}

	@Test
	void discsAndEndplatesWithoutTheirVertebraAreListed() {
		final List<SpineInstance> found = InstanceList.of(mask(22, 120, 121, 221,
			28, 128), mask(49), false);
		assertThat(found).extracting(SpineInstance::name).contains("disc L1/L2",
			"disc L2/L3", "endplates L2", "T13", "disc T13/L3");
	}

	@Test
	void theLevelBelow() {
		assertThat(Level.T12.below()).isEqualTo("L1");
		assertThat(Level.T13.below()).isEqualTo("L1");
		assertThat(Level.L5.below()).isEqualTo("S1");
		assertThat(Level.L6.below()).isEqualTo("S1");
		assertThat(Level.C7.below()).isEqualTo("T1");
		assertThat(Level.L1.above(Level.L2.id())).isTrue();
		assertThat(Level.L1.above(Level.L3.id())).isFalse();
	}

	private static LabelVolume mask(final int... labels) {
		final LabelVolume mask = LabelVolume.zeros(GRID);
		for (int i = 0; i < labels.length; i++)
			mask.array()[2 * i + 1] = (short) labels[i];
		return mask;
	}
}
