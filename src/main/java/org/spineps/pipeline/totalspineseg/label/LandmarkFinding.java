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
package org.spineps.pipeline.totalspineseg.label;

import java.util.List;
import java.util.Objects;

/**
 * What became of one of the four discs that the networks know by name.
 *
 * @param disc its name, e.g. "C2/C3"
 * @param rawLabel its class in the raw label map, 2 to 5
 * @param voxels how many voxels of one cubic millimetre have that class
 * @param voxel mean coordinates of these voxels in the raw label map; empty if
 *          there are none
 * @param used whether it decided over the names
 * @param outcome why or why not, a few words
 */
public record LandmarkFinding(String disc, int rawLabel, long voxels,
	List<Double> voxel, boolean used, String outcome)
{

	/** Copies the list. */
	public LandmarkFinding {
		Objects.requireNonNull(disc);
		Objects.requireNonNull(outcome);
		voxel = List.copyOf(voxel);
	}

	/**
	 * @param words why or why not
	 * @return the same with these words
	 */
	LandmarkFinding with(final String words) {
		return new LandmarkFinding(disc, rawLabel, voxels, voxel, used, words);
	}
}
