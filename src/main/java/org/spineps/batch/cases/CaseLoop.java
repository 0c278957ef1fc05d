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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.spineps.SpinepsException;
import org.spineps.progress.Progress;

/**
 * Works through cases, one after the other, and keeps the manifest up to date
 * after each of them, so that it tells the truth even after a crash.
 */
public final class CaseLoop {

	private final CaseFolder folder;
	private final RunManifest manifest;
	private final BooleanSupplier hopeless;
	private final Progress progress;
	private int begun;
	private int notStarted;
	private boolean stopped;
	private SpinepsException unwritten;
	private CancellationException cancelled;

	/**
	 * @param folder where the results go
	 * @param manifest takes every entry
	 * @param hopeless asked after each case whether all others would fail, too
	 * @param progress is told on which process it waits, and asked whether to stop
	 */
	public CaseLoop(final CaseFolder folder, final RunManifest manifest,
		final BooleanSupplier hopeless, final Progress progress)
	{
		this.folder = folder;
		this.manifest = manifest;
		this.hopeless = hopeless;
		this.progress = progress;
	}

	/**
	 * Runs all cases; a cancelled case, or a hopeless one, is the last. Those that
	 * other processes work on come at the end, when they are done or given up.
	 *
	 * @param cases in the order of work
	 * @throws SpinepsException at the end, if the manifest could not be written
	 * @throws CancellationException at the end, if the manifest could not be written
	 *           because another process held it and progress said to stop
	 */
	public void run(final List<? extends CaseWork> cases)
		throws SpinepsException
	{
		final Map<CaseWork, Claim.Wish> waiting = new LinkedHashMap<>();
		cases.forEach(one -> waiting.put(one, new Claim.Wish(folder, one.name())));
		boolean moved = true;
		while (!waiting.isEmpty() && !stopped) {
			if (!moved && !waitALittle(waiting)) break;
			moved = false;
			for (final CaseWork one : List.copyOf(waiting.keySet())) {
				if (isBusy(one, waiting, cases.size())) continue;
				moved = true;
				if (stopped) break;
			}
		}
		if (unwritten != null) throw unwritten;
		if (cancelled != null) throw cancelled;
	}

	/** Works on a case unless another process does. */
	private boolean isBusy(final CaseWork one,
		final Map<CaseWork, Claim.Wish> waiting, final int total)
	{
		boolean ended = false;
		try {
			final Optional<Claim> claim = waiting.get(one).tryTake();
			if (claim.isEmpty()) return true;
			waiting.remove(one);
			try (Claim taken = claim.get()) {
				one.begin(++begun, total);
				work(one, taken, waiting.keySet());
				ended = true;
			}
		}
		catch (final SpinepsException e) {
			unwritten = e;
			if (!ended) {
				waiting.remove(one);
				one.begin(++begun, total);
				record(List.of(one.notStarted(InputStatus.FAILED, e.getMessage())));
				one.finish();
			}
		}
		return false;
	}

	private void work(final CaseWork one, final Claim claim,
		final Collection<CaseWork> others)
	{
		final ManifestEntry entry = one.run(claim);
		final boolean cancel = entry.end().status() == InputStatus.CANCELLED;
		stopped = cancel || hopeless.getAsBoolean();
		// A case that was finished for a killed run has no entry yet.
		if (entry.end().status() == InputStatus.SKIPPED) manifest.require(claim
			.entryOrNull());
		if (one.isWorthAnEntry()) record(List.of(entry));
		one.finish();
		if (stopped) giveUp(others, cancel ? InputStatus.CANCELLED
			: InputStatus.FAILED, entry.end().message());
	}

	/** @return whether to go on */
	private boolean waitALittle(final Map<CaseWork, Claim.Wish> waiting) {
		try {
			waiting.values().iterator().next().waitALittle(progress);
			return true;
		}
		catch (final CancellationException e) {
			giveUp(waiting.keySet(), InputStatus.CANCELLED, e.getMessage());
			return false;
		}
	}

	private void giveUp(final Collection<CaseWork> others,
		final InputStatus status, final String reason)
	{
		final List<ManifestEntry> entries = new ArrayList<>();
		for (final CaseWork other : others) {
			final ManifestEntry entry = other.notStarted(status, reason);
			if (other.isWorthAnEntry()) entries.add(entry);
		}
		notStarted = others.size();
		record(entries);
	}

	/** @return how many of the cases were never started */
	public int notStarted() {
		return notStarted;
	}

	/**
	 * A manifest that cannot be written now, on a network drive perhaps, may be
	 * writable after the next case; its entries wait.
	 */
	private void record(final List<ManifestEntry> made) {
		try {
			manifest.put(made);
			unwritten = null;
		}
		catch (final SpinepsException e) {
			unwritten = e;
		}
		catch (final CancellationException e) {
			// Results have records, from which a later run makes their entries.
			cancelled = e;
			stopped = true;
		}
	}
}
