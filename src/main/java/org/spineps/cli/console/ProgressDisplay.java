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
package org.spineps.cli.console;

/** Shows how far the work is. Safe to call from any thread. */
public interface ProgressDisplay {

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
