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
package org.spineps.model;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;

/**
 * Folders among the program's own resources as paths, whether they lie in its
 * jar or beside its classes: for models of several files that are read by path.
 * A jar stays open while the program runs. Thread-safe.
 */
final class ResourceFolder {

	private static final Map<Path, FileSystem> JARS = new HashMap<>();

	private ResourceFolder() {
		// static methods only
	}

	/**
	 * @param base class in whose place resources are looked up
	 * @param folder absolute path of a folder of resources
	 * @param file name of a file that lies in it
	 * @return the folder, read-only if it lies in a jar; empty if there is no such
	 *         file, or the resources lie neither in a jar nor in a folder
	 * @throws SpinepsException if the jar cannot be read
	 */
	static Optional<Path> of(final Class<?> base, final String folder,
		final String file) throws SpinepsException
	{
		final URL url = base.getResource(folder + "/" + file);
		return url == null ? Optional.empty() : of(url);
	}

	/**
	 * @param file address of a file
	 * @return the folder that it lies in; empty if it lies neither in a jar nor in
	 *         a folder
	 * @throws SpinepsException if the jar cannot be read
	 */
	static Optional<Path> of(final URL file) throws SpinepsException {
		try {
			if (file.getProtocol().equals("file")) return Optional.of(Path.of(file
				.toURI()).getParent());
			if (!file.getProtocol().equals("jar")) return Optional.empty();
			final JarURLConnection connection = (JarURLConnection) file
				.openConnection();
			final URI jar = connection.getJarFileURL().toURI();
			if (!"file".equals(jar.getScheme())) return Optional.empty();
			return Optional.of(jar(Path.of(jar)).getPath("/" + connection
				.getEntryName()).getParent());
		}
		catch (final IOException | URISyntaxException e) {
			throw new SpinepsException("A packaged model cannot be read", String
				.valueOf(e.getMessage()), "Install the program again", e);
		}
	}

	private static FileSystem jar(final Path file) throws IOException {
		synchronized (JARS) {
			FileSystem open = JARS.get(file);
			if (open == null) {
				open = FileSystems.newFileSystem(file);
				JARS.put(file, open);
			}
			return open;
		}
	}
}
