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

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import org.spineps.SpinepsException;
import org.spineps.io.FileStart;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeFormat;
import org.spineps.io.VolumeWriter;
import org.spineps.io.study.SegmentWriter;
import org.spineps.io.voxel.HeaderText;
import org.spineps.io.voxel.StoredVolume;
import org.spineps.io.voxel.StoredVoxels;

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
		return open(file, (header, stream, left) -> {
			final List<String> all = new ArrayList<>(warnings);
			all.addAll(header.warnings());
			final StoredVoxels voxels = header.source(file).read(stream, left, all);
			return new StoredVolume(header.geometry(), voxels, Map.of(), all, header
				.assumptions());
		});
	}

	@Override
	public List<Path> dataFiles(final Path file) throws SpinepsException {
		return open(file, (header, stream, left) -> header.source(file).file()
			.stream().toList());
	}

	/** Works on a header, the stream behind it, and how much of it there is. */
	@FunctionalInterface
	private interface Use<T> {

		T of(NrrdHeader header, InputStream stream, long left)
			throws IOException, SpinepsException;
	}

	private static <T> T open(final Path file, final Use<T> use)
		throws SpinepsException
	{
		final String name = String.valueOf(file.getFileName());
		try (InputStream stream = FileStart.unpacked(Files.newInputStream(file))) {
			final HeaderText text = new HeaderText(stream, "NRRD");
			final NrrdHeader header = NrrdHeader.read(text);
			final long left = stream instanceof GZIPInputStream ? -1 : Files.size(
				file) - text.position();
			return use.of(header, stream, left);
		}
		catch (final IOException e) {
			throw VolumeFiles.unreadable(name, e);
		}
		catch (final SpinepsException e) {
			throw new SpinepsException("Cannot read " + name + ": " + e.what(), e
				.found(), e.remedy(), e);
		}
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
