package org.spineps.pipeline.instance;

/**
 * What speaks for an instance.
 *
 * @param probability mean over its predictions of the mean probability that the
 *          network gave to their voxels, 0..1; NaN without a prediction
 * @param agreement mean Dice coefficient between its predictions, 0 if there are
 *          fewer than two
 * @param predictions how many predictions agree on it, 0..3
 */
public record Support(double probability, double agreement, int predictions) {

	/** Of a body that no prediction claimed. */
	static final Support NONE = new Support(Double.NaN, 0, 0);
}
