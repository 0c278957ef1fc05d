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
package org.spineps.measure;

import java.util.List;
import java.util.Objects;

import org.spineps.result.SpineInstance;
import org.spineps.volume.Box;

/**
 * The measurements of one instance. Immutable.
 *
 * @param instance what was measured, with its name, label and confidence
 * @param voxels number of its voxels
 * @param volumeMm3 their volume in cubic millimetres
 * @param centroidMm mean position of its voxels in patient millimetres: to the
 *          right, to anterior, to superior; three times NaN without voxels
 * @param centroidVoxel the same in voxels of the volume, the first voxel being 0
 * @param box the smallest box around its voxels; empty without voxels
 * @param touchesBorder whether a voxel lies in the first or last layer of the
 *          volume on any axis, so that a part may be missing
 */
public record InstanceRow(SpineInstance instance, long voxels,
	double volumeMm3, List<Double> centroidMm, List<Double> centroidVoxel,
	Box box, boolean touchesBorder)
{

	/**
	 * Copies the lists.
	 *
	 * @throws IllegalArgumentException if a centroid does not have three coordinates
	 */
	public InstanceRow {
		Objects.requireNonNull(instance);
		Objects.requireNonNull(box);
		centroidMm = List.copyOf(centroidMm);
		centroidVoxel = List.copyOf(centroidVoxel);
		if (centroidMm.size() != 3 || centroidVoxel.size() != 3)
			throw new IllegalArgumentException("A centroid has three coordinates");
	}
}
