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
package org.spineps.pipeline.correct;

import java.util.Arrays;
import java.util.PriorityQueue;

import org.spineps.volume.Connectivity;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Grows labels within a region: every voxel that can be reached takes the label from
 * which the way inside the region is the shortest, in millimetres from voxel centre
 * to voxel centre over faces, edges and corners (Dijkstra 1959).
 */
final class GeodesicLabels {

	private GeodesicLabels() {
		// static methods only
	}

	/**
	 * @param seeds labels to start from, 0 elsewhere; gets the labels that grow
	 * @param region where labels may grow to; not 0 is inside. Not changed
	 */
	static void grow(final LabelVolume seeds, final LabelVolume region) {
		final Grid grid = seeds.grid();
		final short[] labels = seeds.array();
		final int[][] offsets = Connectivity.CORNERS.offsets();
		final double[] lengths = lengths(grid, offsets);
		final float[] distance = new float[labels.length];
		Arrays.fill(distance, Float.POSITIVE_INFINITY);
		// Distance in the upper half: positive floats have the order of their bits.
		final PriorityQueue<Long> next = new PriorityQueue<>();
		for (int v = 0; v < labels.length; v++)
			if (labels[v] != 0) {
				distance[v] = 0;
				next.add((long) v);
			}
		while (!next.isEmpty()) {
			final long entry = next.remove();
			final int v = (int) entry;
			if (Float.intBitsToFloat((int) (entry >> 32)) > distance[v]) continue;
			final int i = v % grid.size(0);
			final int j = v / grid.size(0) % grid.size(1);
			final int k = v / grid.size(0) / grid.size(1);
			for (int n = 0; n < offsets.length; n++) {
				final int x = i + offsets[n][0];
				final int y = j + offsets[n][1];
				final int z = k + offsets[n][2];
				if (x < 0 || y < 0 || z < 0 || x >= grid.size(0) || y >= grid.size(
					1) || z >= grid.size(2)) continue;
				final int w = grid.index(x, y, z);
				final float way = (float) (distance[v] + lengths[n]);
				if (region.array()[w] == 0 || way >= distance[w]) continue;
				distance[w] = way;
				labels[w] = labels[v];
				next.add((long) Float.floatToIntBits(way) << 32 | w);
			}
		}
	}

	/** @return millimetres of each step, on a grid of any shape */
	private static double[] lengths(final Grid grid, final int[][] offsets) {
		final double[] origin = grid.toWorld(0, 0, 0);
		final double[] lengths = new double[offsets.length];
		for (int n = 0; n < offsets.length; n++) {
			final double[] end = grid.toWorld(offsets[n][0], offsets[n][1],
				offsets[n][2]);
			lengths[n] = Math.hypot(Math.hypot(end[0] - origin[0], end[1] -
				origin[1]), end[2] - origin[2]);
		}
		return lengths;
	}
}
