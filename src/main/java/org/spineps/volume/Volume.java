package org.spineps.volume;

import net.imglib2.RandomAccessibleInterval;

/**
 * Voxels and where they lie in the patient: an imglib2 array image with its
 * {@link Grid}. Measured intensities are an {@link ImageVolume}, labels and
 * masks a {@link LabelVolume}.
 */
public sealed interface Volume permits ImageVolume, LabelVolume {

	/** @return where the voxels lie */
	Grid grid();

	/** @return the voxels; axis 0 is contiguous in memory */
	RandomAccessibleInterval<?> img();
}
