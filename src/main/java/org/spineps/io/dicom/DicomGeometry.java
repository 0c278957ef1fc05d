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
package org.spineps.io.dicom;

import java.util.Optional;

import org.spineps.io.VolumeGeometry;
import org.spineps.io.study.StudyWriter;
import org.spineps.volume.Grid;

/**
 * Where the voxels of a DICOM volume lie, and which images they come from, so that
 * what is written can refer to them.
 *
 * @param series the volume
 */
record DicomGeometry(DicomSeries series) implements VolumeGeometry {

	@Override
	public Grid grid() {
		return series.stack().grid();
	}

	@Override
	public double[] statedSpacingMm() {
		return grid().spacing();
	}

	@Override
	public Optional<StudyWriter> study() {
		return Optional.of(new DicomStudyWriter(series));
	}
}
