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

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import org.spineps.SpinepsException;
import org.spineps.io.FileStart;
import org.spineps.io.VolumeFiles;

/**
 * Reads NIfTI-1 and NIfTI-2 files (.nii, .nii.gz; told apart by their first
 * bytes, not by their names) of either byte order with integer or float voxels.
 * <p>
 * A header is not believed: magic bytes, sizes, datatype, bits per voxel,
 * offset, spacing and position are checked, and the length of the file is
 * compared, before anything is allocated by them.
 * </p>
 */
final class NiftiReader {

	/** Label tables longer than this are skipped. */
	private static final int MAX_TABLE = 1 << 20;

	private NiftiReader() {
		// static methods only
	}

	/**
	 * @param file a .nii or .nii.gz file
	 * @param known what is known to be odd about it already
	 * @return its content
	 * @throws SpinepsException if there is no such file, it cannot be read, is
	 *           damaged or cut off, or is of a kind that is not read
	 */
	static NiftiImage read(final Path file, final List<String> known)
		throws SpinepsException
	{
		final String name = String.valueOf(file.getFileName());
		try (final InputStream stream = Files.newInputStream(file)) {
			return read(stream, name, Files.size(file), known);
		}
		catch (final IOException e) {
			throw VolumeFiles.unreadable(name, e);
		}
	}

	/**
	 * @param stream a whole file, compressed or not; buffered here, not closed
	 * @param name what to call it in messages, e.g. the file's name
	 * @return its content
	 * @throws SpinepsException as {@link #read(Path, List)}
	 */
	static NiftiImage read(final InputStream stream, final String name)
		throws SpinepsException
	{
		try {
			return read(stream, name, -1, List.of());
		}
		catch (final IOException e) {
			throw VolumeFiles.unreadable(name, e);
		}
	}

	/** @param fileSize bytes of the file, −1 if unknown */
	private static NiftiImage read(final InputStream source, final String name,
		final long fileSize, final List<String> known) throws IOException,
		SpinepsException
	{
		final InputStream stream = FileStart.unpacked(source);
		try {
			return readPlain(stream, stream instanceof GZIPInputStream ? -1
				: fileSize, known);
		}
		catch (final SpinepsException e) {
			throw new SpinepsException("Cannot read " + name + ": " + e.what(), e
				.found(), e.remedy(), e);
		}
	}

	private static NiftiImage readPlain(final InputStream stream,
		final long fileSize, final List<String> known) throws IOException,
		SpinepsException
	{
		final byte[] first = stream.readNBytes(4);
		final int size = first.length < 4 ? 0 : NiftiHeader.sizeOf(first);
		if (size == 0) throw new SpinepsException("This is not a NIfTI file",
			first.length < 4 ? "it holds " + first.length + " bytes"
				: "it does not begin with a NIfTI header",
			"Choose a .nii or .nii.gz file");
		final byte[] rest = stream.readNBytes(size - 4);
		if (rest.length < size - 4) throw new SpinepsException(
			"The file is cut off", "it holds " + (4 + rest.length) + " of " + size +
				" bytes of its header", "Download or export the file again");
		final NiftiHeader header = NiftiHeader.parse(ByteBuffer.allocate(size).put(
			first).put(rest).array());
		final long expected = NiftiVoxels.byteCount(header);
		if (fileSize >= 0 && fileSize < header.voxelOffset() + expected)
			throw NiftiVoxels.truncated(Math.max(0, fileSize - header
				.voxelOffset()), expected);
		final List<String> warnings = new ArrayList<>(known);
		warnings.addAll(header.geometry().warnings());
		final Map<Integer, String> names = readExtensions(stream, header, header
			.voxelOffset() - size);
		return finish(stream, header, names, warnings);
	}

	private static NiftiImage finish(final InputStream stream,
		final NiftiHeader header, final Map<Integer, String> names,
		final List<String> warnings) throws IOException, SpinepsException
	{
		final NiftiVoxels voxels = NiftiVoxels.read(header, stream);
		// Reading on makes a compressed stream compare its checksum.
		if (stream.read() >= 0) warnings.add(
			"The file is longer than its header says; the rest was ignored.");
		return new NiftiImage(header, voxels, names, warnings);
	}

	/** Skips what lies before the voxels, but for a label table of this project. */
	private static Map<Integer, String> readExtensions(final InputStream stream,
		final NiftiHeader header, final long length) throws IOException,
		SpinepsException
	{
		final byte[] bytes = stream.readNBytes((int) Math.min(length, MAX_TABLE));
		long left = length - bytes.length;
		while (left > 0) {
			final long skipped = stream.skip(left);
			if (skipped <= 0 && stream.read() < 0) throw NiftiVoxels.truncated(0,
				NiftiVoxels.byteCount(header));
			left -= Math.max(1, skipped);
		}
		return bytes.length < 4 || bytes[0] == 0 ? new TreeMap<>() : NiftiLabelTable
			.find(ByteBuffer.wrap(bytes, 4, bytes.length - 4).slice().order(header
				.order()));
	}
}
