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

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.spineps.SpinepsException;

/** A file of voxels that a header names. */
public final class DataFile {

	private DataFile() {
		// static methods only
	}

	/**
	 * @param header the file that names it
	 * @param field in which field, for messages
	 * @param name as it stands there
	 * @return the file, which is there, in the folder of the header
	 * @throws SpinepsException if the name leads to another folder, or there is no
	 *           such file
	 */
	public static Path beside(final Path header, final String field,
		final String name) throws SpinepsException
	{
		final String plain = name.startsWith("./") || name.startsWith(".\\") ? name
			.substring(2) : name;
		final boolean leads = plain.isEmpty() || plain.equals("..") || plain.equals(
			".") || plain.indexOf('/') >= 0 || plain.indexOf('\\') >= 0 || plain
				.indexOf(':') >= 0;
		if (leads) throw new SpinepsException(
			"The header names a file of voxels in another folder", field + ": " + name,
			"Put that file beside the header, and its bare name into the header");
		try {
			final Path file = header.resolveSibling(plain);
			if (Files.isRegularFile(file)) return file;
		}
		catch (final InvalidPathException e) {
			throw new SpinepsException("The name of the file of voxels is unusable",
				field + ": " + name, "Mend the header", e);
		}
		throw new SpinepsException("The file of voxels is missing", field + ": " +
			name, "Put it beside the header");
	}

	/**
	 * @param stream voxels, perhaps behind something else
	 * @param count bytes to leave out
	 * @param expected bytes of voxels that are to come then, for the message
	 * @throws IOException if reading fails
	 * @throws SpinepsException if there are fewer
	 */
	public static void skip(final InputStream stream, final long count,
		final long expected) throws IOException, SpinepsException
	{
		for (long left = count; left > 0;) {
			final long skipped = stream.skip(left);
			if (skipped <= 0 && stream.read() < 0) throw StoredVoxels.truncated(0,
				expected);
			left -= Math.max(1, skipped);
		}
	}
}
