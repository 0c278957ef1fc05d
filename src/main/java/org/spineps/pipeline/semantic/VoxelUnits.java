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
