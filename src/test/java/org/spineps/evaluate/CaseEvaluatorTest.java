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
package org.spineps.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import net.imglib2.parallel.Parallelization;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.evaluate.metric.GroupScore;
import org.spineps.evaluate.metric.InstanceScore;
import org.spineps.evaluate.metric.InstanceScore.Status;
import org.spineps.evaluate.metric.Matcher;
import org.spineps.evaluate.metric.Metric;
import org.spineps.evaluate.metric.Region;
import org.spineps.evaluate.statistics.Statistic;
import org.spineps.progress.Progress;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

class CaseEvaluatorTest {

	private static final LabelGroups SPINEPS = LabelGroups.of(LabelScheme.SPINEPS);
	private static final EvaluationOptions ALL = EvaluationOptions.of(
		LabelGroups.UNGROUPED);

	private static CaseScore evaluate(final LabelVolume reference,
		final LabelVolume prediction, final EvaluationOptions options)
		throws SpinepsException
	{
		return CaseEvaluator.evaluate("case", reference, prediction, options,
			Progress.NONE);
	}

	private static GroupScore all(final LabelVolume reference,
		final LabelVolume prediction, final EvaluationOptions options)
		throws SpinepsException
	{
		return evaluate(reference, prediction, options).groups().get(0);
	}

	private static Grid grid(final int... size) {
		return Grid.of(size, new double[] { 0.6, 0.8, 3.3 }, AxisCodes.PIR);
	}

	/** A box of a label; ends are one past the last voxel. */
	private static void box(final LabelVolume volume, final int label,
		final int i0, final int i1, final int j0, final int j1, final int k0,
		final int k1)
	{
		for (int k = k0; k < k1; k++)
			for (int j = j0; j < j1; j++)
				for (int i = i0; i < i1; i++)
					volume.array()[volume.grid().index(i, j, k)] = (short) label;
	}

	/** The same voxels one further on axis 0. */
	private static LabelVolume shift(final LabelVolume source) {
		final LabelVolume result = LabelVolume.zeros(source.grid());
		final int n = source.grid().size(0);
		for (int v = 0; v < source.array().length; v++)
			if (v % n > 0) result.array()[v] = source.array()[v - 1];
		return result;
	}

	private static SpinePhantom phantom() {
		return SpinePhantom.create(Grid.of(new int[] { 60, 90, 9 }, new double[] {
			1.5, 1.5, 4 }, AxisCodes.PIR), 3, true);
	}

	@Property(tries = 60)
	void agreesWithBruteForceOnEveryInstance(@ForAll final long seed)
		throws SpinepsException
	{
		final Random random = new Random(seed);
		final Grid grid = new Grid(new int[] { 11, 9, 6 }, new double[][] { { 0.02,
			0.03, 3.1, -41 }, { -0.7, -0.3, -0.9, 17 }, { 0.2, -0.8, 0.1, 203 } });
		final LabelVolume reference = blobs(grid, random);
		final LabelVolume prediction = blobs(grid, random);
		for (final boolean voxels : new boolean[] { false, true }) {
			final GroupScore score = all(reference, prediction, ALL.with(
				Matcher.NAIVE, 0.05).withVoxelUnits(voxels));
			for (final InstanceScore instance : score.instances()) {
				if (instance.status() != Status.FOUND) continue;
				final BruteForce expected = BruteForce.of(reference, instance
					.referenceLabel(), prediction, instance.predictionLabels().get(0),
					voxels ? new double[] { 1, 1, 1 } : grid.spacing());
				assertThat(instance.assd()).isCloseTo(expected.assd(), within(1e-10));
				assertThat(instance.hd()).isCloseTo(expected.hd(), within(1e-10));
			}
			assertThat(score.referenceInstances()).isEqualTo(labels(reference));
			assertThat(score.predictionInstances()).isEqualTo(labels(prediction));
		}
	}

	private static long labels(final LabelVolume volume) {
		return IntStream.range(0, volume.array().length).map(
			v -> volume.array()[v]).filter(label -> label != 0).distinct().count();
	}

	private static LabelVolume blobs(final Grid grid, final Random random) {
		final LabelVolume volume = LabelVolume.zeros(grid);
		for (int label = 1; label <= 4; label++) {
			final int i = random.nextInt(8);
			final int j = random.nextInt(6);
			final int k = random.nextInt(4);
			box(volume, label, i, i + 1 + random.nextInt(3), j, j + 1 + random
				.nextInt(3), k, k + 1 + random.nextInt(2));
		}
		return volume;
	}

	@Test
	void perfectPhantom() throws SpinepsException {
		final LabelVolume mask = phantom().complete();
		final CaseScore score = evaluate(mask, mask, EvaluationOptions.of(SPINEPS));
		for (final String group : List.of("vertebra", "disc", "endplate", "sacrum")) {
			final GroupScore s = score.group(group, Region.WHOLE).orElseThrow();
			assertThat(s.panopticQuality()).isEqualTo(1);
			assertThat(s.mean(Metric.ASSD)).isZero();
			assertThat(s.global().dsc()).isEqualTo(1);
		}
		final GroupScore arch = score.group("arch", Region.WHOLE).orElseThrow();
		assertThat(arch.isEmpty()).isTrue();
		assertThat(arch.recognitionQuality()).isNaN();
		assertThat(arch.global().dsc()).isNaN();
		assertThat(score.ungroupedReference()).isEmpty();
	}

	@Test
	void structuresOfTheSemanticMaskAreSingle() throws SpinepsException {
		final LabelVolume mask = phantom().semantic();
		final CaseScore score = evaluate(mask, shift(mask), EvaluationOptions.of(
			SPINEPS));
		for (final String group : List.of("arch", "vertebral body", "spinal cord",
			"costal processes", "disc (semantic)", "spinal canal with cord"))
		{
			final GroupScore s = score.group(group, Region.WHOLE).orElseThrow();
			assertThat(s.instances()).as(group).hasSize(1);
			assertThat(s.mean(Metric.DSC)).as(group).isBetween(0.2, 0.99).isEqualTo(s
				.global().dsc());
			assertThat(s.mean(Metric.ASSD)).isEqualTo(s.global().assd());
		}
	}

	@Test
	void regionsAreThoseOfTheReference() throws SpinepsException {
		final LabelVolume reference = LabelVolume.zeros(grid(20, 30, 3));
		box(reference, 7, 2, 8, 0, 5, 0, 3); // C7
		box(reference, 8, 2, 8, 6, 11, 0, 3); // T1
		box(reference, 20, 2, 8, 12, 17, 0, 3); // L1
		final LabelVolume prediction = LabelVolume.zeros(reference.grid());
		box(prediction, 8, 2, 8, 0, 5, 0, 3); // C7, called T1
		box(prediction, 21, 2, 8, 12, 17, 0, 3); // L1, called L2
		box(prediction, 23, 10, 15, 20, 25, 0, 3); // L4, nothing there
		final CaseScore score = evaluate(reference, prediction, EvaluationOptions
			.of(SPINEPS));
		assertThat(score.group("vertebra", Region.CERVICAL).orElseThrow()
			.recognitionQuality()).isEqualTo(1);
		final GroupScore thoracic = score.group("vertebra", Region.THORACIC)
			.orElseThrow();
		assertThat(thoracic.falseNegatives()).isEqualTo(1);
		assertThat(thoracic.recognitionQuality()).isZero();
		final GroupScore lumbar = score.group("vertebra", Region.LUMBAR)
			.orElseThrow();
		assertThat(lumbar.recognitionQuality()).isCloseTo(2 / 3.0, within(1e-12));
		assertThat(lumbar.instances()).extracting(InstanceScore::name)
			.containsExactly("L1", "L4");
		assertThat(lumbar.global().dsc()).isNaN();
		assertThat(score.group("disc", Region.LUMBAR)).isEmpty();
	}

	/** Names decide nothing when instances are matched, everything when not. */
	@Test
	void matchedInputTrustsTheLabels() throws SpinepsException {
		final LabelVolume reference = LabelVolume.zeros(grid(12, 8, 2));
		box(reference, 1, 0, 4, 0, 4, 0, 2);
		final LabelVolume prediction = LabelVolume.zeros(reference.grid());
		box(prediction, 1, 3, 7, 0, 4, 0, 2);
		assertThat(all(reference, prediction, ALL).truePositives()).isZero();
		final GroupScore matched = all(reference, prediction, ALL.with(
			InputKind.MATCHED));
		assertThat(matched.truePositives()).isEqualTo(1);
		assertThat(matched.segmentationQuality()).isCloseTo(1 / 7.0, within(1e-12));
	}

	/** As panoptica's decision threshold: n_pred - TP, n_ref - TP. */
	@Test
	void aThresholdHoldsForMatchedInputToo() throws SpinepsException {
		final LabelVolume reference = LabelVolume.zeros(grid(12, 8, 2));
		box(reference, 1, 0, 4, 0, 4, 0, 2);
		box(reference, 2, 0, 4, 4, 8, 0, 2);
		final LabelVolume prediction = LabelVolume.zeros(reference.grid());
		box(prediction, 1, 3, 7, 0, 4, 0, 2); // IoU 1/7
		box(prediction, 2, 1, 5, 4, 8, 0, 2); // IoU 3/5
		final double[] thresholds = { 0, 1 / 7.0, 0.2, 0.6, 0.61 };
		final int[] expected = { 2, 2, 1, 1, 0 };
		for (int t = 0; t < expected.length; t++) {
			final GroupScore score = all(reference, prediction, ALL.with(Matcher.NAIVE,
				thresholds[t], InputKind.MATCHED));
			assertThat(score.truePositives()).as("threshold " + thresholds[t])
				.isEqualTo(expected[t]);
			assertThat(score.falsePositives()).isEqualTo(2 - expected[t]);
			assertThat(score.falseNegatives()).isEqualTo(2 - expected[t]);
		}
		assertThat(all(reference, prediction, ALL.with(InputKind.MATCHED))
			.segmentationQuality()).isCloseTo((1 / 7.0 + 0.6) / 2, within(1e-12));
	}

	@Test
	void semanticInputIsCutIntoComponents() throws SpinepsException {
		final LabelVolume reference = LabelVolume.zeros(grid(12, 8, 4));
		box(reference, 49, 0, 4, 0, 3, 0, 4);
		box(reference, 49, 0, 4, 5, 8, 0, 4);
		box(reference, 100, 6, 9, 0, 3, 0, 4);
		final LabelVolume prediction = reference.copy();
		box(prediction, 49, 0, 4, 3, 4, 0, 4);
		final LabelGroups groups = new LabelGroups("test",
			LabelScheme.SPINEPS_SEMANTIC, List.of(new LabelGroup("body", new TreeSet<>(
				List.of(49)), false, false)));
		final CaseScore score = evaluate(reference, prediction, EvaluationOptions
			.of(groups).with(InputKind.SEMANTIC));
		final GroupScore body = score.groups().get(0);
		assertThat(body.truePositives()).isEqualTo(2);
		assertThat(body.segmentationQuality()).isCloseTo((0.75 + 1) / 2, within(
			1e-12));
		assertThat(body.instances().get(0).name()).isEqualTo("vertebral body #1");
		assertThat(score.ungroupedReference()).containsOnlyKeys(100);
		// touching at a corner is one component
		box(prediction, 49, 4, 5, 4, 5, 0, 1);
		assertThat(evaluate(reference, prediction, EvaluationOptions.of(groups)
			.with(InputKind.SEMANTIC)).groups().get(0).predictionInstances())
			.isEqualTo(1);
	}

	@Test
	void mergedPredictionsCountOnce() throws SpinepsException {
		final LabelVolume reference = LabelVolume.zeros(grid(10, 5, 2));
		box(reference, 1, 0, 10, 0, 4, 0, 2);
		final LabelVolume prediction = LabelVolume.zeros(reference.grid());
		box(prediction, 1, 0, 6, 0, 4, 0, 2);
		box(prediction, 2, 6, 9, 0, 4, 0, 2);
		final GroupScore merged = all(reference, prediction, ALL.with(Matcher.MERGE,
			0.5));
		assertThat(merged.predictionInstances()).isEqualTo(1);
		assertThat(merged.recognitionQuality()).isEqualTo(1);
		assertThat(merged.segmentationQuality()).isCloseTo(0.9, within(1e-12));
		assertThat(merged.instances().get(0).predictionLabels()).containsExactly(1,
			2);
		assertThat(merged.mean(Metric.ASSD)).isEqualTo(merged.global().assd());
		final GroupScore naive = all(reference, prediction, ALL);
		assertThat(naive.predictionInstances()).isEqualTo(2);
		assertThat(naive.segmentationQuality()).isCloseTo(0.6, within(1e-12));
	}

	@Test
	void oneVoxelAgainstAnother() throws SpinepsException {
		final LabelVolume reference = LabelVolume.zeros(grid(5, 5, 5));
		final LabelVolume prediction = LabelVolume.zeros(reference.grid());
		reference.array()[reference.grid().index(2, 2, 2)] = 5;
		prediction.array()[reference.grid().index(2, 2, 3)] = 5;
		final GroupScore score = all(reference, prediction, ALL.with(
			InputKind.MATCHED));
		assertThat(score.mean(Metric.ASSD)).isCloseTo(3.3, within(1e-12));
		assertThat(score.mean(Metric.HD95)).isCloseTo(3.3, within(1e-12));
		assertThat(score.mean(Metric.DSC)).isZero();
		// panoptica's rule for masks that share no voxel
		assertThat(score.global().assd()).isInfinite();
		assertThat(score.global().assdVoxels()).isInfinite();
	}

	/** Labels beyond 32767 are not negative. */
	@Test
	void largeLabels() throws SpinepsException {
		final LabelVolume reference = LabelVolume.zeros(grid(6, 4, 2));
		box(reference, 65535, 0, 3, 0, 4, 0, 2);
		box(reference, 40000, 3, 6, 0, 4, 0, 2);
		final GroupScore score = all(reference, reference, ALL);
		assertThat(score.instances()).extracting(InstanceScore::referenceLabel)
			.containsExactly(40000, 65535);
		assertThat(score.panopticQuality()).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource(Matcher.class)
	void threadsDoNotMatter(final Matcher matcher) {
		final LabelVolume mask = phantom().complete();
		final EvaluationOptions options = EvaluationOptions.of(SPINEPS).with(matcher,
			0.3);
		final CaseScore[] scores = new CaseScore[2];
		for (int i = 0; i < 2; i++) {
			final int run = i;
			Parallelization.runWithNumThreads(1 + 3 * i, () -> {
				try {
					scores[run] = evaluate(mask, shift(mask), options);
				}
				catch (final SpinepsException e) {
					throw new AssertionError(e);
				}
			});
		}
		assertThat(scores[1]).isEqualTo(scores[0]);
	}

	@Test
	void masksAreNotChanged() throws SpinepsException {
		final LabelVolume mask = phantom().semantic();
		final LabelVolume moved = shift(mask);
		final short[] before = mask.array().clone();
		final short[] movedBefore = moved.array().clone();
		evaluate(mask, moved, EvaluationOptions.of(SPINEPS).with(
			InputKind.SEMANTIC));
		assertThat(mask.array()).isEqualTo(before);
		assertThat(moved.array()).isEqualTo(movedBefore);
	}

	@Test
	void refusesDifferentGrids() {
		final LabelVolume here = LabelVolume.zeros(grid(4, 4, 4));
		final LabelVolume there = LabelVolume.zeros(grid(4, 4, 5));
		assertThatThrownBy(() -> evaluate(here, there, ALL)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("4×4×5");
	}

	@Test
	void canBeCancelled() {
		final LabelVolume mask = phantom().complete();
		final Progress cancelled = new Progress() {

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				// of no interest
			}

			@Override
			public void checkCancelled() {
				throw new CancellationException();
			}
		};
		assertThatThrownBy(() -> CaseEvaluator.evaluate("case", mask, mask, ALL,
			cancelled)).isInstanceOf(CancellationException.class);
	}

	@Test
	void statisticLeavesOutWhatIsNotFinite() {
		final Statistic s = Statistic.of(1, Double.NaN, 3,
			Double.POSITIVE_INFINITY, 5, 7);
		assertThat(s).isEqualTo(new Statistic(4, 1, 1, 4, Math.sqrt(5), 4));
		assertThat(Statistic.of().mean()).isNaN();
		assertThat(Statistic.of(2).sd())
			.isZero();
	}
}
