package org.spineps.io;

import org.spineps.SpinepsException;
import org.spineps.volume.ImageVolume;

/** Checks of voxels that come from outside. */
public final class VoxelChecks {

	private VoxelChecks() {
		// static methods only
	}

	/**
	 * A network turns one value that is no number into a whole image of them, so
	 * images are checked before.
	 *
	 * @param image the image
	 * @throws SpinepsException if a voxel is NaN or infinite
	 */
	public static void requireFinite(final ImageVolume image)
		throws SpinepsException
	{
		final float[] voxels = image.array();
		long bad = 0;
		int first = -1;
		for (int i = 0; i < voxels.length; i++)
			if (!Float.isFinite(voxels[i])) {
				if (bad++ == 0) first = i;
			}
		if (bad == 0) return;
		final int width = image.grid().size(0);
		final int height = image.grid().size(1);
		throw new SpinepsException("The image holds voxels that are no numbers",
			bad + " of " + voxels.length + " are NaN or infinite, the first is " +
				voxels[first] + " at voxel (" + first % width + ", " + first / width %
					height + ", " + first / width / height + ")",
			"Replace them, for instance by 0");
	}
}
