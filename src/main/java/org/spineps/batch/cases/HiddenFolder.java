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
package org.spineps.batch.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.spineps.io.FileChanges;
import org.spineps.io.Folders;

/**
 * The folder {@value #NAME} in a folder of results: records of its cases, commits
 * that are not finished, locks, and results that are still being written.
 */
final class HiddenFolder {

	/** Its name. */
	static final String NAME = ".spineps";

	private static final String JSON = ".json";
	private static final String LOCK = ".lock";
	private static final int ATTEMPTS = 5;

	private final Path root;

	/** @param folder a folder of results */
	HiddenFolder(final Path folder) {
		root = folder.resolve(NAME);
	}

	/** Makes something. */
	@FunctionalInterface
	interface Making {

		/** @throws IOException if it cannot be made */
		void run() throws IOException;
	}

	/**
	 * Makes something in a folder that other processes delete when it is empty.
	 *
	 * @param folder made if it is missing
	 * @param making what is to be done in it
	 * @throws IOException if it cannot be done
	 */
	static void inFolder(final Path folder, final Making making)
		throws IOException
	{
		for (int attempt = 1;; attempt++)
			try {
				FileChanges.createFolders(folder);
				making.run();
				return;
			}
			catch (final NoSuchFileException e) {
				if (attempt == ATTEMPTS) throw e;
			}
	}

	/**
	 * Makes the folder. A link in its place is refused: nothing is written to where
	 * somebody else's link leads.
	 *
	 * @throws IOException if it cannot be made
	 */
	void make() throws IOException {
		if (Files.exists(root, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(
			root, LinkOption.NOFOLLOW_LINKS)) throw new IOException(NAME +
				" is not a folder");
		FileChanges.createFolders(root);
	}

	/** @return where the record of a case is, which need not exist */
	Path record(final String kind, final String name) {
		return place("cases", kind, name, JSON);
	}

	/** @return where a commit of a case is while it is being carried out */
	Path commit(final String kind, final String name) {
		return place("commits", kind, name, JSON);
	}

	/** @return the lock of a case */
	Path lock(final String kind, final String name) {
		return place("locks", kind, name, LOCK);
	}

	/** @return a lock of no case */
	Path lock(final String name) {
		return root.resolve("locks").resolve(name + LOCK);
	}

	private Path place(final String what, final String kind, final String name,
		final String ending)
	{
		return root.resolve(what).resolve(kind).resolve(InputName.key(name) +
			ending);
	}

	/** @return a new name for results that are written under that lock */
	Path newWork(final String lockId) {
		return work(lockId + "_" + UUID.randomUUID());
	}

	/** @return the folder of results of that name */
	Path work(final String name) {
		return root.resolve("work").resolve(name);
	}

	/** @return all records; of all kinds */
	List<Path> records() throws IOException {
		return files("cases", JSON);
	}

	/** @return all commits that are not finished; of all kinds */
	List<Path> commits() throws IOException {
		return files("commits", JSON);
	}

	private List<Path> files(final String what, final String ending)
		throws IOException
	{
		final Path top = root.resolve(what);
		if (!Files.isDirectory(top)) return List.of();
		for (int attempt = 1;; attempt++)
			try (Stream<Path> found = Files.walk(top, 2)) {
				return found.filter(file -> InputName.fileName(file).endsWith(ending) &&
					Files.isRegularFile(file)).sorted().toList();
			}
			catch (final UncheckedIOException e) {
				// Another process may be deleting what it has finished.
				if (attempt == ATTEMPTS) throw e.getCause();
			}
	}

	/**
	 * Deletes locks and half-written results whose makers have ended. What belongs
	 * to a commit that is not finished stays.
	 *
	 * @throws IOException if that fails
	 */
	void clear() throws IOException {
		final Path top = root.resolve("work");
		final List<Path> folders = new ArrayList<>();
		if (Files.isDirectory(top)) try (Stream<Path> found = Files.list(top)) {
			found.forEach(folders::add);
		}
		// After the list of folders: each was made under a lock that was there.
		final Set<String> alive = new HashSet<>();
		for (final Path lock : files("locks", "")) {
			final LockFile file = new LockFile(lock);
			if (file.isAbandoned()) {
				final Optional<LockFile.Held> held = file.tryTake();
				if (held.isPresent()) held.get().close();
			}
			else LockFile.holderOf(lock).ifPresent(alive::add);
		}
		final Set<String> kept = new HashSet<>();
		for (final Path commit : commits())
			Commit.workOf(commit).ifPresent(kept::add);
		for (final Path folder : folders) {
			final String name = InputName.fileName(folder);
			if (!alive.contains(name.substring(0, Math.max(0, name.indexOf('_')))) &&
				!kept.contains(name)) Folders.delete(folder);
		}
	}

	/**
	 * Deletes folders in which nothing is left, and this one with them.
	 *
	 * @throws IOException if that fails
	 */
	void deleteEmpty() throws IOException {
		if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) return;
		final List<Path> folders;
		try (Stream<Path> found = Files.walk(root, 2)) {
			folders = new ArrayList<>(found.filter(Files::isDirectory).sorted()
				.toList());
		}
		catch (final NoSuchFileException e) {
			// Another process deletes them.
			return;
		}
		catch (final UncheckedIOException e) {
			// The same, while they are listed.
			if (e.getCause() instanceof NoSuchFileException) return;
			throw e.getCause();
		}
		for (int n = folders.size() - 1; n >= 0; n--)
			try {
				FileChanges.delete(folders.get(n));
			}
			catch (final DirectoryNotEmptyException e) {
				// There is something in it, so it stays.
				continue;
			}
	}
}
