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
package org.spineps.pipeline.naming;

import org.spineps.anatomy.Structure;
import org.spineps.pipeline.semantic.SacrumParts;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * Whether the sacrum is seen right below the lowest vertebra of a scan, so that
 * the vertebra may be taken for the last lumbar one. A few voxels that a network
 * took for sacrum are no anchor, nor is a sacrum with a gap above it where a
 * vertebra was missed.
 */
public final class SacrumAnchor {

	/** A piece of sacrum smaller than this is not trusted. */
	static final double MIN_VOLUME_MM3 = 2000;
	/**
	 * The body of L5 is 25 to 30 mm high and its disc about 10 mm: from the centre
	 * of the body to the sacrum it is some 25 mm, and a vertebra more would make it
	 * 60.
	 */
	static final double MAX_DISTANCE_MM = 45;

	private SacrumAnchor() {
		// static methods only
	}

	/**
	 * @param semantic structures
	 * @param vertebrae instances, numbered 1..n from the top, on the same grid
	 * @param lowest n
	 * @return whether the sacrum lies right below vertebra n
	 */
	public static boolean isBelow(final LabelVolume semantic,
		final LabelVolume vertebrae, final int lowest)
	{
		final Grid grid = semantic.grid();
		final LabelVolume sacrum = LabelVolume.zeros(grid);
		for (int v = 0; v < sacrum.array().length; v++)
			if (SacrumParts.has(semantic.array()[v])) sacrum.array()[v] = 1;
		final LabelStatistics found = LabelStatistics.of(sacrum);
		if (!found.has(1) || found.count(1) * grid.voxelVolume() < MIN_VOLUME_MM3)
			return false;
		final double[] body = bodyCentreMm(semantic, vertebrae, lowest);
		return grid.toWorld(found.centroid(1))[2] < body[2] && distanceMm(sacrum,
			body) <= MAX_DISTANCE_MM;
	}

	/** @return centre of the body, or of all voxels if there is no body */
	private static double[] bodyCentreMm(final LabelVolume semantic,
		final LabelVolume vertebrae, final int vertebra)
	{
		final LabelVolume parts = LabelVolume.zeros(semantic.grid());
		final short[] to = parts.array();
		for (int v = 0; v < to.length; v++)
			if (vertebrae.array()[v] == vertebra) to[v] = (short) (semantic
				.array()[v] == Structure.CORPUS.id() ? 2 : 1);
		final LabelStatistics statistics = LabelStatistics.of(parts);
		return semantic.grid().toWorld(statistics.centroid(statistics.has(2) ? 2
			: 1));
	}

	private static double distanceMm(final LabelVolume mask,
		final double[] pointMm)
	{
		final Grid grid = mask.grid();
		double nearest = Double.POSITIVE_INFINITY;
		int v = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, v++) {
					if (mask.array()[v] == 0) continue;
					final double[] at = grid.toWorld(i, j, k);
					double sum = 0;
					for (int axis = 0; axis < 3; axis++)
						sum += (at[axis] - pointMm[axis]) * (at[axis] - pointMm[axis]);
					nearest = Math.min(nearest, sum);
				}
		return Math.sqrt(nearest);
	}
}
