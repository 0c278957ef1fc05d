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
package org.spineps.cli;

import java.util.concurrent.CancellationException;

import org.spineps.OutOfResources;
import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.ProgressDisplay;
import org.spineps.cli.console.Services;
import org.spineps.progress.Progress;

/**
 * The work of a subcommand: its progress is shown, and every way to fail becomes a
 * sentence and an exit code, never a stack trace.
 */
final class Subcommand implements Progress {

	/** What a subcommand does. */
	@FunctionalInterface
	interface Work {

		/** @return the exit code */
		int run() throws SpinepsException;
	}

	private final Services services;
	private final Report report;
	private final ProgressDisplay display;

	/**
	 * @param services where to print, and what cancels
	 * @param quiet whether progress is not shown
	 * @param debug whether causes are printed
	 */
	Subcommand(final Services services, final boolean quiet,
		final boolean debug)
	{
		this.services = services;
		report = new Report(services, quiet, debug);
		display = quiet ? ProgressDisplay.NONE : ProgressDisplay.on(services);
	}

	/**
	 * @param cancelled what to say when it was cancelled
	 * @param work what to do
	 * @return the exit code
	 */
	int run(final String cancelled, final Work work) {
		try {
			return work.run();
		}
		catch (final RequestException e) {
			return refuse(e);
		}
		catch (final SpinepsException e) {
			display.end();
			report.error("", e.getMessage(), e);
			return ExitCode.FAILED;
		}
		catch (final CancellationException e) {
			display.end();
			services.err().println(cancelled);
			return ExitCode.CANCELLED;
		}
		catch (final OutOfMemoryError | StackOverflowError e) {
			display.end();
			report.error("", OutOfResources.explain(e).getMessage(), e);
			return ExitCode.FAILED;
		}
		catch (final RuntimeException | LinkageError e) {
			// A bug, or a library that does not fit: say so without a stack trace.
			display.end();
			report.error("", "Unexpected error: " + e +
				". This is a fault of the program; please report it.", e);
			return ExitCode.FAILED;
		}
	}

	/**
	 * Ends before anything was done.
	 *
	 * @param why what in the command line cannot be done here
	 * @return the exit code
	 */
	private int refuse(final RequestException why) {
		display.end();
		report.error("", why.getMessage(), why);
		return ExitCode.USAGE;
	}

	/** @return prints results and errors */
	Report report() {
		return report;
	}

	/** @return shows the progress */
	ProgressDisplay display() {
		return display;
	}

	@Override
	public void report(final String stage, final long done, final long total) {
		display.stage(stage, done, total);
	}

	@Override
	public void checkCancelled() {
		services.cancellation().check();
	}
}
