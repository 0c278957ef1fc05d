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

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.convert.nnunet.ForegroundIntensities;
import org.spineps.convert.nnunet.NormalisationScheme;
import org.spineps.convert.nnunet.ResamplingFunction;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFile;
import org.spineps.network.DeviceChoice;
import org.spineps.network.PatchNetwork;
import org.spineps.network.TorchEngine;
import org.spineps.network.TorchNetwork;
import org.spineps.testing.Fixtures;
import org.spineps.testing.Npy;

/**
 * The three tiny models that nnU-Net 2.8.1 was run with; their inputs and what
 * came out at every step. "tiles" holds what PyTorch 1.13 said on every tile,
 * averaged over the flips.
 */
enum TinyModels {

		/** CT, isotropic, two folds, mirrored over all axes. */
		PLAIN("Dataset901_TinyPlain", List.of("plain-fold0.pt", "plain-fold1.pt"),
			"plain-", new InferencePlan("plain", false, List.of(0, 1, 2), List.of(1.0,
				1.0, 1.0), List.of(16, 16, 16), List.of(4, 4, 4), List.of(
					new ChannelNormalisation(NormalisationScheme.CT, false,
						new ForegroundIntensities(-812.5,
						1210.25, 105.7, 290.125))), Resamplers.IMAGE,
				Resamplers.SCORES, new LabelRule(3, List.of(), List.of(1, 2), List
					.of("background", "organ", "lesion")), List.of(0, 1, 2), false)),

		/** Two channels, thick slices, transposed, turned, regions. */
		RESIDUAL("Dataset902_TinyResEnc", List.of(
			"/fixtures/nnunet/Dataset902_TinyResEnc/expected/handwritten_foldall.pt"),
			"/fixtures/nnunet/Dataset902_TinyResEnc/expected/", new InferencePlan(
				"residual", true, List.of(2, 0, 1), List.of(3.3, 0.75, 0.7), List.of(8,
					16, 16), List.of(2, 8, 8), List.of(new ChannelNormalisation(
						NormalisationScheme.Z_SCORE, true, null), new ChannelNormalisation(
							NormalisationScheme.Z_SCORE, true, null)), Resamplers.IMAGE,
				Resamplers.SCORES, new LabelRule(2, List.of(1, 2), List.of(1, 2),
					List.of("whole", "core")), List.of(0, 1), false)),

		/** Planar. */
		PLANAR("Dataset903_TinyOld2d", List.of("planar-fold0.pt"), "planar-",
			new InferencePlan("planar", false, List.of(0, 1, 2), List.of(1.0, 1.0),
				List.of(16, 24), List.of(4, 4), List.of(new ChannelNormalisation(
					NormalisationScheme.RESCALE_TO_01, false, null), new ChannelNormalisation(NormalisationScheme.NONE,
						false, null)), Resamplers.IMAGE, Resamplers.SCORES,
				new LabelRule(4, List.of(), List.of(1, 2, 3), List.of("background", "a",
					"b", "c")), List.of(), false));

	/** The usual functions; constants of an enum cannot use its own. */
	static final class Resamplers {

		static final ResamplingFunction IMAGE = new ResamplingFunction(
			ResamplingFunction.Kind.SPLINES, 3, 0, Optional.empty());
		static final ResamplingFunction SCORES = new ResamplingFunction(
			ResamplingFunction.Kind.SPLINES, 1, 0, Optional.empty());
	}

	private static final String ROOT = "/fixtures/nnunet/";
	private static final String NETWORK = "/org/spineps/network/";

	private final String folder;
	private final List<String> archives;
	private final String shared;
	private final InferencePlan plan;

	TinyModels(final String folder, final List<String> archives,
		final String shared, final InferencePlan plan)
	{
		this.folder = folder;
		this.archives = archives;
		this.shared = shared;
		this.plan = plan;
	}

	/** @return the folder above the model's, as training leaves it */
	Path folder() {
		try {
			return Path.of(TinyModels.class.getResource(ROOT + folder).toURI());
		}
		catch (final URISyntaxException e) {
			throw new AssertionError(e);
		}
	}

	InferencePlan plan() {
		return plan;
	}

	/** @return a stage of the original */
	Npy expected(final String name) {
		final String here = ROOT + folder + "/expected/" + name + ".npy";
		if (TinyModels.class.getResource(here) != null) return Npy.read(here);
		return Npy.read(absolute(shared + name + ".npy"));
	}

	CaseImages images() throws SpinepsException {
		final List<VolumeFile> files = new ArrayList<>();
		for (int c = 0; c < plan.channels().size(); c++) {
			files.add(Fixtures.volume(ROOT + folder + "/input/case_000" + c +
				".nii.gz"));
		}
		return CaseImages.of(files, TimeHandling.REFUSE);
	}

	/** @return what says what PyTorch 1.13 said, tile by tile; one per fold */
	List<StoredTiles> storedTiles() {
		final Npy tiles = Npy.read(ROOT + folder + "/expected/tiles.npy.gz");
		final List<StoredTiles> networks = new ArrayList<>();
		final int length = tiles.values().length / tiles.shape()[0];
		for (int fold = 0; fold < tiles.shape()[0]; fold++)
			networks.add(new StoredTiles(tiles.values(), fold * length, length / tiles
				.shape()[1]));
		return networks;
	}

	/** @return the networks themselves */
	List<PatchNetwork> networks() throws SpinepsException {
		final TorchEngine engine = TorchEngine.start(1);
		final List<PatchNetwork> networks = new ArrayList<>();
		for (final String archive : archives) {
			final TorchNetwork network = engine.load(archive, () -> TinyModels.class
				.getResourceAsStream(absolute(archive)), DeviceChoice.CPU);
			networks.add(plan.isPlanar() ? network.planar() : network);
		}
		return networks;
	}

	private static String absolute(final String name) {
		return name.startsWith("/") ? name : NETWORK + name;
	}

	/** Says one stored answer after the other. */
	static final class StoredTiles implements PatchNetwork {

		final List<float[]> patches = new ArrayList<>();
		private final float[] answers;
		private final int first;
		private final int length;

		StoredTiles(final float[] answers, final int first, final int length) {
			this.answers = answers;
			this.first = first;
			this.length = length;
		}

		@Override
		public float[] run(final float[] patch, final int... shape) {
			final int from = first + patches.size() * length;
			patches.add(patch.clone());
			final float[] answer = new float[length];
			System.arraycopy(answers, from, answer, 0, length);
			return answer;
		}

		@Override
		public String device() {
			return "stored";
		}

		@Override
		public void close() {
			// nothing to free
		}
	}
}
