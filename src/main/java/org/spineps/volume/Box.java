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

/**
 * A box of voxels: on each axis from {@code min} up to, not including,
 * {@code max}. Immutable. A box may reach outside a volume until it is
 * {@linkplain #intersect clamped}.
 */
public final class Box {

	private final int[] min;
	private final int[] max;

	/**
	 * @param min first voxel on each of three axes; copied
	 * @param max one past the last voxel on each axis; copied
	 * @throws IllegalArgumentException unless min ≤ max on every axis
	 */
	public Box(final int[] min, final int[] max) {
		if (min.length != 3 || max.length != 3) throw new IllegalArgumentException(
			"A box has three axes");
		for (int axis = 0; axis < 3; axis++)
			if (min[axis] > max[axis]) throw new IllegalArgumentException(
				"Inverted box: " + Arrays.toString(min) + " to " + Arrays.toString(
					max));
		this.min = min.clone();
		this.max = max.clone();
	}

	/**
	 * @param size voxels on each axis
	 * @return the box from the origin to that size
	 */
	public static Box ofSize(final int... size) {
		return new Box(new int[3], size);
	}

	/**
	 * @param axis 0..2
	 * @return first voxel on that axis
	 */
	public int min(final int axis) {
		return min[axis];
	}

	/**
	 * @param axis 0..2
	 * @return one past the last voxel on that axis
	 */
	public int max(final int axis) {
		return max[axis];
	}

	/**
	 * @param axis 0..2
	 * @return number of voxels on that axis
	 */
	public int size(final int axis) {
		return max[axis] - min[axis];
	}

	/** @return number of voxels on each axis, a new array */
	public int[] size() {
		return new int[] { size(0), size(1), size(2) };
	}

	/** @return number of voxels inside */
	public long voxels() {
		return (long) size(0) * size(1) * size(2);
	}

	/** @return whether there is no voxel inside */
	public boolean isEmpty() {
		return voxels() == 0;
	}

	/**
	 * @param margin voxels to add on both sides of every axis
	 * @return the larger box, not clamped to anything
	 */
	public Box grow(final int margin) {
		final int[] lower = new int[3];
		final int[] upper = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			lower[axis] = min[axis] - margin;
			upper[axis] = max[axis] + margin;
		}
		return new Box(lower, upper);
	}

	/**
	 * @param other another box
	 * @return the voxels that are in both; empty if none
	 */
	public Box intersect(final Box other) {
		final int[] lower = new int[3];
		final int[] upper = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			lower[axis] = Math.max(min[axis], other.min[axis]);
			upper[axis] = Math.max(lower[axis], Math.min(max[axis],
				other.max[axis]));
		}
		return new Box(lower, upper);
	}

	/**
	 * @param other another box
	 * @return the smallest box that holds both
	 */
	public Box union(final Box other) {
		final int[] lower = new int[3];
		final int[] upper = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			lower[axis] = Math.min(min[axis], other.min[axis]);
			upper[axis] = Math.max(max[axis], other.max[axis]);
		}
		return new Box(lower, upper);
	}

	@Override
	public boolean equals(final Object object) {
		return object instanceof Box other && Arrays.equals(min, other.min) &&
			Arrays.equals(max, other.max);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(min) + Arrays.hashCode(max);
	}

	@Override
	public String toString() {
		return Arrays.toString(min) + ".." + Arrays.toString(max);
	}
}
