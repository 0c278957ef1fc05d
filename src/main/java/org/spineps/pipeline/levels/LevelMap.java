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
package org.spineps.pipeline.levels;

import java.util.Arrays;

import org.spineps.model.LevelClasses;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * What a levels network says of the places of one scan.
 *
 * @param grid where it has looked
 * @param scores {@link LevelClasses#COUNT} × places, in the order of the grid's flat
 *          array, before any softmax; not copied
 */
public record LevelMap(Grid grid, float[] scores) {

	/** @throws IllegalArgumentException if there is not a score for each place */
	public LevelMap {
		if (scores.length != (long) LevelClasses.COUNT * grid.voxels())
			throw new IllegalArgumentException(scores.length + " scores on " + grid);
	}

	/**
	 * Weighs what was said of the places of each region.
	 *
	 * @param regions regions 1..count on any grid, e.g. one for each vertebra, see
	 *          {@link LevelRegions}, or one for each disc; others are left out
	 * @param count number of regions
	 * @return count × {@link LevelClasses#COUNT}: the mean over a region's places of
	 *         the logarithm of each level's probability; a disc has the level of the
	 *         vertebra above it. The same for all levels where a region has no place
	 */
	public double[][] meanLog(final LabelVolume regions, final int count) {
		final short[] places = LevelGrid.sample(regions, grid, 0).array();
		final double[][] sum = new double[count][LevelClasses.COUNT];
		final int[] found = new int[count];
		for (int v = 0; v < places.length; v++) {
			final int region = places[v] & 0xffff;
			if (region == 0 || region > count) continue;
			found[region - 1]++;
			final double log = logSum(v, places.length);
			for (int k = 0; k < LevelClasses.COUNT; k++)
				sum[region - 1][k] += scores[k * places.length + v] - log;
		}
		for (int region = 0; region < count; region++) {
			if (found[region] == 0) Arrays.fill(sum[region], -Math.log(
				LevelClasses.COUNT));
			else for (int k = 0; k < LevelClasses.COUNT; k++)
				sum[region][k] /= found[region];
		}
		return sum;
	}

	private double logSum(final int place, final int places) {
		double largest = Double.NEGATIVE_INFINITY;
		for (int k = 0; k < LevelClasses.COUNT; k++)
			largest = Math.max(largest, scores[k * places + place]);
		double sum = 0;
		for (int k = 0; k < LevelClasses.COUNT; k++)
			sum += Math.exp(scores[k * places + place] - largest);
		return largest + Math.log(sum);
	}
}
