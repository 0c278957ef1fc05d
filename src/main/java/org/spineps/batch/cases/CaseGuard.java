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
package org.spineps.batch.cases;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.spineps.SpinepsException;

/**
 * Turns whatever ends the work on one case into a status and a sentence, so that
 * a case never takes the others with it.
 */
public final class CaseGuard {

	private static final String PACKAGE = "org.spineps.";

	/**
	 * The work on a case.
	 *
	 * @param <T> what it gives
	 */
	@FunctionalInterface
	public interface Work<T> {

		/**
		 * @return how it ended
		 * @throws SpinepsException if the case cannot be done
		 */
		T run() throws SpinepsException;
	}

	/**
	 * Makes what the work gives when it does not reach its end.
	 *
	 * @param <T> what it gives
	 */
	@FunctionalInterface
	public interface Ending<T> {

		/**
		 * @param status how it ended
		 * @param message sentences for the user
		 * @param causeOrNull for those who look for bugs; null if there is none
		 * @return how it ended
		 */
		T end(InputStatus status, String message, Throwable causeOrNull);
	}

	private CaseGuard() {
		// static methods only
	}

	/**
	 * @param <T> what the work gives
	 * @param work the work
	 * @param grid size of the case for the message about memory; empty if unknown
	 * @param ending called if the work throws
	 * @return what the work or the ending gives
	 */
	public static <T> T run(final Work<T> work, final Supplier<String> grid,
		final Ending<T> ending)
	{
		try {
			return work.run();
		}
		catch (final CancellationException e) {
			return ending.end(InputStatus.CANCELLED, "Cancelled.", null);
		}
		catch (final SpinepsException e) {
			return ending.end(InputStatus.FAILED, e.getMessage(), e);
		}
		catch (final OutOfMemoryError e) {
			// Whatever was being built is garbage now; the next case may be smaller.
			return ending.end(InputStatus.FAILED, memoryMessage(grid.get()), e);
		}
		catch (final RuntimeException | LinkageError | StackOverflowError e) {
			// A bug, or a library that does not fit.
			if (causedByCancel(e)) return ending.end(InputStatus.CANCELLED,
				"Cancelled.", null);
			return ending.end(InputStatus.FAILED, bugMessage(e), e);
		}
	}

	private static String memoryMessage(final String grid) {
		return new SpinepsException("There is not enough memory for this input",
			(grid.isEmpty() ? "" : "it has " + grid + ", and ") + "Java may use " +
				(Runtime.getRuntime().maxMemory() >> 20) + " MiB",
			"Give Java more (java -Xmx8g -jar ...), use fewer threads, or crop the " +
				"scan").getMessage();
	}

	/** Where a bug is, for the report, without a stack trace. */
	private static String bugMessage(final Throwable bug) {
		String place = "";
		for (final StackTraceElement element : bug.getStackTrace())
			if (element.getClassName().startsWith(PACKAGE)) {
				place = " at " + element.getFileName() + ":" + element.getLineNumber();
				break;
			}
		return "Unexpected error: " + bug + place + ". This is a fault of the " +
			"program; please report it.";
	}

	/** Worker threads wrap what they throw. */
	private static boolean causedByCancel(final Throwable problem) {
		for (Throwable cause = problem; cause != null; cause = cause.getCause())
			if (cause instanceof CancellationException) return true;
		return false;
	}
}
