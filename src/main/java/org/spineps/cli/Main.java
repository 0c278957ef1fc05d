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

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.spineps.cli.console.Cancellation;
import org.spineps.cli.console.ConsoleText;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;
import org.spineps.pipeline.SpineMethods;

/**
 * The command line. Exit codes: 0 all done, 1 an input failed, 2 wrong command
 * line, 130 cancelled by Ctrl-C, 143 by SIGTERM.
 */
public final class Main {

	/**
	 * How long a signal waits for the work to end by itself. A tile may take a minute
	 * on a busy machine, and a machine that ends while a library computes crashes.
	 */
	private static final int PATIENCE_SECONDS = 300;
	private static final int DEFAULT_WIDTH = 80;
	private static final int MIN_WIDTH = 40;

	private Main() {
		// static methods only
	}

	/**
	 * Runs the program and ends the Java machine.
	 *
	 * @param arguments see --help
	 */
	public static void main(final String... arguments) {
		// The picture is drawn in memory; no window system must be asked for.
		System.setProperty("java.awt.headless", "true");
		final Cancellation cancellation = new Cancellation();
		final CountDownLatch finished = new CountDownLatch(1);
		final PrintWriter err = ConsoleText.writer(new FileOutputStream(
			FileDescriptor.err), ConsoleText.charset("stderr.encoding"));
		Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cancellation,
			finished, err), "stop"));
		final PrintWriter out = ConsoleText.writer(new FileOutputStream(
			FileDescriptor.out), ConsoleText.charset("stdout.encoding"));
		int exitCode = ExitCode.FAILED;
		try {
			exitCode = Program.run(new Services(out, err, terminalWidth(), cancellation,
				SpineMethods.installed()), arguments);
		}
		finally {
			out.flush();
			err.flush();
			finished.countDown();
		}
		System.exit(exitCode);
	}

	/**
	 * Runs the program within this Java machine, without a terminal.
	 *
	 * @param arguments see --help
	 * @param out for results
	 * @param err for progress, warnings and errors
	 * @return the exit code
	 */
	public static int run(final String[] arguments, final PrintWriter out,
		final PrintWriter err)
	{
		return run(arguments, out, err, SpineMethods.installed());
	}

	/**
	 * Runs the program within this Java machine, without a terminal, with methods of
	 * the caller's, who may e.g. keep networks from one run to the next.
	 *
	 * @param arguments see --help
	 * @param out for results
	 * @param err for progress, warnings and errors
	 * @param methods what can be run
	 * @return the exit code
	 */
	public static int run(final String[] arguments, final PrintWriter out,
		final PrintWriter err, final SpineMethods methods)
	{
		return Program.run(new Services(out, err, 0, new Cancellation(), methods),
			arguments);
	}

	/**
	 * Ctrl-C or SIGTERM: let the work end by itself, so that it can tidy up. The
	 * machine's exit code is then 128 and the signal's number.
	 */
	private static void stop(final Cancellation cancellation,
		final CountDownLatch finished, final PrintWriter err)
	{
		if (finished.getCount() == 0) return;
		cancellation.cancel();
		err.println();
		err.println("Stopping after the running tile ...");
		try {
			if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) err.println(
				"Stopped in the middle of the work; nothing was written for this input.");
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** @return columns of the terminal; 0 if input or output is redirected */
	private static int terminalWidth() {
		final Console console = System.console();
		if (console == null || !isTerminal(console)) return 0;
		final String columns = System.getenv().getOrDefault("COLUMNS", "");
		return columns.matches("\\d{1,4}") ? Math.max(MIN_WIDTH, Integer.parseInt(
			columns)) : DEFAULT_WIDTH;
	}

	/** From Java 22 there is a console without a terminal, too. */
	private static boolean isTerminal(final Console console) {
		try {
			return (boolean) Console.class.getMethod("isTerminal").invoke(console);
		}
		catch (final NoSuchMethodException e) {
			return true;
		}
		catch (final IllegalAccessException | InvocationTargetException e) {
			return false;
		}
	}
}
