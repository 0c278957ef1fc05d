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

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.spineps.SpinepsException;

/**
 * Works through cases, one after the other, and keeps the manifest up to date
 * after each of them, so that it tells the truth even after a crash.
 */
public final class CaseLoop {

	private final RunManifest manifest;
	private final BooleanSupplier hopeless;
	private final List<ManifestEntry> entries = new ArrayList<>();
	private int notStarted;

	/**
	 * @param manifest takes every entry
	 * @param hopeless asked after each case whether all others would fail, too
	 */
	public CaseLoop(final RunManifest manifest,
		final BooleanSupplier hopeless)
	{
		this.manifest = manifest;
		this.hopeless = hopeless;
	}

	/**
	 * Runs all cases; a cancelled case, or a hopeless one, is the last.
	 *
	 * @param cases in the order of work
	 * @throws SpinepsException at the end, if the manifest could not be written
	 */
	public void run(final List<? extends CaseWork> cases)
		throws SpinepsException
	{
		SpinepsException unwritten = null;
		for (int n = 0; n < cases.size(); n++) {
			final CaseWork one = cases.get(n);
			one.begin(n + 1, cases.size());
			final ManifestEntry entry = one.run();
			final List<ManifestEntry> made = new ArrayList<>(List.of(entry));
			final boolean cancelled = entry.end().status() == InputStatus.CANCELLED;
			final boolean last = cancelled || hopeless.getAsBoolean();
			if (last) {
				for (final CaseWork other : cases.subList(n + 1, cases.size()))
					made.add(other.notStarted(cancelled ? InputStatus.CANCELLED
						: InputStatus.FAILED, entry.end().message()));
				notStarted = made.size() - 1;
			}
			entries.addAll(made);
			unwritten = record(made);
			one.finish();
			if (last) break;
		}
		if (unwritten != null) throw unwritten;
	}

	/** @return the entries of all cases, in their order */
	public List<ManifestEntry> entries() {
		return List.copyOf(entries);
	}

	/** @return how many of the last cases were never started */
	public int notStarted() {
		return notStarted;
	}

	/**
	 * A manifest that cannot be written now, on a network drive perhaps, may be
	 * writable after the next case; its entries wait.
	 */
	private SpinepsException record(final List<ManifestEntry> made) {
		try {
			manifest.put(made);
			return null;
		}
		catch (final SpinepsException e) {
			return e;
		}
	}
}
