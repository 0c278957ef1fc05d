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
package org.spineps.pipeline.instance;

import java.util.Arrays;

import org.spineps.pipeline.instance.vertebra.Voxels;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/** Masks made of blocks, in P,I,R. */
final class Blocks {

	final LabelVolume semantic;
	final LabelVolume instances;

	Blocks(final double[] spacing, final int... size) {
		final Grid grid = Grid.of(size, spacing, AxisCodes.PIR);
		semantic = LabelVolume.zeros(grid);
		instances = LabelVolume.zeros(grid);
	}

	static Box box(final int... minThenMax) {
		return new Box(Arrays.copyOf(minThenMax, 3), Arrays.copyOfRange(minThenMax,
			3, 6));
	}

	/** Draws a block of a structure that belongs to an instance. */
	Blocks add(final int structure, final int instance,
		final int... minThenMax)
	{
		Voxels.forEach(semantic.grid(), box(minThenMax), v -> {
			semantic.array()[v] = (short) structure;
			instances.array()[v] = (short) instance;
		});
		return this;
	}

	static int at(final LabelVolume volume, final int i, final int j,
		final int k)
	{
		return volume.array()[volume.grid().index(i, j, k)];
	}

	static long count(final LabelVolume volume, final int label) {
		long count = 0;
		for (final short value : volume.array())
			if (value == label) count++;
		return count;
	}
}
