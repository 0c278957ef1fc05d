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
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.Sha256;

/** The files of one model, in a folder or among the resources of the jar. */
interface ModelFiles {

	/** No manifest or index is larger, in bytes. */
	int LARGEST_TEXT = 1 << 20;
	/** No network file is larger, in bytes. */
	long LARGEST_NETWORK = 4L << 30;

	/**
	 * @param name file name
	 * @return a new stream, or null if there is no such file
	 * @throws IOException if it exists but cannot be opened
	 */
	InputStream openOrNull(String name) throws IOException;

	/**
	 * @param name file name
	 * @return its length in bytes; 0 if there is no such file
	 * @throws IOException if it cannot be looked at
	 */
	long size(String name) throws IOException;

	/** @return the location, for messages */
	String where();

	/** @return the folder; empty for resources */
	default Optional<Path> path() {
		return Optional.empty();
	}

	/**
	 * @return the folder, or the place among the program's resources, to read from;
	 *         empty if resources have no path
	 * @throws SpinepsException if the program's own file cannot be read
	 */
	default Optional<Path> readable() throws SpinepsException {
		return path();
	}

	/**
	 * @param folder a folder
	 * @return its files
	 */
	static ModelFiles folder(final Path folder) {
		return new ModelFiles() {

			@Override
			public InputStream openOrNull(final String name) throws IOException {
				final Path file = folder.resolve(name);
				return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
			}

			@Override
			public long size(final String name) throws IOException {
				final Path file = folder.resolve(name);
				return Files.isRegularFile(file) ? Files.size(file) : 0;
			}

			@Override
			public String where() {
				return folder.toString();
			}

			@Override
			public Optional<Path> path() {
				return Optional.of(folder);
			}
		};
	}

	/**
	 * @param base where resources are looked up
	 * @param path folder among the resources
	 * @return its files
	 */
	static ModelFiles resources(final Class<?> base, final String path) {
		return new ModelFiles() {

			@Override
			public InputStream openOrNull(final String name) {
				return base.getResourceAsStream(path + "/" + name);
			}

			@Override
			public long size(final String name) throws IOException {
				final URL resource = base.getResource(path + "/" + name);
				if (resource == null) return 0;
				final URLConnection file = resource.openConnection();
				// The jar stays open as it is: other threads read it.
				file.setUseCaches(true);
				return Math.max(0, file.getContentLengthLong());
			}

			@Override
			public String where() {
				return "the program (" + path + ")";
			}

			@Override
			public Optional<Path> readable() throws SpinepsException {
				return ResourceFolder.of(base, path, ModelManifest.FILE_NAME);
			}
		};
	}

	/**
	 * @param name file name
	 * @return its text, in UTF-8
	 * @throws SpinepsException if it is missing, too large, or not UTF-8
	 */
	default String text(final String name) throws SpinepsException {
		try (InputStream in = openOrNull(name)) {
			if (in == null) throw missing(name);
			final byte[] bytes = in.readNBytes(LARGEST_TEXT + 1);
			if (bytes.length > LARGEST_TEXT) throw new SpinepsException("The file " +
				name + " in " + where() + " is too large", "more than " +
					LARGEST_TEXT + " bytes", "Download the model again");
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes))
				.toString();
		}
		catch (final CharacterCodingException e) {
			throw new SpinepsException("The file " + name + " in " + where() +
				" is not UTF-8 text", "", "Download the model again", e);
		}
		catch (final IOException e) {
			throw unreadable(name, e);
		}
	}

	/**
	 * Compares a network file with its hash.
	 *
	 * @param network the file and its expected hash
	 * @throws SpinepsException if it is missing, too large or has changed
	 */
	default void verify(final NetworkFile network) throws SpinepsException {
		try (InputStream in = openOrNull(network.name())) {
			if (in == null) throw missing(network.name());
			final MessageDigest digest = Sha256.digest();
			final byte[] buffer = new byte[1 << 16];
			long total = 0;
			try (DigestInputStream stream = new DigestInputStream(in, digest)) {
				for (int n; (n = stream.read(buffer)) >= 0;) {
					total += n;
					if (total > LARGEST_NETWORK) throw new SpinepsException("The file " +
						network.name() + " in " + where() + " is too large", "more than " +
							LARGEST_NETWORK + " bytes", "Download the model again");
				}
			}
			final String found = Sha256.hex(digest);
			if (!found.equals(network.sha256())) throw new SpinepsException(
				"The network file " + network.name() + " in " + where() +
					" is damaged or has been replaced", "Its SHA-256 is " + found +
						", the manifest says " + network.sha256(),
						"Download the model again");
		}
		catch (final IOException e) {
			throw unreadable(network.name(), e);
		}
	}

	private SpinepsException missing(final String name) {
		return new SpinepsException("A model's file is missing", name + " in " +
			where(), "Download the model again, or choose a folder that holds a " +
				ModelManifest.FILE_NAME);
	}

	private SpinepsException unreadable(final String name,
		final IOException cause)
	{
		return new SpinepsException("The file " + name + " in " + where() +
			" cannot be read", String.valueOf(cause.getMessage()),
			"Check that you have permission to read it", cause);
	}
}
