package org.spineps.volume;

/** How values between voxel centres are found. */
public enum Interpolation {
	/** The value of the nearest voxel; halfway, of the one with the higher index. */
	NEAREST,
	/** Straight lines between voxel centres. */
	LINEAR,
	/** The cubic B-spline through all voxels. It may overshoot. */
	CUBIC
}
