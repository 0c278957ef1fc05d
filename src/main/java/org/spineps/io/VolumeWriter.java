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
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** Writes volume files of one format, {@linkplain AtomicFiles atomically}. */
public interface VolumeWriter {

	/**
	 * @param file its name ends as those of the format do
	 * @param labels the mask
	 * @param geometryOrNull that of the file that the mask belongs to; null makes
	 *          one of the mask's grid
	 * @param names label → name, stored if the format can; may be empty
	 * @throws SpinepsException if the file cannot be written
	 * @throws IllegalArgumentException if the geometry is not that of the mask
	 */
	void writeLabels(Path file, LabelVolume labels,
		VolumeGeometry geometryOrNull, Map<Integer, String> names)
		throws SpinepsException;

	/**
	 * @param file its name ends as those of the format do
	 * @param image the image; written as 32-bit floats
	 * @param geometryOrNull that of the file that the image belongs to; null makes
	 *          one of the image's grid
	 * @throws SpinepsException if the file cannot be written
	 * @throws IllegalArgumentException if the geometry is not that of the image
	 */
	void writeImage(Path file, ImageVolume image, VolumeGeometry geometryOrNull)
		throws SpinepsException;
}
