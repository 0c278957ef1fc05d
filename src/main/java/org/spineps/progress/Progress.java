package org.spineps.progress;

import java.util.concurrent.CancellationException;

/**
 * How a long computation tells where it is and learns that it should stop.
 * <p>
 * Implementations must be safe to call from any thread. A computation calls
 * {@link #checkCancelled()} between stages and between network tiles.
 * </p>
 */
public interface Progress {

	/** Reports to nobody and is never cancelled. */
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
	 * Tells how far a stage has come.
	 *
	 * @param stage short human-readable name of the stage, e.g. "Semantic network"
	 * @param done finished steps, 0 when the stage begins
	 * @param total steps of the stage; 0 when unknown
	 */
	void report(String stage, long done, long total);

	/**
	 * Returns at once, unless the user has asked to stop.
	 *
	 * @throws CancellationException if the run was cancelled
	 */
	void checkCancelled();
}
