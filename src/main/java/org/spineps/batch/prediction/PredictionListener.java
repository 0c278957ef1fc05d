package org.spineps.batch.prediction;

import org.spineps.progress.Progress;

/** Follows the cases of a {@link PredictionJob}. Called by the thread that runs it. */
public interface PredictionListener extends Progress {

	/**
	 * The work on a case begins.
	 *
	 * @param name its name
	 * @param number counted from 1
	 * @param total number of cases
	 */
	void started(String name, int number, int total);

	/**
	 * The work on a case has ended.
	 *
	 * @param outcome how
	 */
	void finished(PredictionOutcome outcome);
}
