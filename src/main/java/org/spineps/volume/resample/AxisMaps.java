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

import org.spineps.volume.Grid;

/**
 * Where the voxels of a target grid lie in the voxel coordinates of a source grid
 * when the axes of both are parallel: each target axis runs along one source
 * axis, with a step and an offset.
 *
 * @param sourceAxis for each target axis the source axis along the same line
 * @param step for each target axis, source voxels per target voxel; negative if
 *          the axes run against each other
 * @param offset for each target axis, the source coordinate of target index 0
 */
record AxisMaps(int[] sourceAxis, double[] step, double[] offset) {

	/** Axes count as parallel if no voxel is farther than this from its place. */
	private static final double TOLERANCE_VOXELS = 1e-3;
	/**
	 * Rounding in the affines moves positions by less than this. Positions halfway
	 * between voxels must not be torn apart by it.
	 */
	static final double ROUNDING_VOXELS = 1e-7;

	/**
	 * @return the maps, or null if the grids are not parallel
	 */
	static AxisMaps ofOrNull(final Grid source, final Grid target) {
		final double[] map = source.voxelsOf(target);
		final int[] axes = new int[3];
		final double[] step = new double[3];
		final double[] offset = new double[3];
		int taken = 0;
		for (int axis = 0; axis < 3; axis++) {
			for (int row = 1; row < 3; row++)
				if (Math.abs(map[4 * row + axis]) > Math.abs(map[4 * axes[axis] +
					axis])) axes[axis] = row;
			taken |= 1 << axes[axis];
			step[axis] = map[4 * axes[axis] + axis];
			offset[axis] = map[4 * axes[axis] + 3];
		}
		if (taken != 7) return null;
		for (int axis = 0; axis < 3; axis++) {
			double error = 0;
			for (int other = 0; other < 3; other++)
				if (other != axis) error += Math.abs(map[4 * axes[axis] + other]) *
					(target.size(other) - 1);
			if (error > TOLERANCE_VOXELS) return null;
		}
		return new AxisMaps(axes, step, offset);
	}

	/**
	 * @param axis a target axis
	 * @param size target voxels on it
	 * @return the source coordinate of every target index
	 */
	double[] positions(final int axis, final int size) {
		final double[] positions = new double[size];
		for (int n = 0; n < size; n++)
			positions[n] = offset[axis] + n * step[axis];
		return positions;
	}

	/**
	 * @param position a source coordinate
	 * @return the index of the nearest voxel; halfway, the higher one
	 */
	static int nearest(final double position) {
		return (int) Math.floor(position + 0.5 + ROUNDING_VOXELS);
	}
}
