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

import java.util.Optional;

import org.spineps.io.study.StudyWriter;
import org.spineps.volume.Grid;

/**
 * Where the voxels of a file lie. A reader makes it; handed to a writer, the new
 * file gets the same geometry, to the last bit if both are of one format.
 * Immutable.
 */
public interface VolumeGeometry {

	/** @return where the voxels lie, in RAS millimetres */
	Grid grid();

	/**
	 * @return spacing of the three axes in millimetres as the header states it,
	 *         which may differ from the grid's in the last digits; a new array
	 */
	double[] statedSpacingMm();

	/** @return writes results into the study that the file belongs to, if it is one */
	default Optional<StudyWriter> study() {
		return Optional.empty();
	}
}
