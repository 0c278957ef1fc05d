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
package org.spineps.pipeline.totalspineseg.stage;

import org.spineps.volume.Box;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Morphology;
import org.spineps.volume.resample.ItkResample;

/**
 * A probability where a structure is, one voxel around it included, and 0
 * elsewhere. Only the box of the structure is kept.
 *
 * @param whole the grid of the whole volume
 * @param box where in it the values are; one voxel of zeros around them, if there
 *          is room
 * @param values the values in the box
 */
public record SoftMap(Grid whole, Box box, ImageVolume values) {

	/**
	 * @param probability probability of the structure; not changed
	 * @param labels a mask on the same grid
	 * @param structure labels of the structure
	 * @return the probability at the structure
	 */
	public static SoftMap of(final ImageVolume probability,
		final LabelVolume labels, final int... structure)
	{
		final Grid whole = labels.grid();
		final boolean[] wanted = new boolean[1 << 16];
		for (final int label : structure)
			wanted[label] = true;
		final Box found = LabelStatistics.boundingBox(labels,
			label -> wanted[label]);
		final Box box = found.isEmpty() ? Box.ofSize(1, 1, 1) : found.grow(2)
			.intersect(whole.box());
		final LabelVolume mask = Crop.of(labels, box, 0);
		final short[] voxels = mask.array();
		for (int v = 0; v < voxels.length; v++)
			voxels[v] = (short) (wanted[voxels[v] & 0xffff] ? 1 : 0);
		final short[] near = Morphology.dilate(mask, Connectivity.FACES, 1).array();
		final ImageVolume values = Crop.of(probability.on(whole), box, 0);
		final float[] soft = values.array();
		for (int v = 0; v < soft.length; v++)
			if (near[v] == 0) soft[v] = 0;
		return new SoftMap(whole, box, values);
	}

	/** @return the map on the whole grid, a new volume */
	public ImageVolume full() {
		final ImageVolume result = ImageVolume.zeros(whole);
		Crop.paste(values, result, box.min(0), box.min(1), box.min(2));
		return result;
	}

	/**
	 * @param target a grid
	 * @return the map linearly interpolated on that grid, 0 outside; a new volume
	 */
	public ImageVolume on(final Grid target) {
		return ItkResample.linear(values, target, false);
	}
}
