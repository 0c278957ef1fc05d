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

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spineps.SpinepsException;
import org.spineps.pipeline.instance.cutout.BoxedMask;
import org.spineps.pipeline.instance.cutout.CutoutFormat;
import org.spineps.pipeline.instance.cutout.CutoutPrediction;
import org.spineps.pipeline.instance.vertebra.MissingComponents;
import org.spineps.pipeline.instance.vertebra.Original;
import org.spineps.pipeline.instance.vertebra.Relabel;
import org.spineps.pipeline.instance.vertebra.VertebraTable;
import org.spineps.pipeline.instance.vertebra.Voxels;
import org.spineps.pipeline.original.ChosenRules;
import org.spineps.progress.Progress;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/**
 * Every amendment by itself: what SPINEPS 2.0 makes of a mask, and what becomes of
 * the same mask with this one rule, alone and together with all others.
 */
class AmendmentsTest {

	private static final CutoutFormat FORMAT = CutoutFormat.spanning(
		new double[] { 1.5, 1.5, 2.5 }, new double[] { 120, 150, 90 }, 8);
	private static final double[] MM = { 1, 1, 1 };

	@ParameterizedTest
	@EnumSource(Amendment.class)
	void aRuleChangesWhatItSaysAlone(final Amendment amendment)
		throws SpinepsException
	{
		for (final InstanceOptions version : List.of(InstanceOptions.ORIGINAL,
			InstanceOptions.ORIGINAL_2_0))
		{
			final Object original = amendment == Amendment.DIVIDED_PLATES_ARE_PLATES &&
				version.original() == Original.SPINEPS_2_0 ? 0 : expected(amendment,
					false);
			final Object amended = expected(amendment, true);
			assertThat(original).isNotEqualTo(amended);
			assertThat(seen(amendment, version)).isEqualTo(original);
			assertThat(seen(amendment, version.with(EnumSet.of(amendment))))
				.isEqualTo(amended);
			assertThat(seen(amendment, version.with(Amendment.all()))).isEqualTo(
				amended);
			// With all others on, how a scan is stored decides over nothing but ties.
			if (amendment != Amendment.STORAGE_INDEPENDENT) assertThat(seen(amendment,
				version.with(EnumSet.complementOf(EnumSet.of(amendment))))).isEqualTo(
					original);
		}
		assertThat(seen(amendment, InstanceOptions.DEFAULTS)).isEqualTo(expected(
			amendment, true));
	}

	/** What both versions do; only the newer one knows divided plates. */
	private static Object expected(final Amendment amendment,
		final boolean on)
	{
		return switch (amendment) {
			case CORE_WITHOUT_BORDER -> on ? 3 : 0;
			case THIN_BODIES -> on ? 2 : 0;
			case DENS_BY_HEIGHT -> on ? 4 : 0;
			case OVERSIZED_BODIES -> on ? 7 : 5;
			case CONTESTED_NEED_A_BODY -> on ? 1 : 2;
			case UNCLAIMED_BODIES -> on ? 3 : 2;
			case ZERO_OUTSIDE -> on ? "background" : "smeared";
			case NOTHING_OUTSIDE_BONE -> on ? 0 : 1;
			case STORAGE_INDEPENDENT -> on ? "as in P,I,R" : "otherwise";
			case TOP_MERGED_BY_CONTACT -> on ? "merged" : "apart";
			case FRAGMENTS_DISSOLVED -> on ? 3 : 4;
			case STRAY_PIECES_TOUCH -> on ? 1 : 2;
			case ORDERED_BY_BODIES -> on ? List.of(7, 5, 6) : List.of(7, 6, 5);
			case DENS_OF_C2_ONLY -> on ? 5 : 2;
			case HEIGHTS_OF_BODIES_ONLY -> on ? 122 : 126;
			case DIVIDED_PLATES_ARE_PLATES -> on ? 219 : 20;
			case ENDPLATES_KEEP_THEIR_LABEL -> on ? 53 : 0;
		};
	}

	private static Object seen(final Amendment amendment,
		final InstanceOptions options) throws SpinepsException
	{
		return switch (amendment) {
			case CORE_WITHOUT_BORDER -> bodiesOfCoreAlone(options);
			case THIN_BODIES -> CorpusCentres.find(new Blocks(new double[] { 1, 1,
				4 }, 24, 60, 3).add(49, 1, 4, 8, 0, 16, 20, 3).add(49, 2, 4, 26, 0, 16,
					38, 3).semantic, 20, ChosenRules.of(options)).centres().size();
			case DENS_BY_HEIGHT -> placeOfTheDens(options);
			case OVERSIZED_BODIES -> CorpusCentres.find(column(7, 2, 4).semantic, 20,
				ChosenRules.of(options)).centres().size();
			case CONTESTED_NEED_A_BODY -> contested(options);
			case UNCLAIMED_BODIES -> unclaimed(options);
			case ZERO_OUTSIDE -> outsideOfACrop(options);
			case NOTHING_OUTSIDE_BONE -> inTheCanal(options);
			case STORAGE_INDEPENDENT -> storedOtherwise(options);
			case TOP_MERGED_BY_CONTACT -> discInFront(options);
			case FRAGMENTS_DISSOLVED -> fragments(options);
			case STRAY_PIECES_TOUCH -> archApart(options);
			case ORDERED_BY_BODIES -> order(options);
			case DENS_OF_C2_ONLY -> densWithoutC2(options);
			case HEIGHTS_OF_BODIES_ONLY -> discOverTheTop(options);
			case DIVIDED_PLATES_ARE_PLATES -> upperPlate(options);
			case ENDPLATES_KEEP_THEIR_LABEL -> contestedPlate(options);
		};
	}

	private static SpinePhantom phantom() {
		return SpinePhantom.create(SpinePhantom.grid(new int[] { 100, 112, 36 },
			new double[] { 1.4, 1.4, 2.6 }, AxisCodes.PIR, 0), 3, true);
	}

	private static InstanceResult run(final LabelVolume semantic,
		final LabelVolume known, final InstanceOptions options)
		throws SpinepsException
	{
		return new InstancePhase(PhantomNetwork.perfect(known), FORMAT, ChosenRules.of(options)).run(
			semantic, Progress.NONE);
	}

	private static int bodiesOfCoreAlone(final InstanceOptions options)
		throws SpinepsException
	{
		final SpinePhantom phantom = phantom();
		final LabelVolume core = phantom.semantic().copy();
		Relabel.inPlace(core, relabelled(core, 49, 50));
		return run(core, phantom.instances(), options).count();
	}

	private static int[] relabelled(final LabelVolume mask, final int from,
		final int to)
	{
		final int[] map = Relabel.identity(Relabel.largest(mask));
		map[from] = to;
		return map;
	}

	/** Bodies of 12 × 12 × 12 with discs between, some of them fused. */
	private static Blocks column(final int bodies, final int firstFused,
		final int lastFused)
	{
		final Blocks blocks = new Blocks(MM, 24, 20 + 18 * bodies, 20);
		for (int n = 0; n < bodies; n++) {
			final int top = 8 + 18 * n;
			blocks.add(49, n + 1, 4, top, 4, 16, top + 12, 16);
			if (n < bodies - 1) blocks.add(n >= firstFused && n < lastFused ? 49
				: 100, 0, 5, top + 12, 5, 15, top + 18, 15);
		}
		return blocks;
	}

	private static int placeOfTheDens(final InstanceOptions options) {
		final Blocks blocks = column(4, 0, 0);
		for (int n = 0; n < 4; n++)
			blocks.add(50, n + 1, 6, 10 + 18 * n, 6, 14, 18 + 18 * n, 14);
		blocks.add(51, 1, 6, 1, 6, 10, 6, 10);
		final List<double[]> centres = CorpusCentres.find(blocks.semantic, 20,
			ChosenRules.of(options)).centres();
		for (int n = 0; n < centres.size(); n++)
			if (centres.get(n)[1] == 3) return n;
		return -1;
	}

	/** Two predictions that overlap; one has a body. */
	private static int contested(final InstanceOptions options) {
		final Grid grid = Grid.of(new int[] { 70, 40, 4 }, new double[] { 1, 1,
			2 }, AxisCodes.PIR);
		final List<CutoutPrediction> predictions = List.of(rows(grid, 0, 20), rows(
			grid, 12, 32));
		final List<CutoutAgreement> couples = List.of(new CutoutAgreement(List.of(new CutoutAgreement.Member(0,
			1)), 0.9), new CutoutAgreement(List.of(new CutoutAgreement.Member(1, 1)), 0.8));
		return InstanceMerger.merge(predictions, couples, List.of(new double[] {
			65.4, 10.2, 2 }), grid, ChosenRules.of(options)).support().size();
	}

	private static CutoutPrediction rows(final Grid grid, final int from,
		final int to)
	{
		final BoxedMask mask = new BoxedMask(new Box(new int[] { 60, from, 0 },
			new int[] { 70, to, 4 }));
		Voxels.forEach(grid, Blocks.box(60, from, 0, 70, to, 4), v -> mask.set(v %
			grid.size(0), v / grid.size(0) % grid.size(1), v / grid.size(0) / grid
				.size(1)));
		return new CutoutPrediction(new BoxedMask[] { null, mask, null },
			new double[] { 0, 1, 0 });
	}

	/** The network does not know the third vertebra. */
	private static int unclaimed(final InstanceOptions options)
		throws SpinepsException
	{
		final SpinePhantom phantom = phantom();
		final LabelVolume known = phantom.instances().copy();
		Relabel.inPlace(known, relabelled(known, 3, 0));
		return run(phantom.semantic(), known, options).count();
	}

	/** A mask of a cropped scan, brought back to the whole scan. */
	private static String outsideOfACrop(final InstanceOptions options)
		throws SpinepsException
	{
		final SpinePhantom phantom = phantom();
		final Grid whole = phantom.semantic().grid();
		final LabelVolume part = Crop.of(phantom.semantic(), Blocks.box(0, 0, 14,
			whole.size(0), whole.size(1), 22), 0);
		final InstancePhase phase = new InstancePhase(PhantomNetwork.perfect(phantom
			.instances()), FORMAT, ChosenRules.of(options));
		final LabelVolume found = phase.combine(phase.predict(part, false,
			Progress.NONE).raw(), part, whole).instances();
		final int slice = whole.size(0) * whole.size(1);
		for (int v = 0; v < found.array().length; v++)
			if ((v < 14 * slice || v >= 22 * slice) && found.array()[v] != 0)
				return "smeared";
		return "background";
	}

	/** A voxel of canal that a prediction took for bone; all bone has an instance. */
	private static int inTheCanal(final InstanceOptions options) {
		final Blocks blocks = new Blocks(MM, 30, 20, 6).add(49, 1, 1, 4, 1, 10, 14,
			5).add(61, 1, 10, 4, 1, 12, 14, 5);
		return Blocks.at(new Combination(ChosenRules.of(options)).combine(
			blocks.instances, blocks.semantic, List.of(InstanceSupport.NONE))
			.instances(), 11, 8, 3);
	}

	/** A small piece over a large one, and far in front of both a disc. */
	private static String storedOtherwise(final InstanceOptions options) {
		final Blocks blocks = new Blocks(new double[] { 1, 2, 3 }, 20, 30, 10).add(
			49, 2, 2, 4, 2, 12, 14, 8).add(100, 0, 0, 20, 2, 4, 22, 8).add(49, 1, 5,
				1, 3, 9, 4, 6);
		final int[] counts = new int[2];
		for (int n = 0; n < 2; n++) {
			final LabelVolume stored = n == 0 ? blocks.semantic : Reorient.to(
				blocks.semantic, new AxisCodes("IPR"));
			counts[n] = new RawCombination(ChosenRules.of(options)).combine(new RawInstances(
				blocks.instances, Collections.nCopies(2, InstanceSupport.NONE), List.of()),
				stored, stored.grid(), blocks.semantic.grid()).count();
		}
		return counts[0] == counts[1] ? "as in P,I,R" : "otherwise";
	}

	/** A small piece on a large one, stored so that axis 1 leads to the back. */
	private static String discInFront(final InstanceOptions options) {
		final Blocks blocks = new Blocks(MM, 20, 30, 10).add(49, 2, 2, 4, 2, 12,
			14, 8).add(100, 0, 0, 16, 2, 2, 18, 8).add(49, 1, 4, 1, 2, 10, 4, 8);
		final AxisCodes stored = new AxisCodes("IPR");
		return TopPiece.mergeInPlace(Reorient.to(blocks.instances, stored), Reorient
			.to(blocks.semantic, stored), ChosenRules.of(options)) ? "merged"
				: "apart";
	}

	@Test
	void onlyVersion20MergesWithoutContact() {
		assertThat(smallTop(InstanceOptions.ORIGINAL_2_0)).isEqualTo("merged");
		assertThat(smallTop(InstanceOptions.ORIGINAL)).isEqualTo("apart");
		assertThat(smallTop(InstanceOptions.DEFAULTS)).isEqualTo("apart");
	}

	/** A small piece over a large one that it does not touch. */
	private static String smallTop(final InstanceOptions options) {
		final Blocks blocks = new Blocks(MM, 20, 30, 10).add(49, 2, 2, 5, 2, 12,
			14, 8).add(100, 0, 2, 20, 2, 12, 22, 8).add(49, 1, 5, 1, 3, 9, 4, 6);
		return TopPiece.mergeInPlace(blocks.instances, blocks.semantic, ChosenRules.of(options))
			? "merged" : "apart";
	}

	/** Three bodies and, between the lower two, a piece without a body. */
	private static int fragments(final InstanceOptions options) {
		final Blocks blocks = new Blocks(MM, 30, 40, 6).add(49, 3, 1, 1, 1, 10, 9,
			5).add(49, 1, 1, 12, 1, 10, 20, 5).add(49, 4, 1, 30, 1, 10, 38, 5).add(
				41, 2, 12, 22, 1, 20, 28, 5);
		return new Combination(ChosenRules.of(options)).combine(blocks.instances, blocks.semantic,
			Collections.nCopies(4, new InstanceSupport(0.9, 0, 1))).count();
	}

	/** An arch apart from its body, touching the next vertebra. */
	private static int archApart(final InstanceOptions options) {
		final Blocks blocks = new Blocks(MM, 30, 30, 6).add(49, 1, 1, 1, 1, 10, 9,
			5).add(41, 1, 14, 4, 1, 20, 14, 5).add(49, 2, 1, 14, 1, 10, 22, 5).add(41,
				2, 10, 14, 1, 20, 22, 5);
		return Blocks.at(new Combination(ChosenRules.of(options)).combine(blocks.instances,
			blocks.semantic, Collections.nCopies(2, InstanceSupport.NONE)).instances(), 15, 6,
			3);
	}

	/**
	 * The spinous process of the first hangs below the body of the second, and all
	 * that is seen of the topmost is such a process.
	 */
	private static List<Integer> order(final InstanceOptions options) {
		final Blocks blocks = new Blocks(MM, 30, 60, 6).add(42, 7, 20, 8, 1, 24, 14,
			5).add(49, 5, 1, 4, 1, 8, 10, 5).add(42, 5, 20, 16, 1, 30, 30, 5).add(49,
				6, 1, 14, 1, 8, 20, 5).add(42, 6, 20, 32, 1, 21, 34, 5);
		return ChosenRules.of(options).order(VertebraTable.of(blocks.instances,
			blocks.semantic));
	}

	private static int densWithoutC2(final InstanceOptions options) {
		final Blocks blocks = new Blocks(MM, 14, 40, 8).add(49, 5, 2, 4, 1, 12, 14,
			7).add(51, 5, 2, 2, 1, 4, 4, 3);
		return Blocks.at(DerivedLabels.add(blocks.instances, blocks.semantic,
			ChosenRules.of(options)), 3, 3, 2);
	}

	private static int discOverTheTop(final InstanceOptions options) {
		final Blocks blocks = new Blocks(MM, 14, 60, 8).add(100, 0, 2, 2, 1, 12, 6,
			7).add(49, 23, 2, 8, 1, 12, 18, 7).add(26, 0, 2, 30, 1, 12, 42, 7);
		return Blocks.at(DerivedLabels.add(blocks.instances, blocks.semantic,
			ChosenRules.of(options)), 5, 3, 3);
	}

	/** The upper plate of the lower of two vertebrae. */
	private static int upperPlate(final InstanceOptions options) {
		final Blocks blocks = new Blocks(MM, 14, 60, 8).add(49, 19, 2, 8, 1, 12, 18,
			7).add(49, 20, 2, 25, 1, 12, 35, 7).add(52, 0, 2, 24, 1, 12, 25, 7);
		return Blocks.at(DerivedLabels.add(blocks.instances, blocks.semantic,
			ChosenRules.of(options)), 5, 24, 3);
	}

	/** A voxel of a thick plate that another vertebra is nearer to. */
	private static int contestedPlate(final InstanceOptions options) {
		final Blocks blocks = new Blocks(MM, 16, 60, 8).add(49, 19, 2, 8, 1, 12, 18,
			7).add(62, 0, 2, 18, 1, 12, 20, 7).add(41, 21, 12, 18, 1, 14, 22, 7).add(
				49, 20, 2, 25, 1, 12, 35, 7).add(49, 21, 2, 45, 1, 12, 55, 7);
		final LabelVolume complete = DerivedLabels.add(blocks.instances,
			blocks.semantic, ChosenRules.of(options));
		return Blocks.at(ChosenRules.of(options).finishEndplates(blocks.semantic,
			complete), 11, 19, 3);
	}

	@Test
	void bothVersionsDividePlates() {
		final Blocks blocks = new Blocks(MM, 14, 60, 8).add(49, 19, 2, 8, 1, 12, 18,
			7).add(62, 0, 2, 18, 1, 12, 19, 7).add(49, 20, 2, 25, 1, 12, 35, 7);
		for (final InstanceOptions options : List.of(InstanceOptions.ORIGINAL,
			InstanceOptions.ORIGINAL_2_0))
		{
			final LabelVolume complete = DerivedLabels.add(blocks.instances,
				blocks.semantic, ChosenRules.of(options));
			assertThat(Blocks.at(ChosenRules.of(options).finishEndplates(
				blocks.semantic, complete), 5, 18, 3)).isEqualTo(options
					.original() == Original.SPINEPS_2_0 ? 1 : 53);
		}
	}

	@Test
	void bodiesOfCoreBecomeBodies() throws SpinepsException {
		final SpinePhantom phantom = phantom();
		final LabelVolume core = phantom.semantic().copy();
		Relabel.inPlace(core, relabelled(core, 49, 50));
		assertThat(run(core, phantom.instances(), InstanceOptions.ORIGINAL.with(Set
			.of(Amendment.CORE_WITHOUT_BORDER))).semantic().array()).isEqualTo(phantom
				.semantic().array());
	}

	@Test
	void growingFirstFollowsTheBone() {
		// An arch that two voxels of growth do not reach the end of, beside another
		// vertebra.
		final Blocks blocks = new Blocks(MM, 30, 20, 6).add(49, 1, 1, 1, 1, 8, 6,
			5).add(41, 0, 8, 2, 1, 26, 5, 5).add(49, 2, 20, 5, 1, 28, 12, 5);
		final int far = 17;
		assertThat(Blocks.at(MissingComponents.assign(blocks.instances,
			blocks.semantic, false, true).instances(), far, 3, 3)).isEqualTo(2);
		final MissingComponents grown = MissingComponents.assign(blocks.instances,
			blocks.semantic, true, true);
		assertThat(Blocks.at(grown.instances(), 13, 3, 3)).isEqualTo(1);
		assertThat(Blocks.at(grown.instances(), far, 3, 3)).isEqualTo(2);
		assertThat(Blocks.count(grown.instances(), 0)).isEqualTo(Blocks.count(
			blocks.semantic, 0));
		assertThat(grown.deleted()).isZero();
	}
}
