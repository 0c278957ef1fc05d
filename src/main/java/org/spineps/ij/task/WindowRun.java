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
import ij.ImagePlus;

import java.awt.EventQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.spineps.OutOfResources;
import org.spineps.SpinepsException;

/**
 * Runs a task for a button of a window: beside the event thread, with progress and
 * cancel as from the menu, its results shown, and recorded as a macro line.
 */
public final class WindowRun {

	private WindowRun() {
		// static methods only
	}

	/**
	 * Returns at once. A failure is said in ImageJ's own window.
	 *
	 * @param task the job
	 * @param source the image, or null
	 * @param settings how
	 * @param done called on the event thread when it has ended, in whatever way
	 * @param <R> its settings
	 */
	public static <R extends Record> void start(final ImageTask<R> task,
		final ImagePlus source, final R settings, final Runnable done)
	{
		start(task, source, settings, done, problem -> ErrorMessage.show("SPINEPS", problem
			.getMessage()));
	}

	/**
	 * Returns at once.
	 *
	 * @param task the job
	 * @param source the image, or null
	 * @param settings how
	 * @param done called on the event thread when it has ended, in whatever way
	 * @param failed called on the event thread with what a user can mend, before done
	 * @param <R> its settings
	 */
	public static <R extends Record> void start(final ImageTask<R> task,
		final ImagePlus source, final R settings, final Runnable done,
		final Consumer<SpinepsException> failed)
	{
		final Thread thread = new Thread(() -> {
			try {
				run(task, source, settings);
			}
			catch (final SpinepsException e) {
				EventQueue.invokeLater(() -> failed.accept(e));
			}
			catch (final OutOfMemoryError | StackOverflowError e) {
				EventQueue.invokeLater(() -> failed.accept(OutOfResources.explain(e)));
			}
			catch (final CancellationException e) {
				IJ.showStatus("SPINEPS: cancelled");
			}
			finally {
				EventQueue.invokeLater(done);
			}
		}, "SPINEPS " + task.job().title());
		thread.setDaemon(true);
		thread.start();
	}

	private static <R extends Record> void run(final ImageTask<R> task,
		final ImagePlus source, final R settings) throws SpinepsException
	{
		final R checked = task.job().check(settings);
		final TaskResult result;
		try (RunningTask running = RunningTask.start(task.job().title())) {
			result = task.run(source, checked, running.progress());
		}
		result.showImages();
		result.showRest();
		MacroLine.record(task.job(), checked);
	}
}
