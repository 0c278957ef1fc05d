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
package org.spineps.nnunet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.convert.nnunet.ForegroundIntensities;
import org.spineps.convert.nnunet.NormalisationScheme;
import org.spineps.convert.nnunet.ResamplingFunction;
import org.spineps.nnunet.TinyModels.Resamplers;
import org.spineps.testing.Fixtures;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** The steps one by one, against nnU-Net's functions or by hand. */
class StepsTest {

	@Test
	void normalisationEqualsTheOriginals() {
		for (final JsonElement element : Fixtures.read(
			"nnunet/normalization.json").getAsJsonArray())
		{
			final JsonObject test = element.getAsJsonObject();
			final JsonObject props = test.getAsJsonObject("props");
			final ChannelNormalisation normalisation = new ChannelNormalisation(
				scheme(test.get("scheme").getAsString()), test.get("use_mask")
					.getAsBoolean(), new ForegroundIntensities(props.get("percentile_00_5")
						.getAsDouble(), props.get("percentile_99_5").getAsDouble(), props
							.get("mean").getAsDouble(), props.get("std").getAsDouble()));
			final double[] seg = Fixtures.rowMajor(test.get("seg"));
			final short[] inside = new short[seg.length];
			for (int v = 0; v < seg.length; v++)
				inside[v] = (short) (seg[v] >= 0 ? 1 : 0);
			assertThat(normalisation.apply(floats(Fixtures.rowMajor(test.get(
				"input"))), inside)).as(test.get("scheme").getAsString())
					.containsExactly(floats(Fixtures.rowMajor(test.get("output"))),
						within(1e-5f));
		}
	}

	private static NormalisationScheme scheme(final String className) {
		return Arrays.stream(NormalisationScheme.values()).filter(scheme -> scheme
			.className().equals(className)).findFirst().orElseThrow();
	}

	@Test
	void theCropEqualsTheOriginals() {
		for (final JsonElement element : Fixtures.read("nnunet/crop.json")
			.getAsJsonArray())
		{
			final JsonObject test = element.getAsJsonObject();
			final int[] shape = Fixtures.shape(test.get("input"));
			final Grid grid = Grid.of(new int[] { shape[3], shape[2], shape[1] },
				new double[] { 1, 1, 1 }, AxisCodes.RAS);
			final float[] values = floats(Fixtures.rowMajor(test.get("input")));
			final List<ImageVolume> channels = new ArrayList<>();
			for (int c = 0; c < shape[0]; c++)
				channels.add(ImageVolume.wrap(Arrays.copyOfRange(values, c * grid
					.voxels(), (c + 1) * grid.voxels()), grid));
			final Box box = NonzeroRegion.box(channels);
			final JsonArray bounds = test.getAsJsonArray("bbox");
			for (int axis = 0; axis < 3; axis++)
				assertThat(new int[] { box.min(2 - axis), box.max(2 - axis) })
					.containsExactly(Fixtures.ints(bounds.get(axis)));
			channels.replaceAll(channel -> Crop.of(channel, box, 0));
			final short[] mask = NonzeroRegion.mask(channels);
			final double[] seg = Fixtures.rowMajor(test.get("seg"));
			for (int v = 0; v < seg.length; v++)
				assertThat(mask[v] != 0).isEqualTo(seg[v] >= 0);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void exportEqualsTheOriginals(final boolean halves) {
		for (final JsonElement element : Fixtures.read("nnunet/labels.json")
			.getAsJsonArray())
		{
			final JsonObject test = element.getAsJsonObject();
			if (!test.has("logits")) continue;
			final int[] shape = Fixtures.shape(test.get("logits"));
			final int[] size = { shape[3], shape[2], shape[1] };
			final LabelRule rule = rule(test, shape[0]);
			final float[] logits = floats(Fixtures.rowMajor(test.get("logits")));
			final BenchmarkScores scores = halves ? halves(rule, size, logits) : streamed(rule,
				size, logits);
			final int[] labels = Fixtures.ints(test.get("segmentation"));
			for (int v = 0; v < labels.length; v++)
				assertThat((int) scores.labels()[v]).isEqualTo(labels[v]);
			final float[] expected = floats(Fixtures.rowMajor(test.get(
				"probabilities")));
			int at = 0;
			for (final float[] probabilities : scores.probabilities())
				for (final float probability : probabilities)
					assertThat(probability).isCloseTo(expected[at++], within(halves
						? 1e-3f : 1e-6f));
			assertThat(at).isEqualTo(expected.length);
		}
	}

	private static LabelRule rule(final JsonObject test, final int heads) {
		final List<Integer> regions = new ArrayList<>();
		if (test.get("has_regions").getAsBoolean()) for (final int label : Fixtures
			.ints(test.get("regions_class_order")))
			regions.add(label);
		final List<String> names = new ArrayList<>();
		for (int k = 0; k < heads; k++)
			names.add("class " + k);
		return new LabelRule(heads, regions, List.of(1), names);
	}

	private static BenchmarkScores streamed(final LabelRule rule, final int[] size,
		final float[] logits)
	{
		final ScoreConsumer scores = new ScoreConsumer(rule, size, size,
			new boolean[3], IntStream.range(0, rule.heads()).boxed().toList());
		scores.begin(rule.heads(), size[2], size[1], size[0]);
		scores.accept(0, size[2], logits.clone());
		return scores;
	}

	private static BenchmarkScores halves(final LabelRule rule, final int[] size,
		final float[] logits)
	{
		final HalfScores scores = new HalfScores(rule, size);
		scores.begin(rule.heads(), size[2], size[1], size[0]);
		scores.accept(0, size[2], logits);
		scores.endFold();
		scores.export(Resamplers.SCORES, size, -1, IntStream.range(0, rule.heads())
			.boxed().toList());
		return scores;
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void theProbabilityOfWhatWasWrittenIsKept(final boolean regions) {
		final int[] size = { 4, 3, 2 };
		final int voxels = 24;
		final LabelRule rule = new LabelRule(3, regions ? List.of(1, 2, 3) : List
			.of(), List.of(1, 2), List.of("a", "b", "c"));
		final float[] logits = new float[3 * voxels];
		for (int n = 0; n < logits.length; n++)
			logits[n] = (float) (3 * Math.sin(n * 1.7) - 1);
		final List<Integer> kept = List.of(0, 1, 2, NnUnetPredictor.WRITTEN);
		final ScoreConsumer streamed = new ScoreConsumer(rule, size, size,
			new boolean[3], kept);
		streamed.begin(3, size[2], size[1], size[0]);
		streamed.accept(0, size[2], logits.clone());
		final HalfScores halves = new HalfScores(rule, size);
		halves.begin(3, size[2], size[1], size[0]);
		halves.accept(0, size[2], logits);
		halves.endFold();
		halves.export(Resamplers.SCORES, size, -1, kept);
		for (final BenchmarkScores scores : List.of(streamed, halves)) {
			final Set<Integer> labels = new HashSet<>();
			for (int v = 0; v < voxels; v++) {
				final float[][] all = scores.probabilities();
				final int label = scores.labels()[v];
				labels.add(label);
				final float expected = !regions ? all[label][v] : label > 0 ? all[label -
					1][v] : 1 - Math.max(all[0][v], Math.max(all[1][v], all[2][v]));
				assertThat(all[3][v]).isEqualTo(expected).isBetween(0.33f, 1f);
			}
			assertThat(labels).hasSize(regions ? 4 : 3);
		}
	}

	@Test
	void thickSlicesAreKeptApartWhenTheyAre() {
		final double[] thick = { 1, 1, 4 };
		final double[] thin = { 1, 1, 1.5 };
		final double[] cube = { 1, 1, 1 };
		final ResamplingFunction forced = function(1, 0, Optional.of(true));
		assertThat(Resampling.separateAxis(Resamplers.SCORES, thick, cube))
			.isEqualTo(2);
		assertThat(Resampling.separateAxis(Resamplers.SCORES, thin, cube))
			.isEqualTo(-1);
		assertThat(Resampling.separateAxis(forced, thin, cube)).isEqualTo(2);
		assertThat(Resampling.separateAxis(forced, cube, thick)).isEqualTo(-1);
		assertThat(Resampling.separateAxis(function(1, 0, Optional.of(false)),
			thick, cube)).isEqualTo(-1);
	}

	private static ResamplingFunction function(final int order,
		final int across, final Optional<Boolean> separate)
	{
		return new ResamplingFunction(ResamplingFunction.Kind.SPLINES, order, across,
			separate);
	}

	@Test
	void linearAcrossThickSlicesIsASecondStep() {
		assertThat(Resampling.apply(function(3, 1, Optional.empty()), new float[] { 0,
			4 }, new int[] { 1, 1, 2 }, new int[] { 1, 1, 4 }, 2)).containsExactly(0,
				1, 3, 4);
	}

	@Test
	void theSecondStageOfACascadeSeesTheFirstOnesLabels()
		throws SpinepsException
	{
		final InferencePlan single = TinyModels.PLANAR.plan();
		final InferencePlan plan = new InferencePlan("second", false, single
			.transpose(), single.spacing(), single.patchSize(), single.sizeMultiple(),
			single.channels(), single.images(), single.scores(), single.labels(), List
				.of(), true);
		final CaseImages images = TinyModels.PLANAR.images();
		assertThatThrownBy(() -> PreparedCase.of(plan, images)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("cascade");
		final LabelVolume labels = LabelVolume.zeros(images.grid());
		// The middle of a label keeps its value whatever the resampling.
		for (int j = 4; j < 12; j++)
			for (int i = 4; i < 12; i++)
				labels.array()[labels.grid().index(i, j, 2)] = 3;
		final PreparedCase prepared = PreparedCase.of(plan, images
			.withEarlierStage(labels));
		assertThat(prepared.shape()).containsExactly(5, 4, 21, 23);
		final int voxels = 4 * 21 * 23;
		assertThat(prepared.tensor()).startsWith(PreparedCase.of(single, images)
			.tensor());
		double sum = 0;
		for (int v = 2 * voxels; v < 4 * voxels; v++)
			sum += prepared.tensor()[v];
		assertThat(sum).isZero();
		final int slice = 21 * 23;
		for (int v = 4 * voxels; v < 5 * voxels; v++)
			sum += prepared.tensor()[v];
		// 8 × 8 voxels of 1.2 × 0.9 mm are 69 of 1 mm.
		assertThat(sum).isBetween(60.0, 80.0);
		assertThat(prepared.tensor()[4 * voxels + 2 * slice + 7 * 23 + 9])
			.isEqualTo(1);
	}

	@Test
	void unsuitableCasesAreRefused() throws SpinepsException {
		final InferencePlan plan = TinyModels.PLANAR.plan();
		final CaseImages images = TinyModels.PLANAR.images();
		assertThatThrownBy(() -> PreparedCase.of(plan, CaseImages.of(List.of(images
			.channels().get(0))))).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("2 images").hasMessageContaining("Found 1");
		final ImageVolume other = ImageVolume.zeros(Grid.of(new int[] { 3, 4, 5 },
			new double[] { 1, 1, 1 }, AxisCodes.RAS));
		assertThatThrownBy(() -> PreparedCase.of(plan, CaseImages.of(List.of(images
			.channels().get(0), other)))).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("same size");
		final ImageVolume broken = ImageVolume.zeros(images.grid());
		broken.array()[7] = Float.NaN;
		assertThatThrownBy(() -> PreparedCase.of(plan, CaseImages.of(List.of(broken,
			broken)))).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"NaN");
	}

	@Test
	void anEmptyImageAndAVanishingAxisAreNoProblem() throws SpinepsException {
		final InferencePlan plan = TinyModels.PLAIN.plan();
		final Grid grid = Grid.of(new int[] { 40, 30, 1 }, new double[] { 1, 1,
			0.3 }, AxisCodes.RAS);
		final PreparedCase prepared = PreparedCase.of(plan, CaseImages.of(List.of(
			ImageVolume.zeros(grid))));
		assertThat(prepared.shape()).containsExactly(1, 1, 30, 40);
		assertThat(prepared.restore(new short[1200]).grid()).isEqualTo(grid);
	}

	@Test
	void labelsGoBackToWhereTheyCameFrom() throws SpinepsException {
		final CaseImages images = TinyModels.RESIDUAL.images();
		final PreparedCase prepared = PreparedCase.of(TinyModels.RESIDUAL.plan(),
			images);
		final int[] size = prepared.croppedSize();
		final short[] ones = new short[size[0] * size[1] * size[2]];
		Arrays.fill(ones, (short) 1);
		final LabelVolume labels = prepared.restore(ones);
		assertThat(labels.grid()).isSameAs(images.grid());
		// The box of all ones holds every voxel of the image that is not zero.
		final Map<Integer, Integer> outside = new TreeMap<>();
		for (final ImageVolume channel : images.channels())
			for (int v = 0; v < labels.array().length; v++)
				if (channel.array()[v] != 0) outside.merge((int) labels.array()[v], 1,
					Integer::sum);
		assertThat(outside).containsOnlyKeys(1);
	}

	private static float[] floats(final double... values) {
		final float[] result = new float[values.length];
		for (int i = 0; i < result.length; i++)
			result[i] = (float) values[i];
		return result;
	}
}
