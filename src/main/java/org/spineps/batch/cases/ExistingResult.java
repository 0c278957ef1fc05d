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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;

/**
 * Decides whether a case is done. Its record decides, not the presence of names:
 * files of those names may be other programs', or half of a result.
 */
public final class ExistingResult {

	/** For people whose results were left alone. */
	public static final String LEFT_ALONE =
		" exist and were left alone (overwriting was not asked for).";

	private static final String REMEDY = "Move them away, or ask for overwriting";

	private final Claim claim;
	private final List<String> all;
	private final List<String> required;
	private final RunManifest manifest;

	/**
	 * @param claim the case
	 * @param all names of all files that it may become
	 * @param required names of those without which a result is not complete
	 * @param manifest knows results of versions that kept no records
	 */
	public ExistingResult(final Claim claim, final List<Path> all,
		final List<Path> required, final RunManifest manifest)
	{
		this.claim = claim;
		this.all = below(claim, all);
		this.required = below(claim, required);
		this.manifest = manifest;
	}

	private static List<String> below(final Claim claim,
		final List<Path> files)
	{
		return files.stream().map(file -> InputName.below(claim.folder(), file))
			.toList();
	}

	/**
	 * @return whether the case is done and whole; if not, it is to be done
	 * @throws SpinepsException if there are files that are neither a whole result nor
	 *           may be replaced without a word of the user
	 */
	public boolean isWhole() throws SpinepsException {
		final Optional<CaseRecord> record = claim.record();
		return record.isPresent() ? isWhole(record.get()) : isWholeOfOldVersion();
	}

	private boolean isWhole(final CaseRecord record) throws SpinepsException {
		if (!record.name().equals(claim.name())) throw new SpinepsException(
			"Results of another input differ in capitals only", "the folder holds " +
				record.name() + ", and this would be " + claim.name(),
			"Rename the input, or use another output folder");
		final List<String> changed = record.changed(claim.folder());
		if (!changed.isEmpty()) throw new SpinepsException(
			"Its results were changed after they were made", String.join(", ",
				changed), "Move them away or ask for overwriting; tables and pictures " +
					"of a corrected mask are made with --semantic and --instances");
		final List<String> missing = record.missing(claim.folder());
		if (!record.files().keySet().containsAll(required)) {
			if (missing.size() == record.files().size()) return false;
			throw onlySome();
		}
		return missing.stream().noneMatch(required::contains);
	}

	/** Versions without records wrote the manifest after the files. */
	private boolean isWholeOfOldVersion() throws SpinepsException {
		final List<String> existing = existing();
		if (existing.isEmpty()) return false;
		if (!existing.containsAll(required)) throw onlySome();
		if (manifest.hasResult(claim.name())) return true;
		throw new SpinepsException("Files with the names of its results exist",
			"nothing says that they are one result: the folder has neither a record " +
				"nor an entry in the manifest for " + claim.name(), REMEDY);
	}

	private List<String> existing() {
		return all.stream().filter(file -> Files.exists(claim.folder().resolve(
			file))).toList();
	}

	private SpinepsException onlySome() {
		return new SpinepsException("Only some of its results exist", String.join(
			", ", existing()), REMEDY);
	}
}
