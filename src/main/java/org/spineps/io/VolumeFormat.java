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

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.spineps.SpinepsException;
import org.spineps.io.study.SegmentWriter;
import org.spineps.progress.Progress;

/**
 * A format of volume files. {@link VolumeFiles} finds the implementations by
 * their lines in {@code META-INF/services/org.spineps.io.VolumeFormat}; each has a
 * public constructor without parameters and is used by several threads.
 */
public interface VolumeFormat {

	/** @return its name for messages, e.g. "NIfTI" */
	String name();

	/**
	 * @return how names of files that are read end, in lower case, the longest
	 *         first, e.g. ".nii.gz", ".nii"; of a format in two files that of the
	 *         header
	 */
	List<String> endings();

	/** @return those of the endings that files are written with */
	default List<String> writtenEndings() {
		return writer().isPresent() ? endings() : List.of();
	}

	/**
	 * @param start the first {@link FileStart#LENGTH} bytes of a file, fewer if it
	 *          is shorter; those of the content if it is compressed with gzip
	 * @return whether the file is of this format
	 */
	boolean recognises(byte[] start);

	/**
	 * @param file a file that this format {@linkplain #recognises(byte[])
	 *          recognises}, or a folder if it {@linkplain #readsFolders() reads them}
	 * @param warnings what is known to be odd about the file already; the result
	 *          tells it before what it finds itself
	 * @return the content
	 * @throws SpinepsException if the file cannot be read, is damaged or cut off,
	 *           or is of a kind that is not read
	 */
	VolumeFile read(Path file, List<String> warnings) throws SpinepsException;

	/**
	 * @param file a file that this format {@linkplain #recognises(byte[])
	 *          recognises}
	 * @return the files beside it that hold its voxels; empty if it holds them
	 *         itself
	 * @throws SpinepsException if it cannot be read, or one is missing
	 */
	default List<Path> dataFiles(final Path file) throws SpinepsException {
		return List.of();
	}

	/**
	 * @param file a file that this format {@linkplain #recognises(byte[])
	 *          recognises}
	 * @return how many voxels its header says it has, over all time points; empty if
	 *         that is not found out without reading them
	 * @throws SpinepsException if it cannot be read
	 */
	default OptionalLong voxels(final Path file) throws SpinepsException {
		return OptionalLong.empty();
	}

	/** @return whether a folder can hold a volume of this format */
	default boolean readsFolders() {
		return false;
	}

	/**
	 * @param place a folder or a file
	 * @return whether it is an image of this format that may be a part of a volume,
	 *         or a folder that holds one; found out without looking at all files
	 */
	default boolean isIn(final Path place) {
		return false;
	}

	/**
	 * @return whether files say how their voxels lie in the patient; otherwise the
	 *         user does
	 */
	default boolean statesPlace() {
		return true;
	}

	/**
	 * @param place a file that this format {@linkplain #recognises(byte[])
	 *          recognises}, or a folder if it {@linkplain #readsFolders() reads them}
	 * @param choice which of several volumes are meant
	 * @param progress is told how many files were looked at, and may stop it
	 * @return the volumes in it, not none; no voxels are read. Where none can be
	 *         chosen it is one that cannot be read and says why
	 * @throws SpinepsException if the place cannot be read or holds no volumes
	 */
	default List<VolumeInput> inputs(final Path place,
		final SeriesChoice choice, final Progress progress) throws SpinepsException
	{
		return List.of(VolumeInput.of(place));
	}

	/** @return what writes such files; empty if they are only read */
	Optional<VolumeWriter> writer();

	/** @return what writes masks as named segments; empty for most formats */
	default Optional<SegmentWriter> segmentWriter() {
		return Optional.empty();
	}
}
