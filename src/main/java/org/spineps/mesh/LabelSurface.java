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
package org.spineps.mesh;

import org.spineps.volume.Box;
import org.spineps.volume.DistanceTransform;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * The surface of one label. It lies where the distances to the label and to the
 * rest are equal, which between thick slices follows the shape instead of making
 * steps; then it is smoothed.
 */
public final class LabelSurface {

	private LabelSurface() {
		// static methods only
	}

	/**
	 * @param labels a mask; not changed
	 * @param label a label that occurs
	 * @param box encloses its voxels, see
	 *          {@link org.spineps.volume.LabelStatistics#box}
	 * @param smoothing passes of Taubin's smoothing, 0 for none
	 * @return a closed surface in RAS millimetres; where the label touches the border
	 *         of the volume it is closed there
	 */
	public static Mesh of(final LabelVolume labels, final int label,
		final Box box, final int smoothing)
	{
		final Box around = new Box(new int[] { box.min(0) - 1, box.min(1) - 1, box
			.min(2) - 1 }, new int[] { box.max(0) + 1, box.max(1) + 1, box.max(2) +
				1 });
		final Grid grid = labels.grid().crop(around);
		final float[] field = field(labels, label, around, grid);
		final Mesh inVoxels = MarchingCubes.surface(field, grid.size());
		return TaubinSmoothing.smooth(inWorld(inVoxels, grid), smoothing);
	}

	/** @return millimetres to the border, positive inside */
	private static float[] field(final LabelVolume labels, final int label,
		final Box box, final Grid grid)
	{
		final Grid whole = labels.grid();
		final LabelVolume inside = LabelVolume.zeros(grid);
		final LabelVolume outside = LabelVolume.zeros(grid);
		int v = 0;
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++)
				for (int i = box.min(0); i < box.max(0); i++, v++) {
					final boolean in = i >= 0 && j >= 0 && k >= 0 && i < whole.size(0) &&
						j < whole.size(1) && k < whole.size(2) && (labels.array()[whole.index(
							i, j, k)] & 0xffff) == label;
					(in ? inside : outside).array()[v] = 1;
				}
		final ImageVolume toOutside = DistanceTransform.toMask(outside);
		final float[] toInside = DistanceTransform.toMask(inside).array();
		final float[] field = toOutside.array();
		for (int i = 0; i < field.length; i++)
			field[i] -= toInside[i];
		return field;
	}

	private static Mesh inWorld(final Mesh mesh, final Grid grid) {
		final double[] vertices = mesh.vertices();
		for (int v = 0; v < vertices.length; v += 3)
			System.arraycopy(grid.toWorld(vertices[v], vertices[v + 1], vertices[v +
				2]), 0, vertices, v, 3);
		if (isMirrored(grid)) {
			final int[] triangles = mesh.triangles();
			for (int t = 0; t < triangles.length; t += 3) {
				final int second = triangles[t + 1];
				triangles[t + 1] = triangles[t + 2];
				triangles[t + 2] = second;
			}
		}
		return mesh;
	}

	/** @return whether the axes of the voxels are left-handed in the patient */
	private static boolean isMirrored(final Grid grid) {
		final double[][] m = grid.affine();
		return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] *
			(m[1][0] * m[2][2] - m[1][2] * m[2][0]) + m[0][2] * (m[1][0] * m[2][1] -
				m[1][1] * m[2][0]) < 0;
	}
}
