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

import java.util.stream.IntStream;

import net.imglib2.parallel.Parallelization;

import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;

/**
 * Keeps, on the network's grid, the uncertainty of the network at every voxel
 * and, on request, the probability of every class. Leaves the scores as they
 * are.
 */
public final class ProbabilityConsumer implements SliceConsumer {

	private final Grid grid;
	private final int classes;
	private final float[] entropy;
	private final float[][] probabilities;

	/**
	 * @param grid the network's grid: its axes are the tensor's in reverse order,
	 *          so that both share one flat array
	 * @param classes number of classes, at least 2
	 * @param all whether the probability of every class is kept: 4 bytes for each
	 *          voxel and class
	 */
	public ProbabilityConsumer(final Grid grid, final int classes,
		final boolean all)
	{
		this.grid = grid;
		this.classes = classes;
		entropy = new float[grid.voxels()];
		probabilities = new float[all ? classes : 0][all ? grid.voxels() : 0];
	}

	@Override
	public void begin(final int count, final int slices, final int rows,
		final int columns)
	{
		if (count != classes || columns != grid.size(0) || rows != grid.size(1) ||
			slices != grid.size(2)) throw new IllegalArgumentException(count +
				" classes of " + slices + "×" + rows + "×" + columns + " for " +
				classes + " on " + grid);
	}

	@Override
	public void accept(final int firstSlice, final int count,
		final float[] logits)
	{
		final int plane = grid.size(0) * grid.size(1);
		Parallelization.getTaskExecutor().forEach(IntStream.range(0, count).boxed()
			.toList(), slice -> {
				final float[] voxel = new float[classes];
				for (int v = slice * plane; v < (slice + 1) * plane; v++) {
					for (int k = 0; k < classes; k++)
						voxel[k] = logits[k * count * plane + v];
					Softmax.ofVoxel(voxel, classes, 1, 0);
					keep(voxel, firstSlice * plane + v);
				}
			});
	}

	private void keep(final float[] voxel, final int to) {
		double sum = 0;
		for (int k = 0; k < classes; k++) {
			if (voxel[k] > 0) sum -= voxel[k] * Math.log(voxel[k]);
			if (probabilities.length > 0) probabilities[k][to] = voxel[k];
		}
		entropy[to] = (float) Math.min(1, sum / Math.log(classes));
	}

	/**
	 * @return entropy of the probabilities as a fraction of the largest possible
	 *         one: 0 is certain, 1 is undecided; shares this object's array
	 */
	public ImageVolume entropy() {
		return ImageVolume.wrap(entropy, grid);
	}

	/**
	 * @param index a class
	 * @return its probability, 0..1; shares this object's array
	 * @throws IllegalStateException if they were not kept
	 */
	public ImageVolume probability(final int index) {
		if (probabilities.length == 0) throw new IllegalStateException(
			"Probabilities were not kept");
		return ImageVolume.wrap(probabilities[index], grid);
	}
}
