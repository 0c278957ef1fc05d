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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** What a file is, by the bytes that it begins with; names do not count. */
public final class FileStart {

	/** How many bytes are looked at. */
	public static final int LENGTH = 1024;

	private static final int GZIP_MAGIC = 0x1f8b;
	private static final int BUFFER = 1 << 16;

	/** Well-known files that hold no volume that is read: start, what, remedy. */
	private static final String[][] OTHERS = { //
		{ "7z\u00bc\u00af", "a 7-Zip archive",
			"Unpack it and choose the image in it" },
		{ "\u00fd7zXZ", "a file compressed with xz", "Unpack it first" },
		{ "BZh", "a file compressed with bzip2", "Unpack it first" },
		{ "\u0089PNG", "a PNG picture",
			"Choose the scan itself; a picture does not say how large its voxels are" },
		{ "\u00ff\u00d8\u00ff", "a JPEG picture",
			"Choose the scan itself; a picture does not say how large its voxels are" },
		{ "II+\0", "a BigTIFF image", "Open it in Fiji, or convert it to NIfTI" },
		{ "MM\0+", "a BigTIFF image", "Open it in Fiji, or convert it to NIfTI" },
		{ "\u0089HDF", "an HDF5 file, perhaps MINC", "Convert it to NIfTI" },
		{ "CDF", "a NetCDF file, perhaps MINC", "Convert it to NIfTI" },
		{ "%PDF", "a PDF document", "Choose a volume file" } };

	private FileStart() {
		// static methods only
	}

	/**
	 * A known kind of file that holds no volume that is read.
	 *
	 * @param what with its article, e.g. "a zip archive"
	 * @param remedy what the user can do
	 */
	record Other(String what, String remedy) {}

	/**
	 * @param file a file
	 * @return its first {@link #LENGTH} bytes, or all if it is shorter; unpacked if
	 *         it is compressed with gzip
	 * @throws IOException if it cannot be read, or is compressed and damaged
	 */
	static byte[] of(final Path file) throws IOException {
		try (final InputStream stream = Files.newInputStream(file);
				final InputStream content = unpacked(stream))
		{
			return content.readNBytes(LENGTH);
		}
	}

	/**
	 * @param stream a file from its first byte on; closed with the result
	 * @return its content, unpacked if it is compressed with gzip
	 * @throws IOException if it cannot be read
	 */
	public static InputStream unpacked(final InputStream stream)
		throws IOException
	{
		final InputStream raw = new BufferedInputStream(stream, BUFFER);
		raw.mark(2);
		final boolean zipped = (raw.read() << 8 | raw.read()) == GZIP_MAGIC;
		raw.reset();
		return zipped ? new GZIPInputStream(raw, BUFFER) : raw;
	}

	/**
	 * @param start the first bytes of a file
	 * @return what it is, if it is well known
	 */
	static Optional<Other> other(final byte[] start) {
		for (final String[] other : OTHERS)
			if (begins(start, 0, other[0])) return Optional.of(new Other(other[1],
				other[2]));
		if (start.length == 0) return Optional.of(new Other("empty",
			"Export or download the file again"));
		return isText(start) ? Optional.of(new Other("a text file",
			"Choose a volume file")) : Optional.empty();
	}

	private static boolean begins(final byte[] start, final int at,
		final String magic)
	{
		return start.length >= at + magic.length() && new String(start, at, magic
			.length(), StandardCharsets.ISO_8859_1).equals(magic);
	}

	private static boolean isText(final byte[] start) {
		for (final byte character : start)
			if (character >= 0 && character < ' ' && character != '\n' &&
				character != '\r' && character != '\t') return false;
		return true;
	}
}
