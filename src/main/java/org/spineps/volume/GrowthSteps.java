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

/** How many steps to all 26 neighbours part voxels from a label. */
public final class GrowthSteps {

	private GrowthSteps() {
		// static methods only
	}

	/** Is told where a label arrives. */
	@FunctionalInterface
	public interface Arrival {

		/**
		 * @param voxel flat index in the volume
		 * @param steps after how many steps; 0 in the label itself
		 */
		void at(int voxel, int steps);
	}

	/**
	 * Visits voxels that a label reaches, the nearest first.
	 *
	 * @param volume labels
	 * @param label one of them
	 * @param box where to look, inside the volume; it holds every voxel of the label
	 * @param most most steps that matter
	 * @param wanted a volume of the same size; only its voxels of the wanted labels
	 *          are visited
	 * @param wantedLabels these labels
	 * @param arrival is told of each of these voxels that is reached, once
	 */
	public static void forEach(final LabelVolume volume, final int label,
		final Box box, final int most, final LabelVolume wanted,
		final int[] wantedLabels, final Arrival arrival)
	{
		final BitMask open = new BitMask(box.size());
		open.read(wanted, box, wantedLabels);
		if (open.isEmpty()) return;
		final BitMask grown = new BitMask(box.size());
		grown.read(volume, box, label);
		final Grid grid = volume.grid();
		for (int step = 0; step <= most; step++) {
			if (step > 0) grown.dilate(Connectivity.CORNERS);
			final int steps = step;
			open.removeAll(grown, (i, j, k) -> arrival.at(grid.index(box.min(0) + i,
				box.min(1) + j, box.min(2) + k), steps));
			if (open.isEmpty()) return;
		}
	}
}
