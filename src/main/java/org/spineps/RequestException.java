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

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What was asked for cannot be done as it was said, so that nothing was begun: a
 * file is missing, an option names something unknown, the place for results cannot
 * be used. All other problems concern the content of what was asked for.
 */
public final class RequestException extends SpinepsException {

	private static final long serialVersionUID = 1L;

	/**
	 * @param what what is wrong, a sentence without its full stop
	 * @param found what was found instead of what was expected; may be empty
	 * @param remedy what the user can do about it; may be empty
	 */
	public RequestException(final String what, final String found,
		final String remedy)
	{
		super(what, found, remedy);
	}

	/** @param problem what the request led to, before any work was done */
	public RequestException(final SpinepsException problem) {
		super(problem.what(), problem.found(), problem.remedy(), problem);
	}

	/**
	 * Reads a part of the request.
	 *
	 * @param <T> what it gives
	 */
	@FunctionalInterface
	public interface Part<T> {

		/**
		 * @return what was asked for
		 * @throws SpinepsException if there is no such thing
		 */
		T get() throws SpinepsException;
	}

	/**
	 * @param part reads a part of the request, before any work is done
	 * @param <T> what it gives
	 * @return what it gives
	 * @throws RequestException if it throws
	 */
	public static <T> T in(final Part<T> part) throws RequestException {
		try {
			return part.get();
		}
		catch (final RequestException e) {
			throw e;
		}
		catch (final SpinepsException e) {
			throw new RequestException(e);
		}
	}

	/**
	 * @param filesOrNull files that are to be read; null for one that is not
	 * @throws RequestException if one does not exist
	 */
	public static void requireExisting(final Path... filesOrNull)
		throws RequestException
	{
		for (final Path file : filesOrNull)
			if (file != null && !Files.exists(file)) throw new RequestException(
				"Cannot read " + file.getFileName(), "there is no such file or folder",
				"Check the name");
	}
}
