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
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spineps.SpinepsException;
import org.spineps.network.HalfFloat;
import org.spineps.nnunet.InferenceOptions.Rounding;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/**
 * Against nnU-Net 2.8.1. Its arrays are z, y, x with x fastest, which is the order
 * of a volume's flat array.
 */
class NnUnetPredictorTest {

	private static InferenceOptions options(final Rounding rounding,
		final boolean mirroring, final boolean probabilities)
	{
		return new InferenceOptions(rounding, mirroring, probabilities);
	}

	@ParameterizedTest
	@EnumSource
	void preparationEqualsTheOriginals(final TinyModels model)
		throws SpinepsException
	{
		final PreparedCase prepared = PreparedCase.of(model.plan(), model.images());
		assertThat(prepared.shape()).isEqualTo(model.expected("preprocessed")
			.shape());
		assertThat(prepared.tensor()).containsExactly(model.expected("preprocessed")
			.values(), within(1e-5f));
	}

	@ParameterizedTest
	@EnumSource
	void fromThePyTorchTilesOnEverythingIsExact(final TinyModels model)
		throws SpinepsException
	{
		final InferenceOptions exact = options(Rounding.NNUNET, false, true);
		try (NnUnetPredictor predictor = new NnUnetPredictor(model.plan(), model
			.storedTiles(), exact))
		{
			final HalfScores halves = predictor.halfLogits(model.images());
			final float[] expected = model.expected("logits_half").values();
			final int voxels = expected.length / model.plan().labels().heads();
			for (int k = 0; k < model.plan().labels().heads(); k++)
				assertThat(halves.mean(k)).containsExactly(Arrays.copyOfRange(
					expected, k * voxels, (k + 1) * voxels));
		}
		try (NnUnetPredictor predictor = new NnUnetPredictor(model.plan(), model
			.storedTiles(), exact))
		{
			final Prediction prediction = predictor.predict(model.images(),
				Progress.NONE);
			assertThat(differing(prediction.labels(), model)).isZero();
			final float[] expected = model.expected("probabilities").values();
			final int voxels = prediction.labels().grid().voxels();
			for (int k = 0; k < prediction.probabilities().size(); k++)
				assertThat(prediction.probabilities().get(k).array()).containsExactly(
					stored(model, Arrays.copyOfRange(expected, k * voxels, (k + 1) *
						voxels)), within(5e-4f));
		}
	}

	@ParameterizedTest
	@EnumSource
	void resampledScoresAreTheOriginalsUpToOneUnit(final TinyModels model)
		throws SpinepsException
	{
		final PreparedCase prepared = PreparedCase.of(model.plan(), model.images());
		try (NnUnetPredictor predictor = new NnUnetPredictor(model.plan(), model
			.storedTiles(), options(Rounding.NNUNET, false, false)))
		{
			final HalfScores halves = predictor.halfLogits(model.images());
			final float[] expected = model.expected("logits_resampled").values();
			int at = 0;
			int off = 0;
			for (int k = 0; k < model.plan().labels().heads(); k++)
				for (final float score : halves.resampled(k, model.plan().scores(),
					prepared.croppedSize(), prepared.separateAxisBack()))
				{
					final float wanted = expected[at++];
					if (score == wanted) continue;
					assertThat(Math.abs(HalfFloat.bits(score) - HalfFloat.bits(wanted)))
						.isEqualTo(1);
					off++;
				}
			assertThat(at).isEqualTo(expected.length);
			assertThat(off).isLessThanOrEqualTo(expected.length / 500);
		}
	}

	@ParameterizedTest
	@EnumSource
	void theWholeRunEqualsTheOriginals(final TinyModels model)
		throws SpinepsException
	{
		try (NnUnetPredictor predictor = new NnUnetPredictor(model.plan(), model
			.networks(), options(Rounding.NNUNET, true, false)))
		{
			final HalfScores halves = predictor.halfLogits(model.images());
			final float[] expected = model.expected("logits_half").values();
			int at = 0;
			int coarse = 0;
			for (int k = 0; k < model.plan().labels().heads(); k++)
				for (final float score : halves.mean(k))
					// At corners that one tile alone covers scores are whole numbers.
					if (Math.abs(score - expected[at++]) > 0.05) coarse++;
			assertThat(coarse).isLessThanOrEqualTo(expected.length / 1000);
			final LabelVolume labels = predictor.predict(model.images(),
				Progress.NONE).labels();
			assertThat(differing(labels, model)).isLessThanOrEqualTo(labels.grid()
				.voxels() / 200);
			assertThat(labels.grid()).isEqualTo(model.images().grid());
		}
	}

	@ParameterizedTest
	@EnumSource
	void withoutTheRoundingFewVoxelsDiffer(final TinyModels model)
		throws SpinepsException
	{
		try (NnUnetPredictor predictor = new NnUnetPredictor(model.plan(), model
			.networks(), InferenceOptions.DEFAULT))
		{
			final LabelVolume labels = predictor.predict(model.images(),
				Progress.NONE).labels();
			assertThat(differing(labels, model)).isLessThanOrEqualTo(labels.grid()
				.voxels() / 100);
		}
	}

	@Test
	void weightsOfNnUNetUpTo22AreCoarser() throws SpinepsException {
		final TinyModels model = TinyModels.PLAIN;
		try (NnUnetPredictor predictor = new NnUnetPredictor(model.plan(), model
			.storedTiles(), options(Rounding.NNUNET_2_2, false, false)))
		{
			final long count = differing(predictor.predict(model.images(),
				Progress.NONE).labels(), model);
			assertThat(count).isBetween(1L, 200L);
		}
	}

	@Test
	void resultsDoNotDependOnTheNumberOfThreads() throws SpinepsException {
		final TinyModels model = TinyModels.RESIDUAL;
		final List<short[]> results = new ArrayList<>();
		for (final int threads : new int[] { 1, 3 })
			Parallelization.runWithNumThreads(threads, () -> {
				try (NnUnetPredictor predictor = new NnUnetPredictor(model.plan(), model
					.storedTiles(), options(Rounding.NONE, false, true)))
				{
					results.add(predictor.predict(model.images(), Progress.NONE).labels()
						.array());
				}
				catch (final SpinepsException e) {
					throw new AssertionError(e);
				}
			});
		assertThat(results.get(1)).isEqualTo(results.get(0));
	}

	@ParameterizedTest
	@EnumSource
	void probabilitiesFitTheLabels(final TinyModels model)
		throws SpinepsException
	{
		for (final Rounding rounding : Rounding.values())
			try (NnUnetPredictor predictor = new NnUnetPredictor(model.plan(), model
				.storedTiles(), options(rounding, false, true)))
			{
				final Prediction prediction = predictor.predict(model.images(),
					Progress.NONE);
				final List<ImageVolume> all = prediction.probabilities();
				assertThat(all).hasSize(model.plan().labels().heads());
				for (int v = 0; v < prediction.labels().grid().voxels(); v++) {
					final int label = prediction.labels().array()[v];
					double sum = 0;
					float most = 0;
					for (final ImageVolume probability : all) {
						sum += probability.array()[v];
						most = Math.max(most, probability.array()[v]);
					}
					if (model.plan().labels().hasRegions()) assertThat(most > 0.5f)
						.isEqualTo(label != 0);
					else {
						assertThat(sum).isCloseTo(1, within(1e-5));
						assertThat(all.get(label).array()[v]).isEqualTo(most);
					}
				}
			}
	}

	static long differing(final LabelVolume labels,
		final TinyModels model)
	{
		final float[] expected = stored(model, model.expected("segmentation")
			.values());
		long count = 0;
		for (int v = 0; v < expected.length; v++)
			if ((labels.array()[v] & 0xffff) != expected[v]) count++;
		return count;
	}

	/** The original's arrays are in its reader's axes. */
	static float[] stored(final TinyModels model, final float[] values) {
		if (!model.plan().toRas()) return values;
		try {
			final Grid grid = model.images().grid();
			return Reorient.to(ImageVolume.wrap(values, grid.reorient(
				AxisCodes.RAS)), grid.axisCodes()).array();
		}
		catch (final SpinepsException e) {
			throw new AssertionError(e);
		}
	}
}
