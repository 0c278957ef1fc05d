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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spineps.pipeline.instance.Blocks.at;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.pipeline.instance.vertebra.Relabel;
import org.spineps.pipeline.instance.vertebra.Voxels;
import org.spineps.pipeline.original.ChosenRules;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

class DerivedLabelsTest {

	/** Disc, plate, body, plate, disc, plate, body, plate, disc, sacrum. */
	private static Blocks spine(final int upper, final int lower) {
		final Blocks blocks = new Blocks(new double[] { 0.9, 0.8, 2 }, 14, 60, 8);
		int top = 2;
		final int[][] layers = { { 100, 0, 4 }, { 62, 0, 1 }, { 49, upper, 10 }, {
			62, 0, 1 }, { 100, 0, 4 }, { 62, 0, 1 }, { 49, lower, 10 }, { 62, 0, 1 }, {
				100, 0, 4 }, { 26, 0, 12 } };
		for (final int[] layer : layers) {
			blocks.add(layer[0], layer[1], 2, top, 1, 12, top + layer[2], 7);
			top += layer[2];
		}
		return blocks;
	}

	private static int[] column(final LabelVolume labels) {
		final int[] rows = { 3, 6, 9, 17, 19, 22, 25, 33, 35, 40 };
		final int[] found = new int[rows.length];
		for (int n = 0; n < rows.length; n++)
			found[n] = at(labels, 5, rows[n], 3);
		return found;
	}

	@ParameterizedTest
	@ValueSource(strings = { "PIR", "LAS", "RAS", "SPL" })
	void discsAndPlatesBelongToTheVertebraAbove(final String codes) {
		final Blocks blocks = spine(23, 24);
		final AxisCodes stored = new AxisCodes(codes);
		final LabelVolume complete = DerivedLabels.add(Reorient.to(blocks.instances,
			stored), Reorient.to(blocks.semantic, stored), ChosenRules.of(InstanceOptions.DEFAULTS));
		assertThat(column(Reorient.to(complete, AxisCodes.PIR))).containsExactly(
			122, 223, 23, 223, 123, 223, 24, 224, 124, 26);
	}

	@Test
	void theOriginalTakesTheSacrumForTheTop() {
		final Blocks blocks = spine(23, 24);
		assertThat(column(DerivedLabels.add(blocks.instances, blocks.semantic,
			ChosenRules.of(InstanceOptions.ORIGINAL)))).containsExactly(126, 226, 23, 223, 123, 223,
				24, 224, 124, 26);
	}

	@ParameterizedTest
	@CsvSource({ "1, 0", "2, 101", "20, 119", "28, 119", "8, 107", "31, 130",
		"32, 131" })
	void aDiscOverTheTopIsNamedAfterTheLevelOverIt(final int top,
		final int disc)
	{
		final Blocks blocks = spine(top, 24);
		assertThat(column(DerivedLabels.add(blocks.instances, blocks.semantic,
			ChosenRules.of(InstanceOptions.DEFAULTS)))[0]).isEqualTo(disc);
	}

	@Test
	void withoutBodiesNothingIsNamedButTheSacrum() {
		final Blocks blocks = spine(0, 0);
		assertThat(column(DerivedLabels.add(blocks.instances, blocks.semantic,
			ChosenRules.of(InstanceOptions.DEFAULTS)))).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0,
				26);
		final LabelVolume empty = LabelVolume.zeros(blocks.semantic.grid());
		assertThat(DerivedLabels.add(empty, empty, ChosenRules.of(InstanceOptions.DEFAULTS))
			.array()).containsOnly(0);
	}

	@Test
	void theDensBelongsToC2IfThereIsOne() {
		for (final int top : new int[] { 2, 5 }) {
			final Blocks blocks = spine(top, 24).add(51, top, 2, 9, 1, 4, 11, 3);
			assertThat(at(DerivedLabels.add(blocks.instances, blocks.semantic,
				ChosenRules.of(InstanceOptions.DEFAULTS)), 3, 10, 2)).isEqualTo(top);
			assertThat(at(DerivedLabels.add(blocks.instances, blocks.semantic,
				ChosenRules.of(InstanceOptions.DEFAULTS.with(EnumSet.complementOf(EnumSet.of(
					Amendment.DENS_OF_C2_ONLY))))), 3, 10, 2)).isEqualTo(2);
		}
	}

	/** What networks for CT tell apart. */
	@Test
	void partsOfTheSacrumMetalAndDividedPlates() {
		final Blocks blocks = new Blocks(new double[] { 1, 1, 1 }, 14, 60, 8).add(49,
			23, 2, 4, 1, 12, 14, 7).add(53, 0, 2, 14, 1, 12, 15, 7).add(100, 0, 2, 15,
				1, 12, 18, 7).add(52, 0, 2, 18, 1, 12, 19, 7).add(49, 24, 2, 19, 1, 12,
					29, 7).add(80, 24, 4, 22, 2, 6, 26, 5).add(70, 0, 2, 34, 1, 12, 38,
						7).add(73, 0, 2, 38, 1, 12, 44, 7);
		final InstanceOptions parts = InstanceOptions.ORIGINAL.with(
			InstanceOptions.ORIGINAL.combining().withLabels(Map.of(70, 26, 73, 26,
				80, 80)));
		for (final InstanceOptions options : List.of(InstanceOptions.DEFAULTS,
			parts))
		{
			final LabelVolume complete = DerivedLabels.add(blocks.instances,
				blocks.semantic, ChosenRules.of(options));
			final int plates = options.amendments().isEmpty() ? 0 : 200;
			assertThat(at(complete, 8, 14, 3)).isEqualTo(plates + 23);
			assertThat(at(complete, 8, 18, 3)).isEqualTo(plates == 0 ? 24 : 223);
			assertThat(at(complete, 8, 16, 3)).isEqualTo(123);
			assertThat(at(complete, 5, 24, 3)).isEqualTo(80);
			assertThat(at(complete, 8, 36, 3)).isEqualTo(26);
			assertThat(at(complete, 8, 40, 3)).isEqualTo(26);
		}
		// Version 2.0 knows neither metal nor divided plates.
		final LabelVolume older = DerivedLabels.add(blocks.instances,
			blocks.semantic, ChosenRules.of(InstanceOptions.ORIGINAL_2_0.with(
				InstanceOptions.ORIGINAL_2_0.combining().withLabels(Map.of(80, 80)))));
		assertThat(at(older, 5, 24, 3)).isEqualTo(24);
		assertThat(at(older, 8, 14, 3)).isZero();
	}

	@Test
	void onlyVertebraeAreTaken() {
		final Blocks blocks = spine(26, 24);
		assertThatThrownBy(() -> DerivedLabels.add(blocks.instances,
			blocks.semantic, ChosenRules.of(InstanceOptions.DEFAULTS))).isInstanceOf(
				IllegalArgumentException.class).hasMessageContaining("26");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PIR", "LAS" })
	void endplatesAreUpperOrLower(final String codes) {
		final Blocks blocks = spine(19, 20);
		final AxisCodes stored = new AxisCodes(codes);
		final LabelVolume semantic = Reorient.to(blocks.semantic, stored);
		final LabelVolume complete = DerivedLabels.add(Reorient.to(blocks.instances,
			stored), semantic, ChosenRules.of(InstanceOptions.DEFAULTS));
		final LabelVolume divided = Reorient.to(EndplateDivision.divide(semantic,
			complete), AxisCodes.PIR);
		// The plate on top of the first vertebra is 219 as well, but an upper one.
		assertThat(column(divided)).containsExactly(100, 52, 49, 53, 100, 52, 49,
			53, 100, 26);
	}

	@Test
	void unknownLevelsKeepTheirRange() {
		final Blocks blocks = spine(54, 55);
		final LabelVolume complete = DerivedLabels.add(blocks.instances,
			blocks.semantic, ChosenRules.of(InstanceOptions.DEFAULTS));
		assertThat(column(complete)).containsExactly(153, 254, 54, 254, 154, 254, 55,
			255, 155, 26);
		assertThat(column(EndplateDivision.divide(blocks.semantic, complete)))
			.containsExactly(100, 52, 49, 53, 100, 52, 49, 53, 100, 26);
	}

	/** What one run writes another may take up. */
	@Test
	void labelsOfUnknownLevelsAreTakenUpAgain() throws Exception {
		final Blocks blocks = spine(31, 32);
		final LabelVolume complete = DerivedLabels.add(blocks.instances,
			blocks.semantic, ChosenRules.of(InstanceOptions.DEFAULTS));
		assertThat(column(complete)).startsWith(130).contains(131, 231);
		final EditedInstances edited = EditedInstances.of(blocks.semantic, complete,
			ChosenRules.of(InstanceOptions.DEFAULTS));
		assertThat(edited.labels()).containsExactly(31, 32);
		assertThat(edited.result().count()).isEqualTo(2);
	}

	/** Also the plate on top of the first and one that no vertebra is near. */
	@ParameterizedTest
	@ValueSource(ints = { 19, 31 })
	void ourOwnDividedMaskGivesTheSameAgain(final int top) throws Exception {
		final Blocks blocks = spine(top, top + 1);
		blocks.add(62, 0, 2, 57, 1, 3, 58, 2);
		final InstanceRules rules = ChosenRules.of(InstanceOptions.DEFAULTS);
		final LabelVolume first = DerivedLabels.add(blocks.instances,
			blocks.semantic, rules);
		final LabelVolume divided = rules.finishEndplates(blocks.semantic, first);
		assertThat(LabelStatistics.of(divided).count(52)).isPositive();
		assertThat(LabelStatistics.of(divided).count(53)).isPositive();
		assertThat(LabelStatistics.of(divided).count(62)).isPositive();
		final EditedInstances edited = EditedInstances.of(divided, first, rules);
		final LabelVolume vertebrae = edited.result().instances().copy();
		Relabel.inPlace(vertebrae, IntStream.rangeClosed(0, 2).map(n -> n == 0 ? 0
			: edited.labels().get(n - 1)).toArray());
		final LabelVolume second = DerivedLabels.add(vertebrae, edited.result()
			.semantic(), rules);
		assertThat(second.array()).isEqualTo(first.array());
		assertThat(rules.finishEndplates(edited.result().semantic(), second)
			.array()).isEqualTo(divided.array());
	}

	@Test
	void endplatesStayMergedWhereThatIsAskedFor() {
		final Blocks blocks = spine(19, 20);
		final InstanceOptions.Combining usual = InstanceOptions.DEFAULTS
			.combining();
		final InstanceRules rules = ChosenRules.of(InstanceOptions.DEFAULTS.with(
			new InstanceOptions.Combining(usual.marginMm(), usual
				.articularDominance(), usual.missingWarning(), usual
					.topVolumeRatio(), usual.topContactMm2(), usual.growFirst(), false,
				usual.sacrumLabels(), usual.metalLabels())));
		assertThat(rules.finishEndplates(blocks.semantic, DerivedLabels.add(
			blocks.instances, blocks.semantic, rules)).array()).isEqualTo(
				blocks.semantic.array());
	}

	@Test
	void aPlateFarFromAllVertebraeStaysUndivided() {
		final Blocks blocks = spine(19, 20).add(0, 0, 2, 13, 1, 12, 24, 7);
		blocks.add(62, 0, 2, 40, 1, 12, 41, 7);
		blocks.add(26, 0, 2, 41, 1, 12, 46, 7);
		final LabelVolume complete = blocks.instances.copy();
		Voxels.forEach(complete.grid(), Blocks.box(2, 40, 1, 12, 41, 7),
			v -> complete.array()[v] = 205);
		final LabelVolume divided = EndplateDivision.divide(blocks.semantic,
			complete);
		assertThat(at(divided, 5, 40, 3)).isEqualTo(62);
	}

	@Test
	void amendmentsAreOneByOne() {
		final Set<Amendment> all = InstanceOptions.DEFAULTS.amendments();
		assertThat(InstanceOptions.ORIGINAL.amendments()).isEmpty();
		assertThat(InstanceOptions.DEFAULTS.with(Set.of()).amendments()).isEmpty();
		assertThat(all).containsExactly(Amendment.values());
	}
}
