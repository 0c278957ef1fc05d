package org.spineps.batch;

import java.nio.file.Path;

import org.spineps.progress.Progress;

/**
 * Follows a batch: which input is being worked on and how each one ended, beside
 * the progress within an input. The first two methods are called by the thread
 * that runs the batch.
 */
public interface BatchListener extends Progress {

	/**
	 * The work on an input begins.
	 *
	 * @param input the file
	 * @param number its number, counted from 1
	 * @param total number of inputs
	 */
	void started(Path input, int number, int total);

	/**
	 * The work on an input has ended and the manifest says so.
	 *
	 * @param result how
	 */
	void finished(InputResult result);
}
