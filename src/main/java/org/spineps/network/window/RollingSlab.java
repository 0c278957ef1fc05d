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

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import net.imglib2.parallel.Parallelization;

import org.spineps.network.HalfFloat;

/**
 * Weighted sums of tile scores for the slices that the current row of tiles
 * covers. Slices live in a ring that is as deep as a tile: what the window has
 * passed is taken out and its place reused.
 */
final class RollingSlab {

	private final int depth;
	private final int rows;
	private final int columns;
	private final float[][] sums;
	private final float[] weightSums;
	private final List<Integer> classIndices;
	private final boolean half;

	/**
	 * @param classes number of scores per voxel
	 * @param depth slices of a tile
	 * @param rows rows of the padded volume
	 * @param columns columns of the padded volume
	 * @param accumulation whether sums are rounded
	 */
	RollingSlab(final int classes, final int depth, final int rows,
		final int columns, final Accumulation accumulation)
	{
		half = accumulation == Accumulation.HALF;
		this.depth = depth;
		this.rows = rows;
		this.columns = columns;
		final int voxels = Math.multiplyExact(Math.multiplyExact(depth, rows),
			columns);
		sums = new float[classes][voxels];
		weightSums = new float[voxels];
		classIndices = IntStream.range(0, classes).boxed().toList();
	}

	/**
	 * Adds the scores of one tile.
	 *
	 * @param scores classes × tile values
	 * @param weights tile values
	 * @param tile sizes of the tile
	 * @param at position of the tile in the padded volume
	 */
	void add(final float[] scores, final float[] weights, final int[] tile,
		final int... at)
	{
		final int voxels = weights.length;
		Parallelization.getTaskExecutor().forEach(classIndices, k -> {
			final float[] sum = sums[k];
			forLines(tile, at, (to, from) -> {
				final int scoresFrom = k * voxels + from;
				for (int i = 0; i < tile[2]; i++)
					sum[to + i] += scores[scoresFrom + i] * weights[from + i];
				if (half) round(sum, to, tile[2]);
			});
		});
		forLines(tile, at, (to, from) -> {
			for (int i = 0; i < tile[2]; i++)
				weightSums[to + i] += weights[from + i];
			if (half) round(weightSums, to, tile[2]);
		});
	}

	/**
	 * Takes the weighted means of finished slices out and clears their place.
	 *
	 * @param first first slice in the padded volume
	 * @param count how many
	 * @param rowFrom first row wanted
	 * @param rowCount rows wanted
	 * @param columnFrom first column wanted
	 * @param columnCount columns wanted
	 * @param out gets classes × count × rowCount × columnCount values
	 */
	void take(final int first, final int count, final int rowFrom,
		final int rowCount, final int columnFrom, final int columnCount,
		final float[] out)
	{
		final int plane = rowCount * columnCount;
		Parallelization.getTaskExecutor().forEach(classIndices, k -> {
			for (int s = 0; s < count; s++) {
				final int slice = (first + s) % depth * rows;
				for (int r = 0; r < rowCount; r++) {
					final int from = (slice + rowFrom + r) * columns + columnFrom;
					final int to = (k * count + s) * plane + r * columnCount;
					for (int i = 0; i < columnCount; i++)
						out[to + i] = sums[k][from + i] / weightSums[from + i];
					if (half) round(out, to, columnCount);
				}
			}
		});
	}

	/**
	 * Clears slices for those that will take their place in the ring.
	 *
	 * @param first first slice in the padded volume
	 * @param count how many
	 */
	void clear(final int first, final int count) {
		final int plane = rows * columns;
		for (int s = 0; s < count; s++) {
			final int from = (first + s) % depth * plane;
			for (final float[] sum : sums)
				Arrays.fill(sum, from, from + plane, 0);
			Arrays.fill(weightSums, from, from + plane, 0);
		}
	}

	private static void round(final float[] values, final int from,
		final int count)
	{
		for (int i = from; i < from + count; i++)
			values[i] = HalfFloat.round(values[i]);
	}

	private interface Line {

		void add(int slabIndex, int tileIndex);
	}

	private void forLines(final int[] tile, final int[] at, final Line line) {
		for (int z = 0; z < tile[0]; z++)
			for (int y = 0; y < tile[1]; y++)
				line.add(((at[0] + z) % depth * rows + at[1] + y) * columns + at[2],
					(z * tile[1] + y) * tile[2]);
	}
}
