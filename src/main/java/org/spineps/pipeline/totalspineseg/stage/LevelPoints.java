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

import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.resample.ItkResample;

/**
 * Labels of one voxel each on another grid, where plain resampling would lose
 * them.
 */
public final class LevelPoints {

	private LevelPoints() {
		// static methods only
	}

	/**
	 * Puts every level at the nearest voxel; a level outside the target at the nearest
	 * voxel of its border. The higher of two levels at one voxel stays.
	 *
	 * @param levels levels
	 * @param target the grid of the result
	 * @return a new volume, at most one voxel of each level
	 */
	public static LabelVolume nearest(final LevelSet levels,
		final Grid target)
	{
		final LabelVolume result = LabelVolume.zeros(target);
		levels.points().forEach((level, point) -> set(result, target.toVoxel(levels
			.grid().toWorld(point.get(0), point.get(1), point.get(2))), 0, level));
		return result;
	}

	/**
	 * As TotalSpineSeg: every voxel grows to a cube, the cubes are resampled to the
	 * target, and the label goes to the centre of what is left of its cube. Where
	 * cubes overlap the higher label wins; a label that loses all of its cube
	 * vanishes. Sizes of voxels are compared axis by axis as they are stored, even
	 * where the axes of the two grids are swapped.
	 *
	 * @param points labels; not changed
	 * @param target the grid of the result
	 * @return a new volume, at most one voxel of each label
	 */
	public static LabelVolume byCubes(final LabelVolume points,
		final Grid target)
	{
		final Grid source = points.grid();
		final int reach = (int) Math.ceil(largestRatio(target, source));
		final int pad = reach * (int) Math.ceil(largestRatio(source, target));
		final LabelVolume grown = cubes(Crop.of(points, source.box().grow(pad), 0),
			reach);
		final Grid padded = target.crop(target.box().grow(pad));
		final LabelStatistics statistics = LabelStatistics.of(ItkResample.nearest(
			grown, padded));
		final LabelVolume result = LabelVolume.zeros(target);
		for (final int label : statistics.labels())
			set(result, statistics.centroid(label), pad, label);
		return result;
	}

	/** Spacings are those of a NIfTI header, in 32 bits. */
	private static float largestRatio(final Grid one, final Grid other) {
		float largest = 0;
		for (int axis = 0; axis < 3; axis++)
			largest = Math.max(largest, (float) one.spacing(axis) / (float) other
				.spacing(axis));
		return largest;
	}

	private static LabelVolume cubes(final LabelVolume points,
		final int reach)
	{
		final LabelVolume result = LabelVolume.zeros(points.grid());
		final Grid grid = points.grid();
		final short[] from = points.array();
		for (int k = 0, v = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, v++)
					if (from[v] != 0) raise(result, new Box(new int[] { i, j, k },
						new int[] { i + 1, j + 1, k + 1 }).grow(reach).intersect(grid
							.box()), from[v]);
		return result;
	}

	private static void raise(final LabelVolume volume, final Box box,
		final short label)
	{
		final short[] voxels = volume.array();
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++) {
				final int row = volume.grid().index(0, j, k);
				for (int i = box.min(0); i < box.max(0); i++)
					if ((voxels[row + i] & 0xffff) < (label & 0xffff)) voxels[row +
						i] = label;
			}
	}

	private static void set(final LabelVolume volume, final double[] position,
		final int pad, final int label)
	{
		final int[] voxel = new int[3];
		for (int axis = 0; axis < 3; axis++)
			voxel[axis] = Math.max(0, Math.min((int) Math.rint(position[axis]) - pad,
				volume.grid().size(axis) - 1));
		volume.array()[volume.grid().index(voxel[0], voxel[1],
			voxel[2])] = (short) label;
	}
}
