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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the name of a volume file tells; the files need not exist. */
public final class VolumeNames {

	private VolumeNames() {
		// static methods only
	}

	/**
	 * @param file a file, which need not exist
	 * @return whether its name is that of a volume file and not hidden
	 */
	public static boolean isVolumeName(final Path file) {
		return isShown(file) && VolumeFormats.ending(VolumeFormats.name(file))
			.isPresent();
	}

	/**
	 * @param file a file, which need not exist
	 * @return whether its name is that of a volume file that says how its voxels lie
	 *         in the patient, and not hidden
	 */
	public static boolean isPlacedName(final Path file) {
		return isShown(file) && VolumeFormats.ALL.stream().filter(
			VolumeFormat::statesPlace).anyMatch(format -> VolumeFormats.endingOf(
				format, VolumeFormats.name(file)).isPresent());
	}

	/**
	 * @param file a file, which need not exist
	 * @return whether a volume can be written under its name, which is not hidden
	 */
	public static boolean isWritableName(final Path file) {
		return isShown(file) && VolumeFormats.ALL.stream().anyMatch(
			format -> VolumeFormats.writes(format, file));
	}

	private static boolean isShown(final Path file) {
		return !VolumeFormats.name(file).startsWith(".");
	}

	/**
	 * @param file a file, which need not exist
	 * @return its name without its folder and without the ending of a volume
	 *         file; never empty
	 */
	public static String stem(final Path file) {
		final String name = VolumeFormats.name(file);
		final int length = name.length() - VolumeFormats.ending(name).map(
			String::length).orElse(0);
		return length == 0 ? name : name.substring(0, length);
	}

	/**
	 * @param folder a folder
	 * @param stem a name without its ending
	 * @return the volume file of that name in the folder, if there is one
	 */
	public static Optional<Path> named(final Path folder, final String stem) {
		return VolumeFormats.ALL.stream().flatMap(format -> format.endings()
			.stream()).map(end -> folder.resolve(stem + end)).filter(
				Files::isRegularFile).findFirst();
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
		return VolumeFormats.ALL.stream().flatMap(format -> endings.apply(format)
			.stream()).sorted().collect(Collectors.joining(" or "));
	}
}
