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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A new folder for files that are needed for a moment. Nobody else can read or
 * change it (on systems with permissions of files), and it goes with all that
 * is in it when it is closed, not only when the program ends.
 */
public final class TemporaryFolder implements AutoCloseable {

	private static final String PROPERTY = "java.io.tmpdir";

	private final Path path;

	private TemporaryFolder(final Path path) {
		this.path = path;
	}

	/**
	 * Makes the folder in the system's temporary folder, or in another one if that
	 * is missing, not writable or full.
	 *
	 * @param purpose the beginning of its name
	 * @param bytes room that it needs
	 * @param otherwise the other folder; made if needed
	 * @return the folder, closed by the caller
	 * @throws IOException if neither can be used; the message names both
	 */
	public static TemporaryFolder create(final String purpose, final long bytes,
		final Path otherwise) throws IOException
	{
		final Path system = Path.of(System.getProperty(PROPERTY));
		final StringBuilder problems = new StringBuilder();
		for (final Path place : List.of(system, otherwise)) {
			try {
				if (place.equals(otherwise)) Files.createDirectories(place);
				final long room = Files.getFileStore(place).getUsableSpace();
				if (room >= bytes) return new TemporaryFolder(Files
					.createTempDirectory(place, purpose, permissions(place)));
				problems.append(place + " has room for " + room + " bytes only; ");
			}
			catch (final IOException e) {
				problems.append(place + ": " + AtomicFiles.reason(e) + "; ");
			}
		}
		throw new IOException("There is no temporary folder with room for " +
			bytes + " bytes: " + problems + "set the environment variable TMPDIR or " +
			"the Java property " + PROPERTY + " to a folder that can be written to");
	}

	private static FileAttribute<?>[] permissions(final Path place) {
		return place.getFileSystem().supportedFileAttributeViews().contains("posix")
			? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(
				PosixFilePermissions.fromString("rwx------")) }
			: new FileAttribute<?>[0];
	}

	/** @return the folder */
	public Path path() {
		return path;
	}

	@Override
	public void close() throws IOException {
		Folders.delete(path);
	}
}
