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
package org.spineps.io.zip;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;
import org.spineps.io.Folders;
import org.spineps.progress.Progress;

/**
 * Unpacks zip files that come from elsewhere. Nothing is written outside the
 * folder, whatever names the file holds; what it claims to hold is checked before
 * the first byte is written, and what it really holds while writing.
 */
public final class SafeZip {

	/** Name of the stage in the progress. */
	public static final String STAGE = "Unpacking";

	private static final int BUFFER = 1 << 16;

	private SafeZip() {
		// static methods only
	}

	/**
	 * How much a zip file may hold.
	 *
	 * @param entries files and folders
	 * @param bytes bytes of all files together, unpacked
	 * @param expansion times the size of the zip file, beyond the first
	 *          {@link #FREE_BYTES}
	 */
	public record Limits(int entries, long bytes, int expansion) {

		/** Bytes that even the smallest zip file may hold: 64 MiB. */
		public static final long FREE_BYTES = 64L << 20;
		/** For trained networks, which hardly compress. */
		public static final Limits MODELS = new Limits(10_000, 16L << 30, 50);

		/** @throws IllegalArgumentException unless all are positive */
		public Limits {
			if (entries < 1 || bytes < 1 || expansion < 1)
				throw new IllegalArgumentException("Limits of " + entries +
					" entries, " + bytes + " bytes, factor " + expansion);
		}

		long largest(final long zipBytes) {
			return Math.min(bytes, FREE_BYTES + zipBytes * expansion);
		}
	}

	/**
	 * Unpacks a zip file into a new folder. If that fails or is cancelled, the
	 * folder is removed again.
	 *
	 * @param zip the zip file
	 * @param folder folder to make; must not exist. The folder above it is made too
	 * @param limits how much it may hold
	 * @param progress told in bytes
	 * @return the files, in the order of the zip file
	 * @throws SpinepsException if the zip file cannot be read, is damaged, names a
	 *           place outside the folder, holds too much, or the folder cannot be
	 *           written
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public static List<Path> extract(final Path zip, final Path folder,
		final Limits limits, final Progress progress) throws SpinepsException
	{
		Objects.requireNonNull(progress);
		if (Files.exists(folder)) throw new SpinepsException("Cannot unpack " + zip
			.getFileName(), "the folder " + folder + " exists already",
			"Choose a folder that does not exist");
		boolean done = false;
		try (ZipFile file = ZipFiles.open(zip)) {
			final List<ZipEntry> entries = checked(file, Files.size(zip), limits);
			Files.createDirectories(folder);
			requireRoom(folder, entries);
			final List<Path> written = write(file, entries, folder, progress);
			done = true;
			return written;
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot unpack " + zip.getFileName(),
				AtomicFiles.reason(e),
				"Fetch the file again, and check that the disk has room", e);
		}
		finally {
			if (!done) deleteTree(folder);
		}
	}

	/**
	 * Checks a zip file without unpacking it.
	 *
	 * @param zip the zip file
	 * @param limits how much it may hold
	 * @return names of its files, with '/' between folders, in its order
	 * @throws SpinepsException as {@link #extract}
	 */
	public static List<String> list(final Path zip, final Limits limits)
		throws SpinepsException
	{
		try (ZipFile file = ZipFiles.open(zip)) {
			final List<String> names = new ArrayList<>();
			for (final ZipEntry entry : checked(file, Files.size(zip), limits))
				if (!entry.isDirectory()) names.add(ZipNames.parts(entry.getName())
					.stream().reduce((a, b) -> a + "/" + b).orElseThrow());
			return names;
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot read " + zip.getFileName(), AtomicFiles
				.reason(e), "Fetch the file again", e);
		}
	}

	/** The entries to unpack, after everything that can be checked beforehand. */
	private static List<ZipEntry> checked(final ZipFile file,
		final long zipBytes, final Limits limits) throws IOException
	{
		final ZipNames names = new ZipNames();
		final List<ZipEntry> entries = new ArrayList<>();
		long packed = 0;
		long unpacked = 0;
		for (final ZipEntry entry : ZipFiles.entries(file, limits.entries())) {
			if (entry.getSize() < 0 || entry.getCompressedSize() < 0)
				throw new IOException("its table of contents is damaged");
			// Both sums stop before they can overflow.
			packed += entry.getCompressedSize();
			unpacked += entry.getSize();
			// Entries that lie on top of each other: small, and endless unpacked.
			if (packed < 0 || packed > zipBytes) throw new IOException(
				"its files overlap");
			if (unpacked < 0 || unpacked > limits.largest(zipBytes))
				throw new IOException("it claims to hold more than " + limits.largest(
					zipBytes) + " bytes");
			if (names.accept(entry.getName(), entry.isDirectory())) entries.add(
				entry);
		}
		return entries;
	}

	private static void requireRoom(final Path folder,
		final List<ZipEntry> entries) throws IOException
	{
		long needed = 0;
		for (final ZipEntry entry : entries)
			needed += entry.getSize();
		final long room = Files.getFileStore(folder).getUsableSpace();
		if (room < needed) throw new IOException("it needs " + needed +
			" bytes and the disk has room for " + room);
	}

	private static List<Path> write(final ZipFile file,
		final List<ZipEntry> entries, final Path folder, final Progress progress)
		throws IOException
	{
		long total = 0;
		for (final ZipEntry entry : entries)
			total += entry.getSize();
		final List<Path> written = new ArrayList<>();
		long done = 0;
		for (final ZipEntry entry : entries) {
			Path target = folder;
			for (final String part : ZipNames.parts(entry.getName()))
				target = target.resolve(part);
			if (!target.normalize().startsWith(folder.normalize()))
				throw new IOException("it names a place outside its folder");
			if (entry.isDirectory()) {
				Files.createDirectories(target);
				continue;
			}
			Files.createDirectories(target.getParent());
			done = copy(file, entry, target, done, total, progress);
			written.add(target);
		}
		return written;
	}

	private static long copy(final ZipFile file, final ZipEntry entry,
		final Path target, final long before, final long total,
		final Progress progress) throws IOException
	{
		long left = entry.getSize();
		long done = before;
		final byte[] buffer = new byte[BUFFER];
		try (InputStream in = file.getInputStream(entry);
				OutputStream out = Files.newOutputStream(target,
					StandardOpenOption.CREATE_NEW))
		{
			for (int count; (count = in.read(buffer)) >= 0;) {
				progress.checkCancelled();
				if (count > left) throw new IOException(
					"a file in it is longer than its table of contents says");
				out.write(buffer, 0, count);
				left -= count;
				done += count;
				progress.report(STAGE, done, total);
			}
		}
		if (left > 0) throw new IOException("a file in it ends early");
		return done;
	}

	private static void deleteTree(final Path folder) throws SpinepsException {
		try {
			Folders.delete(folder);
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot remove the half-made folder " +
				folder, AtomicFiles.reason(e), "Delete it by hand", e);
		}
	}
}
