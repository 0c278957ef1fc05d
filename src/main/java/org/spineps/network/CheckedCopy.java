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

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;

import org.spineps.convert.archive.NetworkArchive;
import org.spineps.io.Sha256;
import org.spineps.io.TemporaryFolder;
import org.spineps.progress.Progress;

/**
 * The only form in which an archive reaches LibTorch: it is copied into a
 * private folder, compared there with its hash, read and checked from that copy
 * ({@link NetworkArchive}), and written anew. LibTorch loads what was written,
 * so what was checked is what is loaded, whatever happens to the original
 * meanwhile. To be closed as soon as the network is loaded.
 */
final class CheckedCopy implements AutoCloseable {

	/** No archive is larger, in bytes. */
	static final long LARGEST = 4L << 30;
	private static final int BUFFER = 1 << 20;
	/** The copy and the new archive. */
	private static final int COPIES = 2;

	private final TemporaryFolder folder;
	private final Path file;

	private CheckedCopy(final TemporaryFolder folder) {
		this.folder = folder;
		file = folder.path().resolve("network.pt");
	}

	/**
	 * @param source an archive
	 * @return its checked form
	 * @throws IOException if it cannot be read, has another hash than expected, or
	 *           holds something that networks do not need; the message says what
	 */
	static CheckedCopy of(final TorchEngine.NetworkSource source)
		throws IOException
	{
		final TemporaryFolder folder = TemporaryFolder.create("spineps-network-",
			COPIES * source.bytes(), TorchEngine.cacheFolder().resolve("tmp"));
		boolean done = false;
		try {
			final CheckedCopy copy = new CheckedCopy(folder);
			copy.write(source);
			done = true;
			return copy;
		}
		finally {
			if (!done) folder.close();
		}
	}

	private void write(final TorchEngine.NetworkSource source)
		throws IOException
	{
		final Path foreign = folder.path().resolve("foreign.pt");
		final MessageDigest digest = Sha256.digest();
		try (InputStream in = source.open();
				OutputStream out = new DigestOutputStream(Files.newOutputStream(
					foreign), digest))
		{
			final byte[] buffer = new byte[BUFFER];
			long total = 0;
			for (int n; (n = in.read(buffer)) >= 0;) {
				total += n;
				if (total > LARGEST) throw new IOException("it has more than " +
					LARGEST + " bytes");
				out.write(buffer, 0, n);
			}
		}
		final Optional<String> expected = source.sha256();
		final String found = Sha256.hex(digest);
		if (expected.isPresent() && !expected.get().equals(found))
			throw new IOException("it has been replaced: its SHA-256 is " + found +
				" instead of " + expected.get());
		NetworkArchive.read(foreign).write(Files.newOutputStream(file),
			Progress.NONE);
		Files.delete(foreign);
	}

	/** @return the new archive, until this is closed */
	Path file() {
		return file;
	}

	/**
	 * @param precision of 16 bits
	 * @return the network in that precision; closing it closes this object
	 * @throws IOException if the archive is of a kind that cannot be rewritten
	 */
	InputStream reduced(final Precision precision) throws IOException {
		final Path reduced = folder.path().resolve("reduced.pt");
		ReducedArchive.write(file, reduced, precision);
		return new FilterInputStream(Files.newInputStream(reduced)) {

			@Override
			public void close() throws IOException {
				super.close();
				CheckedCopy.this.close();
			}
		};
	}

	@Override
	public void close() throws IOException {
		folder.close();
	}
}
