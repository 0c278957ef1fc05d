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
package org.spineps.volume;

import java.util.Random;

/** Random volumes on grids that are neither isotropic nor parallel to the body. */
public final class RandomVolumes {

	private RandomVolumes() {
		// static methods only
	}

	/** A rotated, sheared, anisotropic grid with axis codes PIR. */
	public static Grid obliqueGrid(final int... size) {
		final double c = Math.cos(0.3);
		final double s = Math.sin(0.3);
		return new Grid(size, new double[][] { { 0.02, 0.03, 3.3 * c, -41 },
			{ -0.7 * c, -0.8 * s, -3.3 * s, 17 }, { 0.7 * s, -0.8 * c, 0.1, 203 } });
	}

	/**
	 * @param values one of these per voxel, each as likely as the others
	 */
	public static LabelVolume labels(final long seed, final Grid grid,
		final int... values)
	{
		final Random random = new Random(seed);
		final LabelVolume volume = LabelVolume.zeros(grid);
		final short[] voxels = volume.array();
		for (int v = 0; v < voxels.length; v++)
			voxels[v] = (short) values[random.nextInt(values.length)];
		return volume;
	}

	/** Balls of labels 1..count, later ones over earlier ones. */
	public static LabelVolume balls(final long seed, final Grid grid, final int count) {
		final Random random = new Random(seed);
		final LabelVolume volume = LabelVolume.zeros(grid);
		for (int label = 1; label <= count; label++) {
			final double[] centre = new double[3];
			for (int axis = 0; axis < 3; axis++)
				centre[axis] = random.nextInt(grid.size(axis));
			ball(volume, centre, 1 + 5 * random.nextDouble(), label);
		}
		return volume;
	}

	/** Writes a ball into a volume; radius in voxels. */
	static void ball(final LabelVolume volume, final double[] centre,
		final double radius, final int label)
	{
		final Grid grid = volume.grid();
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++) {
					final double x = i - centre[0];
					final double y = j - centre[1];
					final double z = k - centre[2];
					if (x * x + y * y + z * z <= radius * radius) volume.array()[grid
						.index(i, j, k)] = (short) label;
				}
	}

	public static ImageVolume image(final long seed, final Grid grid) {
		final Random random = new Random(seed);
		final ImageVolume volume = ImageVolume.zeros(grid);
		final float[] voxels = volume.array();
		for (int v = 0; v < voxels.length; v++)
			voxels[v] = 1000 * random.nextFloat() - 200;
		return volume;
	}
}
