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
package org.spineps.ij.folder;

import java.util.concurrent.CancellationException;

import org.spineps.progress.Progress;

/** Pauses and cancels a run from another thread. */
final class RunControl {

	private static final int LOOK_MS = 100;

	private boolean paused;
	private boolean cancelled;

	/** @param pause whether the run waits at the next tile, or goes on */
	synchronized void pause(final boolean pause) {
		paused = pause;
		notifyAll();
	}

	/** @return whether the run waits */
	synchronized boolean isPaused() {
		return paused;
	}

	/** Ends the run at the next tile. */
	synchronized void cancel() {
		cancelled = true;
		notifyAll();
	}

	/** @return whether the run ends at the next tile */
	synchronized boolean isCancelled() {
		return cancelled;
	}

	/**
	 * Waits as long as the run is paused.
	 *
	 * @param outer asked, too, whether to stop
	 * @throws CancellationException if this or outer says so
	 */
	synchronized void check(final Progress outer) {
		outer.checkCancelled();
		while (paused && !cancelled) {
			try {
				wait(LOOK_MS);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			outer.checkCancelled();
		}
		if (cancelled) throw new CancellationException("Cancelled by the user");
	}
}
