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
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.spineps.SpinepsException;

/** The SHA-256 of files, by which a file is known again. */
public final class FileHash {

	private FileHash() {
		// static methods only
	}

	/**
	 * @param file a file of any size
	 * @return SHA-256 of its bytes, 64 lower-case hexadecimal digits
	 * @throws SpinepsException if it cannot be read
	 */
	public static String sha256(final Path file) throws SpinepsException {
		try (InputStream stream = Files.newInputStream(file);
				DigestInputStream digest = new DigestInputStream(stream, MessageDigest
					.getInstance("SHA-256")))
		{
			digest.transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(digest.getMessageDigest().digest());
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot read " + file.getFileName(),
				AtomicFiles.reason(e), "Check the file and the permission to read it",
				e);
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256", e);
		}
	}
}
