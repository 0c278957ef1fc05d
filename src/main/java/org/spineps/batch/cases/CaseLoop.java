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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.spineps.SpinepsException;
import org.spineps.progress.Progress;

/**
 * Works through cases, some at the same time, and keeps the manifests up to date
 * after each of them, so that they tell the truth even after a crash. Cases begin
 * in their order; one that does not fit into memory beside those that are being
 * worked on waits, and those behind it with it.
 */
public final class CaseLoop {

	private final int jobs;
	private final MemoryPlan memory;
	private final BooleanSupplier hopeless;
	private final Progress progress;

	private final ReentrantLock lock = new ReentrantLock();
	private final Condition changed = lock.newCondition();
	private final Deque<Waiting> waiting = new ArrayDeque<>();
	private final Map<ResultFolder, SpinepsException> unwritten =
		new LinkedHashMap<>();
	private int total;
	private int begun;
	private int running;
	private int busy;
	private int notStarted;
	private boolean stopped;
	private SpinepsException unusable;
	private CancellationException cancelled;
	private Throwable bug;

	/** A case, with its wish for the lock, which remembers how long it has waited. */
	private record Waiting(CaseWork work, Claim.Wish wish) {}

	/**
	 * @param jobs how many cases are worked on at the same time, at least 1
	 * @param memory which of them fit together
	 * @param hopeless asked after each case whether all others would fail, too
	 * @param progress is told on which process it waits, and asked whether to stop
	 */
	public CaseLoop(final int jobs, final MemoryPlan memory,
		final BooleanSupplier hopeless, final Progress progress)
	{
		this.jobs = jobs;
		this.memory = memory;
		this.hopeless = hopeless;
		this.progress = progress;
	}

	/**
	 * Runs all cases; after a cancelled case, or a hopeless one, no other begins.
	 * Those that other processes work on come at the end, when they are done or given
	 * up. To be called once; with one job all work is done by the calling thread.
	 *
	 * @param cases in the order of work
	 * @throws SpinepsException if the folder of the first case is not usable; at the
	 *           end, if a manifest could not be written
	 * @throws CancellationException at the end, if a manifest could not be written
	 *           because another process held it and progress said to stop
	 */
	public void run(final List<? extends CaseWork> cases)
		throws SpinepsException
	{
		total = cases.size();
		for (final CaseWork one : cases)
			waiting.add(new Waiting(one, new Claim.Wish(one.folder().cases(), one
				.name())));
		final List<Thread> helpers = new ArrayList<>();
		for (int n = 1; n < Math.min(jobs, total); n++) {
			final Thread helper = new Thread(this::work, "spineps-case-" + (n + 1));
			helper.setDaemon(true);
			helper.start();
			helpers.add(helper);
		}
		work();
		helpers.forEach(CaseLoop::join);
		if (bug instanceof Error error) throw error;
		if (bug != null) throw (RuntimeException) bug;
		if (unusable != null) throw unusable;
		for (final SpinepsException problem : unwritten.values())
			throw problem;
		if (cancelled != null) throw cancelled;
	}

	private static void join(final Thread helper) {
		boolean interrupted = false;
		while (helper.isAlive())
			try {
				helper.join();
			}
			catch (final InterruptedException e) {
				// Its case has a lock: it must come to its end first.
				interrupted = true;
			}
		if (interrupted) Thread.currentThread().interrupt();
	}

	private void work() {
		try {
			for (Optional<Waiting> next = next(); next.isPresent(); next = next()) {
				final Waiting one = next.get();
				try {
					run(one);
				}
				finally {
					ended(one);
				}
			}
		}
		catch (final RuntimeException | Error e) {
			locked(() -> {
				bug = e;
				stopped = true;
			});
		}
	}

	private void locked(final Runnable change) {
		lock.lock();
		try {
			change.run();
			changed.signalAll();
		}
		finally {
			lock.unlock();
		}
	}

	/** @return the next case that fits; empty if there is nothing to do any more */
	private Optional<Waiting> next() {
		lock.lock();
		try {
			while (true) {
				if (stopped || waiting.isEmpty()) return Optional.empty();
				if (memory.admit(waiting.getFirst().work().bytes())) {
					running++;
					return Optional.of(waiting.removeFirst());
				}
				changed.awaitUninterruptibly();
			}
		}
		finally {
			lock.unlock();
		}
	}

	private void ended(final Waiting one) {
		locked(() -> {
			running--;
			memory.release(one.work().bytes());
		});
	}

	/** Works on a case unless another process does. */
	private void run(final Waiting one) {
		final CaseWork work = one.work();
		try {
			if (!isOpen(work)) return;
			final Optional<Claim> claim = one.wish().tryTake();
			if (claim.isPresent()) run(work, claim.get());
			else putBack(one);
		}
		catch (final SpinepsException e) {
			locked(() -> unwritten.put(work.folder(), e));
			fail(work, e);
		}
		catch (final CancellationException e) {
			// While it waited for another process.
			locked(() -> {
				if (!waiting.contains(one)) waiting.addFirst(one);
				giveUp(InputStatus.CANCELLED, e.getMessage());
			});
		}
	}

	private void run(final CaseWork work, final Claim claim) {
		try (Claim taken = claim) {
			locked(() -> {
				busy = 0;
				work.begin(++begun, total);
			});
			final ManifestEntry entry = work.run(taken);
			locked(() -> end(work, taken, entry));
		}
		catch (final SpinepsException e) {
			locked(() -> unwritten.put(work.folder(), e));
		}
		work.folder().ended();
	}

	private void end(final CaseWork work, final Claim claim,
		final ManifestEntry entry)
	{
		// A case that was finished for a killed run has no entry yet.
		if (entry.end().status() == InputStatus.SKIPPED) work.folder().manifest()
			.require(claim.entryOrNull());
		if (work.isWorthAnEntry()) record(work.folder(), List.of(entry));
		work.finish();
		final boolean cancel = entry.end().status() == InputStatus.CANCELLED;
		if (cancel || hopeless.getAsBoolean()) giveUp(cancel
			? InputStatus.CANCELLED : InputStatus.FAILED, entry.end().message());
	}

	/** A folder that cannot be used fails its cases, or, if it is the first, the run. */
	private boolean isOpen(final CaseWork work) {
		try {
			work.folder().open();
			return true;
		}
		catch (final SpinepsException e) {
			lock.lock();
			try {
				if (begun == 0) {
					unusable = e;
					stopped = true;
					return false;
				}
			}
			finally {
				lock.unlock();
			}
			fail(work, e);
			return false;
		}
	}

	private void fail(final CaseWork work, final SpinepsException why) {
		locked(() -> {
			work.begin(++begun, total);
			giveUp(work, InputStatus.FAILED, why.getMessage());
			work.finish();
		});
		work.folder().ended();
	}

	/** The last in line; when all are busy it waits until it is time to look again. */
	private void putBack(final Waiting one) {
		lock.lock();
		try {
			waiting.addLast(one);
			if (++busy < waiting.size()) return;
			busy = 0;
		}
		finally {
			lock.unlock();
		}
		one.wish().waitALittle(progress);
	}

	/** No other case begins; those that are being worked on come to their end. */
	private void giveUp(final InputStatus status, final String reason) {
		stopped = true;
		notStarted += waiting.size();
		for (final Waiting other : waiting) {
			giveUp(other.work(), status, reason);
			other.work().folder().ended();
		}
		waiting.clear();
	}

	private void giveUp(final CaseWork work, final InputStatus status,
		final String reason)
	{
		final ManifestEntry entry = work.notStarted(status, reason);
		if (work.isWorthAnEntry() && work.folder().manifest() != null) record(work
			.folder(), List.of(entry));
	}

	/** @return how many of the cases were never started */
	public int notStarted() {
		return notStarted;
	}

	/**
	 * A manifest that cannot be written now, on a network drive perhaps, may be
	 * writable after the next case; its entries wait.
	 */
	private void record(final ResultFolder folder,
		final List<ManifestEntry> made)
	{
		try {
			folder.manifest().put(made);
			unwritten.remove(folder);
		}
		catch (final SpinepsException e) {
			unwritten.put(folder, e);
		}
		catch (final CancellationException e) {
			// Results have records, from which a later run makes their entries.
			cancelled = e;
			stopped = true;
		}
	}
}
