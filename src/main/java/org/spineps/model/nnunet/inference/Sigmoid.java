package org.spineps.model.nnunet.inference;

/** The logistic function in 32 bits, whose rounding decides at one half. */
final class Sigmoid {

	/** A region is where the probability is greater. */
	static final float HALF = 0.5f;

	private Sigmoid() {
		// static methods only
	}

	/**
	 * @param score any number
	 * @return 1 / (1 + e^−score)
	 */
	static float of(final float score) {
		return 1 / (1 + (float) Math.exp(-score));
	}
}
