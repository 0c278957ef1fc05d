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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

import org.spineps.SpinepsException;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * Reads and writes volume files of every {@link VolumeFormat}. A file to read is
 * recognised by its content, a file to write by the ending of its name.
 */
public final class VolumeFiles {

	// With this class's own loader: ImageJ's thread may not see the plugin's jar.
	private static final List<VolumeFormat> FORMATS = ServiceLoader.load(
		VolumeFormat.class, VolumeFiles.class.getClassLoader()).stream().map(
			ServiceLoader.Provider::get).toList();

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
		final VolumeFormat format = formatOf(file);
		return format.read(file, warnings(name(file), format));
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
		return formatOf(path).inputs(path, choice);
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
		final List<VolumeInput> inputs = inputs(path, choice);
		if (inputs.size() == 1) return inputs.get(0);
		throw new SpinepsException("Cannot tell which scan of " + name(path) +
			" is meant", "it holds " + inputs.size() + ": " + inputs.stream().map(
				VolumeInput::name).collect(Collectors.joining(", ")),
			"Give the folder or a file of one series, or name the series");
	}

	private static VolumeFormat formatOf(final Path file)
		throws SpinepsException
	{
		final String name = name(file);
		if (Files.isDirectory(file)) return FORMATS.stream().filter(
			VolumeFormat::readsFolders).findFirst().orElseThrow(
				() -> new SpinepsException("Cannot read " + name, "it is a folder",
					"Choose a " + endings() + " file"));
		final byte[] start;
		try {
			start = FileStart.of(file);
		}
		catch (final IOException e) {
			throw unreadable(name, e);
		}
		for (final VolumeFormat format : FORMATS)
			if (format.recognises(start)) return format;
		final FileStart.Other other = FileStart.other(start).orElse(
			new FileStart.Other("of an unknown kind", "Choose a " + endings() +
				" file"));
		throw new SpinepsException("Cannot read " + name + ": it is not a " +
			FORMATS.stream().map(VolumeFormat::name).collect(Collectors.joining(
				" or ")) + " file", "it is " + other.what(), other.remedy());
	}

	private static List<String> warnings(final String name,
		final VolumeFormat format)
	{
		return format.endings().isEmpty() || endingOf(format, name).isPresent()
			? List.of() : List.of(
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

	/**
	 * Writes a mask.
	 *
	 * @param file ends as the names of a format that can be written
	 * @param labels the mask
	 * @param geometryOrNull that of the file that the mask belongs to; null makes
	 *          one of the mask's grid
	 * @param names label → name, stored if the format can; may be empty
	 * @throws SpinepsException if the file cannot be written
	 * @throws IllegalArgumentException if the geometry is not that of the mask
	 */
	public static void writeLabels(final Path file, final LabelVolume labels,
		final VolumeGeometry geometryOrNull, final Map<Integer, String> names)
		throws SpinepsException
	{
		writer(file).writeLabels(file, labels, geometryOrNull, names);
	}

	/**
	 * Writes an image as 32-bit floats.
	 *
	 * @param file ends as the names of a format that can be written
	 * @param image the image
	 * @param geometryOrNull that of the file that it belongs to; null makes one of
	 *          the image's grid
	 * @throws SpinepsException if the file cannot be written
	 * @throws IllegalArgumentException if the geometry is not that of the image
	 */
	public static void writeImage(final Path file, final ImageVolume image,
		final VolumeGeometry geometryOrNull) throws SpinepsException
	{
		writer(file).writeImage(file, image, geometryOrNull);
	}

	private static VolumeWriter writer(final Path file) throws SpinepsException {
		final String name = name(file);
		return FORMATS.stream().filter(format -> endingOf(format, name)
			.isPresent()).flatMap(format -> format.writer().stream()).findFirst()
			.orElseThrow(() -> new SpinepsException("Cannot write " + name,
				"its name does not end in " + endings(), "Choose such a name"));
	}

	/**
	 * @param file a file, which need not exist
	 * @return whether its name is that of a volume file and not hidden
	 */
	public static boolean isVolumeName(final Path file) {
		return !name(file).startsWith(".") && ending(name(file)).isPresent();
	}

	/**
	 * @param file a file, which need not exist
	 * @return its name without its folder and without the ending of a volume
	 *         file; never empty
	 */
	public static String stem(final Path file) {
		final String name = name(file);
		final int length = name.length() - ending(name).map(String::length).orElse(
			0);
		return length == 0 ? name : name.substring(0, length);
	}

	/** @return the endings of volume files for messages, e.g. ".nii or .nii.gz" */
	public static String endings() {
		return FORMATS.stream().flatMap(format -> format.endings().stream())
			.sorted().collect(Collectors.joining(" or "));
	}

	private static Optional<String> ending(final String name) {
		return FORMATS.stream().flatMap(format -> endingOf(format, name).stream())
			.findFirst();
	}

	private static Optional<String> endingOf(final VolumeFormat format,
		final String name)
	{
		final String lower = name.toLowerCase(Locale.ROOT);
		return format.endings().stream().filter(lower::endsWith).findFirst();
	}

	private static String name(final Path file) {
		return file.getFileName() == null ? file.toString() : file.getFileName()
			.toString();
	}
}
