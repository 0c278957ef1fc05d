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

import java.util.Arrays;

import org.spineps.pipeline.totalspineseg.stage.FinalLabels;
import org.spineps.pipeline.totalspineseg.stage.SpineNumbers;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Divides bone into bodies and arches, which TotalSpineSeg does not: what lies in
 * front of the canal is body. Axes to right, anterior, superior.
 */
final class BodySplit {

	private BodySplit() {
		// static methods only
	}

	/**
	 * @param labels a finished mask
	 * @param mark added to the label of every voxel of a vertebra's body
	 * @return a new mask
	 */
	static LabelVolume of(final LabelVolume labels, final int mark) {
		final Grid grid = labels.grid();
		final LabelVolume result = labels.copy();
		final short[] voxels = result.array();
		final int[] front = fronts(labels);
		final boolean[] bone = new boolean[mark];
		for (int label = 0; label < mark; label++)
			bone[label] = SpineNumbers.isVertebra(label) ||
				label == FinalLabels.SACRUM;
		for (int k = 0, v = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, v++)
					if (j > front[k] && bone[voxels[v]]) voxels[v] += (short) mark;
		return result;
	}

	/** @return the front of the canal in each slice, or in the nearest with canal */
	private static int[] fronts(final LabelVolume labels) {
		final Grid grid = labels.grid();
		final short[] voxels = labels.array();
		final int[] front = new int[grid.size(2)];
		Arrays.fill(front, -1);
		for (int k = 0, v = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, v++)
					if (voxels[v] == FinalLabels.CORD || voxels[v] == FinalLabels.CANAL)
						front[k] = j;
		final int[] near = front.clone();
		for (int k = 0; k < near.length; k++)
			for (int way = 0; way < near.length && near[k] < 0; way++) {
				if (k - way >= 0) near[k] = front[k - way];
				if (near[k] < 0 && k + way < near.length) near[k] = front[k + way];
			}
		return near;
	}
}
