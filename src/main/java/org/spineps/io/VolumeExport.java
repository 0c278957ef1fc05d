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
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.io.study.StudySegment;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * Writes volume files of every {@link VolumeFormat} that can be written; the
 * ending of a file's name says which one is meant. {@link VolumeFiles} reads them.
 */
public final class VolumeExport {

	private VolumeExport() {
		// static methods only
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
		VolumeFormats.ALL.stream().filter(format -> VolumeFormats.endingOf(format,
			VolumeFormats.name(file)).isPresent()).flatMap(format -> format
				.segmentWriter().stream()).findFirst().orElseThrow(() -> notWritten(file,
					".seg.nrrd")).write(file, segments);
	}

	private static VolumeWriter writer(final Path file) throws SpinepsException {
		return VolumeFormats.ALL.stream().filter(format -> VolumeFormats.writes(format,
			file)).flatMap(format -> format.writer().stream()).findFirst().orElseThrow(
				() -> notWritten(file, VolumeNames.writtenEndings()));
	}

	private static SpinepsException notWritten(final Path file,
		final String endings)
	{
		return new SpinepsException("Cannot write " + VolumeFormats.name(file),
			"its name does not end in " + endings, "Choose such a name");
	}
}
