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
package org.spineps.batch;

import java.util.List;
import java.util.Objects;

import org.spineps.io.VolumeGeometry;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;

/**
 * A scan that is in memory already, as the input of a job.
 *
 * @param image its voxels; not changed
 * @param geometryOrNull that of the file that it lies in, on the image's grid; null
 *          if there is none
 * @param notes sentences about what is odd
 */
public record OpenScan(ImageVolume image, VolumeGeometry geometryOrNull,
	List<String> notes)
{

	/** Copies the list. */
	public OpenScan {
		Objects.requireNonNull(image);
		notes = List.copyOf(notes);
	}

	/** @return where the voxels of image and results lie */
	Grid grid() {
		return geometryOrNull == null ? image.grid() : geometryOrNull.grid();
	}
}
