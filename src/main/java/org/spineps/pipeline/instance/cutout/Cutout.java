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
package org.spineps.pipeline.instance.cutout;

import org.spineps.anatomy.Structure;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * A window of fixed size around a point of a volume, filled with background
 * where it reaches outside.
 *
 * @param box the window in voxels of the volume; may reach outside
 * @param labels its voxels
 */
public record Cutout(Box box, LabelVolume labels) {

	/**
	 * @param volume labels
	 * @param centre voxel coordinates; truncated
	 * @param size voxels on each axis; of an odd size the last one is lost
	 * @return the window whose voxel size / 2 is the centre
	 */
	public static Cutout around(final LabelVolume volume, final double[] centre,
		final int... size)
	{
		final int[] min = new int[3];
		final int[] max = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			min[axis] = (int) centre[axis] - size[axis] / 2;
			max[axis] = (int) centre[axis] + size[axis] / 2;
		}
		final Box box = new Box(min, max);
		return new Cutout(box, Crop.of(volume, box, 0));
	}

	/**
	 * The centre of a body may lie in a hole or, if the body is bent, beside it:
	 * then the next bone below is taken, if there is any.
	 *
	 * @param semantic structures in P,I,R
	 * @param centre voxel coordinates of a centre
	 * @param stepVoxels how far to go down at a time
	 * @return a point of bone, or the centre itself
	 */
	public static double[] onBone(final LabelVolume semantic, final double[] centre,
		final int stepVoxels)
	{
		final Grid grid = semantic.grid();
		final double[] point = centre.clone();
		while (point[1] < grid.size(1)) {
			if (Structure.isVertebra(semantic.array()[grid.index((int) point[0],
				(int) point[1], (int) point[2])])) return point;
			point[1] += stepVoxels;
		}
		return centre;
	}
}
