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
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.spineps.io.AtomicFiles;
import org.spineps.io.Folders;

/**
 * Outputs of one input that appear all together or not at all: they are written
 * into a hidden folder inside the output folder, on the same disk, and moved out
 * when all are complete. If a move fails, what was moved is taken back and the
 * files that were there before are put back.
 */
public final class StagedOutputs implements AutoCloseable {

	private static final String PREVIOUS = "previous";
	private static final String PREFIX = ".spineps-";
	/** Writing takes seconds. */
	private static final Duration ABANDONED = Duration.ofDays(1);

	private final Path target;
	private final Path staging;
	private final Path previous;

	/**
	 * @param target the output folder, which exists
	 * @throws IOException if nothing can be written there
	 */
	public StagedOutputs(final Path target) throws IOException {
		this.target = target;
		staging = Files.createDirectory(target.resolve(PREFIX + UUID
			.randomUUID()));
		previous = staging.resolve(PREVIOUS);
	}

	/**
	 * Deletes hidden folders that killed programs have left behind.
	 *
	 * @param target an output folder
	 * @throws IOException if that fails
	 */
	static void removeAbandoned(final Path target) throws IOException {
		final Instant limit = Instant.now().minus(ABANDONED);
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(target,
			PREFIX + "*"))
		{
			for (final Path folder : folders) {
				if (!Files.isDirectory(folder) || Files.getLastModifiedTime(folder)
					.toInstant().isAfter(limit)) continue;
				Folders.delete(folder);
			}
		}
	}

	/** @return the hidden folder, to write into */
	public Path folder() {
		return staging;
	}

	/**
	 * Moves files to the output folder, replacing files of the same names.
	 *
	 * @param names names of files in {@link #folder()}
	 * @param obsolete names of files that belong to an older result and must not
	 *          stay beside the new one; they may be missing
	 * @throws IOException if a file cannot be moved; the output folder is then as
	 *           it was
	 */
	public void commit(final List<String> names, final List<String> obsolete)
		throws IOException
	{
		Files.createDirectory(previous);
		final List<String> moved = new ArrayList<>();
		try {
			for (final String name : names) {
				keepPrevious(name);
				moved.add(name);
				AtomicFiles.move(staging.resolve(name), target.resolve(name));
			}
			for (final String name : obsolete) {
				keepPrevious(name);
				moved.add(name);
				Files.deleteIfExists(target.resolve(name));
			}
		}
		catch (final IOException e) {
			for (final String name : moved)
				putBack(name, e);
			throw e;
		}
	}

	/** A second name for the old file, so that it is never missing. */
	private void keepPrevious(final String name) throws IOException {
		final Path old = target.resolve(name);
		if (!Files.exists(old)) return;
		if (Files.isDirectory(old)) throw new IOException(name + " is a folder");
		final Path copy = previous.resolve(name);
		try {
			Files.createLink(copy, old);
		}
		catch (final IOException | UnsupportedOperationException e) {
			// Not every disk knows hard links.
			try {
				Files.copy(old, copy);
			}
			catch (final IOException failed) {
				failed.addSuppressed(e);
				throw failed;
			}
		}
	}

	private void putBack(final String name, final IOException reason) {
		try {
			final Path old = previous.resolve(name);
			if (Files.exists(old)) AtomicFiles.move(old, target.resolve(name));
			else Files.deleteIfExists(target.resolve(name));
		}
		catch (final IOException e) {
			reason.addSuppressed(e);
		}
	}

	/**
	 * Deletes the hidden folder with whatever is left in it.
	 *
	 * @throws IOException if it cannot be deleted
	 */
	@Override
	public void close() throws IOException {
		Folders.delete(staging);
	}
}
