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
import static org.spineps.pipeline.correct.CorrectedSpine.label;
import static org.spineps.pipeline.correct.CorrectedSpine.names;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Structure;
import org.spineps.pipeline.correct.LabelPainting.Over;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/** Brush, eraser, filling between slices, edited label images. */
class PaintingTest {

	private static final String GRIDS =
		"org.spineps.pipeline.correct.CorrectedSpine#grids";

	private static SpineSegmentation before(final Grid grid) {
		return CorrectedSpine.result(CorrectedSpine.phantom(grid, true), true);
	}

	private static Grid grid() {
		return CorrectedSpine.grids().findFirst().orElseThrow();
	}

	/** Voxels of a label. */
	private static int[] voxels(final LabelVolume mask, final int label) {
		return IntStream.range(0, mask.array().length).filter(v -> mask
			.array()[v] == label).toArray();
	}

	@Test
	void paintTakesWhatItMayTake() throws SpinepsException {
		final SpineSegmentation before = before(grid());
		final SpineMasks masks = SpineMasks.of(before);
		final int l3 = label(before, "L3");
		final int[] disc = voxels(before.instances(), 100 + l3);
		final int[] l4 = voxels(before.instances(), label(before, "L4"));
		final int[] both = IntStream.concat(IntStream.of(disc), IntStream.of(l4))
			.toArray();
		final Correction all = LabelPainting.vertebra(masks, both, l3, null,
			Over.EVERYTHING, "L3");
		assertThat(all.what()).isEqualTo("L3 painted (" + both.length + " voxels)");
		for (final int v : disc)
			assertThat(all.masks().semantic().array()[v]).isEqualTo(
				(short) Structure.CORPUS.id());
		for (final int v : l4) {
			assertThat(all.masks().instances().array()[v]).isEqualTo((short) l3);
			assertThat(all.masks().semantic().array()[v]).as(
				"bone stays the part that it is").isEqualTo(masks.semantic()
					.array()[v]);
		}
		assertThatThrownBy(() -> LabelPainting.vertebra(masks, both, l3, null,
			Over.BACKGROUND, "L3")).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("Nothing was changed");
		final int[] nothing = voxels(before.semantic(), 0);
		assertThatThrownBy(() -> LabelPainting.structure(masks, nothing,
			Structure.DISC, Over.LABELS)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("Nothing was changed");
		assertThatThrownBy(() -> LabelPainting.vertebra(masks, l4, l3,
			Structure.DISC, Over.EVERYTHING, "L3")).isInstanceOf(
				SpinepsException.class).hasMessageContaining(
					"A vertebra has no intervertebral disc");
		assertThatThrownBy(() -> LabelPainting.structure(masks, l4,
			Structure.ARCH, Over.EVERYTHING)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("belongs to a vertebra");
		assertThat(LabelPainting.vertebra(masks, l4, 0, Structure.ARCH,
			Over.EVERYTHING, "a new vertebra").masks().order()).hasSize(5);
		assertThat(Over.BACKGROUND.key()).isEqualTo("background");
	}

	@Test
	void theResultFollowsThePaint() throws SpinepsException {
		final SpineSegmentation before = before(grid());
		final int l3 = label(before, "L3");
		final int[] disc = voxels(before.instances(), 100 + l3);
		final SpineSegmentation noDisc = CorrectedResult.of(before, LabelPainting
			.erase(SpineMasks.of(before), disc, v -> true, "the selection"));
		assertThat(noDisc.find(Kind.DISC, 100 + l3)).isEmpty();
		assertThat(noDisc.vertebrae()).allMatch(one -> one.confidence() == 0.9);
		final SpineSegmentation again = CorrectedResult.of(noDisc, LabelPainting
			.structure(SpineMasks.of(noDisc), disc, Structure.DISC,
				Over.BACKGROUND));
		assertThat(again.instances().array()).isEqualTo(before.instances().array());
		assertThat(again.find(Kind.DISC, 100 + l3).orElseThrow().confidence()).as(
			"painted, so no network says it").isNaN();
		assertThat(names(again)).isEqualTo(names(before));
	}

	@Test
	void onlyWhatIsMeantIsErased() throws SpinepsException {
		final SpineSegmentation before = before(grid());
		final int l3 = label(before, "L3");
		final int[] all = IntStream.range(0, before.instances().array().length)
			.toArray();
		final Correction erased = LabelPainting.erase(SpineMasks.of(before), all,
			v -> before.instances().array()[v] == l3, "L3");
		assertThat(LabelStatistics.of(erased.masks().instances()).has(l3)).isFalse();
		assertThat(LabelStatistics.of(erased.masks().instances()).count(label(
			before, "L4"))).isEqualTo(LabelStatistics.of(before.instances()).count(
				label(before, "L4")));
	}

	@ParameterizedTest
	@MethodSource(GRIDS)
	void gapsBetweenSlicesAreFilledAsTheOutlineSays(final Grid grid)
		throws SpinepsException
	{
		final SpineSegmentation before = before(grid);
		final int l3 = label(before, "L3");
		final int slice = grid.size(0) * grid.size(1);
		final LabelStatistics labels = LabelStatistics.of(before.instances());
		final int middle = (labels.box(l3).min(2) + labels.box(l3).max(2)) / 2;
		final SpineMasks gap = SpineMasks.of(before).copy();
		for (int k = middle - 1; k <= middle; k++)
			for (int n = 0; n < slice; n++)
				if (gap.instances().array()[k * slice + n] == l3) {
					gap.instances().array()[k * slice + n] = 0;
					gap.semantic().array()[k * slice + n] = 0;
				}
		final SpineMasks filled = SliceInterpolation.vertebra(gap, l3, "L3")
			.masks();
		assertThat(filled.instances().array()).isEqualTo(reference(gap, l3,
			middle - 2, middle + 1, slice));
		assertThat(CorrectedSpine.dice(filled.instances(), l3, before.instances(),
			l3)).isGreaterThan(0.93);
		for (int v = 0; v < filled.semantic().array().length; v++)
			if (filled.instances().array()[v] == l3) assertThat(Structure.isVertebra(
				filled.semantic().array()[v])).isTrue();
	}

	/** Distances by looking at all pairs of pixels. */
	private static short[] reference(final SpineMasks masks, final int label,
		final int from, final int to, final int slice)
	{
		final short[] expected = masks.instances().array().clone();
		final double[] first = signed(masks, label, from, slice);
		final double[] second = signed(masks, label, to, slice);
		for (int k = from + 1; k < to; k++) {
			final double weight = (double) (k - from) / (to - from);
			for (int n = 0; n < slice; n++)
				if (masks.semantic().array()[k * slice + n] == 0 && (1 - weight) *
					first[n] + weight * second[n] > 0) expected[k * slice +
						n] = (short) label;
		}
		return expected;
	}

	private static double[] signed(final SpineMasks masks, final int label,
		final int k, final int slice)
	{
		final Grid grid = masks.grid();
		final int width = grid.size(0);
		final double[] signed = new double[slice];
		for (int n = 0; n < slice; n++) {
			final boolean in = masks.instances().array()[k * slice + n] == label;
			double least = Double.POSITIVE_INFINITY;
			for (int m = 0; m < slice; m++) {
				if (masks.instances().array()[k * slice + m] == label == in) continue;
				final double x = (n % width - m % width) * grid.spacing(0);
				final double y = (n / width - m / width) * grid.spacing(1);
				least = Math.min(least, x * x + y * y);
			}
			signed[n] = (float) Math.sqrt(least) * (in ? 1 : -1);
		}
		return signed;
	}

	@Test
	void aStructureIsFilledToo() throws SpinepsException {
		final SpineSegmentation before = before(grid());
		final SpineMasks gap = SpineMasks.of(before).copy();
		final int slice = gap.grid().size(0) * gap.grid().size(1);
		final LabelStatistics labels = LabelStatistics.of(before.semantic());
		final int middle = (labels.box(Structure.CORD.id()).min(2) + labels.box(
			Structure.CORD.id()).max(2)) / 2;
		for (int n = 0; n < slice; n++)
			if (gap.semantic().array()[middle * slice + n] == Structure.CORD.id()) gap
				.semantic().array()[middle * slice + n] = 0;
		final SpineMasks filled = SliceInterpolation.structure(gap, v -> gap
			.semantic().array()[v] == Structure.CORD.id(), Structure.CORD, "cord")
			.masks();
		assertThat(CorrectedSpine.dice(filled.semantic(), Structure.CORD.id(),
			before.semantic(), Structure.CORD.id())).isGreaterThan(0.9);
		assertThatThrownBy(() -> SliceInterpolation.vertebra(SpineMasks.of(before),
			label(before, "L3"), "L3")).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("nothing to fill between slices of L3");
		assertThatThrownBy(() -> SliceInterpolation.vertebra(SpineMasks.of(before),
			55, "V25")).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"No slice has it");
	}

	@Test
	void editedImagesAreBroughtIntoAgreement() throws SpinepsException {
		final SpineSegmentation before = before(grid());
		final SpineMasks masks = SpineMasks.of(before);
		final int l3 = label(before, "L3");
		final int l4 = label(before, "L4");
		final LabelVolume instances = before.instances().copy();
		final int[] disc = voxels(before.instances(), 100 + l3);
		final int[] ofL4 = voxels(before.instances(), l4);
		for (final int v : disc)
			instances.array()[v] = (short) l3;
		instances.array()[ofL4[0]] = 0;
		instances.array()[ofL4[1]] = (short) (100 + l4);
		instances.array()[ofL4[2]] = 26;
		instances.array()[ofL4[3]] = (short) (200 + l4);
		instances.array()[ofL4[4]] = 80;
		final SpineMasks edited = EditedMasks.of(masks, null, instances).masks();
		for (final int v : disc)
			assertThat(edited.semantic().array()[v]).isEqualTo(
				(short) Structure.CORPUS.id());
		assertThat(edited.semantic().array()[ofL4[0]]).isZero();
		assertThat(edited.semantic().array()[ofL4[1]]).isEqualTo((short) 100);
		assertThat(edited.semantic().array()[ofL4[2]]).isEqualTo((short) 26);
		assertThat(edited.semantic().array()[ofL4[3]]).isEqualTo((short) 62);
		assertThat(edited.semantic().array()[ofL4[4]]).isEqualTo((short) 80);
		final LabelVolume semantic = before.semantic().copy();
		for (final int v : disc)
			semantic.array()[v] = 49;
		semantic.array()[0] = 49;
		for (final int v : ofL4)
			semantic.array()[v] = 0;
		final SpineMasks grown = EditedMasks.of(masks, semantic, null).masks();
		for (final int v : disc)
			assertThat(grown.vertebra(v)).as("bone joins what it touches").isNotZero();
		assertThat(grown.semantic().array()[0]).as("lone bone is left out").isZero();
		assertThat(LabelStatistics.of(grown.instances()).has(l4)).isFalse();
	}

	@Test
	void nonsenseInEditedImagesIsRefused() {
		final SpineSegmentation before = before(grid());
		final SpineMasks masks = SpineMasks.of(before);
		assertThatThrownBy(() -> EditedMasks.of(masks, before.semantic().copy(),
			before.instances().copy())).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("as before");
		assertThatThrownBy(() -> EditedMasks.of(masks, null, LabelVolume.zeros(
			masks.grid()))).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"No vertebra is left");
		final LabelVolume speck = before.instances().copy();
		final int l3 = label(before, "L3");
		boolean kept = false;
		for (int v = 0; v < speck.array().length; v++)
			if (speck.array()[v] == l3) {
				if (kept) speck.array()[v] = 0;
				kept = true;
			}
		assertThatThrownBy(() -> EditedMasks.of(masks, null, speck)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("edited to a speck")
				.hasMessageContaining("1 voxels");
		final LabelVolume unknown = before.instances().copy();
		unknown.array()[5] = 99;
		assertThatThrownBy(() -> EditedMasks.of(masks, null, unknown)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("99");
		final LabelVolume odd = before.semantic().copy();
		odd.array()[5] = 7;
		assertThatThrownBy(() -> EditedMasks.of(masks, odd, null)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("the labels [7]");
	}
}
