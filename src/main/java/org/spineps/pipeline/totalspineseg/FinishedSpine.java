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
package org.spineps.pipeline.totalspineseg;

import java.util.List;
import java.util.Optional;

import org.spineps.pipeline.totalspineseg.label.Labelling;
import org.spineps.pipeline.totalspineseg.label.LandmarkFinding;
import org.spineps.pipeline.totalspineseg.stage.LevelSet;
import org.spineps.pipeline.totalspineseg.stage.SoftMap;
import org.spineps.volume.ImageVolume;

/**
 * What is left of a {@link ChainResult} to bring onto the grid of the scan: of all its
 * volumes only one has the size of the scan, so that there is room for those on its
 * grid.
 *
 * @param labelling mask and names of the last step that was done
 * @param both whether step 2 found anything
 * @param sure probability of the class of each voxel of step 2's part of the scan;
 *          empty without it
 * @param landmarks what became of the landmarks in step 1
 * @param canal probability of canal and cord
 * @param cord probability of the cord
 * @param levels one voxel for each disc; empty if none could be found
 * @param warnings sentences for the user
 */
record FinishedSpine(Labelling labelling, boolean both,
	Optional<ImageVolume> sure, List<LandmarkFinding> landmarks, SoftMap canal,
	SoftMap cord, Optional<LevelSet> levels, List<String> warnings)
{

	/** Copies the lists. */
	FinishedSpine {
		landmarks = List.copyOf(landmarks);
		warnings = List.copyOf(warnings);
	}

	/**
	 * @param found what was found
	 * @return its last step
	 */
	static FinishedSpine of(final ChainResult found) {
		return new FinishedSpine(found.labelling(), found.second().isPresent(), found
			.second().map(ChainResult.Second::sure), found.first().findings(), found
				.canal(), found.cord(), found.levels(), found.warnings());
	}
}
