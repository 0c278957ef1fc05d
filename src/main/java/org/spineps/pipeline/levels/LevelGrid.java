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

import java.util.Optional;

import org.spineps.model.ModelInput;
import org.spineps.volume.Affine;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * The coarse grid of a levels network: along the patient's axes, whatever those of
 * the scan, over all of its field of view.
 */
final class LevelGrid {

	/** What is kept around the spine of a scan that is too large as a whole. */
	private static final double MARGIN_MM = 60;
	/** A remainder of a voxel that is due to rounding, in voxels. */
	private static final double ROUNDING = 1e-6;

	private LevelGrid() {
		// static methods only
	}

	/**
	 * The grid spans the box around the outer faces of the scan's voxels; its samples
	 * lie symmetrically in that box. Of a scan that would need too many samples the
	 * surroundings of the spine are taken.
	 *
	 * @param structures a mask
	 * @param input the network's input; its axes are R, A and S
	 * @param most the most samples
	 * @return the grid, with the axes of the network's tensor; empty if there is
	 *         nothing in the mask, or too much for so few samples
	 */
	static Optional<Grid> of(final LabelVolume structures, final ModelInput input,
		final long most)
	{
		final Box found = LabelStatistics.boundingBox(structures,
			label -> label != 0);
		if (found.isEmpty()) return Optional.empty();
		final double[][] view = bounds(structures.grid(), structures.grid().box());
		if (fits(view, input, most)) return Optional.of(grid(view, input));
		final double[][] around = bounds(structures.grid(), found);
		for (int axis = 0; axis < 3; axis++) {
			around[0][axis] = Math.max(view[0][axis], around[0][axis] - MARGIN_MM);
			around[1][axis] = Math.min(view[1][axis], around[1][axis] + MARGIN_MM);
		}
		return fits(around, input, most) ? Optional.of(grid(around, input))
			: Optional.empty();
	}

	/** @return least and greatest RAS millimetres of a box of voxels */
	private static double[][] bounds(final Grid grid, final Box box) {
		final double[][] bounds = new double[2][3];
		for (int corner = 0; corner < 8; corner++) {
			final double[] voxel = new double[3];
			for (int axis = 0; axis < 3; axis++)
				voxel[axis] = ((corner >> axis & 1) == 0 ? box.min(axis) : box.max(
					axis)) - 0.5;
			final double[] world = grid.toWorld(voxel);
			for (int axis = 0; axis < 3; axis++) {
				bounds[0][axis] = corner == 0 ? world[axis] : Math.min(
					bounds[0][axis], world[axis]);
				bounds[1][axis] = corner == 0 ? world[axis] : Math.max(
					bounds[1][axis], world[axis]);
			}
		}
		return bounds;
	}

	/** @return samples towards R, A or S that the box needs */
	private static double samples(final double[][] bounds, final ModelInput input,
		final int axis)
	{
		return Math.max(1, Math.ceil((bounds[1][axis] - bounds[0][axis]) / input
			.spacingMm().get(axis) - ROUNDING));
	}

	/** In doubles, which do not overflow. */
	private static boolean fits(final double[][] bounds, final ModelInput input,
		final long most)
	{
		return samples(bounds, input, 0) * samples(bounds, input, 1) * samples(
			bounds, input, 2) <= most;
	}

	private static Grid grid(final double[][] bounds, final ModelInput input) {
		final int[] size = new int[3];
		final double[][] affine = new double[3][4];
		for (int axis = 0; axis < 3; axis++) {
			final double spacing = input.spacingMm().get(axis);
			size[axis] = (int) samples(bounds, input, axis);
			affine[axis][axis] = spacing;
			affine[axis][3] = (bounds[0][axis] + bounds[1][axis]) / 2 - (size[axis] -
				1) * spacing / 2;
		}
		return new Grid(size, affine).reorient(input.volumeAxes());
	}

	/**
	 * @param labels any labels
	 * @param grid where to look them up
	 * @param outside what there is outside the labels' grid
	 * @return the label of the nearest voxel at each place, new; halfway between two
	 *         that of the higher index
	 */
	static LabelVolume sample(final LabelVolume labels, final Grid grid,
		final int outside)
	{
		final Grid from = labels.grid();
		final double[] map = from.voxelsOf(grid);
		final short[] source = labels.array();
		final LabelVolume result = LabelVolume.zeros(grid);
		final short[] to = result.array();
		int v = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++) {
				final double[] start = Affine.apply(map, 0, j, k);
				for (int i = 0; i < grid.size(0); i++, v++) {
					final int x = nearest(start[0] + i * map[0]);
					final int y = nearest(start[1] + i * map[4]);
					final int z = nearest(start[2] + i * map[8]);
					to[v] = x < 0 || y < 0 || z < 0 || x >= from.size(0) || y >= from
						.size(1) || z >= from.size(2) ? (short) outside : source[from
							.index(x, y, z)];
				}
			}
		return result;
	}

	private static int nearest(final double position) {
		return (int) Math.floor(position + 0.5 + ROUNDING);
	}
}
