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
package org.spineps;

/**
 * Makes sentences of the two errors that can come from any input: too little
 * memory, and something nested too deeply. Whatever was being built is garbage
 * when they are caught, so the program can go on.
 */
public final class OutOfResources {

	private OutOfResources() {
		// static methods only
	}

	/**
	 * @param error an {@link OutOfMemoryError} or a {@link StackOverflowError}
	 * @return what happened, for the user
	 */
	public static SpinepsException explain(final VirtualMachineError error) {
		if (error instanceof StackOverflowError) return new SpinepsException(
			"A file is nested too deeply, or the program has a fault",
			"Java's stack overflowed" + place(error),
			"Check the files that were given; please report it if they are good",
			error);
		return new SpinepsException("There is not enough memory", "Java may use " +
			(Runtime.getRuntime().maxMemory() >> 20) + " MiB",
			"Give Java more (java -Xmx8g -jar ..., in Fiji Edit > Options > Memory & " +
				"Threads), or use fewer threads or a smaller image", error);
	}

	private static String place(final Throwable error) {
		final StackTraceElement[] trace = error.getStackTrace();
		return trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" +
			trace[0].getLineNumber();
	}
}
