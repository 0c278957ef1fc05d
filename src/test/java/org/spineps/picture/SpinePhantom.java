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

import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * Blocks for vertebral bodies under each other with a canal behind them, in
 * axes P, I, R: known places in a bright image.
 */
final class SpinePhantom {

	static final int FIRST = 19;
	private static final int PITCH = 24;

	final Grid grid;
	final LabelVolume semantic;
	final LabelVolume instances;
	final ImageVolume image;
	private final int bend;

	/**
	 * @param count number of vertebrae, labels from 19
	 * @param spacing of the axes P, I, R
	 * @param bend voxels on R by which the spine sways
	 */
	SpinePhantom(final int count, final double[] spacing, final int bend) {
		this.bend = bend;
		grid = Grid.of(new int[] { 90, 20 + PITCH * count, 41 + 2 * bend }, spacing,
			AxisCodes.PIR);
		semantic = LabelVolume.zeros(grid);
		instances = LabelVolume.zeros(grid);
		image = ImageVolume.zeros(grid);
		for (int j = 0; j < grid.size(1); j++) {
			final double middle = middle(j);
			for (int k = 0; k < grid.size(2); k++)
				for (int i = 0; i < grid.size(0); i++)
					fill(i, j, k, Math.abs(k - middle), count);
		}
	}

	/** @return the middle of the spine on R in a row of I */
	double middle(final double row) {
		return 20 + bend + bend * Math.sin(row / 25.0);
	}

	private void fill(final int i, final int j, final int k,
		final double aside, final int count)
	{
		final int voxel = grid.index(i, j, k);
		image.array()[voxel] = 40 + (i * 7 + j * 3 + k) % 17;
		final int n = (j - 10) / PITCH;
		if (j < 10 || n >= count || aside > 15) return;
		final int row = (j - 10) % PITCH;
		if (i >= 25 && i < 50 && row < 18) set(voxel, FIRST + n, 49, 150);
		else if (i >= 25 && i < 50) set(voxel, 100 + FIRST + n, 100, 60);
		else if (i >= 52 && i < 62 && aside < 6) set(voxel, 0, 61,
			400);
		else if (i >= 66 && i < 80 && row < 10) set(voxel, FIRST + n, 42, 120);
	}

	private void set(final int voxel, final int label, final int structure,
		final int value)
	{
		instances.array()[voxel] = (short) label;
		semantic.array()[voxel] = (short) structure;
		image.array()[voxel] = value;
	}
}
