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
package org.spineps.io.nifti;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.spineps.SpinepsException;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFormat;
import org.spineps.io.VolumeGeometry;
import org.spineps.io.VolumeWriter;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * NIfTI-1 and NIfTI-2 in one file, plain or compressed with gzip; read also in
 * two files (.hdr and .img), as Analyze 7.5 is.
 */
public final class NiftiFormat implements VolumeFormat, VolumeWriter {

	/** Made by {@link java.util.ServiceLoader}. */
	public NiftiFormat() {
		// nothing to keep
	}

	@Override
	public String name() {
		return "NIfTI";
	}

	@Override
	public List<String> endings() {
		return List.of(".nii.gz", ".hdr.gz", ".nii", ".hdr");
	}

	@Override
	public List<String> writtenEndings() {
		return List.of(".nii.gz", ".nii");
	}

	@Override
	public boolean recognises(final byte[] start) {
		return start.length >= 4 && NiftiHeader.sizeOf(Arrays.copyOf(start,
			4)) != 0;
	}

	@Override
	public VolumeFile read(final Path file, final List<String> warnings)
		throws SpinepsException
	{
		return NiftiReader.read(file, warnings);
	}

	@Override
	public List<Path> dataFiles(final Path file) {
		return NiftiPair.find(file).stream().toList();
	}

	@Override
	public OptionalLong voxels(final Path file) throws SpinepsException {
		return OptionalLong.of(NiftiReader.voxels(file));
	}

	@Override
	public Optional<VolumeWriter> writer() {
		return Optional.of(this);
	}

	/** Unsigned 8 bits if all labels fit, else unsigned 16 bits. */
	@Override
	public void writeLabels(final Path file, final LabelVolume labels,
		final VolumeGeometry geometryOrNull, final Map<Integer, String> names)
		throws SpinepsException
	{
		NiftiWriter.writeLabels(file, labels, geometryOrNull, names);
	}

	@Override
	public void writeImage(final Path file, final ImageVolume image,
		final VolumeGeometry geometryOrNull) throws SpinepsException
	{
		NiftiWriter.writeImage(file, image, geometryOrNull);
	}
}
