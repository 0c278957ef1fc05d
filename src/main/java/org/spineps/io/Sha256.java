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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.spineps.SpinepsException;
import org.spineps.progress.Progress;

/** SHA-256 hashes, by which files are known again. */
public final class Sha256 {

	/** A megabyte between two looks at whether to stop. */
	private static final int CHUNK = 1 << 20;

	private Sha256() {
		// static methods only
	}

	/**
	 * @param file a file of any size
	 * @return the hash of its bytes, 64 lower-case hexadecimal digits
	 * @throws SpinepsException if it cannot be read
	 */
	public static String of(final Path file) throws SpinepsException {
		try {
			return of(file, "", Progress.NONE);
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot read " + file.getFileName(),
				AtomicFiles.reason(e), "Check the file and the permission to read it",
				e);
		}
	}

	/**
	 * @param file a file of any size
	 * @param stage name of this step for the progress display
	 * @param progress told after every megabyte, asked whether to stop
	 * @return the hash of its bytes, 64 lower-case hexadecimal digits
	 * @throws IOException if it cannot be read
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public static String of(final Path file, final String stage,
		final Progress progress) throws IOException
	{
		final MessageDigest digest = digest();
		final long total = Files.size(file);
		final byte[] buffer = new byte[CHUNK];
		long done = 0;
		try (InputStream in = Files.newInputStream(file)) {
			for (int n; (n = in.read(buffer)) >= 0;) {
				progress.checkCancelled();
				digest.update(buffer, 0, n);
				done += n;
				progress.report(stage, done, total);
			}
		}
		return hex(digest);
	}

	/**
	 * @param in a stream, read to its end; not closed
	 * @return the hash of its bytes, 64 lower-case hexadecimal digits
	 * @throws IOException if it cannot be read
	 */
	public static String of(final InputStream in) throws IOException {
		final MessageDigest digest = digest();
		final byte[] buffer = new byte[CHUNK];
		for (int n; (n = in.read(buffer)) >= 0;)
			digest.update(buffer, 0, n);
		return hex(digest);
	}

	/**
	 * @param bytes any number of bytes
	 * @return their hash, 64 lower-case hexadecimal digits
	 */
	public static String of(final byte[] bytes) {
		final MessageDigest digest = digest();
		digest.update(bytes);
		return hex(digest);
	}

	/** @return a new SHA-256 digest */
	public static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256", e);
		}
	}

	/**
	 * @param digest all bytes were given to; it is reset
	 * @return 64 lower-case hexadecimal digits
	 */
	public static String hex(final MessageDigest digest) {
		return HexFormat.of().formatHex(digest.digest());
	}
}
