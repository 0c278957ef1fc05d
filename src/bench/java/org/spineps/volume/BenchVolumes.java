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

import java.util.Arrays;
import java.util.Random;

/** Volumes of the shape of sagittal spine scans, for benchmarks. */
public final class BenchVolumes {

	private BenchVolumes() {
		// static methods only
	}

	/**
	 * @param slices slices of 512 × 1024 voxels of 0.5 × 0.5 × 3.3 mm
	 * @return the grid
	 */
	public static Grid grid(final int slices) {
		return Grid.of(new int[] { 512, 1024, slices }, new double[] { 0.5, 0.5,
			3.3 }, AxisCodes.PIR);
	}

	/** 24 bent columns of boxes, like vertebral bodies, with some speckles. */
	public static LabelVolume spine(final Grid grid) {
		final LabelVolume volume = LabelVolume.zeros(grid);
		final short[] voxels = volume.array();
		final Random random = new Random(1);
		for (int n = 0; n < voxels.length / 1000; n++)
			voxels[random.nextInt(voxels.length)] = 100;
		final int width = grid.size(0) / 12;
		final int height = grid.size(1) / 60;
		for (int vertebra = 1; vertebra <= 24; vertebra++) {
			final int i = (int) (grid.size(0) * (0.5 + 0.1 * Math.sin(0.3 *
				vertebra)));
			final int j = (int) (grid.size(1) * (vertebra - 0.5) / 24);
			for (int k = grid.size(2) / 5; k < grid.size(2) * 4 / 5; k++)
				for (int dj = -height; dj < height; dj++) {
					final int row = grid.index(i - width, j + dj, k);
					Arrays.fill(voxels, row, row + 2 * width, (short) vertebra);
				}
		}
		return volume;
	}

	public static ImageVolume image(final Grid grid) {
		final Random random = new Random(2);
		final float[] voxels = new float[grid.voxels()];
		for (int v = 0; v < voxels.length; v++)
			voxels[v] = 1000 * random.nextFloat();
		return ImageVolume.wrap(voxels, grid);
	}
}
