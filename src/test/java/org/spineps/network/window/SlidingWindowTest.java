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
package org.spineps.network.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import net.imglib2.parallel.Parallelization;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.network.FakeNetwork;
import org.spineps.network.PatchNetwork;
import org.spineps.network.SliceCollector;
import org.spineps.progress.Progress;

class SlidingWindowTest {

	/** Scores that depend on the voxel and on where it lies in the tile. */
	private static float[] positionDependent(final float[] patch,
		final int... shape)
	{
		final int voxels = shape[1] * shape[2] * shape[3];
		final float[] scores = new float[2 * voxels];
		for (int x = 0, v = 0; x < shape[1]; x++)
			for (int y = 0; y < shape[2]; y++)
				for (int z = 0; z < shape[3]; z++, v++) {
					scores[v] = patch[v] + x + 0.1f * y - 0.3f * z;
					scores[voxels + v] = -patch[v] * (x + 1);
				}
		return scores;
	}

	@Property(tries = 60)
	void equalsTheSumOverAllTiles(@ForAll @IntRange(min = 1, max = 13) final int x,
		@ForAll @IntRange(min = 1, max = 13) final int y,
		@ForAll @IntRange(min = 1, max = 13) final int z,
		@ForAll final Padding padding, @ForAll final ImportanceMap importance)
		throws SpinepsException
	{
		final int[] tile = { 4, 6, 5 };
		final Tiling tiling = new Tiling(List.of(4, 6, 5), List.of(1, 1, 1), 0, 0.5,
			padding, importance);
		final float[] image = random(x * y * z);
		final SliceCollector collector = new SliceCollector();
		new SlidingWindow(List.of(new FakeNetwork(
			SlidingWindowTest::positionDependent)), tiling, Mirroring.NONE, 2).run(
				image, new int[] { 1, x, y, z }, collector, "test", Progress.NONE);
		final int[] size = { x, y, z };
		final double[] expected = bruteForce(image, size, tile, padding, importance
			.weights(tile));
		assertThat(collector.next).isEqualTo(x);
		for (int i = 0; i < expected.length; i++)
			assertThat((double) collector.logits[i]).isCloseTo(expected[i], within(
				2e-5 * Math.max(1, Math.abs(expected[i]))));
	}

	/** Pads the whole volume, sums over all tiles in double, divides, crops. */
	private static double[] bruteForce(final float[] image, final int[] size,
		final int[] tile, final Padding padding, final float[] weights)
	{
		final int[] padded = new int[3];
		final int[] before = new int[3];
		for (int a = 0; a < 3; a++) {
			padded[a] = Math.max(size[a], tile[a]);
			before[a] = (padded[a] - size[a]) / 2;
		}
		final double[][] sum = new double[2][padded[0] * padded[1] * padded[2]];
		final double[] weight = new double[sum[0].length];
		final int tileVoxels = weights.length;
		for (final int px : Tiling.positions(padded[0], tile[0], 0.5))
			for (final int py : Tiling.positions(padded[1], tile[1], 0.5))
				for (final int pz : Tiling.positions(padded[2], tile[2], 0.5)) {
					final float[] patch = new float[tileVoxels];
					final int[] at = new int[tileVoxels];
					for (int v = 0; v < tileVoxels; v++) {
						final int[] p = { px + v / (tile[1] * tile[2]), py + v / tile[2] %
							tile[1], pz + v % tile[2] };
						at[v] = (p[0] * padded[1] + p[1]) * padded[2] + p[2];
						boolean outside = false;
						for (int a = 0; a < 3; a++) {
							final int q = p[a] - before[a];
							outside |= q < 0 || q >= size[a];
							p[a] = Math.max(0, Math.min(size[a] - 1, q));
						}
						patch[v] = outside && padding == Padding.ZERO ? 0 : image[(p[0] *
							size[1] + p[1]) * size[2] + p[2]];
					}
					final float[] scores = positionDependent(patch, 1, tile[0], tile[1],
						tile[2]);
					for (int v = 0; v < tileVoxels; v++) {
						weight[at[v]] += weights[v];
						for (int k = 0; k < 2; k++)
							sum[k][at[v]] += (double) scores[k * tileVoxels + v] * weights[v];
					}
				}
		final double[] result = new double[2 * size[0] * size[1] * size[2]];
		int i = 0;
		for (int k = 0; k < 2; k++)
			for (int x = 0; x < size[0]; x++)
				for (int y = 0; y < size[1]; y++)
					for (int z = 0; z < size[2]; z++) {
						final int from = ((x + before[0]) * padded[1] + y + before[1]) *
							padded[2] + z + before[2];
						result[i++] = sum[k][from] / weight[from];
					}
		return result;
	}

	@Test
	void aVoxelwiseNetworkSeesEveryVoxelOnceWhateverTheTiles()
		throws SpinepsException
	{
		final float[] image = random(2 * 20 * 30 * 10);
		final SliceCollector collector = new SliceCollector();
		final FakeNetwork network = new FakeNetwork((p, s) -> p.clone());
		new SlidingWindow(List.of(network), Tiling.fixed(8, 16, 16), Mirroring.of(0,
			1, 2), 0).run(image, new int[] { 2, 20, 30, 10 }, collector, "test",
				Progress.NONE);
		assertThat(collector.logits).containsExactly(image, within(1e-5f));
		assertThat(network.shapes).hasSize(8 * 4 * 3);
	}

	@Test
	void ensemblesAreAveraged() throws SpinepsException {
		final List<PatchNetwork> networks = new ArrayList<>();
		for (int n = 1; n <= 3; n++) {
			final float factor = n;
			networks.add(new FakeNetwork((p, s) -> {
				final float[] scores = p.clone();
				for (int i = 0; i < scores.length; i++)
					scores[i] *= factor;
				return scores;
			}));
		}
		final float[] image = random(6 * 6 * 6);
		final SliceCollector collector = new SliceCollector();
		new SlidingWindow(networks, Tiling.fixed(4, 4, 4), Mirroring.NONE, 1).run(
			image, new int[] { 1, 6, 6, 6 }, collector, "test", Progress.NONE);
		for (int i = 0; i < image.length; i++)
			assertThat(collector.logits[i]).isCloseTo(2 * image[i], within(1e-5f));
	}

	@Test
	void oneTileForAWholeVolumeIsTakenAsItIs() throws SpinepsException {
		final Tiling tiling = new Tiling(List.of(8, 8, 8), List.of(8, 8, 8),
			1_000_000, 0.5, Padding.EDGE, ImportanceMap.FLOAT32);
		final float[] image = random(13 * 21 * 9);
		final FakeNetwork network = new FakeNetwork((p, s) -> p.clone());
		final SliceCollector collector = new SliceCollector();
		final SlidingWindow.Report report = new SlidingWindow(List.of(network),
			tiling, Mirroring.NONE, 1).run(image, new int[] { 1, 13, 21, 9 },
				collector, "test", Progress.NONE);
		assertThat(report.tiles()).isEqualTo(1);
		assertThat(report.tileSize()).containsExactly(16, 24, 16);
		assertThat(collector.logits).containsExactly(image);
	}

	@Test
	void theNumberOfThreadsDoesNotMatter() throws SpinepsException {
		final float[] image = random(17 * 19 * 23);
		final float[][] results = new float[2][];
		for (int i = 0; i < 2; i++) {
			final SliceCollector collector = new SliceCollector();
			Parallelization.runWithNumThreads(1 + 3 * i, () -> {
				try {
					new SlidingWindow(List.of(new FakeNetwork(
						SlidingWindowTest::positionDependent)), Tiling.fixed(8, 8, 8),
						Mirroring.NONE, 0).run(image, new int[] { 1, 17, 19, 23 },
							collector, "test", Progress.NONE);
				}
				catch (final SpinepsException e) {
					throw new AssertionError(e);
				}
			});
			results[i] = collector.logits;
		}
		assertThat(results[1]).containsExactly(results[0]);
	}

	@Test
	void reportsTilesAndStopsBetweenThem() {
		final List<Long> reported = new ArrayList<>();
		final Progress progress = new Progress() {

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				assertThat(stage).isEqualTo("Semantic network");
				assertThat(total).isEqualTo(27);
				reported.add(done);
			}

			@Override
			public void checkCancelled() {
				if (reported.size() > 3) throw new CancellationException();
			}
		};
		assertThatThrownBy(() -> new SlidingWindow(List.of(new FakeNetwork((p,
			s) -> p.clone())), Tiling.fixed(8, 8, 8), Mirroring.NONE, 1).run(random(
				4096), new int[] { 1, 16, 16, 16 }, new SliceCollector(),
				"Semantic network", progress)).isInstanceOf(
					CancellationException.class);
		assertThat(reported).containsExactly(0L, 1L, 2L, 3L);
	}

	@Test
	void wrongOutputsAreExplained() {
		final int[] shape = { 1, 4, 4, 4 };
		assertThatThrownBy(() -> run((p, s) -> p.clone(), 3, shape)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("1 instead of 3");
		assertThatThrownBy(() -> run((p, s) -> new float[100], 0, shape))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"100 scores for 64 voxels");
		assertThatThrownBy(() -> run((p, s) -> {
			final float[] scores = p.clone();
			scores[7] = Float.NaN;
			return scores;
		}, 1, shape)).isInstanceOf(SpinepsException.class).hasMessageContaining(
			"not a number");
	}

	private static void run(final FakeNetwork.Scores scores, final int classes,
		final int... shape) throws SpinepsException
	{
		new SlidingWindow(List.of(new FakeNetwork(scores)), Tiling.fixed(4, 4, 4),
			Mirroring.NONE, classes).run(random(64), shape, new SliceCollector(), "test",
				Progress.NONE);
	}

	private static float[] random(final int count) {
		final Random random = new Random(17);
		final float[] values = new float[count];
		for (int i = 0; i < count; i++)
			values[i] = random.nextFloat() - 0.5f;
		return values;
	}
}
