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
package org.spineps.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.network.DeviceMemoryException;
import org.spineps.network.PatchNetwork;
import org.spineps.network.window.ArgmaxConsumer;
import org.spineps.network.window.Mirroring;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

class RunnableModelTest {

	/** Scores (0, value, −value) times a factor; remembers being closed. */
	private static final class Fake implements PatchNetwork {

		private final List<Fake> closed;
		private final float factor;

		Fake(final List<Fake> closed, final float factor) {
			this.closed = closed;
			this.factor = factor;
		}

		@Override
		public float[] run(final float[] patch, final int... shape) {
			final int voxels = shape[1] * shape[2] * shape[3];
			final float[] scores = new float[3 * voxels];
			for (int v = 0; v < voxels; v++) {
				scores[voxels + v] = factor * patch[v];
				scores[2 * voxels + v] = -factor * patch[v];
			}
			return scores;
		}

		@Override
		public String device() {
			return "fake";
		}

		@Override
		public void close() {
			closed.add(this);
		}
	}

	@Test
	void normalisesTilesAndWritesLabels() throws SpinepsException {
		final ModelManifest manifest = Manifests.semantic("one");
		final Grid grid = manifest.input().gridFor(Grid.of(new int[] { 20, 18, 21 },
			new double[] { 1.5, 1.5, 1.5 }, AxisCodes.PIR));
		final float[] values = new float[grid.voxels()];
		for (int i = 0; i < values.length; i++)
			values[i] = 500 + i % 13;
		final List<Fake> closed = new ArrayList<>();
		final ArgmaxConsumer consumer = new ArgmaxConsumer(grid, manifest.labels());
		try (RunnableModel model = new RunnableModel(manifest, List.of(new Fake(
			closed, 1), new Fake(closed, 3)))) {
			model.run(ImageVolume.wrap(values, grid), consumer, "test",
				Progress.NONE);
			assertThat(model.device()).isEqualTo("fake");
		}
		assertThat(closed).hasSize(2);
		// Flipped back with the classes exchanged, the two scores cancel out.
		assertThat(consumer.labels().array()).containsOnly(0);
		assertThat(consumer.confidence().array()).usingElementComparator((a,
			b) -> Math.abs(a - b) < 1e-4 ? 0 : 1).containsOnly(1 / 3f);
	}

	/** A device with room for two patches. */
	@Test
	void severalCutoutsAreOnePassOrAsManyAsThereIsMemoryFor()
		throws SpinepsException
	{
		final ModelManifest manifest = Manifests.instance("i",
			InputEncoding.LABEL_INDEX);
		final List<LabelVolume> cutouts = new ArrayList<>();
		for (int n = 0; n < 5; n++) {
			final LabelVolume cutout = LabelVolume.zeros(Grid.of(new int[] { 4, 4,
				4 }, new double[] { 3, 2, 1 }, manifest.input().volumeAxes()));
			cutout.array()[n] = 49;
			cutouts.add(cutout);
		}
		final List<Integer> passes = new ArrayList<>();
		final int[] room = { 2 };
		final PatchNetwork network = new PatchNetwork() {

			@Override
			public float[] run(final float[] patch, final int... shape) {
				passes.add(1);
				return scores(patch);
			}

			@Override
			public List<float[]> runAll(final List<float[]> patches,
				final int... shape)
			{
				if (patches.size() > room[0]) throw new DeviceMemoryException("full",
					null);
				passes.add(patches.size());
				return patches.stream().map(patch -> scores(patch)).toList();
			}

			private float[] scores(final float... patch) {
				return Arrays.copyOf(patch, 4 * 64);
			}

			@Override
			public String device() {
				return "fake";
			}

			@Override
			public void close() {
				// holds nothing
			}
		};
		try (RunnableModel model = new RunnableModel(manifest, List.of(network))) {
			final List<float[]> all = model.scores(cutouts, Progress.NONE);
			assertThat(all).hasSize(5);
			for (int n = 0; n < 5; n++)
				assertThat(all.get(n)).isEqualTo(model.scores(cutouts.get(n),
					Progress.NONE));
			assertThat(passes.subList(0, 3)).containsExactly(2, 1, 2);
			room[0] = 64;
			passes.clear();
			model.scores(cutouts, Progress.NONE);
			assertThat(passes).containsExactly(5);
		}
	}

	@Test
	void anotherStepAndOtherFlips() throws SpinepsException {
		final ModelManifest manifest = Manifests.semantic("one");
		try (RunnableModel model = new RunnableModel(manifest, List.of(new Fake(
			new ArrayList<>(), 1))))
		{
			final RunnableModel other = model.with(manifest.tiling().withStep(0.25),
				Mirroring.NONE);
			assertThat(other.manifest().tiling().step()).isEqualTo(0.25);
			assertThat(other.manifest().tiling().patchSize()).isEqualTo(manifest
				.tiling().patchSize());
			assertThat(other.manifest().mirroring()).isEqualTo(Mirroring.NONE);
			assertThat(model.manifest()).isEqualTo(manifest);
		}
	}

	@Test
	void cutoutsAreEncodedAndAveraged() throws SpinepsException {
		final ModelManifest manifest = Manifests.instance("i",
			InputEncoding.LABEL_INDEX);
		final Grid grid = Grid.of(new int[] { 4, 4, 4 }, new double[] { 3, 2, 1 },
			manifest.input().volumeAxes());
		final LabelVolume labels = LabelVolume.zeros(grid);
		labels.array()[5] = 49;
		final PatchNetwork network = new PatchNetwork() {

			@Override
			public float[] run(final float[] patch, final int... shape) {
				assertThat(shape).containsExactly(1, 4, 4, 4);
				final float[] scores = new float[4 * 64];
				System.arraycopy(patch, 0, scores, 64, 64);
				return scores;
			}

			@Override
			public String device() {
				return "fake";
			}

			@Override
			public void close() {
				// nothing to free
			}
		};
		try (RunnableModel model = new RunnableModel(manifest, List.of(network,
			network))) {
			final float[] scores = model.scores(labels, Progress.NONE);
			assertThat(scores[64 + 5]).isCloseTo(2, within(1e-6f));
			assertThatThrownBy(() -> model.scores(LabelVolume.zeros(grid.reorient(
				AxisCodes.RAS)), Progress.NONE)).isInstanceOf(
					IllegalArgumentException.class).hasMessageContaining("axes RIP");
		}
	}

	@Test
	void aNetworkThatDoesNotFitItsManifestIsExplained() {
		final ModelManifest manifest = Manifests.instance("i",
			InputEncoding.LABEL_INDEX);
		final Grid grid = Grid.of(new int[] { 4, 4, 4 }, new double[] { 3, 2, 1 },
			manifest.input().volumeAxes());
		final RunnableModel model = new RunnableModel(manifest, List.of(new Fake(
			new ArrayList<>(), 1)));
		assertThatThrownBy(() -> model.scores(LabelVolume.zeros(grid),
			Progress.NONE)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("192 instead of 256");
	}
}
