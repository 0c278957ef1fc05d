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
package org.spineps.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.fs.local.RawLocalFs;

/**
 * The output of a run on any Hadoop file system. A case is copied into a hidden
 * folder first and appears in its place by one rename, which fails if another
 * attempt was faster: so a result is there once and whole, or not at all. For
 * this the file system must rename folders in one step (HDFS, a shared folder,
 * ABFS with a hierarchical namespace; not S3 by itself).
 */
final class CaseStore implements Serializable {

	private static final long serialVersionUID = 1;
	/** Where the folders of the cases lie. */
	private static final String CASES = "cases";
	private static final String STAGING = ".staging";
	private static final String LOCAL = "file";

	private final String output;
	private final String run;

	/**
	 * @param output URI or path of the output
	 * @param run tells the hidden folders of this run from those of others
	 */
	CaseStore(final String output, final String run) {
		this.output = output;
		this.run = run;
	}

	/** @return the output */
	Path root() {
		return new Path(output);
	}

	/** @return folder of the results of all cases */
	Path cases() {
		return new Path(root(), CASES);
	}

	/** @return folder of the results of a case */
	Path place(final String key) {
		return new Path(cases(), key);
	}

	private Path staging() {
		return new Path(new Path(root(), STAGING), run);
	}

	/** @return whether the case has a result */
	boolean isDone(final String key) throws IOException {
		return context().util().exists(place(key));
	}

	/**
	 * Copies the results of a case and lets them appear in their place.
	 *
	 * @param key the case
	 * @param made local folder of its results
	 * @return whether they are there; false if another attempt was faster
	 * @throws IOException if they cannot be written
	 */
	boolean publish(final String key, final java.nio.file.Path made)
		throws IOException
	{
		final FileContext files = context();
		final Path hidden = new Path(staging(), UUID.randomUUID().toString());
		try {
			copy(files, made, hidden);
			files.mkdir(place(key).getParent(), null, true);
			place(files, hidden, place(key));
			return true;
		}
		catch (final FileAlreadyExistsException e) {
			return false;
		}
		finally {
			if (files.util().exists(hidden)) files.delete(hidden, true);
		}
	}

	private static void place(final FileContext files, final Path hidden,
		final Path target) throws IOException
	{
		final Path to = files.makeQualified(target);
		if (!to.toUri().getScheme().equals(LOCAL)) {
			files.rename(hidden, to, Rename.NONE);
			return;
		}
		// Hadoop would copy into a folder that appears in this moment.
		final java.nio.file.Path place = java.nio.file.Path.of(to.toUri().getPath());
		try {
			Files.move(java.nio.file.Path.of(files.makeQualified(hidden).toUri()
				.getPath()), place, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (final IOException e) {
			if (Files.exists(place)) throw new FileAlreadyExistsException(to
				.toString());
			throw e;
		}
	}

	/** Removes what killed attempts of this run have left. */
	void clear() throws IOException {
		final FileContext files = context();
		if (!files.util().exists(staging())) return;
		files.delete(staging(), true);
		final Path all = staging().getParent();
		// Another run may have its own in there.
		if (!files.listStatus(all).hasNext()) files.delete(all, false);
	}

	/**
	 * @param name of a file in the output
	 * @return its content; null if there is none
	 */
	byte[] readOrNull(final String name) throws IOException {
		final FileContext files = context();
		final Path file = new Path(root(), name);
		if (!files.util().exists(file)) return null;
		try (var stream = files.open(file)) {
			return stream.readAllBytes();
		}
	}

	/**
	 * Makes or replaces a file in the output.
	 *
	 * @param name its name
	 * @param content a local file
	 */
	void write(final String name, final java.nio.file.Path content)
		throws IOException
	{
		final FileContext files = context();
		final Path hidden = new Path(staging(), UUID.randomUUID().toString());
		copyFile(files, content, hidden);
		files.rename(hidden, new Path(root(), name), Rename.OVERWRITE);
	}

	/** @return the file systems as this machine is set up for them */
	static FileContext context() throws UnsupportedFileSystemException {
		final Configuration configuration = new Configuration();
		// No hidden files with checksums beside those of a shared folder.
		configuration.set("fs.AbstractFileSystem.file.impl", RawLocalFs.class
			.getName());
		return FileContext.getFileContext(configuration);
	}

	private static void copy(final FileContext files,
		final java.nio.file.Path folder, final Path target) throws IOException
	{
		files.mkdir(target, null, true);
		try (Stream<java.nio.file.Path> all = Files.list(folder)) {
			for (final java.nio.file.Path file : all.sorted().toList()) {
				final Path copied = new Path(target, file.getFileName().toString());
				if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) copy(files, file,
					copied);
				else copyFile(files, file, copied);
			}
		}
	}

	private static void copyFile(final FileContext files,
		final java.nio.file.Path file, final Path target) throws IOException
	{
		try (FSDataOutputStream stream = files.create(target, EnumSet.of(
			CreateFlag.CREATE), CreateOpts.createParent()))
		{
			Files.copy(file, stream);
			stream.hsync();
		}
	}
}
