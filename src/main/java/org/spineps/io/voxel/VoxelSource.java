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
package org.spineps.io.voxel;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

import org.spineps.SpinepsException;

/**
 * How a text header says that its voxels are stored, behind it or in a file beside
 * it.
 *
 * @param layout kind, order and number of the voxels
 * @param encoding how they are packed
 * @param lines lines to leave out before them
 * @param bytes bytes to leave out then, of what was unpacked; {@link #AT_END} if
 *          they are the last ones of the file
 * @param file the file that they lie in; empty if they follow the header
 */
public record VoxelSource(StoredVoxels.Layout layout, Encoding encoding,
	int lines, long bytes, Optional<Path> file)
{

	/** The voxels are the last bytes of the file, whatever comes before. */
	public static final long AT_END = -1;

	/** How voxels are packed. */
	public enum Encoding {
			/** As they are. */
			RAW,
			/** With gzip or zlib. */
			DEFLATED,
			/** As words. */
			TEXT
	}

	private static final int BUFFER = 1 << 16;

	/**
	 * @param header the file behind its header, buffered; not closed
	 * @param left bytes of that file behind the header; −1 if not known
	 * @param warnings gets a sentence if there is more than the voxels
	 * @return the voxels
	 * @throws IOException if reading fails
	 * @throws SpinepsException if the voxels are cut off
	 */
	public StoredVoxels read(final InputStream header, final long left,
		final List<String> warnings) throws IOException, SpinepsException
	{
		if (file.isEmpty()) return unpack(header, left, warnings);
		try (InputStream stream = new BufferedInputStream(Files.newInputStream(file
			.get()), BUFFER))
		{
			return unpack(stream, Files.size(file.get()), warnings);
		}
	}

	private StoredVoxels unpack(final InputStream stream, final long left,
		final List<String> warnings) throws IOException, SpinepsException
	{
		for (int line = 0; line < lines; line++)
			for (int next; (next = stream.read()) != '\n';)
				if (next < 0) throw StoredVoxels.truncated(0, layout.byteCount());
		if (bytes == AT_END) return atEnd(stream, left, warnings);
		switch (encoding) {
			case RAW -> {
				DataFile.skip(stream, bytes, layout.byteCount());
				return finish(layout, stream, warnings);
			}
			case DEFLATED -> {
				try (InputStream inflated = inflated(stream)) {
					DataFile.skip(inflated, bytes, layout.byteCount());
					return finish(layout, inflated, warnings);
				}
			}
			default -> {
				DataFile.skip(stream, bytes, layout.byteCount());
				return finish(new StoredVoxels.Layout(layout.type(),
					ByteOrder.LITTLE_ENDIAN, layout.samples(), layout.timePoints(), layout
						.slope(), layout.intercept()), new TextSamples(stream, layout.type()),
					warnings);
			}
		}
	}

	private StoredVoxels atEnd(final InputStream stream, final long left,
		final List<String> warnings) throws IOException, SpinepsException
	{
		if (encoding != Encoding.RAW || left < 0 || lines > 0)
			throw new SpinepsException(
				"Where the voxels begin cannot be told", "they are to be the last bytes of a " +
					"file that is compressed", "Convert the file to NIfTI");
		final long before = left - layout.byteCount();
		if (before < 0) throw StoredVoxels.truncated(left, layout.byteCount());
		DataFile.skip(stream, before, layout.byteCount());
		return finish(layout, stream, warnings);
	}

	private static StoredVoxels finish(final StoredVoxels.Layout layout,
		final InputStream stream, final List<String> warnings)
		throws IOException, SpinepsException
	{
		final StoredVoxels voxels = StoredVoxels.read(layout, stream);
		// Reading on makes a compressed stream compare its checksum.
		if (stream.read() >= 0) warnings.add(
			"The file is longer than its header says; the rest was ignored.");
		return voxels;
	}

	private static InputStream inflated(final InputStream stream)
		throws IOException
	{
		stream.mark(1);
		final int first = stream.read();
		stream.reset();
		return first == 0x1f ? new GZIPInputStream(stream, BUFFER)
			: new InflaterInputStream(stream);
	}
}
