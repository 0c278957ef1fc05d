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

/**
 * Resamples scores row by row as they arrive, so that the resampled scores
 * never exist as a whole. Linear between voxel centres, or the nearest voxel on
 * axes for which positions are whole numbers. Holds one slice of the network's
 * grid from one delivery to the next.
 * <p>
 * Axes are those of a volume: axis 0 is the fastest, which is the tensor's
 * last.
 * </p>
 */
public abstract class ResampledConsumer implements SliceConsumer {

	private final int[] size;
	private final Axis[] axes = new Axis[3];
	private int classes;
	private float[] held;
	private int nextSlice;

	/** For every target index of an axis the source voxel below and the share. */
	private record Axis(int[] lower, float[] share) {

		static Axis of(final double[] positions, final int size) {
			final int last = size - 1;
			final int[] lower = new int[positions.length];
			final float[] share = new float[lower.length];
			for (int i = 0; i < lower.length; i++) {
				final double at = Math.max(0, Math.min(last, positions[i]));
				lower[i] = (int) at;
				share[i] = (float) (at - lower[i]);
			}
			return new Axis(lower, share);
		}
	}

	/**
	 * @param size sizes of the network's grid
	 * @param positions for every axis the positions of the wanted voxels, in
	 *          voxels of the network's grid, ascending; beyond its ends the value
	 *          at the end is taken
	 */
	protected ResampledConsumer(final int[] size, final double[][] positions) {
		this.size = size.clone();
		for (int axis = 0; axis < 3; axis++)
			axes[axis] = Axis.of(positions[axis], size[axis]);
	}

	/**
	 * Where the voxels of a volume lie that fills the same space with another
	 * number of voxels (nnU-Net's rule): the outer faces stay where they are.
	 *
	 * @param size number of voxels of the network's grid on an axis
	 * @param newSize number of voxels wanted
	 * @param nearest whether to take the nearest voxel
	 * @return positions, for the constructor
	 */
	public static double[] positions(final int size, final int newSize,
		final boolean nearest)
	{
		final double ratio = (double) size / newSize;
		final double[] positions = new double[newSize];
		for (int i = 0; i < newSize; i++) {
			final double at = Math.max(0, Math.min(size - 1, (i + 0.5) * ratio -
				0.5));
			positions[i] = nearest ? Math.floor(at + 0.5) : at;
		}
		return positions;
	}

	/**
	 * Announces scores; called before the first row, and again if the run starts
	 * over.
	 *
	 * @param classCount number of scores per voxel
	 * @throws IllegalArgumentException if it is not the number expected
	 */
	protected abstract void start(int classCount);

	/**
	 * May change scores before they are interpolated.
	 *
	 * @param scores classes × voxels values; may be overwritten
	 * @param classCount number of classes
	 * @param voxels number of voxels
	 */
	protected void prepare(final float[] scores, final int classCount,
		final int voxels)
	{
		// scores are interpolated as they are
	}

	/**
	 * Takes one row. Called from several threads at a time, for different rows.
	 *
	 * @param values classes × length values: class k of voxel x at k · length + x.
	 *          May be overwritten, must not be kept
	 * @param classCount number of classes
	 * @param length voxels of the row
	 * @param to index of the row's first voxel in the target's flat array
	 */
	protected abstract void row(float[] values, int classCount, int length,
		int to);

	@Override
	public final void begin(final int classCount, final int slices,
		final int rows, final int columns)
	{
		if (columns != size[0] || rows != size[1] || slices != size[2])
			throw new IllegalArgumentException("A tensor of " + slices + "×" + rows +
				"×" + columns + " for " + size[2] + "×" + size[1] + "×" + size[0]);
		start(classCount);
		classes = classCount;
		held = new float[classes * rows * columns];
		nextSlice = 0;
	}

	@Override
	public final void accept(final int firstSlice, final int count,
		final float[] logits)
	{
		final int plane = size[0] * size[1];
		prepare(logits, classes, count * plane);
		final int until = firstSlice + count - 1;
		final Axis axis = axes[2];
		for (; nextSlice < axis.lower.length; nextSlice++) {
			final int lower = axis.lower[nextSlice];
			final int upper = Math.min(lower + 1, size[2] - 1);
			if (upper > until) break;
			final Plane below = lower < firstSlice ? new Plane(held, 0, plane)
				: new Plane(logits, (lower - firstSlice) * plane, count * plane);
			slice(below, new Plane(logits, (upper - firstSlice) * plane, count *
				plane));
		}
		for (int k = 0; k < classes; k++)
			System.arraycopy(logits, (k * count + count - 1) * plane, held, k * plane,
				plane);
	}

	/** One source slice: class k begins at start + k · stride. */
	private record Plane(float[] values, int start, int stride) {}

	private void slice(final Plane below, final Plane above) {
		final int slice = nextSlice;
		final float share = axes[2].share[slice];
		Parallelization.getTaskExecutor().forEach(IntStream.range(0,
			axes[1].lower.length).boxed().toList(), row -> row(below, above, share,
				slice, row));
	}

	private void row(final Plane below, final Plane above, final float share,
		final int slice, final int row)
	{
		final int width = size[0];
		final int[] lower = axes[0].lower;
		final float[] shares = axes[0].share;
		final int length = lower.length;
		final int y = axes[1].lower[row];
		final int y1 = Math.min(y + 1, size[1] - 1);
		final float yShare = axes[1].share[row];
		final float[] line = new float[width + 1];
		final float[] values = new float[classes * length];
		for (int k = 0; k < classes; k++) {
			final int b = below.start + k * below.stride;
			final int a = above.start + k * above.stride;
			for (int x = 0; x < width; x++) {
				final float near = mix(below.values[b + y * width + x], above.values[a +
					y * width + x], share);
				final float far = mix(below.values[b + y1 * width + x], above.values[a +
					y1 * width + x], share);
				line[x] = mix(near, far, yShare);
			}
			line[width] = line[width - 1];
			for (int x = 0; x < length; x++)
				values[k * length + x] = mix(line[lower[x]], line[lower[x] + 1],
					shares[x]);
		}
		row(values, classes, length, length * (row + axes[1].lower.length * slice));
	}

	private static float mix(final float a, final float b, final float share) {
		return a + (b - a) * share;
	}
}
