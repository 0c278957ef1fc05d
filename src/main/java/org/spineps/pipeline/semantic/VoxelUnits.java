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
package org.spineps.pipeline.semantic;

import org.spineps.volume.Grid;

/**
 * Thresholds in millimetres as numbers of voxels of a grid, rounded as SPINEPS
 * does.
 */
public final class VoxelUnits {

	/** So that 3.75 mm are five voxels of 0.75 mm whatever the last bits say. */
	private static final double SLACK = 1e-4;

	private VoxelUnits() {
		// static methods only
	}

	/**
	 * @param mm a length in millimetres
	 * @param grid where
	 * @return voxels of the finest axis that fit into it, for margins on all axes
	 */
	public static int length(final double mm, final Grid grid) {
		return (int) (mm / Math.min(grid.spacing(0), Math.min(grid.spacing(1), grid
			.spacing(2))) + SLACK);
	}

	/**
	 * @param mm3 a volume in cubic millimetres
	 * @param grid where
	 * @return the nearest number of voxels (of two the even one), at least 1
	 */
	public static int volume(final double mm3, final Grid grid) {
		return Math.max(1, (int) Math.rint(mm3 / grid.voxelVolume()));
	}

	/**
	 * @param mm3 a volume in cubic millimetres
	 * @param grid where
	 * @return voxels that fit into it
	 */
	public static int wholeVoxels(final double mm3, final Grid grid) {
		return (int) (mm3 / grid.voxelVolume() + SLACK);
	}
}
