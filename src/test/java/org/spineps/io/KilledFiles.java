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
package org.spineps.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends the program, as far as its files are concerned, before a chosen step: from
 * then on every step throws, so that nothing is tidied up either.
 */
public final class KilledFiles {

	private KilledFiles() {
		// static methods only
	}

	/** Nobody catches it. */
	public static final class Killed extends Error {

		private static final long serialVersionUID = 1L;

		Killed(final String step) {
			super(step);
		}
	}

	/** Something that may throw. */
	@FunctionalInterface
	public interface Work {

		/** @throws Exception for any reason */
		void run() throws Exception;
	}

	/**
	 * @param work is done to its end
	 * @return its steps, e.g. "move a.txt"
	 */
	public static List<String> steps(final Work work) throws Exception {
		final List<String> steps = new ArrayList<>();
		FileChanges.setGate((step, file) -> {
			synchronized (steps) {
				steps.add(step + " " + file.getFileName());
			}
		});
		try {
			work.run();
			return steps;
		}
		finally {
			FileChanges.setGate(FileChanges.OPEN);
		}
	}

	/**
	 * @param step number of the step before which it ends, from 1
	 * @param work is begun
	 * @return before what it was ended; empty if it reached its end
	 */
	public static String run(final int step, final Work work) throws Exception {
		final String[] at = { "" };
		final int[] count = { 0 };
		FileChanges.setGate((what, file) -> end(step, what, file, at, count));
		try {
			work.run();
		}
		catch (final Killed e) {
			// as it was meant
		}
		finally {
			FileChanges.setGate(FileChanges.OPEN);
		}
		return at[0];
	}

	private static synchronized void end(final int step, final String what,
		final Path file, final String[] at, final int[] count)
	{
		if (++count[0] < step) return;
		if (at[0].isEmpty()) at[0] = what + " " + file.getFileName();
		throw new Killed(at[0]);
	}
}
