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
package org.spineps.progress;

import java.util.concurrent.CancellationException;

/**
 * Receives the progress of a long computation and tells it when to stop.
 * <p>
 * Implementations must be safe to call from any thread. A computation calls
 * {@link #checkCancelled()} between stages and between network tiles.
 * </p>
 */
public interface Progress {

	/** Ignores reports and is never cancelled. */
	Progress NONE = new Progress() {

		@Override
		public void report(final String stage, final long done, final long total) {
			// nobody listens
		}

		@Override
		public void checkCancelled() {
			// never cancelled
		}
	};

	/**
	 * Reports the progress of a stage.
	 *
	 * @param stage short human-readable name of the stage, e.g. "Semantic
	 *          network"
	 * @param done finished steps, 0 when the stage begins
	 * @param total steps of the stage; 0 when unknown
	 */
	void report(String stage, long done, long total);

	/**
	 * Returns immediately, unless the user has cancelled the run.
	 *
	 * @throws CancellationException if the run was cancelled
	 */
	void checkCancelled();
}
