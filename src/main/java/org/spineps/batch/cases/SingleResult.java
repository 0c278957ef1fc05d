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
import java.util.concurrent.atomic.AtomicReference;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;
import org.spineps.io.FileChanges;
import org.spineps.progress.Progress;

/**
 * The few files that a job writes which is done once, such as a correction or a
 * comparison. They follow the rules of cases: existing ones are left alone unless
 * overwriting was asked for, new ones appear together, and no other process works
 * on the same ones.
 */
public final class SingleResult {

	private final CaseFolder cases;
	private final String name;
	private final List<String> required;
	private final List<String> optional;
	private final boolean overwrite;

	/**
	 * @param cases where they go
	 * @param name what tells the job from others of the folder
	 * @param required names of the files that are always written
	 * @param optional names of those that may be; old ones go with the old result
	 * @param overwrite whether to replace existing ones
	 */
	public SingleResult(final CaseFolder cases, final String name,
		final List<String> required, final List<String> optional,
		final boolean overwrite)
	{
		this.cases = cases;
		this.name = name;
		this.required = List.copyOf(required);
		this.optional = List.copyOf(optional);
		this.overwrite = overwrite;
	}

	/**
	 * Does the work and writes the files.
	 *
	 * @param <T> what the work gives
	 */
	@FunctionalInterface
	public interface Maker<T> {

		/**
		 * @param folder gets all required files, and optional ones
		 * @return what the work gives
		 * @throws SpinepsException if it cannot be done
		 */
		T make(Path folder) throws SpinepsException;
	}

	/**
	 * @param maker does the work, if it is to be done
	 * @param progress is told on whom it waits, and asked whether to stop
	 * @param <T> what the work gives
	 * @return what it gave; empty if the files exist and are to stay
	 * @throws SpinepsException if the folder cannot be used, only some of the files
	 *           exist, or the work cannot be done; the files are as they were
	 * @throws java.util.concurrent.CancellationException if progress says so
	 */
	public <T> Optional<T> make(final Maker<T> maker, final Progress progress)
		throws SpinepsException
	{
		final boolean fresh = !Files.exists(cases.folder());
		boolean done = false;
		cases.open();
		try (Claim claim = Claim.take(cases, name, progress)) {
			claim.finishEarlier();
			final Optional<T> made = !overwrite && exists() ? Optional.empty()
				: Optional.of(write(claim, maker));
			done = true;
			return made;
		}
		finally {
			cases.deleteEmpty();
			if (fresh && !done) deleteFolderIfEmpty();
		}
	}

	private boolean exists() throws SpinepsException {
		final List<String> existing = required.stream().filter(file -> Files.exists(
			cases.folder().resolve(file))).toList();
		if (existing.isEmpty()) return false;
		if (existing.size() == required.size()) return true;
		throw new SpinepsException("Only some of its results exist", String.join(
			", ", existing), "Move them away, or ask for overwriting");
	}

	private <T> T write(final Claim claim, final Maker<T> maker)
		throws SpinepsException
	{
		final AtomicReference<T> made = new AtomicReference<>();
		boolean placed = false;
		try (StagedOutputs staged = claim.stage()) {
			try {
				made.set(maker.make(staged.folder()));
			}
			catch (final SpinepsException e) {
				// The hidden folder is ours; the user knows the one around it.
				throw e.replacing(staged.folder().toString(), cases.folder()
					.toString());
			}
			final List<String> files = new ArrayList<>(required);
			final List<String> obsolete = new ArrayList<>();
			for (final String file : optional)
				(Files.exists(staged.folder().resolve(file)) ? files : obsolete).add(
					file);
			staged.commit(files, obsolete, null);
			placed = true;
		}
		catch (final IOException e) {
			// A hidden folder that stays is cleared by a later run.
			if (!placed) throw new SpinepsException("Cannot write to " + cases
				.folder(), AtomicFiles.reason(e),
				"Check that the folder may be written to and has room", e);
		}
		return made.get();
	}

	/** Nothing was written, so nothing is left. */
	private void deleteFolderIfEmpty() throws SpinepsException {
		final String[] content = cases.folder().toFile().list();
		if (content == null || content.length > 0) return;
		try {
			FileChanges.delete(cases.folder());
		}
		catch (final IOException e) {
			throw cases.unwritable(e);
		}
	}
}
