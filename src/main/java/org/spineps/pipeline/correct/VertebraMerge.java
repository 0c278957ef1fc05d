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

import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.volume.Grid;

/** Makes one vertebra of two that are halves of one. */
public final class VertebraMerge {

	private VertebraMerge() {
		// static methods only
	}

	/**
	 * @param masks not changed
	 * @param first label of a vertebra
	 * @param second label of the one right above or below it
	 * @param names of the two, for messages, e.g. "L3 and L4"
	 * @return masks in which both have the label of the upper one. Disc and endplates
	 *         between them stay as they are
	 * @throws SpinepsException if they are not neighbours
	 */
	public static Correction of(final SpineMasks masks, final int first,
		final int second, final String names) throws SpinepsException
	{
		final List<Integer> order = masks.order();
		final int one = order.indexOf(first);
		final int other = order.indexOf(second);
		if (one < 0 || other < 0 || Math.abs(one - other) != 1)
			throw new SpinepsException("Cannot merge " + names, one == other
				? "they are the same vertebra" : "they are not neighbours",
				"Choose two vertebrae, one right above the other");
		final int kept = order.get(Math.min(one, other));
		final int gone = order.get(Math.max(one, other));
		final SpineMasks result = masks.copy();
		final short[] voxels = result.instances().array();
		for (int v = 0; v < voxels.length; v++)
			if (voxels[v] == gone) voxels[v] = (short) kept;
		return new Correction(result, names + " merged");
	}

	/**
	 * @param masks not changed
	 * @param label of a vertebra
	 * @param point voxel coordinates
	 * @return label of its neighbour in the spine that is nearer to the point
	 * @throws SpinepsException if it is the only vertebra
	 */
	public static int neighbour(final SpineMasks masks, final int label,
		final double[] point) throws SpinepsException
	{
		final List<Integer> order = masks.order();
		final int n = order.indexOf(label);
		final int above = n > 0 ? order.get(n - 1) : 0;
		final int below = n + 1 < order.size() ? order.get(n + 1) : 0;
		if (above == 0 && below == 0) throw new SpinepsException(
			"There is nothing to merge with", "there is one vertebra only", "");
		if (above == 0 || below == 0) return above + below;
		return squareMm(masks, above, point) <= squareMm(masks, below, point)
			? above : below;
	}

	private static double squareMm(final SpineMasks masks, final int label,
		final double[] point)
	{
		final Grid grid = masks.grid();
		final double[] from = grid.toWorld(point);
		double least = Double.POSITIVE_INFINITY;
		int v = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, v++) {
					if (masks.vertebra(v) != label) continue;
					final double[] to = grid.toWorld(i, j, k);
					double square = 0;
					for (int axis = 0; axis < 3; axis++)
						square += (to[axis] - from[axis]) * (to[axis] - from[axis]);
					least = Math.min(least, square);
				}
		return least;
	}
}
