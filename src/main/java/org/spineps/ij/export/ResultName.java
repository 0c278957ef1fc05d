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
package org.spineps.ij.export;

import ij.ImagePlus;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.spineps.SpinepsException;
import org.spineps.ij.image.OriginalFile;
import org.spineps.io.VolumeNames;

/**
 * How the files of a result begin.
 *
 * @param text name of the file of the scan, or its title, without extension
 */
record ResultName(String text) {

	/**
	 * @param source a scan
	 * @return the name for its files
	 */
	static ResultName of(final ImagePlus source) {
		return new ResultName(VolumeNames.stem(OriginalFile.of(source).path()));
	}

	/**
	 * @param text path of a folder
	 * @return the folder
	 * @throws SpinepsException if it is blank or not a whole path
	 */
	static Path folder(final String text) throws SpinepsException {
		if (text.isBlank()) throw new SpinepsException("No folder is given", "",
			"Choose the folder that gets the files");
		try {
			final Path folder = Path.of(text.strip());
			if (folder.isAbsolute()) return folder;
		}
		catch (final InvalidPathException e) {
			throw new SpinepsException("Invalid path '" + text + "'", "",
				"Give the path of a folder", e);
		}
		throw new SpinepsException("The path of the folder is not complete", "\"" +
			text + "\"", "Give the whole path");
	}
}
