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
package org.spineps.batch.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;
import org.spineps.progress.Progress;
import org.spineps.report.FolderOverview;

/**
 * A folder of results as the cases in it that are made in the same way. Several
 * processes, also on several machines, may work in it at the same time.
 */
public final class CaseFolder {

	/** Results of spines: masks, tables, reports. */
	public static final String SPINE = "spine";
	/** Label maps of any network. */
	public static final String PREDICTION = "prediction";
	/** Folders of TotalSpineSeg. */
	public static final String ORIGINAL = "totalspineseg";
	/** Files of jobs that are done once and keep no records. */
	public static final String SINGLE = "single";

	/** Files that list all cases of the folder. */
	public static final List<String> OVERVIEW = List.of(FolderOverview.CASES,
		FolderOverview.SHEET);

	/** Work on files that several processes replace. */
	@FunctionalInterface
	public interface Work {

		/** @throws SpinepsException if it cannot be done */
		void run() throws SpinepsException;
	}

	private final Path folder;
	private final String kind;
	private final HiddenFolder hidden;

	/**
	 * @param folder the folder
	 * @param kind one of the kinds above
	 */
	public CaseFolder(final Path folder, final String kind) {
		this.folder = folder;
		this.kind = kind;
		hidden = new HiddenFolder(folder);
	}

	/**
	 * Checks that results can be written, finishes what killed runs have begun, and
	 * clears what they have left. Cases that other processes work on are left to
	 * them.
	 *
	 * @return sentences about what could not be finished
	 * @throws SpinepsException if the folder is not usable
	 */
	public List<String> open() throws SpinepsException {
		OutputFolder.prepare(folder);
		final List<String> warnings = new ArrayList<>();
		try {
			for (final Path commit : hidden.commits())
				finishAbandoned(commit, warnings);
			hidden.clear();
			return warnings;
		}
		catch (final IOException e) {
			throw unwritable(e);
		}
	}

	private void finishAbandoned(final Path file, final List<String> warnings) {
		try {
			final Commit commit = Commit.read(file);
			final Optional<Claim> claim = new Claim.Wish(new CaseFolder(folder, commit
				.kind()), commit.name()).tryTake();
			if (claim.isEmpty()) return;
			try (Claim taken = claim.get()) {
				taken.finishEarlier();
			}
		}
		catch (final SpinepsException e) {
			warnings.add(e.getMessage());
		}
	}

	/** The caller holds the case. */
	void finish(final Path file) throws SpinepsException {
		if (!Files.exists(file)) return;
		final Commit commit = Commit.read(file);
		try {
			commit.carryOut(folder);
		}
		catch (final IOException e) {
			throw new SpinepsException("The result " + commit.name() +
				" of a run that was ended early cannot be put in place", AtomicFiles
					.reason(e), "Check that the folder may be written to, has room, and " +
						"that no other program holds its files open", e);
		}
	}

	/**
	 * @return what the records of all cases of all kinds say
	 * @throws SpinepsException if the folder cannot be read
	 */
	List<CaseRecord> records() throws SpinepsException {
		final List<CaseRecord> records = new ArrayList<>();
		try {
			for (final Path file : hidden.records())
				readable(file).ifPresent(records::add);
		}
		catch (final IOException e) {
			throw unwritable(e);
		}
		return records;
	}

	private static Optional<CaseRecord> readable(final Path file) {
		try {
			return CaseRecord.read(file);
		}
		catch (final SpinepsException e) {
			// Told when its case is worked on.
			return Optional.empty();
		}
	}

	/**
	 * Reads and replaces files that belong to all cases, while no other process
	 * does.
	 *
	 * @param files their names; what killed runs have left of them is deleted
	 * @param progress is told on whom it waits, and asked whether to stop
	 * @param work what is done
	 * @throws SpinepsException if it cannot be done
	 * @throws java.util.concurrent.CancellationException if progress says so
	 */
	public void alone(final List<String> files, final Progress progress,
		final Work work) throws SpinepsException
	{
		try (LockFile.Held lock = new LockFile(hidden.lock(files.get(0))).take(
			progress))
		{
			for (final String file : files)
				AtomicFiles.deleteLeftovers(folder.resolve(file));
			work.run();
		}
		catch (final IOException e) {
			throw unwritable(e);
		}
	}

	/**
	 * Deletes hidden folders in which nothing is left.
	 *
	 * @throws SpinepsException if that fails
	 */
	public void deleteEmpty() throws SpinepsException {
		try {
			hidden.deleteEmpty();
		}
		catch (final IOException e) {
			throw unwritable(e);
		}
	}

	/** @return the folder */
	public Path folder() {
		return folder;
	}

	/** @return how its cases are made */
	String kind() {
		return kind;
	}

	/** @return the hidden folder in it */
	HiddenFolder hidden() {
		return hidden;
	}

	SpinepsException unwritable(final IOException cause) {
		return new SpinepsException("Cannot write to " + folder, AtomicFiles.reason(
			cause), "Check that the folder may be written to and has room", cause);
	}
}
