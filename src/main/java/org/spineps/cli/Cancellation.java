package org.spineps.cli;

import java.util.concurrent.CancellationException;

/** The wish to stop, from any thread to any thread. */
final class Cancellation {

	private volatile boolean wanted;

	/** Asks everything that checks to stop. */
	void cancel() {
		wanted = true;
	}

	/** @return whether it was asked to stop */
	boolean isWanted() {
		return wanted;
	}

	/**
	 * @throws CancellationException if it was asked to stop
	 */
	void check() {
		if (wanted) throw new CancellationException("Cancelled by the user");
	}
}
