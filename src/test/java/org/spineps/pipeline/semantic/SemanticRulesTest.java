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
package org.spineps.pipeline.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.model.InputEncoding;
import org.spineps.model.IntensityNormalisation;
import org.spineps.model.ModelCard;
import org.spineps.model.ModelInput;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelManifest;
import org.spineps.model.NetworkFile;
import org.spineps.model.OutputClass;
import org.spineps.model.Preparation;
import org.spineps.model.RunnableModel;
import org.spineps.network.PatchNetwork;
import org.spineps.network.window.Mirroring;
import org.spineps.network.window.Tiling;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.extra.ExtraSink;
import org.spineps.pipeline.original.ChosenRules;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Volume;
import org.spineps.volume.bias.BiasFieldMask;

/**
 * Each rule of the semantic phase by itself, on and off, by what the network gets
 * to see and what becomes of its answer; and what networks of SPINEPS are given.
 */
class SemanticRulesTest {

	private static final Grid GRID = Grid.of(new int[] { 24, 24, 12 },
		new double[] { 1, 1, 2 }, AxisCodes.PIR);
	private static final SemanticOptions PLAIN = new SemanticOptions(
		ScanPreparation.NONE, false, false, false, false, false);

	/** What the network saw. */
	private final List<float[]> seen = new ArrayList<>();

	/** Bright voxels are bone; a second network wants them brighter. */
	private PatchNetwork network(final float threshold) {
		return new PatchNetwork() {

			@Override
			public float[] run(final float[] patch, final int... shape) {
				seen.add(patch.clone());
				final float[] scores = new float[2 * patch.length];
				for (int v = 0; v < patch.length; v++)
					scores[(patch[v] > threshold ? patch.length : 0) + v] = 4;
				return scores;
			}

			@Override
			public String device() {
				return "none";
			}

			@Override
			public void close() {
				// nothing to free
			}
		};
	}

	private RunnableModel model(final Preparation preparation,
		final double spacing, final float... thresholds)
	{
		final List<NetworkFile> files = new ArrayList<>();
		final List<PatchNetwork> networks = new ArrayList<>();
		for (final float threshold : thresholds) {
			files.add(new NetworkFile(networks.size() + ".pt", "0".repeat(64)));
			networks.add(network(threshold));
		}
		return new RunnableModel(new ModelManifest("rules", ModelKind.SEMANTIC, "1",
			new ModelCard("a", "b", "c", List.of()), files, new ModelInput(
				new AxisCodes("RIP"), List.of(2.0, spacing, spacing),
				InputEncoding.INTENSITY, new IntensityNormalisation.None(), Map.of(),
				preparation), Tiling.fixed(12, 16, 16), List.of(new OutputClass(0,
					"background"), new OutputClass(49, "body")), Mirroring.NONE),
			networks);
	}

	/** Air, and a block of tissue that ends sharply. */
	private static ImageVolume scan(final float tissue) {
		final ImageVolume scan = ImageVolume.zeros(GRID);
		for (int k = 0; k < 12; k++)
			for (int j = 6; j < 18; j++)
				for (int i = 6; i < 18; i++)
					scan.array()[GRID.index(i, j, k)] = tissue + (i * 7 + j * 3 + k) % 11;
		return scan;
	}

	private SemanticResult run(final SemanticOptions options,
		final RunnableModel model, final float tissue) throws SpinepsException
	{
		seen.clear();
		try (model) {
			return new SemanticPhase(model, rules(model, options)).run(scan(tissue), Progress.NONE);
		}
	}

	private double brightest() {
		double max = Double.NEGATIVE_INFINITY;
		for (final float[] patch : seen)
			for (final float value : patch)
				max = Math.max(max, value);
		return max;
	}

	private boolean fractions() {
		for (final float[] patch : seen)
			for (final float value : patch)
				if (value != Math.rint(value)) return true;
		return false;
	}

	private RunnableModel half() {
		return model(Preparation.NONE, 0.5, 50);
	}

	@Test
	void cubic() throws SpinepsException {
		run(PLAIN, half(), 100);
		assertThat(brightest()).as("linear").isLessThanOrEqualTo(110);
		run(new SemanticOptions(ScanPreparation.NONE, false, true, false, false,
			false), half(), 100);
		assertThat(brightest()).as("overshoot").isGreaterThan(112);
	}

	@Test
	void roundResampled() throws SpinepsException {
		run(new SemanticOptions(ScanPreparation.NONE, false, true, false, false,
			false), half(), 100);
		assertThat(fractions()).isTrue();
		run(new SemanticOptions(ScanPreparation.NONE, false, true, true, false,
			false), half(), 100);
		assertThat(fractions()).isFalse();
	}

	@Test
	void cropToContent() throws SpinepsException {
		run(PLAIN, model(Preparation.NONE, 1, 50), 100);
		assertThat(seen).as("tiles of 24 × 24").hasSize(4);
		final SemanticResult cropped = run(new SemanticOptions(ScanPreparation.NONE,
			false, false, false, true, false), model(Preparation.NONE, 1, 50), 100);
		assertThat(seen).as("tiles of 12 × 12").hasSize(1);
		assertThat(cropped.labels().array()).isEqualTo(run(PLAIN, model(
			Preparation.NONE, 1, 50), 100).labels().array());
	}

	@Test
	void onScanGrid() throws SpinepsException {
		final SemanticResult network = run(PLAIN, half(), 100);
		assertThat(network.labels().grid().spacing(0)).isEqualTo(0.5, within(
			1e-9));
		assertThat(network.confidence().grid()).isEqualTo(GRID);
		final SemanticResult scan = run(new SemanticOptions(ScanPreparation.NONE,
			true, false, false, false, false), half(), 100);
		assertThat(scan.labels().grid()).isEqualTo(GRID);
	}

	@Test
	void preparation() throws SpinepsException {
		run(PLAIN, model(Preparation.NONE, 1, 50), 3000);
		assertThat(brightest()).isEqualTo(3010);
		final ScanPreparation range = new ScanPreparation(true, 1500, false, false,
			BiasFieldMask.OTSU, false, 0, 0);
		run(new SemanticOptions(range, false, false, false, false, false), model(
			Preparation.NONE, 1, 50), 3000);
		assertThat(brightest()).isEqualTo(1500);
		assertThat(fractions()).isTrue();
		run(new SemanticOptions(new ScanPreparation(true, 1500, false, false,
			BiasFieldMask.OTSU, true, 0, 0), false, false, false, false, false),
			model(Preparation.NONE, 1, 50), 3000);
		assertThat(fractions()).as("truncated").isFalse();
	}

	/** Nobody needs to know that t2w wants N4 and ct does not. */
	@Test
	void networksOfSpinepsAreGivenWhatTheyWereTrainedWith() {
		final SemanticOptions mr = SemanticOptions.DEFAULTS.forNetwork(
			Preparation.SPINEPS_MR);
		assertThat(mr.preparation()).isEqualTo(ScanPreparation.DEFAULTS);
		assertThat(mr.cubic()).isTrue();
		assertThat(mr.cropToContent()).isTrue();
		assertThat(mr.onScanGrid()).as("stays mended").isTrue();
		for (final Preparation word : List.of(Preparation.SPINEPS_CT,
			Preparation.SPINEPS_CT_WITH_C1))
		{
			final ScanPreparation ct = SemanticOptions.DEFAULTS.forNetwork(word)
				.preparation();
			assertThat(ct.normalise()).isFalse();
			assertThat(ct.biasField()).isFalse();
			assertThat(ct.padValue()).isEqualTo(-1024);
			assertThat(ct.padVoxels()).isEqualTo(4);
			assertThat(SemanticOptions.ORIGINAL.forNetwork(word).preparation())
				.isEqualTo(ScanPreparation.ORIGINAL.forCt());
		}
		assertThat(SemanticOptions.ORIGINAL.forNetwork(Preparation.SPINEPS_MR))
			.isEqualTo(SemanticOptions.ORIGINAL);
		for (final SemanticOptions options : List.of(SemanticOptions.DEFAULTS,
			SemanticOptions.ORIGINAL))
			assertThat(options.forNetwork(Preparation.NONE)).isEqualTo(options);
		assertThat(PLAIN.forNetwork(Preparation.SPINEPS_MR)).isEqualTo(PLAIN);
		for (final Preparation word : Preparation.values())
			assertThat(Preparation.of(word.text())).contains(word);
	}

	/** What is asked for by name counts more than the network's training. */
	@Test
	void wishesCountMoreThanTheNetwork() {
		final SemanticOptions off = SemanticOptions.DEFAULTS.with(new SemanticWishes(0,
			Wish.AUTO, Wish.OFF, Wish.OFF));
		final ScanPreparation mr = off.forNetwork(Preparation.SPINEPS_MR)
			.preparation();
		assertThat(mr).isEqualTo(ScanPreparation.DEFAULTS.withBiasField(false)
			.withCrop(false));
		final SemanticOptions on = SemanticOptions.DEFAULTS.with(new SemanticWishes(0,
			Wish.AUTO, Wish.ON, Wish.ON));
		assertThat(on.forNetwork(Preparation.NONE).preparation()).isEqualTo(
			ScanPreparation.NONE.withBiasField(true).withCrop(true));
		assertThat(on.forNetwork(Preparation.SPINEPS_CT).preparation().biasField())
			.as("never in CT").isFalse();
		assertThat(SemanticOptions.ORIGINAL.with(on.wishes()).forNetwork(
			Preparation.SPINEPS_MR).preparation()).isEqualTo(ScanPreparation.ORIGINAL);
	}

	@Test
	void stepsAndFlipsAsWanted() throws SpinepsException {
		try (RunnableModel model = model(Preparation.NONE, 1, 50)) {
			final Tiling usual = model.manifest().tiling();
			assertThat(SemanticWishes.NONE.of(model).manifest()).isEqualTo(model
				.manifest());
			assertThat(new SemanticWishes(0.25, Wish.OFF, Wish.AUTO, Wish.AUTO).of(model)
				.manifest().tiling()).isEqualTo(usual.withStep(0.25));
			assertThatThrownBy(() -> new SemanticPhase(model, rules(model, PLAIN.with(
				new SemanticWishes(0, Wish.ON, Wish.AUTO, Wish.AUTO))))).isInstanceOf(
					SpinepsException.class).hasMessageContaining("flips");
			final RunnableModel flipped = model.with(usual, Mirroring.of(0, 1));
			assertThat(new SemanticWishes(0, Wish.ON, Wish.AUTO, Wish.AUTO).of(flipped)
				.manifest().mirroring().runs()).isEqualTo(4);
			assertThat(new SemanticWishes(0, Wish.OFF, Wish.AUTO, Wish.AUTO).of(flipped)
				.manifest().mirroring().runs()).isEqualTo(1);
		}
		for (final double impossible : new double[] { -0.1, 1.1, Double.NaN })
			assertThatThrownBy(() -> new SemanticWishes(impossible, Wish.AUTO,
				Wish.AUTO, Wish.AUTO)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void ctIsPaddedWithAir() throws SpinepsException {
		run(new SemanticOptions(new ScanPreparation(true, 1500, true, true,
			BiasFieldMask.SPINEPS, true, 2, 0), false, false, false, false, true),
			model(Preparation.SPINEPS_CT, 1, 50), 3000);
		double least = 0;
		for (final float[] patch : seen)
			for (final float value : patch)
				least = Math.min(least, value);
		assertThat(least).isEqualTo(-1024);
		assertThat(brightest()).as("Hounsfield units").isEqualTo(3010);
	}

	/** Keeps what it is given. */
	private static final class Keeper implements ExtraSink {

		private final Map<String, ImageVolume> images = new TreeMap<>();

		@Override
		public boolean wants(final Extra extra) {
			return extra == Extra.UNCERTAINTY || extra == Extra.SOFTMAX;
		}

		@Override
		public void put(final Extra extra, final String key,
			final Volume volume)
		{
			images.put(key, (ImageVolume) volume);
		}

		@Override
		public void support(final List<? extends Record> given) {
			throw new AssertionError("No vertebra was looked for");
		}
	}

	/** Two networks: one of them takes 100, both take 200, none takes 20. */
	@Test
	void uncertaintyIsEntropyOfTheAverageAndDisagreementOfTheFolds()
		throws SpinepsException
	{
		final ImageVolume scan = ImageVolume.zeros(GRID);
		for (int v = 0; v < scan.array().length; v++)
			scan.array()[v] = v % 24 < 8 ? 20 : v % 24 < 16 ? 100 : 200;
		final Keeper keeper = new Keeper();
		final SemanticResult result;
		try (RunnableModel two = model(Preparation.NONE, 1, 50, 150)) {
			result = new SemanticPhase(two, rules(two, PLAIN)).run(scan, keeper, Progress.NONE);
		}
		assertThat(result.labels().grid().size()).containsExactly(24, 24, 12);
		final double sure = Math.exp(4) / (1 + Math.exp(4));
		final double[] entropy = { entropy(sure), 1, entropy(sure) };
		final double[] body = { 1 - sure, 0.5, sure };
		final ImageVolume disagreement = keeper.images.get("disagreement");
		for (int part = 0; part < 3; part++) {
			final int v = GRID.index(8 * part + 4, 12, 6);
			assertThat((double) keeper.images.get("entropy").array()[v]).as(
				"entropy").isCloseTo(entropy[part], within(1e-4));
			assertThat((double) disagreement.array()[v]).isCloseTo(part == 1 ? 0.5
				: 0, within(1e-6));
			final ImageVolume probability = keeper.images.get("49");
			assertThat((double) probability.array()[probability.grid().index(8 *
				part + 4, 12, 6)]).isCloseTo(body[part], within(1e-4));
		}
		assertThat(keeper.images).containsOnlyKeys("entropy", "disagreement", "0",
			"49");
	}

	private static double entropy(final double p) {
		return -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
	}

	@Test
	void oneNetworkHasNobodyToDisagreeWith() throws SpinepsException {
		final Keeper keeper = new Keeper();
		try (RunnableModel one = model(Preparation.NONE, 1, 50)) {
			new SemanticPhase(one, rules(one, PLAIN)).run(scan(100), keeper, Progress.NONE);
		}
		assertThat(keeper.images).doesNotContainKey("disagreement");
		final float[] entropy = keeper.images.get("entropy").array();
		assertThat(Arrays.equals(entropy, new float[entropy.length])).isFalse();
	}

	private static SemanticRules rules(final RunnableModel model,
		final SemanticOptions options)
	{
		return ChosenRules.of(options.forNetwork(model.manifest().input()
			.preparation()));
	}
}
