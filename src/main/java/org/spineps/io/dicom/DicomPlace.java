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
package org.spineps.io.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.spineps.SpinepsException;
import org.spineps.io.FileStart;
import org.spineps.io.zip.SafeZip;
import org.spineps.io.zip.ZipFiles;

/**
 * Where files are: a folder with those inside it, or a zip archive. Files are
 * known by their names in it, with '/' between folders. For one thread; open until
 * it is closed.
 */
abstract sealed class DicomPlace implements AutoCloseable {

	/** Files that are looked at. */
	static final int MOST_FILES = 100_000;

	private static final int DEEPEST = 24;
	/** Scans shrink to a quarter, empty ones to nothing. */
	private static final SafeZip.Limits LIMITS = new SafeZip.Limits(MOST_FILES,
		64L << 30, 200);

	/**
	 * @param path a folder, a zip archive, or a single file, whose folder is meant
	 * @return the place
	 * @throws IOException if it cannot be read
	 * @throws SpinepsException if the archive is damaged or not safe
	 */
	static DicomPlace at(final Path path) throws IOException, SpinepsException {
		if (Files.isDirectory(path)) return new Folder(path);
		if (isZip(path)) return new Zip(path);
		return new Folder(path.toAbsolutePath().getParent());
	}

	/** @return whether a file begins as zip archives do */
	static boolean isZip(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			final byte[] start = in.readNBytes(4);
			return isZip(start);
		}
	}

	/** @return whether these are the first bytes of a zip archive */
	static boolean isZip(final byte[] start) {
		return start.length >= 4 && start[0] == 'P' && start[1] == 'K' &&
			start[2] == 3 && start[3] == 4;
	}

	/**
	 * @return names of all files, in alphabetical order, with their lengths; -1 where
	 *         only reading tells
	 */
	abstract Map<String, Long> files() throws IOException;

	/** @return length of a file; -1 if there is no such file, or only reading tells */
	abstract long size(String name) throws IOException;

	/** @return a file from its first byte on, unpacked if it is a gzip file */
	abstract InputStream open(String name) throws IOException;

	@Override
	public void close() throws IOException {
		// a folder is not held open
	}

	private static final class Folder extends DicomPlace {

		private final Path folder;

		Folder(final Path folder) {
			this.folder = folder;
		}

		@Override
		Map<String, Long> files() throws IOException {
			final Map<String, Long> files = new TreeMap<>();
			Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST,
				new SimpleFileVisitor<Path>()
				{

					@Override
					public FileVisitResult preVisitDirectory(final Path one,
						final BasicFileAttributes attributes)
					{
						return !one.equals(folder) && one.getFileName().toString()
							.startsWith(".") ? FileVisitResult.SKIP_SUBTREE
								: FileVisitResult.CONTINUE;
					}

					@Override
					public FileVisitResult visitFile(final Path file,
						final BasicFileAttributes attributes) throws IOException
					{
						if (!file.getFileName().toString().startsWith(".") && Files
							.isRegularFile(file)) files.put(folder.relativize(file)
								.toString().replace('\\', '/'), length(file));
						if (files.size() > MOST_FILES) throw new IOException(
							"it holds more than " + MOST_FILES + " files");
						return FileVisitResult.CONTINUE;
					}
				});
			return files;
		}

		@Override
		long size(final String name) throws IOException {
			final Path file = folder.resolve(name).normalize();
			return file.startsWith(folder.normalize()) && Files.isRegularFile(file)
				? length(file) : -1;
		}

		/** What a gzip file unpacks to is not known. */
		private static long length(final Path file) throws IOException {
			return file.toString().endsWith(".gz") ? -1 : Files.size(file);
		}

		@Override
		InputStream open(final String name) throws IOException {
			return FileStart.unpacked(Files.newInputStream(folder.resolve(name)));
		}
	}

	private static final class Zip extends DicomPlace {

		private final ZipFile zip;
		private final Map<String, ZipEntry> entries = new TreeMap<>();

		Zip(final Path file) throws IOException, SpinepsException {
			final Set<String> names = new HashSet<>(SafeZip.list(file, LIMITS));
			zip = ZipFiles.open(file);
			for (final ZipEntry entry : ZipFiles.entries(zip, MOST_FILES))
				if (!entry.isDirectory() && names.contains(entry.getName().replace('\\',
					'/'))) entries.put(entry.getName().replace('\\', '/'), entry);
		}

		@Override
		Map<String, Long> files() {
			final Map<String, Long> files = new TreeMap<>();
			entries.forEach((name, entry) -> files.put(name, entry.getSize()));
			return Collections.unmodifiableMap(files);
		}

		@Override
		long size(final String name) {
			final ZipEntry entry = entries.get(name);
			return entry == null ? -1 : entry.getSize();
		}

		@Override
		InputStream open(final String name) throws IOException {
			return zip.getInputStream(entries.get(name));
		}

		@Override
		public void close() throws IOException {
			zip.close();
		}
	}
}
