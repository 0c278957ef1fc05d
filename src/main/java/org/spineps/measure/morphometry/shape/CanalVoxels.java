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
package org.spineps.measure.morphometry.shape;

import java.util.Arrays;
import java.util.Optional;

import org.spineps.anatomy.Structure;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** The voxels of canal and cord, found once for all questions. Immutable. */
public final class CanalVoxels {

	private static final int FEWEST = 8;

	private final short[] labels;
	/** Indices of the voxels. */
	private final int[] voxels;
	/** Where they are: three millimetres each. */
	private final double[] places;

	private CanalVoxels(final LabelVolume tissue, final int[] voxels) {
		labels = tissue.array();
		this.voxels = voxels;
		places = new double[3 * voxels.length];
		final Grid grid = tissue.grid();
		final int row = grid.size(0);
		final int slice = row * grid.size(1);
		for (int n = 0; n < voxels.length; n++)
			System.arraycopy(grid.toWorld(voxels[n] % row, voxels[n] % slice / row,
				voxels[n] / slice), 0, places, 3 * n, 3);
	}

	/**
	 * @param tissue labels; not copied
	 * @param box where canal and cord are
	 * @return their voxels
	 */
	public static CanalVoxels of(final LabelVolume tissue, final Box box) {
		final Grid grid = tissue.grid();
		final short[] labels = tissue.array();
		int[] voxels = new int[1 << 12];
		int count = 0;
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++) {
				final int row = grid.index(0, j, k);
				for (int n = row + box.min(0); n < row + box.max(0); n++) {
					if (labels[n] != Structure.CORD.id() && labels[n] != Structure.CANAL
						.id()) continue;
					if (count == voxels.length) voxels = Arrays.copyOf(voxels, 2 * count);
					voxels[count++] = n;
				}
			}
		return new CanalVoxels(tissue, Arrays.copyOf(voxels, count));
	}

	/** @return whether there are too few to be a canal */
	public boolean isEmpty() {
		return voxels.length < FEWEST;
	}

	/**
	 * @param place middle of a slab
	 * @param axis across the slab, length 1
	 * @param half half of its thickness
	 * @param reach farthest from the place
	 * @return mean of the canal (cord included) in the slab; empty if there is
	 *         none
	 */
	public Optional<Position> centroid(final Position place, final Position axis,
		final double half, final double reach)
	{
		double r = 0;
		double a = 0;
		double s = 0;
		int count = 0;
		for (int n = 0; n < places.length; n += 3) {
			final double x = places[n] - place.right();
			final double y = places[n + 1] - place.anterior();
			final double z = places[n + 2] - place.superior();
			if (Math.abs(x * axis.right() + y * axis.anterior() + z * axis
				.superior()) > half || x * x + y * y + z * z > reach * reach) continue;
			r += x;
			a += y;
			s += z;
			count++;
		}
		return count < FEWEST ? Optional.empty() : Optional.of(place.plus(
			new Position(r / count, a / count, s / count)));
	}

	/**
	 * @param image a scan on the same grid
	 * @param place middle of a slab
	 * @param axis across the slab, length 1
	 * @param half half of its thickness
	 * @return its values in the canal, cord excluded, in the slab; a new array
	 */
	public float[] fluid(final ImageVolume image, final Position place,
		final Position axis, final double half)
	{
		final float[] values = image.array();
		final float[] found = new float[voxels.length];
		int count = 0;
		for (int n = 0; n < voxels.length; n++) {
			if (labels[voxels[n]] != Structure.CANAL.id()) continue;
			final double along = (places[3 * n] - place.right()) * axis.right() +
				(places[3 * n + 1] - place.anterior()) * axis.anterior() + (places[3 *
					n + 2] - place.superior()) * axis.superior();
			if (Math.abs(along) <= half) found[count++] = values[voxels[n]];
		}
		return Arrays.copyOf(found, count);
	}
}
