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
import ij.io.FileInfo;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.SeriesChoice;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeGeometry;
import org.spineps.io.VolumeInput;
import org.spineps.progress.Progress;
import org.spineps.volume.Grid;

/**
 * The DICOM study that an open image comes from. It is kept in memory only, with
 * the image: files that ImageJ saves do not hold it.
 */
public final class StudyLink {

	private static final String KEY = "SPINEPS-study";

	private StudyLink() {
		// static methods only
	}

	/**
	 * @param image an image that this program opened
	 * @param input the volume of a study that it shows
	 */
	public static void set(final ImagePlus image, final VolumeInput input) {
		image.setProperty(KEY, input);
	}

	/**
	 * @param image an open image
	 * @param input a volume of a study
	 * @return whether the image was opened from this volume
	 */
	public static boolean is(final ImagePlus image, final VolumeInput input) {
		return image.getProperty(KEY) == input;
	}

	/**
	 * @param image an open image
	 * @param grid where its voxels lie, as its header says
	 * @param progress is told how many files were looked at, and may stop it
	 * @return where the voxels of the study's volume lie, if they are the image's;
	 *         empty if the image is not of a study
	 * @throws SpinepsException if the study cannot be read any more
	 */
	public static Optional<VolumeGeometry> geometry(final ImagePlus image,
		final Grid grid, final Progress progress) throws SpinepsException
	{
		if (image.getProperty(KEY) instanceof VolumeInput input) return of(input,
			grid);
		final Optional<Path> place = place(image);
		if (place.isEmpty()) return Optional.empty();
		for (final VolumeInput input : VolumeFiles.inputs(place.get(),
			new SeriesChoice(SeriesChoice.ALL, false), progress))
		{
			final Optional<VolumeGeometry> found = of(input, grid);
			if (found.isPresent()) return found;
		}
		return Optional.empty();
	}

	/**
	 * The place of an image that another reader opened from a DICOM file, Bio-Formats
	 * for one, and of which only voxels came along: the files are read again.
	 *
	 * @param image an open image
	 * @param values its calibrated values
	 * @param notes gets a sentence if there are files that cannot be used
	 * @return the place of the image's voxels, or empty if no volume of the study has
	 *         the same
	 */
	static Optional<Grid> grid(final ImagePlus image, final float[] values,
		final List<String> notes)
	{
		final Optional<Path> place = place(image);
		if (place.isEmpty()) return Optional.empty();
		final int[] size = { image.getWidth(), image.getHeight(), image
			.getStackSize() };
		try {
			for (final VolumeInput input : VolumeFiles.inputs(place.get(),
				new SeriesChoice(SeriesChoice.ALL, false)))
			{
				final VolumeFile file = input.read();
				if (file.timePoints() > 1 || !Arrays.equals(sorted(size), sorted(file
					.geometry().grid().size()))) continue;
				final Optional<Grid> grid = FileOrientation.match(values, size, file
					.image());
				if (grid.isPresent()) return grid;
			}
			notes.add("The image is no longer what its DICOM files hold; their " +
				"orientation was not used.");
		}
		catch (final SpinepsException e) {
			notes.add("The orientation was not read from the file of the image: " + e
				.getMessage());
		}
		return Optional.empty();
	}

	private static int[] sorted(final int[] size) {
		final int[] sorted = size.clone();
		Arrays.sort(sorted);
		return sorted;
	}

	private static Optional<VolumeGeometry> of(final VolumeInput input,
		final Grid grid) throws SpinepsException
	{
		final VolumeGeometry geometry = input.read().geometry();
		return geometry.study().isEmpty() ? Optional.empty() : grid.turnOnto(
			geometry.grid()).map(codes -> geometry);
	}

	/** What ImageJ itself has opened: a folder of slices, or a file. */
	private static Optional<Path> place(final ImagePlus image) {
		final FileInfo info = image.getOriginalFileInfo();
		if (info == null || info.directory == null || info.directory.isBlank())
			return Optional.empty();
		try {
			final Path folder = Path.of(info.directory);
			final Path file = info.fileName == null || info.fileName.isBlank()
				? folder : folder.resolve(info.fileName);
			final Path place = Files.isRegularFile(file) ? file : folder;
			return VolumeFiles.isStudy(place) ? Optional.of(place) : Optional.empty();
		}
		catch (final InvalidPathException e) {
			// A URL or the like: there is no study on this disk.
			return Optional.empty();
		}
	}
}
