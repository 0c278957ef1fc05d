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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.measure.quality.QualityFinding.Rule;
import org.spineps.result.Evidence;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.result.VertebraNumbering;
import org.spineps.testing.PhantomResults;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/** Every rule, each on a spine with one fault. */
class CaseQualityTest {

	private static SpineSegmentation lumbar;

	@BeforeAll
	static void draw() {
		lumbar = PhantomResults.lumbar();
	}

	private static SpineSegmentation with(final LabelVolume semantic,
		final LabelVolume instances, final List<SpineInstance> found)
	{
		return new SpineSegmentation(semantic, instances, found, lumbar
			.warnings(), lumbar.provenance(), lumbar.evidence());
	}

	private static SpineSegmentation found(
		final UnaryOperator<List<SpineInstance>> change)
	{
		return with(lumbar.semantic(), lumbar.instances(), change.apply(
			new ArrayList<>(lumbar.found())));
	}

	private static List<Rule> rules(final CaseQuality quality) {
		return quality.findings().stream().filter(f -> f.light() != Light.GREEN)
			.map(QualityFinding::rule).distinct().toList();
	}

	private static SpineInstance renamed(final SpineInstance instance,
		final int label, final String name, final Naming naming)
	{
		return new SpineInstance(instance.kind(), label, name, naming, instance
			.confidence());
	}

	@Test
	void aGoodResultIsGreen() {
		final CaseQuality quality = CaseQuality.of(lumbar);
		assertThat(quality.findings()).isEmpty();
		assertThat(quality.light()).isEqualTo(Light.GREEN);
		assertThat(quality.reasons()).isEmpty();
		assertThat(quality.instances()).hasSize(lumbar.found().size()).allMatch(
			i -> i.light() == Light.GREEN);
		assertThat(quality.lowestProbability()).isEqualTo(0.93);
		assertThat(quality.lowestAgreement()).isEqualTo(0.9);
		assertThat(quality.highestBorderEntropy()).isEqualTo(0.3);
	}

	@Test
	void theVoxelAxesDoNotMatter() {
		final AxisCodes codes = new AxisCodes("LSA");
		final CaseQuality quality = CaseQuality.of(with(Reorient.to(lumbar
			.semantic(), codes), Reorient.to(lumbar.instances(), codes), lumbar
				.found()));
		assertThat(quality.findings()).isEmpty();
	}

	@Test
	void nothingFoundIsRed() {
		final Grid grid = lumbar.semantic().grid();
		final CaseQuality quality = CaseQuality.of(with(LabelVolume.zeros(grid),
			LabelVolume.zeros(grid), List.of()));
		assertThat(quality.light()).isEqualTo(Light.RED);
		assertThat(rules(quality)).containsExactly(Rule.NO_SPINE);
	}

	@Test
	void aShrunkenBodyIsNoticed() {
		final LabelVolume semantic = lumbar.semantic().copy();
		final Box box = LabelStatistics.of(lumbar.instances()).box(22);
		final Grid grid = semantic.grid();
		final short[] instances = lumbar.instances().array();
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++) {
					final int n = grid.index(i, j, k);
					// Keep a third of the slices as body.
					if (instances[n] == 22 && semantic.array()[n] == 49 && Math.abs(2 * k -
						box.min(2) - box.max(2)) > 4) semantic.array()[n] = 41;
				}
		final CaseQuality quality = CaseQuality.of(with(semantic, lumbar
			.instances(), lumbar.found()));
		assertThat(rules(quality)).containsExactly(Rule.VOLUME);
		assertThat(quality.findings().get(0).text()).startsWith(
			"The body of L3 has ");
		assertThat(quality.instances()).filteredOn(i -> i.instance()
			.label() == 22).singleElement().satisfies(i -> assertThat(i.light())
				.isEqualTo(quality.light()));
	}

	@Test
	void aMissingDiscIsNoticed() {
		final CaseQuality quality = CaseQuality.of(found(list -> {
			list.removeIf(i -> i.label() == 122 || i.label() == 124);
			return list;
		}));
		assertThat(quality.light()).isEqualTo(Light.AMBER);
		assertThat(quality.reasons()).isEqualTo(
			"No disc between L3 and L4; No disc between L5 and the sacrum");
	}

	@Test
	void aBrokenCanalIsNoticed() {
		final LabelVolume semantic = lumbar.semantic().copy();
		final Grid grid = semantic.grid();
		for (int k = 0; k < grid.size(2); k++)
			for (int j = grid.size(1) / 2; j < grid.size(1) / 2 + 4; j++)
				for (int i = 0; i < grid.size(0); i++) {
					final int n = grid.index(i, j, k);
					if (semantic.array()[n] == 60 || semantic.array()[n] == 61) semantic
						.array()[n] = 0;
				}
		final CaseQuality quality = CaseQuality.of(with(semantic, lumbar
			.instances(), lumbar.found()));
		assertThat(rules(quality)).containsExactly(Rule.CANAL);
		assertThat(quality.reasons()).contains("canal is in 2 pieces",
			"cord is in 2 pieces");
	}

	@Test
	void aVertebraInTheWrongPlaceIsRed() {
		final CaseQuality quality = CaseQuality.of(found(list -> {
			final SpineInstance moved = list.remove(list.indexOf(lumbar.find(
				Kind.VERTEBRA, 23).orElseThrow()));
			list.add(0, moved);
			return list;
		}));
		assertThat(quality.light()).isEqualTo(Light.RED);
		assertThat(rules(quality)).contains(Rule.ORDER, Rule.LEVELS);
	}

	@Test
	void aMissedVertebraIsAGap() {
		final LabelVolume instances = lumbar.instances().copy();
		for (int n = 0; n < instances.array().length; n++)
			if (instances.array()[n] == 22) instances.array()[n] = 0;
		final CaseQuality quality = CaseQuality.of(with(lumbar.semantic(),
			instances, lumbar.found().stream().filter(i -> i.label() != 22)
				.toList()));
		assertThat(quality.light()).isEqualTo(Light.RED);
		assertThat(quality.reasons()).contains("from L2 to L4, elsewhere",
			"L4 follows L2: L3 missing between");
	}

	@Test
	void twiceTheSameLevelIsRed() {
		final CaseQuality quality = CaseQuality.of(found(list -> {
			list.replaceAll(i -> i.label() == 22 ? renamed(i, 22, "L2",
				Naming.ASSUMED) : i);
			return list;
		}));
		assertThat(quality.light()).isEqualTo(Light.RED);
		assertThat(quality.reasons()).isEqualTo("L2 occurs twice");
	}

	@Test
	void variantsAreAmber() {
		assertThat(CaseQuality.of(found(list -> {
			list.removeIf(i -> i.label() % 100 == 24);
			return list;
		})).reasons()).contains("There is no L5: a variant");
	}

	@Test
	void unknownLevelsAreAmber() {
		final CaseQuality quality = CaseQuality.of(found(list -> {
			list.replaceAll(i -> i.kind() == Kind.VERTEBRA ? renamed(i, i.label(),
				"V" + (i.label() - 19), Naming.LEVEL_UNKNOWN) : i);
			return list;
		}));
		assertThat(quality.light()).isEqualTo(Light.AMBER);
		assertThat(quality.reasons()).isEqualTo("The levels are unknown");
	}

	@Test
	void whatWasSaidOfUnknownLevelsIsAReason() {
		final SpineSegmentation unknown = found(list -> {
			list.replaceAll(i -> i.kind() == Kind.VERTEBRA ? renamed(i, i.label(),
				"V" + (i.label() - 19), Naming.LEVEL_UNKNOWN) : i);
			return list;
		});
		final SpineSegmentation guessed = new SpineSegmentation(unknown.semantic(),
			unknown.instances(), unknown.found(), unknown.warnings(), unknown
				.provenance(), unknown.evidence(), new VertebraNumbering(List.of(), List
					.of("The level is not sure: most likely T12 to L4 (70 %).")));
		assertThat(CaseQuality.of(guessed).reasons()).isEqualTo("The levels are " +
			"unknown. The level is not sure: most likely T12 to L4 (70 %)");
	}

	@Test
	void cutOffBodiesAreNotedAtTheEndsAndAmberBetween() {
		final Grid grid = lumbar.semantic().grid();
		final LabelStatistics statistics = LabelStatistics.of(lumbar.instances());
		final Box topCut = new Box(new int[] { 0, (int) statistics.centroid(20)[1],
			0 }, grid.size());
		final CaseQuality top = CaseQuality.of(cropped(topCut));
		assertThat(top.light()).isEqualTo(Light.GREEN);
		assertThat(top.findings()).extracting(QualityFinding::text).containsExactly(
			"The body of L1 reaches the edge of the volume");
		final Box slabCut = new Box(new int[3], new int[] { grid.size(0), grid.size(
			1), grid.size(2) / 2 });
		final CaseQuality slab = CaseQuality.of(cropped(slabCut));
		assertThat(slab.light()).isEqualTo(Light.GREEN);
		assertThat(slab.findings()).extracting(QualityFinding::text).containsExactly(
			"The volume is narrower than 5 of 5 bodies: widths and volumes are not " +
				"known");
	}

	@Test
	void aSpineThatLeavesTheFieldOfViewIsAmber() {
		final LabelVolume instances = lumbar.instances().copy();
		final LabelVolume semantic = lumbar.semantic().copy();
		final Grid grid = instances.grid();
		final Box box = LabelStatistics.of(instances).box(22);
		// L3 grows to the right edge.
		for (int k = 0; k < box.min(2) + 2; k++)
			for (int j = box.min(1) + 6; j < box.min(1) + 9; j++)
				for (int i = box.min(0) + 8; i < box.min(0) + 12; i++) {
					instances.array()[grid.index(i, j, k)] = 22;
					semantic.array()[grid.index(i, j, k)] = 49;
				}
		final CaseQuality quality = CaseQuality.of(with(semantic, instances, lumbar
			.found()));
		assertThat(rules(quality)).containsExactly(Rule.FIELD_OF_VIEW);
		assertThat(quality.reasons()).isEqualTo("The body of L3 reaches the edge " +
			"of the volume: the spine leaves the field of view");
	}

	private static SpineSegmentation cropped(final Box box) {
		return with(Crop.of(lumbar.semantic(), box, 0), Crop.of(lumbar.instances(),
			box, 0), lumbar.found());
	}

	@Test
	void unsureNetworksAreNoticed() {
		final Map<Integer, Evidence> evidence = Map.of(20, new Evidence(0.97, 0.9,
			2), 21, new Evidence(0.2, 0.3, 2), 22, new Evidence(0.2, Double.NaN, 0));
		final List<SpineInstance> found = lumbar.found().stream().map(i -> i
			.label() == 123 ? new SpineInstance(i.kind(), 123, i.name(), i.naming(),
				0.35) : i).toList();
		final CaseQuality quality = CaseQuality.of(new SpineSegmentation(lumbar
			.semantic(), lumbar.instances(), found, List.of("Something odd."), lumbar
				.provenance(), evidence));
		assertThat(quality.light()).isEqualTo(Light.RED);
		assertThat(quality.findings()).extracting(QualityFinding::text)
			.containsExactlyInAnyOrder("L1: entropy at its border 0.97",
				"L2: agreement of its cut-outs 0.30",
				"L3 was claimed by no prediction of the instance network",
				"disc L4/L5: mean probability 0.35", "Something odd",
				"The discs have a mean probability of 0.814, usual is 0.92 and more");
		assertThat(quality.count(Light.RED)).isEqualTo(2);
		assertThat(quality.findings().get(0).light()).isEqualTo(Light.RED);
	}

	@Test
	void bodiesInPiecesAreNoticed() {
		final LabelVolume instances = lumbar.instances().copy();
		final Grid grid = instances.grid();
		final Box box = LabelStatistics.of(instances).box(21);
		final int cut = (box.min(1) + box.max(1)) / 2;
		for (int k = 0; k < grid.size(2); k++)
			for (int i = 0; i < grid.size(0); i++)
				if (instances.array()[grid.index(i, cut, k)] == 21) instances
					.array()[grid.index(i, cut, k)] = 0;
		final CaseQuality quality = CaseQuality.of(with(lumbar.semantic(),
			instances, lumbar.found()));
		assertThat(quality.reasons()).isEqualTo("The body of L2 is in 2 pieces");
		assertThat(Level.of(21)).contains(Level.L2);
	}
}
