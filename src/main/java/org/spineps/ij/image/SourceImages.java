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
package org.spineps.ij.image;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.spineps.SpinepsException;
import org.spineps.io.VolumeNames;

/** The image that a macro names. */
public final class SourceImages {

	private SourceImages() {
		// static methods only
	}

	/**
	 * @param name title of an open image, or path of a file; blank for the active
	 *          image
	 * @return the image; null if name is blank and no image is open
	 * @throws SpinepsException if there is no such image
	 */
	public static ImagePlus find(final String name) throws SpinepsException {
		if (name.isBlank()) return WindowManager.getCurrentImage();
		final ImagePlus open = WindowManager.getImage(name);
		if (open != null) return open;
		final Path path = path(name);
		if (path == null) throw new SpinepsException("There is no image \"" + name +
			"\"", "", "Give the title of an open image or the path of a file");
		if (VolumeNames.isVolumeName(path)) return VolumeOpener.open(path);
		final ImagePlus image = IJ.openImage(path.toString());
		if (image == null) throw new SpinepsException("ImageJ cannot open " + path
			.getFileName(), "", "Give an image that File > Open opens");
		return image;
	}

	private static Path path(final String name) {
		try {
			final Path path = Path.of(name);
			return Files.isRegularFile(path) ? path : null;
		}
		catch (final InvalidPathException e) {
			// It was a title, then.
			return null;
		}
	}
}
