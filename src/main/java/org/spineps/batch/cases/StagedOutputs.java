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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.io.FileChanges;
import org.spineps.io.Folders;

/**
 * A hidden place for the files of one case, from which they appear in the folder of
 * results together: whenever the program is killed, a later run has all of them or
 * none, see {@link Commit}. To be used by the thread that holds the case, and only
 * while it does.
 */
public final class StagedOutputs implements AutoCloseable {

	private final Claim claim;
	private final Path work;
	private final Path made;

	/**
	 * @param claim the case
	 * @throws IOException if nothing can be written there
	 */
	StagedOutputs(final Claim claim) throws IOException {
		this.claim = claim;
		work = claim.hidden().newWork(claim.id());
		made = work.resolve(Commit.NEW);
		HiddenFolder.inFolder(made, () -> {});
	}

	/** @return the hidden folder, to write into */
	public Path folder() {
		return made;
	}

	/**
	 * Moves files to the folder of results, replacing files of the same names.
	 *
	 * @param names names of files in {@link #folder()}, or paths below it with
	 *          slashes
	 * @param obsolete names of files that belong to an older result and must not
	 *          stay beside the new one; they may be missing
	 * @param entryOrNull how they were made, for the record and the manifest; null
	 *          to leave what the record says, if there is one
	 * @throws IOException if a file cannot be moved; the folder is then as it was
	 * @throws SpinepsException if a file cannot be read, or another process has
	 *           taken over the case because this one stood still
	 */
	public void commit(final List<String> names, final List<String> obsolete,
		final ManifestEntry entryOrNull) throws IOException, SpinepsException
	{
		final Map<String, String> hashes = CaseRecord.hashes(made, names);
		final CaseRecord record = record(hashes, obsolete, entryOrNull);
		final Commit commit = new Commit(claim.kind(), claim.name(), InputName
			.fileName(work), names, obsolete, record != null);
		commit.keepPrevious(claim.folder());
		if (record != null) FileChanges.create(work.resolve(Commit.RECORD), record
			.text().getBytes(StandardCharsets.UTF_8));
		final Path journal = work.resolve(Commit.JOURNAL);
		FileChanges.create(journal, commit.bytes());
		claim.requireHeld();
		final Path place = claim.hidden().commit(claim.kind(), claim.name());
		HiddenFolder.inFolder(place.getParent(), () -> FileChanges.move(journal,
			place));
		commit.carryOut(claim.folder());
	}

	/** @return the record of the new result; null if there is to be none */
	private CaseRecord record(final Map<String, String> hashes,
		final List<String> obsolete, final ManifestEntry entryOrNull)
	{
		final CaseRecord old = claim.recordOrNull();
		final JsonObject entry = entryOrNull == null ? null : entryOrNull.toJson();
		if (old != null) {
			final CaseRecord merged = old.with(hashes, obsolete, claim.folder());
			return entry == null ? merged : new CaseRecord(claim.name(), merged.files(),
				entry);
		}
		return entry == null ? null : new CaseRecord(claim.name(), hashes, entry);
	}

	/**
	 * Deletes the hidden folder with whatever is left in it; a commit that could be
	 * neither finished nor taken back needs it for the next attempt.
	 *
	 * @throws IOException if it cannot be deleted
	 */
	@Override
	public void close() throws IOException {
		if (!Files.exists(claim.hidden().commit(claim.kind(), claim.name()))) Folders
			.delete(work);
	}
}
