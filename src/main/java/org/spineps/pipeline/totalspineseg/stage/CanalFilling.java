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
package org.spineps.pipeline.totalspineseg.stage;

import java.util.Arrays;

import org.spineps.volume.Box;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * Makes one canal without gaps, with one cord in it. Axis 0 runs to the right (or
 * left), axis 1 to anterior (or posterior).
 */
public final class CanalFilling {

	private static final short CORD = (short) FinalLabels.CORD;
	private static final short CANAL = (short) FinalLabels.CANAL;

	private CanalFilling() {
		// static methods only
	}

	/**
	 * Keeps the largest piece of cord (others become canal) and the largest piece of
	 * both together (others become background), then fills every voxel that lies
	 * between two of that piece both along axis 0 and along axis 1. Filling
	 * overwrites every label but the cord.
	 *
	 * @param labels cord 1, canal 2, and anything else; not changed
	 * @return a new volume
	 */
	public static LabelVolume of(final LabelVolume labels) {
		final LabelVolume result = labels.copy();
		in(result);
		return result;
	}

	/**
	 * As {@link #of}, in the mask itself: there is no second one of a whole scan.
	 *
	 * @param labels cord 1, canal 2, and anything else; changed
	 */
	public static void in(final LabelVolume labels) {
		final Box box = LabelStatistics.boundingBox(labels, label -> label == CORD ||
			label == CANAL);
		if (box.isEmpty()) return;
		final LabelVolume cut = Crop.of(labels, box, 0);
		keepLargest(cut, CANAL, CORD);
		if (contains(cut, CANAL)) keepLargest(cut, (short) 0, CORD, CANAL);
		fill(cut);
		Crop.paste(cut, labels, box.min(0), box.min(1), box.min(2));
	}

	private static boolean contains(final LabelVolume labels,
		final short label)
	{
		for (final short voxel : labels.array())
			if (voxel == label) return true;
		return false;
	}

	private static void keepLargest(final LabelVolume labels,
		final short instead, final int... selected)
	{
		final Components components = Components.of(labels, Connectivity.CORNERS,
			selected);
		if (components.count() < 2) return;
		final int largest = components.idsBySize()[0];
		final int[] ids = components.ids();
		final short[] voxels = labels.array();
		for (int v = 0; v < voxels.length; v++)
			if (ids[v] != 0 && ids[v] != largest) voxels[v] = instead;
	}

	private static void fill(final LabelVolume labels) {
		final Grid grid = labels.grid();
		final short[] voxels = labels.array();
		final int width = grid.size(0);
		final int[] first = new int[width];
		final int[] last = new int[width];
		for (int k = 0; k < grid.size(2); k++) {
			Arrays.fill(first, Integer.MAX_VALUE);
			Arrays.fill(last, -1);
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0, v = grid.index(0, j, k); i < width; i++, v++)
					if (voxels[v] == CANAL || voxels[v] == CORD) {
						first[i] = Math.min(first[i], j);
						last[i] = j;
					}
			for (int j = 0; j < grid.size(1); j++)
				fillRow(voxels, grid.index(0, j, k), j, first, last);
		}
	}

	private static void fillRow(final short[] voxels, final int row, final int j,
		final int[] first, final int[] last)
	{
		int begin = 0;
		while (begin < first.length && voxels[row + begin] != CANAL && voxels[row +
			begin] != CORD)
			begin++;
		int end = first.length;
		while (end > begin && voxels[row + end - 1] != CANAL && voxels[row + end -
			1] != CORD)
			end--;
		for (int i = begin; i < end; i++)
			if (first[i] <= j && j <= last[i] && voxels[row + i] != CORD) voxels[row +
				i] = CANAL;
	}
}
