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
package org.spineps.ij.task;

import ij.IJ;

import java.util.List;
import java.util.concurrent.CancellationException;

import org.spineps.network.TorchEngine;
import org.spineps.progress.Progress;

/**
 * Shows how far a run is, and stops it when the user presses Esc, cancels the
 * task, or interrupts the thread.
 */
public final class ImageJProgress implements Progress {

	/** Where progress is shown. Called from any thread. */
	@FunctionalInterface
	public interface View {

		/**
		 * @param text what is done now, and how long the rest takes if that is known
		 * @param fraction which part of the job is done, 0..1; never less than before
		 */
		void show(String text, double fraction);
	}

	/** Steps that are still told one by one. */
	private static final long LARGEST_COUNT = 99_999;

	private final View view;
	private final OverallProgress overall;
	private volatile boolean cancelled;

	/**
	 * Forgets an Esc that was pressed before.
	 *
	 * @param plan the stages of the job; may be empty
	 * @param view where to show progress
	 */
	public ImageJProgress(final List<StageShare> plan, final View view) {
		this.view = view;
		overall = new OverallProgress(plan, System::nanoTime);
		IJ.resetEscape();
		TorchEngine.onUnpacking(IJ::log);
	}

	private static String text(final String stage, final long done,
		final long total)
	{
		if (total <= 0) return stage;
		// Bytes of a download are no numbers for people.
		return total > LARGEST_COUNT ? stage + " " + 100 * done / total + " %"
			: stage + " " + done + "/" + total;
	}

	/** Asks the run to stop; returns at once. */
	public void cancel() {
		cancelled = true;
	}

	@Override
	public void report(final String stage, final long done, final long total) {
		final double fraction = overall.advance(stage, done, total);
		view.show(text(stage, done, total) + overall.timeLeft(), fraction);
	}

	/** @return whether the run was asked to stop */
	public boolean isCancelled() {
		return cancelled;
	}

	@Override
	public void checkCancelled() {
		if (cancelled || IJ.escapePressed() || Thread.currentThread()
			.isInterrupted())
		{
			// One Esc stops every thread of the run, whoever sees it first.
			cancelled = true;
			throw new CancellationException("Cancelled by the user");
		}
	}
}
