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
package org.spineps.batch;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.spineps.batch.BatchJob.InputKind;
import org.spineps.batch.cases.InputStatus;
import org.spineps.io.TimeHandling;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;

/** A process of its own that works in a folder of results. */
final class SharedFolderWorker {

	/** System property: how many cases at the same time. */
	static final String JOBS = "spineps.test.jobs";

	private static final long WORK_MILLIS = 60;

	private SharedFolderWorker() {
		// see main
	}

	/**
	 * Prints the name of every case that it begins, and "did" before those that it
	 * did.
	 *
	 * @param arguments the folder and the scans
	 */
	public static void main(final String... arguments) throws Exception {
		final List<Path> scans = Arrays.stream(arguments).skip(1).map(Path::of)
			.toList();
		final FakeSegmenter slow = new FakeSegmenter() {

			@Override
			public boolean servesSeveralThreads() {
				return true;
			}

			@Override
			protected SpineSegmentation found(final Grid grid,
				final Progress progress)
			{
				try {
					Thread.sleep(WORK_MILLIS);
				}
				catch (final InterruptedException e) {
					throw new IllegalStateException(e);
				}
				return twoVertebrae(grid);
			}
		};
		final BatchResult result = BatchRunner.run(List.of(new BatchJob(scans,
			InputKind.IMAGE, Path.of(arguments[0]), TimeHandling.REFUSE, false)), slow
				.plan(), new BatchSchedule(Integer.getInteger(JOBS, 1),
					BatchSchedule.Order.NAME), new Printing());
		if (result.count(InputStatus.OK) + result.count(
			InputStatus.SKIPPED) < scans.size()) throw new IllegalStateException(result
				.results().toString());
	}

	/** Prints what happens. */
	private static final class Printing implements BatchListener {

		@Override
		public void started(final Path input, final int number,
			final int total)
		{
			System.out.println("begins " + input.getFileName());
		}

		@Override
		public void report(final String stage, final long done,
			final long total)
		{
			// not looked at
		}

		@Override
		public void checkCancelled() {
			// never
		}

		@Override
		public void finished(final InputResult result) {
			if (result.status() == InputStatus.OK) System.out.println("did " + result
				.name());
		}
	}
}
