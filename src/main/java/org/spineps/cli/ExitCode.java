package org.spineps.cli;

/** How the program ends. */
final class ExitCode {

	/** Everything was done; that no spine was found is a finding. */
	static final int OK = 0;
	/** At least one input failed. */
	static final int FAILED = 1;
	/** The command line makes no sense; nothing was done. */
	static final int USAGE = 2;
	/** Stopped by the user: 128 + SIGINT, as shells have it. */
	static final int CANCELLED = 130;

	private ExitCode() {
		// constants only
	}
}
