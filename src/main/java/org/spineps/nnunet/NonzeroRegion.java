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
package org.spineps.nnunet;

import java.util.List;

import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.Holes;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** Where the channels of a case are not all zero. */
final class NonzeroRegion {

	private NonzeroRegion() {
		// static methods only
	}

	/**
	 * @param channels volumes of one size
	 * @return the smallest box that holds all voxels that are not zero; the whole
	 *         volume if there are none
	 */
	static Box box(final List<ImageVolume> channels) {
		final Grid grid = channels.get(0).grid();
		final int[] min = grid.size();
		final int[] max = new int[3];
		for (final ImageVolume channel : channels) {
			final float[] voxels = channel.array();
			for (int k = 0, v = 0; k < grid.size(2); k++)
				for (int j = 0; j < grid.size(1); j++)
					for (int i = 0; i < grid.size(0); i++)
						if (voxels[v++] != 0) {
							min[0] = Math.min(min[0], i);
							max[0] = Math.max(max[0], i + 1);
							min[1] = Math.min(min[1], j);
							max[1] = Math.max(max[1], j + 1);
							min[2] = Math.min(min[2], k);
							max[2] = Math.max(max[2], k + 1);
						}
		}
		return max[0] == 0 ? grid.box() : new Box(min, max);
	}

	/**
	 * @param channels volumes of one size
	 * @return for every voxel 1 if any channel is not zero there, or if it lies in
	 *         a hole of such voxels; a new array
	 */
	static short[] mask(final List<ImageVolume> channels) {
		final LabelVolume mask = LabelVolume.zeros(channels.get(0).grid());
		final short[] inside = mask.array();
		for (final ImageVolume channel : channels) {
			final float[] values = channel.array();
			for (int v = 0; v < values.length; v++)
				if (values[v] != 0) inside[v] = 1;
		}
		return Holes.fill(mask, 1).array();
	}
}
