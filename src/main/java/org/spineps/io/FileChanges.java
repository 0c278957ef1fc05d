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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The single steps in which this program changes folders of results. All of them
 * go through here, so that a test can end the program before any one of them and
 * look at what a later run makes of the rest.
 */
public final class FileChanges {

	/** Asked before every step. */
	@FunctionalInterface
	interface Gate {

		/**
		 * @param step what is about to happen, e.g. "move"
		 * @param file the file that is made, replaced or deleted
		 */
		void before(String step, Path file);
	}

	/** Nothing stands in the way. */
	static final Gate OPEN = (step, file) -> {};

	private static volatile Gate gate = OPEN;

	private FileChanges() {
		// static methods only
	}

	/** @param asked before every step from now on, by all threads; for tests */
	static void setGate(final Gate asked) {
		gate = asked;
	}

	/**
	 * @param file a file that does not exist; it is made
	 * @return for writing; closed by the caller
	 * @throws IOException if it exists or cannot be made
	 */
	public static FileChannel create(final Path file) throws IOException {
		gate.before("create", file);
		return FileChannel.open(file, StandardOpenOption.CREATE_NEW,
			StandardOpenOption.WRITE);
	}

	/**
	 * Makes a file with a few bytes in it, for the disk to keep.
	 *
	 * @param file a file that does not exist
	 * @param content what it will hold
	 * @throws IOException if it exists or cannot be written
	 */
	public static void create(final Path file, final byte[] content)
		throws IOException
	{
		try (FileChannel channel = create(file)) {
			gate.before("write", file);
			final ByteBuffer bytes = ByteBuffer.wrap(content);
			while (bytes.hasRemaining())
				channel.write(bytes);
			channel.force(false);
		}
	}

	/**
	 * @param folder a folder that may exist; missing ones above it are made too
	 * @throws IOException if it cannot be made
	 */
	public static void createFolders(final Path folder) throws IOException {
		if (Files.isDirectory(folder)) return;
		gate.before("create folder", folder);
		Files.createDirectories(folder);
	}

	/**
	 * Gives a file another name on the same disk, in one step where the disk can.
	 *
	 * @param from a file
	 * @param to its new name; a file there is replaced
	 * @throws IOException if it cannot be moved
	 */
	public static void move(final Path from, final Path to) throws IOException {
		gate.before("move", to);
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
	 * Gives a file a second name, or copies it where the disk knows no such thing.
	 *
	 * @param name the second name, which is free
	 * @param file a file on the same disk
	 * @throws IOException if the name is taken or neither can be done
	 */
	public static void link(final Path name, final Path file)
		throws IOException
	{
		gate.before("link", name);
		try {
			Files.createLink(name, file);
		}
		catch (final IOException | UnsupportedOperationException e) {
			try {
				Files.copy(file, name, StandardCopyOption.COPY_ATTRIBUTES);
			}
			catch (final IOException failed) {
				failed.addSuppressed(e);
				throw failed;
			}
		}
	}

	/**
	 * @param file a file or an empty folder; nothing happens if it does not exist
	 * @throws IOException if it cannot be deleted
	 */
	public static void delete(final Path file) throws IOException {
		gate.before("delete", file);
		Files.deleteIfExists(file);
	}
}
