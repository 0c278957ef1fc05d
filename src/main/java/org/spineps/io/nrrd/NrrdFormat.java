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
package org.spineps.io.nrrd;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFormat;
import org.spineps.io.VolumeWriter;
import org.spineps.io.study.SegmentWriter;
import org.spineps.io.voxel.TextHeaderFiles;

/**
 * NRRD, the format of 3D Slicer: a text header with the voxels behind it (.nrrd)
 * or in a file beside it (.nhdr). Volumes are only read; masks are written as
 * segmentations of 3D Slicer.
 */
public final class NrrdFormat implements VolumeFormat {

	/** Made by {@link java.util.ServiceLoader}. */
	public NrrdFormat() {
		// nothing to keep
	}

	@Override
	public String name() {
		return "NRRD";
	}

	@Override
	public List<String> endings() {
		return List.of(".nrrd", ".nhdr");
	}

	@Override
	public boolean recognises(final byte[] start) {
		return start.length >= 4 && start[0] == 'N' && start[1] == 'R' &&
			start[2] == 'R' && start[3] == 'D';
	}

	/** What segments are called is not taken over: their labels are anybody's. */
	@Override
	public VolumeFile read(final Path file, final List<String> warnings)
		throws SpinepsException
	{
		return TextHeaderFiles.read(file, name(), NrrdHeader::read, warnings);
	}

	@Override
	public List<Path> dataFiles(final Path file) throws SpinepsException {
		return TextHeaderFiles.dataFiles(file, name(), NrrdHeader::read);
	}

	@Override
	public Optional<VolumeWriter> writer() {
		return Optional.empty();
	}

	@Override
	public Optional<SegmentWriter> segmentWriter() {
		return Optional.of(SlicerSegmentation::write);
	}
}
