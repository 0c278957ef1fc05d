package org.spineps.evaluate;

/** The score by which {@link Matcher}s compare instances. */
public enum OverlapScore {

		/** Intersection over union. */
		IOU,
		/** Dice similarity coefficient. */
		DSC;

	/**
	 * @param common voxels in both
	 * @param reference voxels of the reference
	 * @param prediction voxels of the prediction
	 * @return 0..1; NaN if both are empty
	 */
	public double of(final long common, final long reference,
		final long prediction)
	{
		return this == IOU ? common / (double) (reference + prediction - common)
			: 2.0 * common / (reference + prediction);
	}
}
