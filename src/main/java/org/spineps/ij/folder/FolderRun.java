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
package org.spineps.ij.folder;

import java.nio.file.Path;

import org.spineps.SpinepsException;
import org.spineps.batch.BatchCases;
import org.spineps.batch.BatchListener;
import org.spineps.batch.BatchResult;
import org.spineps.batch.BatchRunner;
import org.spineps.batch.BatchSchedule;
import org.spineps.batch.InputResult;
import org.spineps.network.EngineClassLoader;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.progress.Progress;

/**
 * Runs the cases of a folder; may be run again, which continues them.
 *
 * @param cases what to do
 * @param plan what runs
 */
record FolderRun(BatchCases cases, PipelinePlan plan) {

	/** Sees the cases come and go. Called by the thread that runs. */
	interface Watcher {

		/** Nobody watches. */
		Watcher NONE = new Watcher() {

			@Override
			public void started(final Path scan) {
				// nobody watches
			}

			@Override
			public void stage(final String text, final long done, final long total) {
				// nobody watches
			}

			@Override
			public void finished(final InputResult result) {
				// nobody watches
			}
		};

		/** @param scan what is worked on now */
		void started(Path scan);

		/**
		 * @param text what is done with it now
		 * @param done finished steps
		 * @param total all steps, 0 when unknown
		 */
		void stage(String text, long done, long total);

		/** @param result how it ended */
		void finished(InputResult result);
	}

	/**
	 * Blocks until done.
	 *
	 * @param control pauses and cancels
	 * @param progress receives every step, and may stop it, too
	 * @param watcher sees the cases
	 * @return how every scan ended
	 * @throws SpinepsException if nothing can be done, or the manifest cannot be
	 *           written
	 */
	BatchResult run(final RunControl control, final Progress progress,
		final Watcher watcher) throws SpinepsException
	{
		try (EngineClassLoader scope = EngineClassLoader.enter()) {
			return BatchRunner.run(cases, plan, BatchSchedule.ONE_BY_ONE,
				new Listener(control, progress, watcher));
		}
	}

	private static final class Listener implements BatchListener {

		private final RunControl control;
		private final Progress progress;
		private final Watcher watcher;
		private volatile String place = "";

		Listener(final RunControl control, final Progress progress,
			final Watcher watcher)
		{
			this.control = control;
			this.progress = progress;
			this.watcher = watcher;
		}

		@Override
		public void started(final Path scan, final int number, final int total) {
			place = "Scan " + number + " of " + total + ": ";
			watcher.started(scan);
		}

		@Override
		public void finished(final InputResult result) {
			watcher.finished(result);
		}

		@Override
		public void report(final String stage, final long done,
			final long total)
		{
			progress.report(place + stage, done, total);
			watcher.stage(stage, done, total);
		}

		@Override
		public void checkCancelled() {
			control.check(progress);
		}
	}
}
