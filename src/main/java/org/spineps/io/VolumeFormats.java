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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;

/**
 * The formats of volume files that this program knows: that of a file by its
 * content, those of a name by its ending.
 */
final class VolumeFormats {

	// With this class's own loader: ImageJ's thread may not see the plugin's jar.
	static final List<VolumeFormat> ALL = ServiceLoader.load(VolumeFormat.class,
		VolumeFormats.class.getClassLoader()).stream().map(
			ServiceLoader.Provider::get).toList();

	/** Headers of formats in two files. */
	private static final List<String> HEADER_ENDINGS = List.of(".hdr", ".mhd",
		".nhdr", ".hdr.gz");

	private VolumeFormats() {
		// static methods only
	}

	/**
	 * @param file a volume file, or a folder or archive that holds one
	 * @return its format, by its content
	 * @throws SpinepsException if it cannot be read, or is of a kind that is not read
	 */
	static VolumeFormat of(final Path file) throws SpinepsException
	{
		final String name = name(file);
		if (Files.isDirectory(file)) return ALL.stream().filter(
			VolumeFormat::readsFolders).findFirst().orElseThrow(
				() -> new SpinepsException("Cannot read " + name, "it is a folder",
					"Choose a " + VolumeNames.endings() + " file"));
		final byte[] start;
		try {
			start = FileStart.of(file);
		}
		catch (final IOException e) {
			throw VolumeFiles.unreadable(name, e);
		}
		for (final VolumeFormat format : ALL)
			if (format.recognises(start)) return format;
		final Optional<Path> header = headerOf(file);
		if (header.isPresent()) throw new SpinepsException("Cannot read " + name,
			"it holds the voxels of " + name(header.get()) + " only", "Choose " +
				name(header.get()));
		final FileStart.Other other = FileStart.other(start).orElse(
			new FileStart.Other("of an unknown kind", "Choose a " + VolumeNames
				.endings() + " file"));
		throw new SpinepsException("Cannot read " + name + ": it is not a " +
			ALL.stream().map(VolumeFormat::name).collect(Collectors.joining(
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

	/**
	 * @param format a format
	 * @param file a file, which need not exist
	 * @return whether the format is written under the file's name
	 */
	static boolean writes(final VolumeFormat format, final Path file) {
		final String lower = name(file).toLowerCase(Locale.ROOT);
		return format.writtenEndings().stream().anyMatch(lower::endsWith);
	}

	/**
	 * @param name the name of a file
	 * @return the end of it that says which format is meant, if it does
	 */
	static Optional<String> ending(final String name) {
		return ALL.stream().flatMap(format -> endingOf(format, name).stream())
			.findFirst();
	}

	/**
	 * @param format a format
	 * @param name the name of a file
	 * @return the end of it that belongs to the format, if it has one
	 */
	static Optional<String> endingOf(final VolumeFormat format,
		final String name)
	{
		final String lower = name.toLowerCase(Locale.ROOT);
		return format.endings().stream().filter(lower::endsWith).findFirst();
	}

	/**
	 * @param file a file or folder
	 * @return what messages call it: its name without its folder
	 */
	static String name(final Path file) {
		return file.getFileName() == null ? file.toString() : file.getFileName()
			.toString();
	}
}
