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

import ij.ImagePlus;

import java.nio.file.Path;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeGeometry;
import org.spineps.volume.Grid;

/**
 * The file that an open image was read from, and what results are called after it.
 *
 * @param path a volume file that is there, or a path of the name of the image, at
 *          which there need not be a file
 * @param exists whether it is the file
 */
public record OriginalFile(Path path, boolean exists) {

	/** What no file system or macro takes in a name. */
	private static final String FORBIDDEN = "[\\\\/:*?\"<>|\\p{Cntrl}]";

	/**
	 * @param image an open image
	 * @return the file it comes from, or one of its title
	 */
	public static OriginalFile of(final ImagePlus image) {
		final Optional<Path> file = FileOrientation.path(image);
		if (file.isPresent()) return new OriginalFile(file.get(), true);
		final String name = Titles.withoutExtension(image.getTitle()).replaceAll(
			FORBIDDEN, "_").strip();
		return new OriginalFile(Path.of(name.isEmpty() || name.startsWith(".")
			? "scan" + name : name), false);
	}

	/**
	 * @param grid where the voxels of the image lie, as a header says
	 * @return the geometry of the file, if it holds the same voxels
	 * @throws SpinepsException if the file cannot be read any more
	 */
	public Optional<VolumeGeometry> geometry(final Grid grid)
		throws SpinepsException
	{
		if (!exists) return Optional.empty();
		final VolumeGeometry geometry = VolumeFiles.read(path).geometry();
		return grid.turnOnto(geometry.grid()).map(codes -> geometry);
	}
}
