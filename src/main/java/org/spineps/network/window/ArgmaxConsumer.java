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
import org.spineps.volume.LabelVolume;

/**
 * Takes for every voxel of the network's grid the class with the largest score
 * (the first of equals) and its softmax probability.
 */
public final class ArgmaxConsumer implements SliceConsumer {

	private final Grid grid;
	private final int[] labelOfClass;
	private final short[] labels;
	private final float[] confidence;

	/**
	 * @param grid the network's grid: its axes are the tensor's in reverse order,
	 *          so that both share one flat array
	 * @param labelOfClass the label to write for every class; copied
	 */
	public ArgmaxConsumer(final Grid grid, final int... labelOfClass) {
		this.grid = grid;
		this.labelOfClass = labelOfClass.clone();
		labels = new short[grid.voxels()];
		confidence = new float[grid.voxels()];
	}

	@Override
	public void begin(final int classes, final int slices, final int rows,
		final int columns)
	{
		require(labelOfClass, classes);
		if (columns != grid.size(0) || rows != grid.size(1) || slices != grid.size(
			2)) throw new IllegalArgumentException("A tensor of " + slices + "×" +
				rows + "×" + columns + " for " + grid);
	}

	@Override
	public void accept(final int firstSlice, final int count,
		final float[] logits)
	{
		final int plane = grid.size(0) * grid.size(1);
		final int stride = count * plane;
		Parallelization.getTaskExecutor().forEach(IntStream.range(0, count).boxed()
			.toList(), s -> {
				for (int v = s * plane; v < (s + 1) * plane; v++) {
					final int best = Softmax.best(logits, labelOfClass.length, stride, v);
					final int to = firstSlice * plane + v;
					labels[to] = (short) labelOfClass[best];
					confidence[to] = Softmax.ofBest(logits, labelOfClass.length, stride,
						v, best);
				}
			});
	}

	/** @return the labels, complete after the run; shares this object's array */
	public LabelVolume labels() {
		return LabelVolume.wrap(labels, grid);
	}

	/**
	 * @return probability of the winning class, background included, complete
	 *         after the run; shares this object's array
	 */
	public ImageVolume confidence() {
		return ImageVolume.wrap(confidence, grid);
	}

	static void require(final int[] labelOfClass, final int classes) {
		if (classes != labelOfClass.length) throw new IllegalArgumentException(
			classes + " classes, but labels for " + labelOfClass.length);
	}
}
