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
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.io.FileChanges;
import org.spineps.io.Folders;

/** Checks, before any work is done, that results can be written to a folder. */
public final class OutputFolder {

	/** Room that the results of one ordinary scan need at least. */
	private static final long NEEDED_BYTES = 16L << 20;
	private static final int TRIAL_BYTES = 4096;
	private static final Duration ABANDONED = Duration.ofDays(1);
	private static final Pattern OLD_NAME = Pattern.compile(
		"\\.spineps-[0-9a-f-]{36}");

	private OutputFolder() {
		// static methods only
	}

	/**
	 * Makes the folder if it is missing, and tries to write to it.
	 *
	 * @param folder the folder
	 * @throws SpinepsException if it cannot be made, is a file, may not be written
	 *           to, or its disk is full
	 */
	public static void prepare(final Path folder) throws SpinepsException {
		if (Files.exists(folder) && !Files.isDirectory(folder))
			throw new RequestException("Cannot write to " + folder,
				"it is a file, not a folder", "Choose another output folder");
		try {
			Files.createDirectories(folder);
		}
		catch (final IOException e) {
			throw unusable(folder, "the folder cannot be made", e);
		}
		try {
			requireRoom(folder, Files.getFileStore(folder).getUsableSpace(),
				NEEDED_BYTES);
			final HiddenFolder hidden = new HiddenFolder(folder);
			hidden.make();
			removeOldHidden(folder);
			final Path trial = hidden.work("trial_" + UUID.randomUUID());
			HiddenFolder.inFolder(trial, () -> FileChanges.create(trial.resolve(
				"trial"), new byte[TRIAL_BYTES]));
			Folders.delete(trial);
			hidden.deleteEmpty();
		}
		catch (final IOException e) {
			throw unusable(folder, "files cannot be written there", e);
		}
	}

	/** Versions without records worked in hidden folders beside the results. */
	private static void removeOldHidden(final Path folder) throws IOException {
		final Instant limit = Instant.now().minus(ABANDONED);
		try (DirectoryStream<Path> found = Files.newDirectoryStream(folder,
			HiddenFolder.NAME + "-*"))
		{
			for (final Path old : found)
				if (Files.isDirectory(old, LinkOption.NOFOLLOW_LINKS) && OLD_NAME
					.matcher(InputName.fileName(old)).matches() && Files
						.getLastModifiedTime(old).toInstant().isBefore(limit)) Folders.delete(
							old);
		}
	}

	/**
	 * @param folder the folder, for the message
	 * @param usable bytes that are free; 0 is what disks say that do not know
	 * @param needed bytes that must be
	 * @throws SpinepsException if there are fewer
	 */
	static void requireRoom(final Path folder, final long usable,
		final long needed) throws SpinepsException
	{
		if (usable > 0 && usable < needed) throw new RequestException("The disk of " + folder +
			" is full", (usable >> 20) + " MiB are free, at least " + (needed >> 20) +
				" MiB are needed", "Make room or choose another output folder");
	}

	private static SpinepsException unusable(final Path folder,
		final String found, final IOException e)
	{
		return new RequestException(new SpinepsException("Cannot write to " + folder,
			found + " (" + e.getClass().getSimpleName() + ")",
			"Choose a folder that you may write to", e));
	}
}
