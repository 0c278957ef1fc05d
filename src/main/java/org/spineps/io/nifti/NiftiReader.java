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
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import org.spineps.SpinepsException;
import org.spineps.io.FileStart;
import org.spineps.io.VolumeFiles;
import org.spineps.io.voxel.DataFile;
import org.spineps.io.voxel.StoredVolume;
import org.spineps.io.voxel.StoredVoxels;

/**
 * Reads NIfTI-1 and NIfTI-2 files (.nii, .nii.gz; told apart by their first
 * bytes, not by their names) of either byte order with integer or float voxels,
 * and pairs of a header (.hdr) and voxels (.img), which may be Analyze 7.5.
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
	 * @param file a .nii or .nii.gz file, or the header of a pair
	 * @param known what is known to be odd about it already
	 * @return its content
	 * @throws SpinepsException if there is no such file, it cannot be read, is
	 *           damaged or cut off, or is of a kind that is not read
	 */
	static StoredVolume read(final Path file, final List<String> known)
		throws SpinepsException
	{
		final String name = String.valueOf(file.getFileName());
		try (final InputStream stream = Files.newInputStream(file)) {
			return read(stream, name, Optional.of(file), known);
		}
		catch (final IOException e) {
			throw VolumeFiles.unreadable(name, e);
		}
	}

	/**
	 * @param file as for {@link #read(Path, List)}
	 * @return how many voxels its header says it has, over all time points
	 * @throws SpinepsException if the header cannot be read or is damaged
	 */
	static long voxels(final Path file) throws SpinepsException {
		try (final InputStream stream = Files.newInputStream(file)) {
			final NiftiHeader header = readHeader(FileStart.unpacked(stream));
			return (long) header.geometry().grid().voxels() * header.timePoints();
		}
		catch (final IOException e) {
			throw VolumeFiles.unreadable(String.valueOf(file.getFileName()), e);
		}
	}

	/**
	 * @param stream a whole file, compressed or not; buffered here, not closed
	 * @param name what to call it in messages, e.g. the file's name
	 * @return its content
	 * @throws SpinepsException as {@link #read(Path, List)}
	 */
	static StoredVolume read(final InputStream stream, final String name)
		throws SpinepsException
	{
		try {
			return read(stream, name, Optional.empty(), List.of());
		}
		catch (final IOException e) {
			throw VolumeFiles.unreadable(name, e);
		}
	}

	private static StoredVolume read(final InputStream source, final String name,
		final Optional<Path> file, final List<String> known) throws IOException,
		SpinepsException
	{
		final InputStream stream = FileStart.unpacked(source);
		try {
			return readPlain(stream, file, known);
		}
		catch (final SpinepsException e) {
			throw new SpinepsException("Cannot read " + name + ": " + e.what(), e
				.found(), e.remedy(), e);
		}
	}

	private static StoredVolume readPlain(final InputStream stream,
		final Optional<Path> file, final List<String> known) throws IOException,
		SpinepsException
	{
		final NiftiHeader header = readHeader(stream);
		final List<String> warnings = new ArrayList<>(known);
		if (header.kind() == NiftiHeader.Kind.ANALYZE) warnings.add(
			"This is Analyze 7.5, the format before NIfTI.");
		warnings.addAll(header.geometry().warnings());
		if (header.kind() != NiftiHeader.Kind.SINGLE) return readPair(header, file,
			warnings);
		final long expected = header.layout().byteCount();
		final long fileSize = file.isEmpty() || stream instanceof GZIPInputStream
			? Long.MAX_VALUE : Files.size(file.get());
		if (fileSize < header.voxelOffset() + expected) throw StoredVoxels.truncated(
			Math.max(0, fileSize - header.voxelOffset()), expected);
		final Map<Integer, String> names = readExtensions(stream, header, header
			.voxelOffset() - header.size());
		return finish(stream, header, names, warnings);
	}

	private static StoredVolume readPair(final NiftiHeader header,
		final Optional<Path> file, final List<String> warnings)
		throws IOException, SpinepsException
	{
		final Path voxels = NiftiPair.voxels(file.orElseThrow(() -> NiftiPair
			.missing(".img")));
		try (final InputStream stream = FileStart.unpacked(Files.newInputStream(
			voxels)))
		{
			// There are no extensions here; their place is skipped all the same.
			readExtensions(stream, header, header.voxelOffset());
			return finish(stream, header, new TreeMap<>(), warnings);
		}
	}

	private static NiftiHeader readHeader(final InputStream stream)
		throws IOException, SpinepsException
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
		return NiftiHeader.parse(ByteBuffer.allocate(size).put(first).put(rest)
			.array());
	}

	private static StoredVolume finish(final InputStream stream,
		final NiftiHeader header, final Map<Integer, String> names,
		final List<String> warnings) throws IOException, SpinepsException
	{
		final StoredVoxels voxels = StoredVoxels.read(header.layout(), stream);
		// Reading on makes a compressed stream compare its checksum.
		if (stream.read() >= 0) warnings.add(
			"The file is longer than its header says; the rest was ignored.");
		return new StoredVolume(header.geometry(), voxels, names, warnings, header
			.geometry().unitAssumed() ? List.of(
				"Headers name no unit of length; millimetres were assumed.") : List
					.of());
	}

	/** Skips what lies before the voxels, but for a label table of this project. */
	private static Map<Integer, String> readExtensions(final InputStream stream,
		final NiftiHeader header, final long length) throws IOException,
		SpinepsException
	{
		final byte[] bytes = stream.readNBytes((int) Math.min(length, MAX_TABLE));
		DataFile.skip(stream, length - bytes.length, header.layout().byteCount());
		return bytes.length < 4 || bytes[0] == 0 ? new TreeMap<>() : NiftiLabelTable
			.find(ByteBuffer.wrap(bytes, 4, bytes.length - 4).slice().order(header
				.order()));
	}
}
