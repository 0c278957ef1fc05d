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
package org.spineps.volume;

import java.util.Arrays;

/** Least and greatest value of a volume, or of each of its slices on an axis. */
public final class SliceRange {

	private final int axis;
	private final float[] min;
	private final float[] max;

	private SliceRange(final int axis, final int slices) {
		this.axis = axis;
		min = new float[slices];
		max = new float[slices];
		Arrays.fill(min, Float.POSITIVE_INFINITY);
		Arrays.fill(max, Float.NEGATIVE_INFINITY);
	}

	/**
	 * @param voxels flat array, axis 0 contiguous
	 * @param offset where in it the volume begins
	 * @param size the volume's size
	 * @param axis the axis across the slices; negative for one range of all
	 * @return the ranges
	 */
	public static SliceRange of(final float[] voxels, final int offset,
		final int[] size, final int axis)
	{
		final SliceRange range = new SliceRange(axis, axis < 0 ? 1 : size[axis]);
		int v = offset;
		for (int k = 0; k < size[2]; k++)
			for (int j = 0; j < size[1]; j++)
				for (int i = 0; i < size[0]; i++) {
					final int slice = range.slice(i, j, k);
					final float value = voxels[v++];
					if (value < range.min[slice]) range.min[slice] = value;
					if (value > range.max[slice]) range.max[slice] = value;
				}
		return range;
	}

	/**
	 * Clips every voxel to the range of its slice.
	 *
	 * @param voxels flat array, axis 0 contiguous; changed
	 * @param size its size; as many slices as before
	 */
	public void clip(final float[] voxels, final int... size) {
		Slabs.forEach(size[2], voxels.length, (begin, end) -> {
			int v = begin * size[0] * size[1];
			for (int k = begin; k < end; k++)
				for (int j = 0; j < size[1]; j++)
					for (int i = 0; i < size[0]; i++) {
						final int slice = slice(i, j, k);
						voxels[v] = Math.min(Math.max(voxels[v], min[slice]),
							max[slice]);
						v++;
					}
		});
	}

	private int slice(final int i, final int j, final int k) {
		return axis < 0 ? 0 : axis == 0 ? i : axis == 1 ? j : k;
	}
}
