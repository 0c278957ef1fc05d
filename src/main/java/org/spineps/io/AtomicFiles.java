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

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import org.spineps.SpinepsException;

/**
 * Writes files so that at every moment the target is either the old file or the
 * complete new one: the bytes go to a hidden file beside the target, which then
 * takes the target's name. When writing fails, is cancelled or throws anything
 * at all, the hidden file is deleted and the target is as it was.
 */
public final class AtomicFiles {

	private static final int BUFFER = 1 << 16;

	private AtomicFiles() {
		// static methods only
	}

	/**
	 * Takes a stream and may fail.
	 *
	 * @param <T> what it takes
	 */
	@FunctionalInterface
	public interface IoConsumer<T> {

		/**
		 * @param value what to work on
		 * @throws IOException if reading or writing fails
		 */
		void accept(T value) throws IOException;
	}

	/**
	 * Writes a file; missing folders above it are made. A symbolic link is
	 * followed: the file that it names is replaced, not the link.
	 *
	 * @param target file to make or replace
	 * @param content writes the bytes; the stream is buffered, and may be closed or
	 *          not
	 * @throws SpinepsException if the file cannot be written
	 */
	public static void write(final Path target,
		final IoConsumer<? super OutputStream> content) throws SpinepsException
	{
		try {
			final Path file = (Files.isSymbolicLink(target) ? target.toRealPath()
				: target).toAbsolutePath();
			if (Files.isDirectory(file)) throw new FileAlreadyExistsException(file
				.toString(), null, "a folder of that name exists");
			Files.createDirectories(file.getParent());
			// Not Files.createTempFile: its files can be read by nobody else, and
			// would stay so under their final name.
			final Path hidden = file.resolveSibling("." + file.getFileName() + "." +
				UUID.randomUUID() + ".part");
			try {
				writeNew(hidden, content);
				move(hidden, file);
			}
			finally {
				Files.deleteIfExists(hidden);
			}
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot write " + target, reason(e),
				"Choose a folder that exists, may be written to and has room", e);
		}
	}

	private static void writeNew(final Path file,
		final IoConsumer<? super OutputStream> content) throws IOException
	{
		try (final FileChannel channel = FileChannel.open(file,
			StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
				final OutputStream stream = new BufferedOutputStream(Channels
					.newOutputStream(channel), BUFFER))
		{
			content.accept(new LeftOpen(stream));
			stream.flush();
			channel.force(false);
		}
	}

	/**
	 * Gives a file another name on the same disk, in one step where the disk can.
	 *
	 * @param from a file
	 * @param to its new name; a file there is replaced
	 * @throws IOException if it cannot be moved
	 */
	public static void move(final Path from, final Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE,
				StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final AtomicMoveNotSupportedException | AccessDeniedException e) {
			// Some network drives, and Windows while a virus scanner looks at the
			// target, refuse the atomic move but allow the plain one.
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/**
	 * @param problem what went wrong with a file
	 * @return a few words for the user
	 */
	public static String reason(final IOException problem) {
		if (problem instanceof NoSuchFileException)
			return "there is no such file or folder";
		if (problem instanceof AccessDeniedException) return "access is denied";
		if (problem instanceof FileAlreadyExistsException e) return e
			.getReason() == null ? "something else has that name" : e.getReason();
		return problem.getMessage() == null ? problem.getClass().getSimpleName()
			: problem.getMessage();
	}

	/** Closing it only flushes: the file is still to be forced to the disk. */
	private static final class LeftOpen extends FilterOutputStream {

		LeftOpen(final OutputStream target) {
			super(target);
		}

		@Override
		public void write(final byte[] bytes, final int from, final int count)
			throws IOException
		{
			out.write(bytes, from, count);
		}

		@Override
		public void close() throws IOException {
			flush();
		}
	}
}
