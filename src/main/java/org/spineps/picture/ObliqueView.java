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
package org.spineps.picture;

import org.spineps.anatomy.Structure;
import org.spineps.picture.Closeup.Aim;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * Samples volumes on a plane of any direction: linearly, labels by the same
 * weights, without interpolation between thick slices. Outside of the volume is 0.
 */
final class ObliqueView {

	private static final int CORNERS = 8;

	private final Grid grid;
	private final boolean[] thick = new boolean[3];
	private final int[] corners = new int[CORNERS];
	private final double[] weights = new double[CORNERS];

	/** @param grid of all volumes */
	ObliqueView(final Grid grid) {
		this.grid = grid;
		for (int axis = 0; axis < 3; axis++)
			thick[axis] = grid.spacing(axis) > Plane.THICK_MM;
	}

	/**
	 * @param aim where the plane lies
	 * @param imageOrNull intensities
	 * @param semantic structures
	 * @param instances vertebrae, discs, endplates
	 * @return what is seen; its plane is null
	 */
	View view(final Aim aim, final ImageVolume imageOrNull,
		final LabelVolume semantic, final LabelVolume instances)
	{
		final int width = aim.width();
		final int pixels = width * aim.height();
		final float[] values = imageOrNull == null ? null : new float[pixels];
		final int[] structures = new int[pixels];
		final int[] labels = new int[pixels];
		for (int n = 0; n < pixels; n++) {
			if (!locate(grid.toVoxel(aim.world(n % width, n / width)))) continue;
			if (values != null) values[n] = value(imageOrNull.array());
			structures[n] = label(semantic.array());
			labels[n] = label(instances.array());
			if (labels[n] == 0 && (structures[n] == Structure.CORD.id() ||
				structures[n] == Structure.CANAL.id())) labels[n] = structures[n];
		}
		return new View(null, values, structures, labels);
	}

	/** @return whether the place is inside of the volume */
	private boolean locate(final double[] voxel) {
		final int[] first = new int[3];
		final double[] share = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			final double at = thick[axis] ? Math.rint(voxel[axis]) : voxel[axis];
			final int last = grid.size(axis) - 1;
			if (at < -0.5 || at > last + 0.5) return false;
			final double inside = Math.max(0, Math.min(last, at));
			first[axis] = Math.min((int) inside, Math.max(0, last - 1));
			share[axis] = inside - first[axis];
		}
		for (int n = 0; n < CORNERS; n++) {
			double weight = 1;
			final int[] at = first.clone();
			for (int axis = 0; axis < 3; axis++)
				if ((n >> axis & 1) == 0) weight *= 1 - share[axis];
				else {
					weight *= share[axis];
					at[axis] = Math.min(at[axis] + 1, grid.size(axis) - 1);
				}
			weights[n] = weight;
			corners[n] = grid.index(at[0], at[1], at[2]);
		}
		return true;
	}

	private float value(final float[] voxels) {
		double sum = 0;
		for (int n = 0; n < CORNERS; n++)
			if (weights[n] > 0) sum += weights[n] * voxels[corners[n]];
		return (float) sum;
	}

	private int label(final short[] voxels) {
		final int[] found = new int[CORNERS];
		for (int n = 0; n < CORNERS; n++)
			found[n] = voxels[corners[n]] & 0xffff;
		return Plane.heaviest(found, weights, found.length);
	}
}
