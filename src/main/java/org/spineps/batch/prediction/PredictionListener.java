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
