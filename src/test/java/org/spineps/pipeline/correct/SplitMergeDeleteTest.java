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
package org.spineps.pipeline.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spineps.pipeline.correct.CorrectedSpine.dice;
import static org.spineps.pipeline.correct.CorrectedSpine.label;
import static org.spineps.pipeline.correct.CorrectedSpine.names;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.Structure;
import org.spineps.result.Evidence;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/** One click each, on upright, anisotropic and oblique grids. */
class SplitMergeDeleteTest {

	private static final String GRIDS =
		"org.spineps.pipeline.correct.CorrectedSpine#grids";

	/** Voxel between two bodies of the phantom. */
	private static double[] between(final SpinePhantom phantom,
		final int upper)
	{
		final double[] one = phantom.bodyCentresMm().get(upper - 1);
		final double[] two = phantom.bodyCentresMm().get(upper);
		return phantom.semantic().grid().toVoxel((one[0] + two[0]) / 2, (one[1] +
			two[1]) / 2, (one[2] + two[2]) / 2);
	}

	@ParameterizedTest
	@MethodSource(GRIDS)
	void aClickPartsTwoVertebrae(final Grid grid) throws SpinepsException {
		final SpinePhantom phantom = CorrectedSpine.phantom(grid, true);
		final SpineSegmentation fused = CorrectedSpine.fused(phantom, 3, true);
		assertThat(names(fused)).containsExactly("L2", "L3", "L4", "L5");
		final short[] semantic = fused.semantic().array().clone();
		final short[] instances = fused.instances().array().clone();
		final SpineSegmentation split = CorrectedResult.of(fused, VertebraSplit.of(
			SpineMasks.of(fused), label(fused, "L4"), "L4", between(phantom, 3)));
		assertThat(fused.semantic().array()).isEqualTo(semantic);
		assertThat(fused.instances().array()).isEqualTo(instances);
		assertThat(names(split)).containsExactly("L1", "L2", "L3", "L4", "L5");
		for (int n = 1; n <= 5; n++)
			// Half of the disc between 3 and 4 is body of each now.
			assertThat(dice(split.instances(), label(split, "L" + n), phantom
				.instances(), n)).as("vertebra " + n).isGreaterThan(n == 3 || n == 4
					? 0.8 : 0.999);
		for (int v = 0; v < split.instances().array().length; v++) {
			final int truth = phantom.instances().array()[v];
			if ((truth == 3 || truth == 4) && Structure.isVertebra(phantom.semantic()
				.array()[v]) && phantom.semantic().array()[v] != Structure.CORPUS.id() && phantom
					.semantic().array()[v] < Structure.SUPERIOR_ARTICULAR_LEFT.id())
				assertThat(split.instances().array()[v]).as(
					"arch, spinous and costal processes stay with their own body")
					.isEqualTo((short) label(split, "L" + truth));
		}
	}

	@ParameterizedTest
	@MethodSource(GRIDS)
	void whatWasNotTouchedKeepsItsProbability(final Grid grid)
		throws SpinepsException
	{
		final SpinePhantom phantom = CorrectedSpine.phantom(grid, true);
		final SpineSegmentation fused = CorrectedSpine.fused(phantom, 3, true);
		final SpineSegmentation split = CorrectedResult.of(fused, VertebraSplit.of(
			SpineMasks.of(fused), label(fused, "L4"), "L4", between(phantom, 3)));
		for (final SpineInstance one : split.vertebrae()) {
			final boolean touched = one.name().equals("L3") || one.name().equals(
				"L4");
			assertThat(Double.isNaN(one.confidence())).as(one.name()).isEqualTo(
				touched);
			if (!touched) assertThat(one.confidence()).isEqualTo(0.9);
			assertThat(split.evidence(one)).as(one.name()).isEqualTo(touched
				? Evidence.UNKNOWN : new Evidence(0.2, 0.95, 3));
		}
		assertThat(split.find(Kind.CORD, Structure.CORD.id()).orElseThrow()
			.confidence()).isEqualTo(0.9);
		assertThat(CorrectedResult.note(split)).contains("L4 split in two");
		assertThat(split.warnings()).contains("A warning of the scan.",
			"Corrected by hand: L4 split in two. What was corrected has no " +
				"probabilities.");
		assertThat(split.provenance().models()).isEqualTo(fused.provenance()
			.models());
	}

	@ParameterizedTest
	@MethodSource(GRIDS)
	void withoutAPointTheWaistIsCut(final Grid grid) throws SpinepsException {
		final SpinePhantom phantom = CorrectedSpine.phantom(grid, true);
		final SpineSegmentation fused = CorrectedSpine.fused(phantom, 2, true);
		final SpineSegmentation split = CorrectedResult.of(fused, VertebraSplit.of(
			SpineMasks.of(fused), label(fused, "L3"), "L3", null));
		assertThat(names(split)).containsExactly("L1", "L2", "L3", "L4", "L5");
		assertThat(dice(split.instances(), label(split, "L2"), phantom.instances(),
			2)).isGreaterThan(0.75);
		assertThat(dice(split.instances(), label(split, "L3"), phantom.instances(),
			3)).isGreaterThan(0.75);
	}

	@ParameterizedTest
	@MethodSource(GRIDS)
	void halvesAreMergedAgain(final Grid grid) throws SpinepsException {
		final SpinePhantom phantom = CorrectedSpine.phantom(grid, true);
		final SpineSegmentation fused = CorrectedSpine.fused(phantom, 3, true);
		final SpineSegmentation split = CorrectedResult.of(fused, VertebraSplit.of(
			SpineMasks.of(fused), label(fused, "L4"), "L4", between(phantom, 3)));
		final SpineSegmentation merged = CorrectedResult.of(split, VertebraMerge.of(
			SpineMasks.of(split), label(split, "L4"), label(split, "L3"),
			"L3 and L4"));
		assertThat(merged.instances().array()).isEqualTo(fused.instances().array());
		assertThat(merged.semantic().array()).isEqualTo(fused.semantic().array());
		assertThat(names(merged)).isEqualTo(names(fused));
		assertThat(CorrectedResult.note(merged)).contains(
			"L4 split in two; L3 and L4 merged");
		assertThat(merged.warnings()).filteredOn(one -> one.startsWith(
			"Corrected by hand")).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource(GRIDS)
	void aVertebraIsDeletedWithItsPlates(final Grid grid)
		throws SpinepsException
	{
		final SpinePhantom phantom = CorrectedSpine.phantom(grid, false);
		final SpineSegmentation before = CorrectedSpine.result(phantom, false);
		final SpineSegmentation after = CorrectedResult.of(before, InstanceRemoval
			.of(SpineMasks.of(before), before.vertebrae().get(0)));
		assertThat(names(after)).containsExactly("V1", "V2", "V3", "V4");
		final LabelStatistics labels = LabelStatistics.of(after.semantic());
		for (int v = 0; v < after.semantic().array().length; v++) {
			final int truth = phantom.instances().array()[v];
			if (truth == 1) assertThat(after.semantic().array()[v]).isZero();
			if (truth > 1) assertThat(after.instances().array()[v]).isEqualTo(
				(short) after.vertebrae().get(truth - 2).label());
		}
		assertThat(labels.count(Structure.DISC.id())).isEqualTo(LabelStatistics.of(
			before.semantic()).count(Structure.DISC.id()));
		assertThat(plates(before.semantic()) - plates(after.semantic())).as(
			"both plates of one of five vertebrae").isBetween((long) (0.1 * plates(
				before.semantic())), (long) (0.3 * plates(before.semantic())));
		assertThat(after.vertebrae()).allMatch(one -> one.confidence() == 0.9);
	}

	private static long plates(final LabelVolume semantic) {
		final LabelStatistics labels = LabelStatistics.of(semantic);
		return labels.count(52) + labels.count(53) + labels.count(62);
	}

	@Test
	void piecesThatHangTogetherWithNothingGoToTheNearerHalf()
		throws SpinepsException
	{
		final SpinePhantom phantom = CorrectedSpine.phantom(CorrectedSpine.grids()
			.findFirst().orElseThrow(), true);
		final SpineSegmentation fused = CorrectedSpine.fused(phantom, 3, true);
		final SpineMasks masks = SpineMasks.of(fused).copy();
		// Without arches the processes are islands.
		for (int v = 0; v < masks.semantic().array().length; v++)
			if (masks.semantic().array()[v] == Structure.ARCH.id()) {
				masks.semantic().array()[v] = 0;
				masks.instances().array()[v] = 0;
			}
		final SpineSegmentation split = CorrectedResult.of(fused, VertebraSplit.of(
			masks, label(fused, "L4"), "L4", between(phantom, 3)));
		for (int v = 0; v < split.instances().array().length; v++)
			if (phantom.semantic().array()[v] == Structure.SPINOUS_PROCESS.id() &&
				phantom.instances().array()[v] == 4) assertThat(split.instances()
					.array()[v]).isEqualTo((short) label(split, "L4"));
		assertThat(names(split)).containsExactly("L1", "L2", "L3", "L4", "L5");
	}

	@Test
	void anythingCanBeDeletedButTheLastVertebra() throws SpinepsException {
		final SpineSegmentation before = CorrectedSpine.result(CorrectedSpine
			.phantom(CorrectedSpine.grids().findFirst().orElseThrow(), true), true);
		for (final Kind kind : Kind.values()) {
			final Optional<SpineInstance> one = before.found().stream().filter(
				found -> found.kind() == kind).findFirst();
			final SpineSegmentation after = CorrectedResult.of(before, InstanceRemoval
				.of(SpineMasks.of(before), one.orElseThrow()));
			assertThat(after.found().size()).as(kind.name()).isLessThan(before.found()
				.size());
			assertThatThrownBy(() -> InstanceRemoval.of(SpineMasks.of(
				CorrectedResult.of(before, InstanceRemoval.of(SpineMasks.of(before), one
					.get()))), new SpineInstance(kind, 55, "V25",
						Naming.LEVEL_UNKNOWN, 1))).isInstanceOf(SpinepsException.class)
							.hasMessageContaining("no V25 to delete");
		}
		SpineSegmentation few = before;
		while (few.vertebrae().size() > 1)
			few = CorrectedResult.of(few, InstanceRemoval.of(SpineMasks.of(few), few
				.vertebrae().get(0)));
		final SpineSegmentation last = few;
		assertThatThrownBy(() -> CorrectedResult.of(last, InstanceRemoval.of(
			SpineMasks.of(last), last.vertebrae().get(0)))).isInstanceOf(
				SpinepsException.class).hasMessageContaining("No vertebra would be left");
	}

	@Test
	void whatCannotBeSplitOrMergedSaysWhy() throws SpinepsException {
		final SpinePhantom phantom = CorrectedSpine.phantom(CorrectedSpine.grids()
			.findFirst().orElseThrow(), true);
		final SpineSegmentation before = CorrectedSpine.result(phantom, true);
		final SpineMasks masks = SpineMasks.of(before);
		final int l3 = label(before, "L3");
		assertThatThrownBy(() -> VertebraSplit.of(masks, l3, "L3", between(phantom,
			1))).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"L3 cannot be split there").hasMessageContaining(
					"0 % of its body would lie above the cut");
		assertThatThrownBy(() -> VertebraMerge.of(masks, l3, label(before, "L5"),
			"L3 and L5")).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"not neighbours");
		assertThatThrownBy(() -> VertebraMerge.of(masks, l3, l3, "L3 and L3"))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"the same vertebra");
		final LabelVolume noBody = masks.semantic().copy();
		for (int v = 0; v < noBody.array().length; v++)
			if (masks.instances().array()[v] == l3) noBody.array()[v] =
				(short) Structure.ARCH.id();
		assertThatThrownBy(() -> VertebraSplit.of(new SpineMasks(noBody, masks
			.instances()), l3, "L3", null)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("no vertebral body");
		assertThat(VertebraMerge.neighbour(masks, l3, between(phantom, 2)))
			.isEqualTo(label(before, "L2"));
		assertThat(VertebraMerge.neighbour(masks, l3, between(phantom, 3)))
			.isEqualTo(label(before, "L4"));
		assertThat(VertebraMerge.neighbour(masks, label(before, "L1"), between(
			phantom, 4))).isEqualTo(label(before, "L2"));
	}
}
