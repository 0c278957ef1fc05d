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
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets one process at a time change a manifest, so that the jobs of a cluster
 * can share an output folder. The lock is a hidden file that only one can make,
 * which works on network drives too; one that a killed process left behind is
 * ignored after a while.
 */
final class ManifestLock implements AutoCloseable {

	private static final String FILE_NAME = ".run-manifest.lock";
	/** A change takes milliseconds. */
	private static final Duration STALE = Duration.ofSeconds(30);
	private static final long RETRY_NANOS = 20_000_000;

	private final Path file;

	private ManifestLock(final Path file) {
		this.file = file;
	}

	/**
	 * Waits until nobody else holds the lock of a folder.
	 *
	 * @param folder folder of the manifest
	 * @return the lock, to be closed
	 * @throws IOException if nothing can be written there
	 */
	static ManifestLock acquire(final Path folder) throws IOException {
		final Path file = folder.resolve(FILE_NAME);
		while (true) {
			try {
				Files.createFile(file);
				return new ManifestLock(file);
			}
			catch (final FileAlreadyExistsException e) {
				if (isStale(file)) Files.deleteIfExists(file);
				else LockSupport.parkNanos(RETRY_NANOS);
			}
		}
	}

	private static boolean isStale(final Path file) throws IOException {
		try {
			return Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now()
				.minus(STALE));
		}
		catch (final NoSuchFileException e) {
			// Given back in this moment: try again at once.
			return true;
		}
	}

	@Override
	public void close() throws IOException {
		Files.deleteIfExists(file);
	}
}
