package org.spineps.cli;

/** Shows how far the work is. Safe to call from any thread. */
interface ProgressDisplay {

	/** Shows nothing. */
	ProgressDisplay NONE = new ProgressDisplay() {

		@Override
		public void begin(final String title) {
			// nothing is shown
		}

		@Override
		public void stage(final String stage, final long done, final long total) {
			// nothing is shown
		}

		@Override
		public void end() {
			// nothing is shown
		}
	};

	/**
	 * @param services where to show it
	 * @return a display for a terminal, or for a log if there is none
	 */
	static ProgressDisplay on(final Services services) {
		return services.terminalWidth() > 0 ? new TerminalProgress(services.err(),
			services.terminalWidth(), System::nanoTime) : new LineProgress(services
				.err(), System::nanoTime);
	}

	/**
	 * The work on an input begins.
	 *
	 * @param title its number and name
	 */
	void begin(String title);

	/**
	 * @param stage name of the present stage
	 * @param done finished steps
	 * @param total all steps, 0 if unknown
	 */
	void stage(String stage, long done, long total);

	/** The work on the input has ended; other things may be printed now. */
	void end();
}
