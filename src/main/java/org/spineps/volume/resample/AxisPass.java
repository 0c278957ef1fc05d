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
package org.spineps.volume.resample;

import org.spineps.volume.Slabs;

/**
 * Applies an {@link AxisKernel} to all lines of a volume along one axis.
 * Adjacent lines are processed together, so that memory is read and written in
 * whole cache lines and the inner loops run over independent numbers.
 */
final class AxisPass {

	/** Doubles of scratch per thread, small enough for the second-level cache. */
	private static final int SCRATCH = 1 << 14;
	private static final int MIN_LINES = 16;

	private final float[] source;
	private final int offset;
	private final float[] target;
	private final AxisKernel kernel;
	private final boolean contiguous;
	private final int inner;
	private final int lines;

	private AxisPass(final float[] source, final int offset, final int[] size,
		final int axis, final AxisKernel kernel)
	{
		if (kernel.inputs() != size[axis]) throw new IllegalArgumentException(
			"Kernel for " + kernel.inputs() + " samples, not " + size[axis]);
		this.source = source;
		this.offset = offset;
		this.kernel = kernel;
		contiguous = axis == 0;
		int before = 1;
		for (int n = 0; n < axis; n++)
			before *= size[n];
		inner = before;
		lines = size[0] * size[1] * size[2] / size[axis];
		target = new float[Math.multiplyExact(lines, kernel.outputs())];
	}

	/**
	 * @param source flat array, axis 0 contiguous; not changed
	 * @param offset where in it the volume begins
	 * @param size the volume's size
	 * @param axis along which axis
	 * @param kernel what to do
	 * @return a new array; its size on the axis is the kernel's number of outputs
	 */
	static float[] apply(final float[] source, final int offset,
		final int[] size, final int axis, final AxisKernel kernel)
	{
		final AxisPass pass = new AxisPass(source, offset, size, axis, kernel);
		pass.run();
		return pass.target;
	}

	private void run() {
		final int bundle = Math.max(MIN_LINES, SCRATCH / kernel.extended());
		final int stretch = contiguous ? lines : inner;
		final int perStretch = (stretch + bundle - 1) / bundle;
		final int stretches = lines / stretch;
		final long voxels = Math.max((long) lines * kernel.inputs(),
			target.length);
		Slabs.forEach(perStretch * stretches, voxels, (begin, end) -> {
			final int width = Math.min(bundle, stretch);
			final double[] samples = new double[width * kernel.extended()];
			final float[] results = new float[width * kernel.outputs()];
			for (int task = begin; task < end; task++) {
				final int first = task % perStretch * bundle;
				final int count = Math.min(bundle, stretch - first);
				final int from = offset + start(task / perStretch, first, kernel
					.inputs());
				load(from, count, samples);
				extend(count, samples);
				kernel.apply(samples, count, results);
				store(start(task / perStretch, first, kernel.outputs()), count,
					results);
			}
		});
	}

	private int start(final int stretch, final int line, final int length) {
		return contiguous ? line * length : stretch * inner * length + line;
	}

	private void load(final int from, final int count,
		final double[] samples)
	{
		final int length = kernel.inputs();
		final int begin = kernel.pad() * count;
		if (contiguous) for (int w = 0; w < count; w++) {
			final int line = from + w * length;
			for (int n = 0; n < length; n++)
				samples[begin + n * count + w] = source[line + n];
		}
		else for (int n = 0; n < length; n++) {
			final int row = from + n * inner;
			final int into = begin + n * count;
			for (int w = 0; w < count; w++)
				samples[into + w] = source[row + w];
		}
	}

	private void extend(final int count, final double[] samples) {
		final int first = kernel.pad() * count;
		final int end = first + kernel.inputs() * count;
		for (int n = 0; n < kernel.pad(); n++) {
			System.arraycopy(samples, first, samples, n * count, count);
			System.arraycopy(samples, end - count, samples, end + n * count, count);
		}
	}

	private void store(final int into, final int count,
		final float[] results)
	{
		final int length = kernel.outputs();
		if (contiguous) for (int w = 0; w < count; w++) {
			final int line = into + w * length;
			for (int n = 0; n < length; n++)
				target[line + n] = results[n * count + w];
		}
		else for (int n = 0; n < length; n++)
			System.arraycopy(results, n * count, target, into + n * inner, count);
	}
}
