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

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;

import org.spineps.SpinepsException;
import org.spineps.progress.Progress;

/**
 * Reads volume files of every {@link VolumeFormat}, which are recognised by their
 * content. {@link VolumeExport} writes them, {@link VolumeNames} knows their names.
 */
public final class VolumeFiles {

	private VolumeFiles() {
		// static methods only
	}

	/**
	 * @param file a volume file, or a folder or archive that holds one
	 * @return its content
	 * @throws SpinepsException if there is no such file, it cannot be read, is
	 *           damaged or cut off, or is of a kind that is not read
	 */
	public static VolumeFile read(final Path file) throws SpinepsException {
		final VolumeFormat format = VolumeFormats.of(file);
		return format.read(file, warnings(VolumeFormats.name(file), format));
	}

	/**
	 * @param path a volume file, or a folder or archive of volumes
	 * @param choice which of several volumes are meant
	 * @return the volumes, not none; no voxels are read
	 * @throws SpinepsException if nothing is there, it cannot be read, or is of a
	 *           kind that is not read
	 */
	public static List<VolumeInput> inputs(final Path path,
		final SeriesChoice choice) throws SpinepsException
	{
		return inputs(path, choice, Progress.NONE);
	}

	/**
	 * @param path a volume file, or a folder or archive of volumes
	 * @param choice which of several volumes are meant
	 * @param progress is told how many files were looked at, and may stop it
	 * @return as {@link #inputs(Path, SeriesChoice)}
	 * @throws SpinepsException as there
	 */
	public static List<VolumeInput> inputs(final Path path,
		final SeriesChoice choice, final Progress progress) throws SpinepsException
	{
		return VolumeFormats.of(path).inputs(path, choice, progress);
	}

	/**
	 * @param place a folder or a file
	 * @return whether the files of the folder, and of those below it, together make
	 *         volumes, or the file does with those beside it
	 */
	public static boolean isStudy(final Path place) {
		return VolumeFormats.ALL.stream().anyMatch(format -> format.isIn(place));
	}

	/**
	 * @param path a volume file, or a folder or archive of volumes
	 * @param choice which of several volumes is meant
	 * @return the only one that is
	 * @throws SpinepsException if nothing is there, or several volumes are meant
	 */
	public static VolumeInput input(final Path path, final SeriesChoice choice)
		throws SpinepsException
	{
		return input(path, choice, Progress.NONE);
	}

	/**
	 * @param path a volume file, or a folder or archive of volumes
	 * @param choice which of several volumes is meant
	 * @param progress is told how many files were looked at, and may stop it
	 * @return as {@link #input(Path, SeriesChoice)}
	 * @throws SpinepsException as there
	 */
	public static VolumeInput input(final Path path, final SeriesChoice choice,
		final Progress progress) throws SpinepsException
	{
		final List<VolumeInput> inputs = inputs(path, choice, progress);
		if (inputs.size() == 1) return inputs.get(0);
		throw new SpinepsException("Cannot tell which scan of " + VolumeFormats
			.name(path) + " is meant", "it holds " + inputs.size() + ": " + inputs.stream().map(
				VolumeInput::name).collect(Collectors.joining(", ")),
			"Give the folder or a file of one series, or name the series");
	}

	/**
	 * @param file a volume file
	 * @return a hash of all the bytes that it is read from: of the file's own, or,
	 *         where its voxels lie in others, of the hashes of all of them; 64
	 *         lower-case hexadecimal digits
	 * @throws SpinepsException if one cannot be read
	 */
	public static String sha256(final Path file) throws SpinepsException {
		final List<Path> others = VolumeFormats.of(file).dataFiles(file);
		if (others.isEmpty()) return Sha256.of(file);
		final StringBuilder hashes = new StringBuilder(Sha256.of(file));
		for (final Path other : others)
			hashes.append(Sha256.of(other));
		return Sha256.of(hashes.toString().getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * @param file a volume file
	 * @return the name of its format, e.g. "NRRD"
	 * @throws SpinepsException if it cannot be read, or is of a kind that is not read
	 */
	public static String format(final Path file) throws SpinepsException {
		return VolumeFormats.of(file).name();
	}

	/**
	 * Finds out how large a volume is without reading its voxels.
	 *
	 * @param path a volume file, or a folder or archive of volumes
	 * @return voxels over all time points, as the header says; where it is not asked,
	 *         no fewer than the bytes of the files; 0 if nothing can be read
	 */
	public static long voxels(final Path path) {
		try {
			final OptionalLong voxels = Files.isDirectory(path) ? OptionalLong.empty()
				: VolumeFormats.of(path).voxels(path);
			if (voxels.isPresent()) return voxels.getAsLong();
			try (Stream<Path> files = Files.walk(path)) {
				long bytes = 0;
				for (final Path file : files.filter(Files::isRegularFile).toList())
					bytes += Files.size(file);
				return bytes;
			}
		}
		catch (final SpinepsException | IOException e) {
			// Told when it is read.
			return 0;
		}
	}

	private static List<String> warnings(final String name,
		final VolumeFormat format)
	{
		return format.endings().isEmpty() || VolumeFormats.endingOf(format, name)
			.isPresent() ? List.of() : List.of(
				"The name of the file does not end in " + String.join(" or ", format
				.endings()) + ", but its content is " + format.name() + ".");
	}

	/**
	 * @param name what messages call the file
	 * @param problem why it cannot be read
	 * @return the error for the user
	 */
	public static SpinepsException unreadable(final String name,
		final IOException problem)
	{
		if (problem instanceof EOFException || problem instanceof ZipException)
			return new SpinepsException("Cannot read " + name,
				"the compressed file is damaged or cut off",
				"Download or export the file again", problem);
		return new SpinepsException("Cannot read " + name, AtomicFiles.reason(
			problem), "Check the file and the permission to read it", problem);
	}
}
