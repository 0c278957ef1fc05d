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
package org.spineps.library.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

import org.spineps.SpinepsException;
import org.spineps.io.Sha256;

/**
 * The part of a file that has been downloaded so far, beside a note that states
 * the version of the file. Only one process at a time can open it.
 */
final class PartFile implements AutoCloseable {

	private static final int NAME_BYTES = 6;

	private final Path file;
	private final Path note;
	private final FileChannel channel;
	private final FileLock lock;

	private PartFile(final Path file, final Path note,
		final FileChannel channel, final FileLock lock)
	{
		this.file = file;
		this.note = note;
		this.channel = channel;
		this.lock = lock;
	}

	/**
	 * Opens the part of an offered file, which is emptied if it belongs to
	 * another version.
	 *
	 * @param folder where parts are kept; created if missing
	 * @param offer the file
	 * @return its part, to be closed
	 * @throws IOException if it cannot be written
	 * @throws SpinepsException if another process is downloading it
	 */
	static PartFile open(final Path folder, final DownloadOffer offer)
		throws IOException, SpinepsException
	{
		Files.createDirectories(folder);
		final String name = name(offer);
		final Path file = folder.resolve(name + ".part");
		final Path note = folder.resolve(name + ".version");
		final FileChannel channel = FileChannel.open(file,
			StandardOpenOption.CREATE, StandardOpenOption.WRITE,
			StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
		FileLock lock = null;
		try {
			lock = lockOrNull(channel);
			if (lock == null) throw new SpinepsException(
				"The file is already being downloaded", file.toString(),
				"Wait for the other download, or cancel it");
			final String version = offer.validator() + "\n" + offer.bytes();
			final boolean same = !offer.validator().isEmpty() && Files.isRegularFile(
				note) && Files.readString(note).equals(version);
			if (!same || offer.bytes() >= 0 && channel.size() > offer.bytes()) channel
				.truncate(0);
			Files.writeString(note, version, StandardOpenOption.CREATE,
				StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE,
				LinkOption.NOFOLLOW_LINKS);
			return new PartFile(file, note, channel, lock);
		}
		finally {
			if (lock == null) channel.close();
		}
	}

	private static FileLock lockOrNull(final FileChannel channel)
		throws IOException
	{
		try {
			return channel.tryLock();
		}
		catch (final OverlappingFileLockException e) {
			// another thread of this process
			return null;
		}
	}

	private static String name(final DownloadOffer offer) {
		final MessageDigest digest = Sha256.digest();
		digest.update(offer.address().toString().getBytes(StandardCharsets.UTF_8));
		return HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES) + "-" + offer
			.fileName();
	}

	Path path() {
		return file;
	}

	long size() throws IOException {
		return channel.size();
	}

	void truncate() throws IOException {
		channel.truncate(0);
	}

	void write(final ByteBuffer bytes, final long position)
		throws IOException
	{
		long at = position;
		while (bytes.hasRemaining())
			at += channel.write(bytes, at);
	}

	void force() throws IOException {
		channel.force(false);
	}

	/** Deletes it when it is no longer needed. */
	void delete() throws IOException {
		close();
		Files.deleteIfExists(file);
		Files.deleteIfExists(note);
	}

	@Override
	public void close() throws IOException {
		if (!channel.isOpen()) return;
		lock.release();
		channel.close();
	}
}
