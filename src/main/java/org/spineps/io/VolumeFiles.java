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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;

import org.spineps.SpinepsException;
import org.spineps.io.study.StudySegment;
import org.spineps.progress.Progress;
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

	/** Headers of formats in two files. */
	private static final List<String> HEADER_ENDINGS = List.of(".hdr", ".mhd",
		".nhdr", ".hdr.gz");

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
		return formatOf(path).inputs(path, choice, progress);
	}

	/**
	 * @param place a folder or a file
	 * @return whether the files of the folder, and of those below it, together make
	 *         volumes, or the file does with those beside it
	 */
	public static boolean isStudy(final Path place) {
		return FORMATS.stream().anyMatch(format -> format.isIn(place));
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
		throw new SpinepsException("Cannot tell which scan of " + name(path) +
			" is meant", "it holds " + inputs.size() + ": " + inputs.stream().map(
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
		final List<Path> others = formatOf(file).dataFiles(file);
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
		return formatOf(file).name();
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
				: formatOf(path).voxels(path);
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
		final Optional<Path> header = headerOf(file);
		if (header.isPresent()) throw new SpinepsException("Cannot read " + name,
			"it holds the voxels of " + name(header.get()) + " only", "Choose " +
				name(header.get()));
		final FileStart.Other other = FileStart.other(start).orElse(
			new FileStart.Other("of an unknown kind", "Choose a " + endings() +
				" file"));
		throw new SpinepsException("Cannot read " + name + ": it is not a " +
			FORMATS.stream().map(VolumeFormat::name).collect(Collectors.joining(
				" or ")) + " file", "it is " + other.what(), other.remedy());
	}

	/** @return the header beside a file of bare voxels */
	private static Optional<Path> headerOf(final Path file) {
		final String name = name(file);
		final String plain = name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name
			.substring(0, name.length() - 3) : name;
		final int dot = plain.lastIndexOf('.');
		return dot <= 0 || ending(name).isPresent() ? Optional.empty()
			: HEADER_ENDINGS.stream().map(end -> file.resolveSibling(plain.substring(0,
				dot) + end)).filter(Files::isRegularFile).findFirst();
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
		return FORMATS.stream().filter(format -> writes(format, file)).flatMap(
			format -> format.writer().stream()).findFirst().orElseThrow(
				() -> notWritten(file, writtenEndings()));
	}

	private static boolean writes(final VolumeFormat format, final Path file) {
		final String lower = name(file).toLowerCase(Locale.ROOT);
		return format.writtenEndings().stream().anyMatch(lower::endsWith);
	}

	private static SpinepsException notWritten(final Path file,
		final String endings)
	{
		return new SpinepsException("Cannot write " + name(file),
			"its name does not end in " + endings, "Choose such a name");
	}

	/**
	 * Writes masks as segments with names and colours.
	 *
	 * @param file ends in ".seg.nrrd"
	 * @param segments what to write, at least one; all masks lie on one grid
	 * @throws SpinepsException if the file cannot be written
	 * @throws IllegalArgumentException if the masks lie on several grids
	 */
	public static void writeSegments(final Path file,
		final List<StudySegment> segments) throws SpinepsException
	{
		FORMATS.stream().filter(format -> endingOf(format, name(file)).isPresent())
			.flatMap(format -> format.segmentWriter().stream()).findFirst()
			.orElseThrow(() -> notWritten(file, ".seg.nrrd")).write(file, segments);
	}

	/**
	 * @param file a file, which need not exist
	 * @return whether a volume can be written under its name, which is not hidden
	 */
	public static boolean isWritableName(final Path file) {
		return !name(file).startsWith(".") && FORMATS.stream().anyMatch(
			format -> writes(format, file));
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
	 * @return whether its name is that of a volume file that says how its voxels lie
	 *         in the patient, and not hidden
	 */
	public static boolean isPlacedName(final Path file) {
		return !name(file).startsWith(".") && FORMATS.stream().filter(
			VolumeFormat::statesPlace).anyMatch(format -> endingOf(format, name(file))
				.isPresent());
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

	/**
	 * @param folder a folder
	 * @param stem a name without its ending
	 * @return the volume file of that name in the folder, if there is one
	 */
	public static Optional<Path> named(final Path folder, final String stem) {
		return FORMATS.stream().flatMap(format -> format.endings().stream()).map(
			end -> folder.resolve(stem + end)).filter(Files::isRegularFile)
			.findFirst();
	}

	/** @return the endings of files that are read, for messages: ".nii or .nii.gz" */
	public static String endings() {
		return joined(VolumeFormat::endings);
	}

	/** @return the endings of files that are written, for messages */
	public static String writtenEndings() {
		return joined(VolumeFormat::writtenEndings);
	}

	private static String joined(
		final Function<VolumeFormat, List<String>> endings)
	{
		return FORMATS.stream().flatMap(format -> endings.apply(format).stream())
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
