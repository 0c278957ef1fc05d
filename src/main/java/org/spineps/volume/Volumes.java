package org.spineps.volume;

import net.imglib2.Interval;

/** Checks shared by the kinds of volume. */
final class Volumes {

	private Volumes() {
		// static methods only
	}

	static void requireSize(final Interval img, final Grid grid) {
		if (img.numDimensions() != 3) throw new IllegalArgumentException(
			"A volume has three axes, not " + img.numDimensions());
		for (int axis = 0; axis < 3; axis++)
			if (img.dimension(axis) != grid.size(axis))
				throw new IllegalArgumentException("Axis " + axis + " has " + img
					.dimension(axis) + " voxels, its grid " + grid.size(axis));
	}

	static void requireLength(final int length, final Grid grid) {
		if (length != grid.voxels()) throw new IllegalArgumentException(
			"Array of " + length + " voxels for " + grid);
	}
}
