package org.spineps.model.nnunet.inference;

/** What became of a network's scores at the resolution of the image. */
interface Scores {

	/** @return labels of the cut volume, complete after the run; not copied */
	short[] labels();

	/**
	 * @return for every class its probabilities in the cut volume; empty if they
	 *         were not asked for; not copied
	 */
	float[][] probabilities();
}
