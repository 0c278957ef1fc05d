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
package org.spineps.pipeline.totalspineseg.label;

import java.util.Arrays;

/**
 * A disc or a piece of bone: connected voxels, or several such sets that were
 * merged. Changed only while parts are merged; for one thread.
 */
final class Part {

	private final RawMap map;
	private final int id;
	private final boolean vertebra;
	private final int value;
	private int[] voxels;
	private final long[] counts = new long[RawClasses.COUNT];

	/**
	 * @param map where it lies
	 * @param id its number among those of its kind, from 1
	 * @param vertebra whether it is bone
	 * @param voxels places in the map's part; kept
	 */
	Part(final RawMap map, final int id, final boolean vertebra,
		final int[] voxels)
	{
		this.map = map;
		this.id = id;
		this.vertebra = vertebra;
		this.voxels = voxels;
		value = map.raw(first());
		for (final int voxel : voxels)
			counts[map.raw(voxel)]++;
	}

	int id() {
		return id;
	}

	boolean isVertebra() {
		return vertebra;
	}

	/** @return raw class of the first voxel that it had when it was made */
	int value() {
		return value;
	}

	int size() {
		return voxels.length;
	}

	/** @return number of its voxels of a raw class */
	long count(final int raw) {
		return counts[raw];
	}

	/** @return its voxels; not a copy */
	int[] voxels() {
		return voxels;
	}

	/** @return its first voxel when axis 0 is the outermost loop */
	private int first() {
		int first = voxels[0];
		for (final int voxel : voxels)
			if (map.raster(voxel) < map.raster(first)) first = voxel;
		return first;
	}

	/**
	 * @param raw a class
	 * @return place in raster order of its first voxel of that class; the largest
	 *         number if it has none
	 */
	int firstRaster(final int raw) {
		int first = Integer.MAX_VALUE;
		for (final int voxel : voxels)
			if (map.raw(voxel) == raw) first = Math.min(first, map.raster(voxel));
		return first;
	}

	/** @param more voxels that become part of it */
	void add(final int... more) {
		final int before = voxels.length;
		voxels = Arrays.copyOf(voxels, before + more.length);
		System.arraycopy(more, 0, voxels, before, more.length);
		for (final int voxel : more)
			counts[map.raw(voxel)]++;
	}

	/** @return mean of its coordinates in the whole map */
	double[] centre() {
		return centre(null);
	}

	/**
	 * @param canal the canal
	 * @return mean coordinates of its voxels in front of the canal; null if there are
	 *         none
	 */
	double[] anteriorCentre(final CanalLine canal) {
		return centre(canal);
	}

	/**
	 * @param canal the canal
	 * @return number of its voxels in front of the canal
	 */
	int anteriorSize(final CanalLine canal) {
		int count = 0;
		for (final int voxel : voxels)
			if (canal.isAnterior(map.y(voxel), map.z(voxel))) count++;
		return count;
	}

	private double[] centre(final CanalLine canalOrNull) {
		final long[] sums = new long[3];
		int count = 0;
		for (final int voxel : voxels) {
			final int y = map.y(voxel);
			final int z = map.z(voxel);
			if (canalOrNull != null && !canalOrNull.isAnterior(y, z)) continue;
			sums[0] += map.x(voxel);
			sums[1] += y;
			sums[2] += z;
			count++;
		}
		return count == 0 ? null : new double[] { (double) sums[0] / count,
			(double) sums[1] / count, (double) sums[2] / count };
	}
}
