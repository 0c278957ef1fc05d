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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.volume.Grid;

/**
 * The middle of the canal, cord included, slice by slice. A slice in which the
 * middle of the extent is not itself canal has no point.
 */
final class CanalLine {

	private static final int NONE = -1;

	/** Ordered by x, then y, then z; the first of equal distances counts. */
	private final List<int[]> points;
	private final int firstSlice;
	private final int[] middleY;

	private CanalLine(final List<int[]> points, final int firstSlice,
		final int[] middleY)
	{
		this.points = points;
		this.firstSlice = firstSlice;
		this.middleY = middleY;
	}

	/**
	 * @param map a raw label map
	 * @return its canal
	 * @throws SpinepsException if there is none
	 */
	static CanalLine of(final RawMap map) throws SpinepsException {
		final int canal = map.classes().canal();
		final int cord = map.classes().cord();
		if (map.count(canal) + map.count(cord) == 0) throw new SpinepsException(
			"The spine cannot be labelled", "no canal was found (raw labels " + canal +
				" and " + cord + ")", "Check that the scan shows the spinal canal");
		final Grid grid = map.grid();
		final List<int[]> points = new ArrayList<>();
		final int[] middleY = new int[grid.size(2)];
		for (int k = 0; k < grid.size(2); k++) {
			final int[] extent = extent(map, k, canal, cord);
			middleY[k] = NONE;
			if (extent[1] < 0) continue;
			final int x = Math.floorDiv(extent[0] + extent[1] + 2 * map.box().min(0),
				2);
			final int y = Math.floorDiv(extent[2] + extent[3] + 2 * map.box().min(1),
				2);
			middleY[k] = y;
			final int raw = map.raw(grid.index(x - map.box().min(0), y - map.box()
				.min(1), k));
			if (raw == canal || raw == cord) points.add(new int[] { x, y, k + map
				.box().min(2) });
		}
		points.sort(Comparator.comparingInt((final int[] p) -> p[0]).thenComparingInt(
			p -> p[1]).thenComparingInt(p -> p[2]));
		if (points.isEmpty()) throw new SpinepsException(
			"The spine cannot be labelled", "the canal has no middle in any slice",
			"Check that the scan shows the spinal canal");
		return new CanalLine(points, map.box().min(2), middleY);
	}

	private static int[] extent(final RawMap map, final int k, final int canal,
		final int cord)
	{
		final Grid grid = map.grid();
		final int[] extent = { Integer.MAX_VALUE, NONE, Integer.MAX_VALUE, NONE };
		for (int j = 0, v = grid.index(0, 0, k); j < grid.size(1); j++)
			for (int i = 0; i < grid.size(0); i++, v++) {
				final int raw = map.raw(v);
				if (raw != canal && raw != cord) continue;
				extent[0] = Math.min(extent[0], i);
				extent[1] = Math.max(extent[1], i);
				extent[2] = Math.min(extent[2], j);
				extent[3] = j;
			}
		return extent;
	}

	/** @return number of points */
	int count() {
		return points.size();
	}

	/** @return the first point, a new array */
	int[] first() {
		return Arrays.copyOf(points.get(0), 3);
	}

	/**
	 * @param y coordinate in the whole map
	 * @param z coordinate in the whole map
	 * @return whether that is in front of the canal's middle; so is everything in a
	 *         slice without canal
	 */
	boolean isAnterior(final int y, final int z) {
		return y > middleY[z - firstSlice];
	}

	/**
	 * @param position coordinates in the whole map
	 * @return z of the nearest point
	 */
	int nearestZ(final double... position) {
		double least = Double.POSITIVE_INFINITY;
		int z = 0;
		for (final int[] point : points) {
			final double dx = position[0] - point[0];
			final double dy = position[1] - point[1];
			final double dz = position[2] - point[2];
			final double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
			if (distance < least) {
				least = distance;
				z = point[2];
			}
		}
		return z;
	}
}
