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
package org.spineps.library;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

import org.spineps.io.Folders;

/**
 * Moves folders to their final paths, all of them or none: folders that were
 * there before are kept until {@link #commit()}, and are restored by {@link
 * #close()} without it.
 */
final class FolderReplacements implements AutoCloseable {

	private final Supplier<Path> aside;
	private final Deque<Swap> done = new ArrayDeque<>();
	private boolean committed;

	/** One folder that was moved; the old one may be null. */
	private record Swap(Path from, Path to, Path old) {}

	/**
	 * @param aside returns paths, on the same disk, for folders to be replaced
	 */
	FolderReplacements(final Supplier<Path> aside) {
		this.aside = aside;
	}

	/**
	 * @param from a folder
	 * @param to its final path; replaces an existing folder
	 * @throws IOException if it cannot be moved; then no folder has changed
	 */
	void put(final Path from, final Path to) throws IOException {
		final Path old = Files.exists(to, LinkOption.NOFOLLOW_LINKS) ? aside.get()
			: null;
		if (old != null) move(to, old);
		boolean moved = false;
		try {
			move(from, to);
			moved = true;
		}
		finally {
			if (old != null && !moved) move(old, to);
		}
		done.push(new Swap(from, to, old));
	}

	/** Keeps all moved folders. */
	void commit() {
		committed = true;
	}

	/** Deletes the replaced folders after a commit; otherwise restores them. */
	@Override
	public void close() throws IOException {
		for (final Swap swap : done) {
			if (!committed) move(swap.to, swap.from);
			if (swap.old == null) continue;
			if (committed) Folders.delete(swap.old);
			else move(swap.old, swap.to);
		}
	}

	/**
	 * @param from a file or folder
	 * @param to its new path
	 * @throws IOException if it cannot be moved
	 */
	static void move(final Path from, final Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (final AtomicMoveNotSupportedException e) {
			Files.move(from, to);
		}
	}
}
