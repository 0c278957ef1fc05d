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
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Work on whole folders. */
public final class Folders {

	private Folders() {
		// static methods only
	}

	/**
	 * Deletes a folder with all that is in it. Links are deleted, not what they
	 * lead to.
	 *
	 * @param folder a folder or file; nothing happens if it does not exist
	 * @throws IOException if something in it cannot be deleted; the rest may be
	 *           gone by then
	 */
	public static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) return;
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(final Path file,
				final BasicFileAttributes attributes) throws IOException
			{
				FileChanges.delete(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(final Path file,
				final IOException problem) throws IOException
			{
				// Another process may be deleting the same folder.
				if (problem instanceof NoSuchFileException)
					return FileVisitResult.CONTINUE;
				throw problem;
			}

			@Override
			public FileVisitResult postVisitDirectory(final Path visited,
				final IOException problem) throws IOException
			{
				if (problem != null && !(problem instanceof NoSuchFileException))
					throw problem;
				FileChanges.delete(visited);
				return FileVisitResult.CONTINUE;
			}
		});
	}
}
