/*-
 * #%L
 * SPINEPS for Fiji
 * %%
 * Copyright (C) 2026 SPINEPS for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 * 
 *      http://www.apache.org/licenses/LICENSE-2.0
 * 
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package org.spineps.batch;

import java.nio.file.Path;

import org.spineps.progress.Progress;

/**
 * Follows a batch: which inputs are being worked on and how each one ended, beside
 * the progress within an input. Of started, finished and timeLeft one is called at
 * a time; without other jobs by the thread that runs the batch.
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

	/**
	 * The time that the inputs will take that have not ended.
	 *
	 * @param text for people, e.g. "12 min"
	 */
	default void timeLeft(final String text) {
		// Who shows one input at a time does without.
	}

	/**
	 * Reports the progress of one input.
	 *
	 * @param input the file
	 * @param stage see {@link #report(String, long, long)}
	 * @param done finished steps of the stage
	 * @param total steps of the stage; 0 when unknown
	 */
	default void report(final Path input, final String stage, final long done,
		final long total)
	{
		report(stage, done, total);
	}
}
