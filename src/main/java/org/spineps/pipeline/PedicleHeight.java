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
package org.spineps.pipeline;

import java.util.HashMap;
import java.util.Map;

import org.spineps.anatomy.Structure;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * How high on the back of their bodies the pedicles stand. In every vertebra below
 * the neck they leave the upper half, so this tells top from bottom even where
 * there is no sacrum, and to a network that knows no difference.
 */
final class PedicleHeight {

	/** An arch begins this near behind its body. */
	private static final int NEAR_VOXELS = 2;
	/** Fewer vertebrae, or touching voxels of one of them, say nothing. */
	private static final int ENOUGH_VERTEBRAE = 3;
	private static final int ENOUGH_VOXELS = 20;

	private final LabelVolume semantic;
	private final LabelVolume instances;
	private final int across;
	private final int back;
	private final int up;

	private PedicleHeight(final LabelVolume semantic,
		final LabelVolume instances)
	{
		this.semantic = semantic;
		this.instances = instances;
		final AxisCodes codes = semantic.grid().axisCodes();
		across = codes.axisOf('R');
		back = codes.axisOf('P');
		up = codes.axisOf('S');
	}

	/**
	 * @param semantic structures
	 * @param instances vertebrae on the same grid, any labels
	 * @return by how many millimetres the places where arches touch bodies lie above
	 *         the middle of the bodies' backs in the same slices, on the mean; NaN if
	 *         too few touch
	 */
	static double aboveMiddleMm(final LabelVolume semantic,
		final LabelVolume instances)
	{
		return new PedicleHeight(semantic, instances).aboveMiddleMm();
	}

	/** Heights of the back of one body in one slice across, in voxels. */
	private static final class Wall {

		private int count;
		private double sum;
		private int touching;
		private double touchingSum;
	}

	private double aboveMiddleMm() {
		final Grid grid = semantic.grid();
		final Map<Integer, Map<Integer, Wall>> bodies = new HashMap<>();
		final int[] voxel = new int[3];
		int v = 0;
		for (voxel[2] = 0; voxel[2] < grid.size(2); voxel[2]++)
			for (voxel[1] = 0; voxel[1] < grid.size(1); voxel[1]++)
				for (voxel[0] = 0; voxel[0] < grid.size(0); voxel[0]++, v++) {
					final int label = instances.array()[v] & 0xffff;
					if (label == 0 || !isBody(semantic.array()[v]) || isBody(behind(voxel,
						1))) continue;
					final Wall wall = bodies.computeIfAbsent(label, key -> new HashMap<>())
						.computeIfAbsent(voxel[across], key -> new Wall());
					wall.count++;
					wall.sum += voxel[up];
					if (!touches(voxel)) continue;
					wall.touching++;
					wall.touchingSum += voxel[up];
				}
		return mean(bodies) * grid.spacing(up) * grid.axisCodes().sign(up);
	}

	private static double mean(final Map<Integer, Map<Integer, Wall>> bodies) {
		double sum = 0;
		int vertebrae = 0;
		for (final Map<Integer, Wall> body : bodies.values()) {
			double above = 0;
			int touching = 0;
			for (final Wall wall : body.values()) {
				if (wall.touching == 0) continue;
				above += wall.touchingSum - wall.touching * wall.sum / wall.count;
				touching += wall.touching;
			}
			if (touching < ENOUGH_VOXELS) continue;
			sum += above / touching;
			vertebrae++;
		}
		return vertebrae < ENOUGH_VERTEBRAE ? Double.NaN : sum / vertebrae;
	}

	private boolean touches(final int[] voxel) {
		for (int steps = 1; steps <= NEAR_VOXELS; steps++)
			if (behind(voxel, steps) == Structure.ARCH.id()) return true;
		return false;
	}

	/** @return the structure some voxels behind; 0 outside */
	private int behind(final int[] voxel, final int steps) {
		final Grid grid = semantic.grid();
		final int[] there = voxel.clone();
		there[back] -= steps * grid.axisCodes().sign(back);
		return there[back] < 0 || there[back] >= grid.size(back) ? 0 : semantic
			.array()[grid.index(there[0], there[1], there[2])];
	}

	private static boolean isBody(final int structure) {
		return structure == Structure.CORPUS.id() ||
			structure == Structure.CORPUS_CORE.id();
	}
}
