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
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.spineps.SpinepsException;

/**
 * Writes files so that at every moment the target is either the old file or the
 * complete new one: the bytes go to a hidden file beside the target, which then
 * takes the target's name. When writing fails, is cancelled or throws anything
 * at all, the hidden file is deleted and the target is as it was.
 */
public final class AtomicFiles {

	private static final int BUFFER = 1 << 16;
	private static final String HIDDEN_END = ".part";

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
	 * replaced, not followed: anybody may have put it there.
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
			final Path file = target.toAbsolutePath();
			if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) throw new FileAlreadyExistsException(file
				.toString(), null, "a folder of that name exists");
			FileChanges.createFolders(file.getParent());
			// Not Files.createTempFile: its files can be read by nobody else, and
			// would stay so under their final name.
			final Path hidden = file.resolveSibling(hiddenStart(file) + UUID
				.randomUUID() + HIDDEN_END);
			try {
				writeNew(hidden, content);
				FileChanges.move(hidden, file);
			}
			finally {
				if (Files.exists(hidden)) FileChanges.delete(hidden);
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
		try (final FileChannel channel = FileChanges.create(file);
				final OutputStream stream = new BufferedOutputStream(Channels
					.newOutputStream(channel), BUFFER))
		{
			content.accept(new LeftOpen(stream));
			stream.flush();
			channel.force(false);
		}
	}

	private static String hiddenStart(final Path file) {
		return "." + file.getFileName() + ".";
	}

	/**
	 * Deletes what killed programs have left of a file that they were writing. Only
	 * for who knows that nobody is writing it now.
	 *
	 * @param target the file, whose folder exists
	 * @throws IOException if that fails
	 */
	public static void deleteLeftovers(final Path target) throws IOException {
		final String start = hiddenStart(target);
		final List<Path> leftovers;
		try (Stream<Path> files = Files.list(target.toAbsolutePath().getParent())) {
			leftovers = files.filter(file -> {
				final String name = file.getFileName().toString();
				return name.startsWith(start) && name.endsWith(HIDDEN_END) && name
					.substring(start.length()).matches("[0-9a-f-]{36}\\.part");
			}).toList();
		}
		for (final Path leftover : leftovers)
			FileChanges.delete(leftover);
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
