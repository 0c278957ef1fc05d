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
package org.spineps.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.spineps.io.Folders;

/**
 * The folders into which the packaged libraries are unpacked, one for each version,
 * which other programs on DJL may share. Tells that it happens, marks what this
 * program has unpacked, and deletes older versions that it has marked.
 */
final class EngineFolders {

	/** Name of the file that marks a folder as this program's. */
	static final String MARK = "unpacked-by-spineps.txt";

	private static final String MARK_TEXT =
		"SPINEPS for Fiji unpacked this folder, and deletes it after an update.\n";
	/** How the name of a folder begins while libraries are unpacked into it. */
	static final String UNPACKING = ".unpacking-";
	private static final Duration HALF = Duration.ofHours(1);
	private static final String DELETED = ".spineps-deletes-";
	private static final Pattern VERSION = Pattern.compile(
		"(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(-.*)?");

	private static volatile Consumer<String> listener = text -> {};

	private EngineFolders() {
		// static methods only
	}

	/** @param told receives a sentence when libraries are about to be unpacked */
	static void setListener(final Consumer<String> told) {
		listener = told;
	}

	/** @param all folder for all versions, into which one is about to be unpacked */
	static void tellUnpacking(final Path all) {
		listener.accept("First start: about 430 MB of engine libraries are unpacked " +
			"into " + all + ". This happens once for each version of the engine.");
	}

	/**
	 * @param folder libraries that this program has unpacked
	 * @throws IOException if nothing can be written there
	 */
	static void mark(final Path folder) throws IOException {
		Files.writeString(folder.resolve(MARK), MARK_TEXT);
	}

	/**
	 * Deletes marked folders of older versions; those from which a running program
	 * has loaded libraries stay where systems do not let them go.
	 *
	 * @param all folder for all versions
	 * @param version the version in use, e.g. "2.7.1"
	 */
	static void deleteOlder(final Path all, final String version) {
		try (Stream<Path> found = Files.list(all)) {
			for (final Path folder : found.filter(Files::isDirectory).filter(
				each -> !Files.isSymbolicLink(each)).toList())
				if (Files.isRegularFile(folder.resolve(MARK)) && isOlder(name(folder),
					version)) delete(all, folder);
				else if (name(folder).startsWith(DELETED) || isHalf(folder)) Folders
					.delete(folder);
		}
		catch (final IOException e) {
			listener.accept("Libraries of an older version could not be deleted " +
				"from " + all + ".");
		}
	}

	/** Unpacking takes seconds; a killed program leaves what it has. */
	private static boolean isHalf(final Path folder) throws IOException {
		return name(folder).startsWith(UNPACKING) && Files.getLastModifiedTime(folder)
			.toInstant().isBefore(Instant.now().minus(HALF));
	}

	/** Windows renames no folder from which libraries are loaded. */
	private static void delete(final Path all, final Path folder)
		throws IOException
	{
		final Path renamed = all.resolve(DELETED + UUID.randomUUID());
		Files.move(folder, renamed);
		Folders.delete(renamed);
	}

	private static boolean isOlder(final String name, final String version) {
		final Matcher other = VERSION.matcher(name);
		final Matcher own = VERSION.matcher(version);
		if (!other.matches() || !own.matches()) return false;
		for (int part = 1; part <= 3; part++) {
			final int difference = Integer.parseInt(other.group(part)) - Integer
				.parseInt(own.group(part));
			if (difference != 0) return difference < 0;
		}
		return false;
	}

	private static String name(final Path folder) {
		return folder.getFileName().toString();
	}
}
