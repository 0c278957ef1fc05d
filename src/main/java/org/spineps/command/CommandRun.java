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
package org.spineps.command;

import ij.IJ;

import java.awt.GraphicsEnvironment;
import java.util.concurrent.CancellationException;

import org.scijava.Cancelable;
import org.scijava.app.StatusService;
import org.scijava.log.LogService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.spineps.SpinepsException;
import org.spineps.ij.ImageJProgress;
import org.spineps.ij.SegmentSpinePlugIn;

/**
 * The work of a command: a task that can be cancelled, progress in its window and
 * in the status bar, and a failure told where the caller sees it: in a dialog, in
 * the macro that it stops, or in the log.
 */
final class CommandRun {

	/** What a command does. */
	@FunctionalInterface
	interface Work {

		/** @param progress told of steps, asked before each whether to stop */
		void run(ImageJProgress progress) throws SpinepsException;
	}

	private CommandRun() {
		// static methods only
	}

	/**
	 * @param command cancelled when the work fails or is cancelled
	 * @param title of the task
	 * @param tasks makes the task
	 * @param status shows progress
	 * @param log takes errors where there is no screen
	 * @param work what to do
	 */
	static void run(final Cancelable command, final String title,
		final TaskService tasks, final StatusService status, final LogService log,
		final Work work)
	{
		final Task task = tasks.createTask(title);
		final ImageJProgress progress = new ImageJProgress(new TaskView(task,
			status));
		task.setCancelCallBack(progress::cancel);
		task.start();
		try {
			work.run(progress);
		}
		catch (final SpinepsException e) {
			fail(command, e.getMessage(), log);
		}
		catch (final CancellationException e) {
			// A dialog that says so would only be in the way.
			command.cancel(GraphicsEnvironment.isHeadless() ? e.getMessage() : null);
		}
		finally {
			task.finish();
			status.showProgress(1, 1);
			status.clearStatus();
		}
	}

	/**
	 * In a macro an error stops the macro, as with ImageJ's own commands.
	 *
	 * @param command becomes cancelled
	 * @param message what, what was found, what to do
	 * @param log takes it where there is no screen
	 */
	static void fail(final Cancelable command, final String message,
		final LogService log)
	{
		if (IJ.isMacro()) IJ.error(SegmentSpinePlugIn.TITLE, message);
		else if (GraphicsEnvironment.isHeadless()) log.error(message);
		command.cancel(IJ.isMacro() && !GraphicsEnvironment.isHeadless() ? null
			: message);
	}
}
