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
package org.spineps.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import net.imglib2.parallel.Parallelization;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.spineps.network.window.ArgmaxConsumer;
import org.spineps.network.window.ResampledArgmaxConsumer;
import org.spineps.network.window.ResampledArgmaxConsumer.Quantity;
import org.spineps.network.window.SliceConsumer;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;

class ConsumerTest {

	private static final AxisCodes SAR = new AxisCodes("SAR");
	private static final int[] LABELS = { 0, 41, 49, 65535 };

	@Test
	void argmaxTakesTheFirstOfEqualsAndItsProbability() {
		final Grid grid = Grid.of(new int[] { 2, 1, 2 }, new double[] { 1, 1, 3 },
			SAR);
		final ArgmaxConsumer consumer = new ArgmaxConsumer(grid, 0, 7, 9);
		consumer.begin(3, 2, 1, 2);
		consumer.accept(0, 1, new float[] { 0, 1, 0, 3, 0, 3 });
		consumer.accept(1, 1, new float[] { -50, 5, -60, 5, -40, 4 });
		assertThat(consumer.labels().array()).containsExactly(0, 7, 9, 0);
		final double e = Math.E;
		assertThat(consumer.confidence().array()).containsExactly(new float[] { 1 /
			3f, (float) (1 / (2 + Math.exp(-2))), 1f, (float) (1 / (2 + 1 / e)) },
			within(1e-4f));
	}

	@Test
	void argmaxKeepsLargeLabels() {
		final Grid grid = Grid.of(new int[] { 1, 1, 1 }, new double[] { 1, 1, 1 },
			SAR);
		final ArgmaxConsumer consumer = new ArgmaxConsumer(grid, 0, 65535);
		consumer.begin(2, 1, 1, 1);
		consumer.accept(0, 1, new float[] { 0, 1 });
		assertThat(consumer.labels().array()[0] & 0xffff).isEqualTo(65535);
	}

	@Test
	void aVolumeOfAnotherSizeIsABug() {
		final Grid grid = Grid.of(new int[] { 2, 3, 4 }, new double[] { 1, 1, 1 },
			SAR);
		assertThatThrownBy(() -> new ArgmaxConsumer(grid, 0, 1).begin(2, 2, 3, 4))
			.isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> new ArgmaxConsumer(grid, 0, 1).begin(3, 4, 3, 2))
			.isInstanceOf(IllegalArgumentException.class);
	}

	@Property(tries = 80)
	void resampledEqualsInterpolationAtEveryVoxel(
		@ForAll @IntRange(min = 1, max = 6) final int x,
		@ForAll @IntRange(min = 1, max = 6) final int y,
		@ForAll @IntRange(min = 1, max = 6) final int z,
		@ForAll @IntRange(min = 1, max = 6) final int chunk,
		@ForAll final Quantity quantity, @ForAll final long seed)
	{
		final Random random = new Random(seed);
		final int[] size = { x, y, z };
		final Grid source = Grid.of(size, new double[] { 1.5, 1.5, 3 }, SAR);
		// A grid that is finer or coarser, moved, and reaches outside.
		final int[] fine = new int[3];
		final double[][] affine = source.affine();
		final double[] start = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			final double factor = 0.3 + random.nextDouble();
			for (int row = 0; row < 3; row++)
				affine[row][axis] *= factor;
			fine[axis] = 1 + random.nextInt(12);
			start[axis] = random.nextDouble() * 2 - 1;
		}
		final double[] origin = source.toWorld(start);
		for (int row = 0; row < 3; row++)
			affine[row][3] = origin[row];
		final Grid target = new Grid(fine, affine);
		final float[] logits = new float[4 * source.voxels()];
		for (int i = 0; i < logits.length; i++)
			logits[i] = random.nextFloat() * 8 - 4;
		final ResampledArgmaxConsumer consumer = new ResampledArgmaxConsumer(source,
			target, quantity, LABELS);
		deliver(consumer, logits, chunk, size);
		final short[] labels = consumer.labels().array();
		final float[] confidence = consumer.confidence().array();
		for (int k = 0; k < fine[2]; k++)
			for (int j = 0; j < fine[1]; j++)
				for (int i = 0; i < fine[0]; i++) {
					final double[] scores = interpolate(logits, source, source.toVoxel(
						target.toWorld(i, j, k)), quantity);
					final int at = target.index(i, j, k);
					int best = 0;
					double second = Double.NEGATIVE_INFINITY;
					for (int c = 1; c < 4; c++)
						if (scores[c] > scores[best]) {
							second = scores[best];
							best = c;
						}
						else second = Math.max(second, scores[c]);
					if (scores[best] - second > 1e-4) assertThat(labels[at] & 0xffff)
						.isEqualTo(LABELS[best]);
					double probability = scores[best];
					if (quantity == Quantity.LOGITS) {
						double sum = 0;
						for (final double score : scores)
							sum += Math.exp(score - scores[best]);
						probability = 1 / sum;
					}
					assertThat((double) confidence[at]).isCloseTo(probability, within(
						1e-4));
				}
	}

	/** Eight neighbours in double, clamped to the edge. */
	private static double[] interpolate(final float[] logits, final Grid source,
		final double[] at, final Quantity quantity)
	{
		final double[] result = new double[4];
		for (int corner = 0; corner < 8; corner++) {
			final int[] voxel = new int[3];
			double weight = 1;
			for (int axis = 0; axis < 3; axis++) {
				final int last = source.size(axis) - 1;
				final double c = Math.max(0, Math.min(last, at[axis]));
				final int up = corner >> axis & 1;
				voxel[axis] = Math.min(last, (int) Math.floor(c) + up);
				weight *= up == 1 ? c - Math.floor(c) : 1 - (c - Math.floor(c));
			}
			final int v = source.index(voxel[0], voxel[1], voxel[2]);
			double sum = 0;
			for (int k = 0; k < 4; k++)
				sum += Math.exp(logits[k * source.voxels() + v]);
			for (int k = 0; k < 4; k++) {
				final double logit = logits[k * source.voxels() + v];
				result[k] += weight * (quantity == Quantity.LOGITS ? logit : Math.exp(
					logit) / sum);
			}
		}
		return result;
	}

	/** Twice, as when a run starts over; the first time only in part. */
	private static void deliver(final SliceConsumer consumer,
		final float[] logits, final int chunk, final int... size)
	{
		consumer.begin(4, size[2], size[1], size[0]);
		consumer.accept(0, 1, new float[4 * size[0] * size[1]]);
		consumer.begin(4, size[2], size[1], size[0]);
		final int plane = size[0] * size[1];
		for (int first = 0; first < size[2]; first += chunk) {
			final int count = Math.min(chunk, size[2] - first);
			final float[] part = new float[4 * count * plane];
			for (int k = 0; k < 4; k++)
				System.arraycopy(logits, (k * size[2] + first) * plane, part, k * count *
					plane, count * plane);
			consumer.accept(first, count, part);
		}
	}

	@Test
	void bordersFollowTheSurfaceBetweenVoxels() {
		// A ball known only by its distance function on a coarse oblique grid.
		final double turn = 0.4;
		final double cos = Math.cos(turn);
		final double sin = Math.sin(turn);
		final Grid coarse = new Grid(new int[] { 20, 20, 10 }, new double[][] { {
			2 * cos, -2 * sin, 0, 5 }, { 2 * sin, 2 * cos, 0, -7 }, { 0, 0, 4, 3 } });
		final double[] centre = coarse.toWorld(9.5, 9.5, 4.5);
		final double radiusMm = 14;
		final float[] logits = new float[2 * coarse.voxels()];
		for (int v = 0; v < coarse.voxels(); v++)
			logits[coarse.voxels() + v] = (float) (radiusMm - distance(centre, coarse
				.toWorld(v % 20, v / 20 % 20, v / 400)));
		final Grid fine = coarse.resample(0.8, 0.8, 0.8);
		final ResampledArgmaxConsumer consumer = new ResampledArgmaxConsumer(coarse,
			fine, Quantity.LOGITS, 0, 49);
		consumer.begin(2, 10, 20, 20);
		consumer.accept(0, 10, logits);
		double volumeMm3 = 0;
		for (final short label : consumer.labels().array())
			if (label == 49) volumeMm3 += fine.voxelVolume();
		assertThat(volumeMm3).isCloseTo(4.0 / 3 * Math.PI * Math.pow(radiusMm, 3),
			within(600.0));
	}

	private static double distance(final double[] a, final double[] b) {
		return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math
			.pow(a[2] - b[2], 2));
	}

	@Test
	void gridsMustBeParallel() {
		final Grid grid = Grid.of(new int[] { 4, 4, 4 }, new double[] { 1, 1, 1 },
			SAR);
		for (final Grid other : new Grid[] { grid.reorient(AxisCodes.RAS), grid
			.reorient(new AxisCodes("IAR")), new Grid(new int[] { 4, 4, 4 },
				new double[][] { { 0, 0.1, 1, 0 }, { 0, 1, 0, 0 }, { 1, 0, 0,
					0 } }) }) assertThatThrownBy(() -> new ResampledArgmaxConsumer(grid,
						other, Quantity.LOGITS, 0, 1)).isInstanceOf(
							IllegalArgumentException.class).hasMessageContaining(
								"Not parallel");
	}

	@Test
	void theNumberOfThreadsDoesNotMatter() {
		final Grid coarse = Grid.of(new int[] { 9, 8, 7 }, new double[] { 2, 2, 3 },
			SAR);
		final Random random = new Random(3);
		final float[] logits = new float[4 * coarse.voxels()];
		for (int i = 0; i < logits.length; i++)
			logits[i] = (float) random.nextGaussian();
		final short[][] results = new short[2][];
		for (int i = 0; i < 2; i++) {
			final ResampledArgmaxConsumer consumer = new ResampledArgmaxConsumer(
				coarse, coarse.resample(1, 1, 1), Quantity.PROBABILITIES, LABELS);
			Parallelization.runWithNumThreads(1 + 3 * i, () -> deliver(consumer, logits,
				2, 9, 8, 7));
			results[i] = consumer.labels().array();
		}
		assertThat(results[1]).containsExactly(results[0]);
	}
}
