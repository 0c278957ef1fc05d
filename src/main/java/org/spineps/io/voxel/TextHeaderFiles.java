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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.spineps.SpinepsException;
import org.spineps.io.FileStart;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;

/** Opens files that begin with a {@link TextHeader}. */
public final class TextHeaderFiles {

	private TextHeaderFiles() {
		// static methods only
	}

	/**
	 * @param file begins with a header, perhaps compressed
	 * @param format its name for messages, e.g. "NRRD"
	 * @param parser reads the header
	 * @param warnings what is known to be odd already; not changed
	 * @return header and voxels
	 * @throws SpinepsException if the file cannot be read; names it
	 */
	public static VolumeFile read(final Path file, final String format,
		final TextHeader.Parser parser, final List<String> warnings)
		throws SpinepsException
	{
		return open(file, format, parser, (header, stream, left) -> {
			final List<String> all = new ArrayList<>(warnings);
			all.addAll(header.warnings());
			final StoredVoxels voxels = header.source(file).read(stream, left, all);
			return new StoredVolume(header.geometry(), voxels, Map.of(), all, header
				.assumptions());
		});
	}

	/**
	 * @param file begins with a header, perhaps compressed
	 * @param format its name for messages
	 * @param parser reads the header
	 * @return the file beside it that holds the voxels; empty if it holds them
	 * @throws SpinepsException if the header cannot be read, or the file is missing
	 */
	public static List<Path> dataFiles(final Path file, final String format,
		final TextHeader.Parser parser) throws SpinepsException
	{
		return open(file, format, parser, (header, stream, left) -> header.source(
			file).file().stream().toList());
	}

	private static <T> T open(final Path file, final String format,
		final TextHeader.Parser parser, final Use<T> use) throws SpinepsException
	{
		final String name = String.valueOf(file.getFileName());
		try (InputStream stream = FileStart.unpacked(Files.newInputStream(file))) {
			final HeaderText text = new HeaderText(stream, format);
			final TextHeader header = parser.read(text);
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

	/** Works on a header, the stream behind it, and how much of it there is. */
	@FunctionalInterface
	private interface Use<T> {

		T of(TextHeader header, InputStream stream, long left) throws IOException,
			SpinepsException;
	}
}
