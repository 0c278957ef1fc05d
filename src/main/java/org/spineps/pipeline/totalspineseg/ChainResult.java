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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.pipeline.totalspineseg.label.Labelling;
import org.spineps.pipeline.totalspineseg.stage.LevelSet;
import org.spineps.pipeline.totalspineseg.stage.SoftMap;
import org.spineps.volume.Box;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * Everything that TotalSpineSeg found in one scan, on grids of one millimetre with
 * axes to right, anterior and superior.
 *
 * @param image the scan as the first network saw it
 * @param firstRaw raw classes of step 1
 * @param first the finished mask of step 1 (cord 1, canal 2, C1 11, all other bone
 *          50, discs from 63) and the names of the discs
 * @param canal probability of canal and cord
 * @param cord probability of the cord
 * @param levels one voxel for each disc; empty if none could be found
 * @param second what step 2 found; empty if it was not asked for, or found nothing
 * @param warnings sentences for the user
 */
public record ChainResult(ImageVolume image, LabelVolume firstRaw,
	Labelling first, SoftMap canal, SoftMap cord,
	Optional<LevelSet> levels, Optional<Second> second,
	List<String> warnings)
{

	/**
	 * What step 2 found.
	 *
	 * @param box the part of the scan that it looked at
	 * @param discs every second disc, 1, in that part
	 * @param raw raw classes of step 2 in that part
	 * @param sure probability of the class of each voxel in that part
	 * @param labelling the finished mask of the whole scan, and the names of discs and
	 *          vertebrae
	 */
	public record Second(Box box, LabelVolume discs, LabelVolume raw,
		ImageVolume sure, Labelling labelling)
	{}

	/** Copies the list. */
	public ChainResult {
		warnings = List.copyOf(warnings);
	}

	/**
	 * @param before sentences for the user that come first
	 * @return this with them
	 */
	public ChainResult with(final List<String> before) {
		final List<String> all = new ArrayList<>(before);
		all.addAll(warnings);
		return new ChainResult(image, firstRaw, first, canal, cord, levels, second,
			all);
	}

	/** @return the finished mask of step 1 */
	public LabelVolume firstOutput() {
		return first.labels();
	}

	/** @return the finished mask of the last step that was done */
	public LabelVolume output() {
		return labelling().labels();
	}

	/** @return the names of the last step that was done */
	public Labelling labelling() {
		return second.map(Second::labelling).orElse(first);
	}
}
