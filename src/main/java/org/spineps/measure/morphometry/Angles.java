package org.spineps.measure.morphometry;

/** Angles between lines of two vertebrae, in a plane common to both. */
final class Angles {

	private Angles() {
		// static methods only
	}

	/**
	 * The sagittal Cobb angle.
	 *
	 * @param upper direction of the upper line, from anterior to posterior
	 * @param lower direction of the lower line, from anterior to posterior
	 * @param right to the patient's right: the axis of the angle
	 * @return degrees, -180..180; positive if the lines converge to posterior
	 *         (lordosis)
	 */
	static double sagittalDegrees(final Position upper, final Position lower,
		final Position right)
	{
		return signedDegrees(lower, upper, right.unit());
	}

	/**
	 * The coronal Cobb angle.
	 *
	 * @param upper direction of the upper line, from left to right
	 * @param lower direction of the lower line, from left to right
	 * @param anterior the axis of the angle
	 * @return degrees, -180..180; positive if the lines converge to the patient's
	 *         right
	 */
	static double coronalDegrees(final Position upper, final Position lower,
		final Position anterior)
	{
		return signedDegrees(lower, upper, anterior.unit());
	}

	/** From one line to the other, counterclockwise about the axis. */
	private static double signedDegrees(final Position from, final Position to,
		final Position axis)
	{
		final Position a = from.without(axis);
		final Position b = to.without(axis);
		return Math.toDegrees(Math.atan2(a.cross(b).dot(axis), a.dot(b)));
	}
}
