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
package org.spineps.convert.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Explains to the user what went wrong with a file. */
final class ReadFailure {

	private ReadFailure() {
		// static methods only
	}

	static String of(final IOException problem) {
		if (problem instanceof NoSuchFileException) return "the file does not " +
			"exist";
		if (problem instanceof AccessDeniedException) return "access is denied";
		if (problem instanceof EOFException && problem.getMessage() == null)
			return "it ends early";
		return problem.getMessage() == null ? problem.getClass().getSimpleName()
			: problem.getMessage();
	}
}
