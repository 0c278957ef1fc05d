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
package org.spineps.ij.convert;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.spineps.SpinepsException;
import org.spineps.io.VolumeNames;

/** Where a task that works from file to file writes. */
final class ResultPath {

	private ResultPath() {
		// static methods only
	}

	/**
	 * @param path what the user gave
	 * @return the path
	 * @throws SpinepsException if it is not the whole path of a file
	 */
	static Path of(final String path) throws SpinepsException {
		try {
			final Path output = Path.of(path);
			if (output.isAbsolute()) return output;
		}
		catch (final InvalidPathException e) {
			throw new SpinepsException("Invalid path '" + path + "'", "",
				"Give the path of a " + VolumeNames.writtenEndings() + " file", e);
		}
		throw new SpinepsException("There is no path for the result", "\"" + path +
			"\"", "Give the whole path of a " + VolumeNames.writtenEndings() +
				" file");
	}
}
