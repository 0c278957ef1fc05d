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

import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.progress.Progress;

/**
 * The right to work on one case of a folder of results. No other process has it at
 * the same time, and what earlier ones have left unfinished is finished first.
 */
public final class Claim implements AutoCloseable {

	/** The wish for a case; it remembers how long it has waited. */
	static final class Wish {

		private final CaseFolder cases;
		private final String name;
		private final LockFile file;

		Wish(final CaseFolder cases, final String name) {
			this.cases = cases;
			this.name = name;
			file = new LockFile(cases.hidden().lock(cases.kind(), name));
		}

		/**
		 * @return the case; empty if another process works on it
		 * @throws SpinepsException if nothing can be written to the folder
		 */
		Optional<Claim> tryTake() throws SpinepsException {
			try {
				return file.tryTake().map(held -> new Claim(cases, name, held));
			}
			catch (final IOException e) {
				throw cases.unwritable(e);
			}
		}

		/** Tells on whom it waits, and waits until it is time to look again. */
		void waitALittle(final Progress progress) {
			file.waitALittle(progress);
		}
	}

	private final CaseFolder cases;
	private final String name;
	private final LockFile.Held lock;
	private CaseRecord record;
	private SpinepsException unreadable;

	private Claim(final CaseFolder cases, final String name,
		final LockFile.Held lock)
	{
		this.cases = cases;
		this.name = name;
		this.lock = lock;
	}

	/**
	 * Waits until no other process works on a case.
	 *
	 * @param cases the folder
	 * @param name X of the case
	 * @param progress is told on whom it waits, and asked whether to stop
	 * @return the case
	 * @throws SpinepsException if nothing can be written to the folder
	 */
	public static Claim take(final CaseFolder cases, final String name,
		final Progress progress) throws SpinepsException
	{
		final Wish wish = new Wish(cases, name);
		while (true) {
			final Optional<Claim> claim = wish.tryTake();
			if (claim.isPresent()) return claim.get();
			wish.waitALittle(progress);
		}
	}

	/**
	 * Finishes what a killed run has begun, and reads what is known of the case. To
	 * be called before anything else.
	 *
	 * @throws SpinepsException if it cannot be finished
	 */
	public void finishEarlier() throws SpinepsException {
		cases.finish(hidden().commit(kind(), name));
		try {
			record = CaseRecord.read(hidden().record(kind(), name)).orElse(null);
		}
		catch (final SpinepsException e) {
			// With overwriting it does not matter.
			unreadable = e;
		}
	}

	/**
	 * @return the record of the case, after {@link #finishEarlier}; empty if there
	 *         is none
	 * @throws SpinepsException if it cannot be understood
	 */
	Optional<CaseRecord> record() throws SpinepsException {
		if (unreadable != null) throw unreadable;
		return Optional.ofNullable(record);
	}

	/** @return the record, null if there is none that can be understood */
	CaseRecord recordOrNull() {
		return record;
	}

	/** @return the manifest's entry in the record; null if there is none */
	JsonObject entryOrNull() {
		return record == null ? null : record.entry();
	}

	/**
	 * @param name an option of the job
	 * @return what was chosen when the result was made that is there; empty if that
	 *         is not known
	 */
	public Optional<String> option(final String name) {
		final JsonObject entry = entryOrNull();
		if (entry == null || !entry.has("options") || !entry.getAsJsonObject(
			"options").has(name)) return Optional.empty();
		return Optional.of(entry.getAsJsonObject("options").get(name)
			.getAsString());
	}

	/**
	 * @param files names of files of a new result
	 * @return names of the files of the old one, as far as it is recorded, that the
	 *         new one does not replace
	 */
	public List<String> otherFiles(final Collection<String> files) {
		return record == null ? List.of() : record.files().keySet().stream().filter(
			file -> !files.contains(file)).toList();
	}

	/**
	 * @return a hidden place for its files, closed by the caller
	 * @throws IOException if nothing can be written there
	 */
	public StagedOutputs stage() throws IOException {
		return new StagedOutputs(this);
	}

	/**
	 * @throws IOException if the drive does not answer
	 * @throws SpinepsException if another process has taken over
	 */
	void requireHeld() throws IOException, SpinepsException {
		if (!lock.isHeld()) throw new SpinepsException(
			"Another process has taken over this input",
			"this one stood still for so long that it was taken for dead",
			"Nothing is lost: the other one writes the result");
	}

	/** @return the folder of results */
	Path folder() {
		return cases.folder();
	}

	/** @return the hidden folder in it */
	HiddenFolder hidden() {
		return cases.hidden();
	}

	/** @return kind of the case */
	String kind() {
		return cases.kind();
	}

	/** @return X of the case */
	public String name() {
		return name;
	}

	/** @return what tells this claim from all others */
	String id() {
		return lock.id();
	}

	/**
	 * Lets other processes have the case.
	 *
	 * @throws SpinepsException if the lock cannot be deleted
	 */
	@Override
	public void close() throws SpinepsException {
		try {
			lock.close();
		}
		catch (final IOException e) {
			throw cases.unwritable(e);
		}
	}
}
