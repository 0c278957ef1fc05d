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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

import org.spineps.pipeline.totalspineseg.stage.FinalLabels;
import org.spineps.volume.Crop;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.resample.ItkResample;

/** How many voxels of each disc of another mask lie over each disc. */
final class Localizer {

	private final Map<Part, int[]> counts = new HashMap<>();

	/**
	 * @param localizer a finished mask of TotalSpineSeg on any grid; not changed
	 * @param map the raw label map that the discs are from
	 * @param discs discs
	 */
	Localizer(final LabelVolume localizer, final RawMap map,
		final List<Part> discs)
	{
		this(localizer, map, discs, label -> FinalLabels.isDisc(label) ? label : 0);
	}

	/**
	 * @param localizer a finished mask of TotalSpineSeg on any grid; not changed
	 * @param map the raw label map that the discs are from
	 * @param discs discs
	 * @param numberOf label → number of a disc of the mask, from 1 to that of the
	 *          sacral disc; 0 for what is no disc
	 */
	Localizer(final LabelVolume localizer, final RawMap map,
		final List<Part> discs, final IntUnaryOperator numberOf)
	{
		final short[] labels = Crop.of(ItkResample.nearest(localizer, map
			.wholeGrid()), map.box(), 0).array();
		for (final Part disc : discs) {
			final int[] count = new int[FinalLabels.DISC_L5_S + 1];
			for (final int voxel : disc.voxels()) {
				final int number = numberOf.applyAsInt(labels[voxel] & 0xffff);
				if (number > 0) count[number]++;
			}
			counts.put(disc, count);
		}
	}

	/** @return voxels of a disc of the localizer over a disc */
	int count(final Part disc, final int number) {
		return counts.get(disc)[number];
	}

	/** @return whether one has more of a number than the other; ties go to the lower id */
	boolean isMore(final Part one, final Part other, final int number) {
		final int difference = count(one, number) - count(other, number);
		return difference > 0 || difference == 0 && one.id() < other.id();
	}

	/** @return the most frequent number over a disc, the lowest of several; or 0 */
	int mostFrequent(final Part disc) {
		int best = 0;
		for (int number = 1; number <= FinalLabels.DISC_L5_S; number++)
			if (count(disc, number) > count(disc, best)) best = number;
		return best;
	}
}
