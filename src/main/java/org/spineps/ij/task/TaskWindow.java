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

import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/**
 * A job as a task of SciJava: its window has progress, time left and a button that
 * cancels. Not to be loaded where SciJava is missing, as in plain ImageJ.
 */
public final class TaskWindow implements RunningTask {

	/** Steps of the bar. */
	private static final int STEPS = 1000;

	private final StatusService status;
	private final Task task;
	private final ImageJProgress progress;
	private final ExitGuard guard;

	/**
	 * Starts the task.
	 *
	 * @param title what is done
	 * @param stages its stages; may be empty
	 * @param tasks makes the task
	 * @param status also shows progress
	 */
	public TaskWindow(final String title, final List<StageShare> stages,
		final TaskService tasks, final StatusService status)
	{
		this.status = status;
		task = tasks.createTask(title);
		progress = new ImageJProgress(stages, this::show);
		guard = new ExitGuard(progress::cancel);
		task.setProgressMaximum(STEPS);
		task.setCancelCallBack(progress::cancel);
		task.start();
	}

	/**
	 * @param title what is done
	 * @param stages its stages; may be empty
	 * @return the started task, in the running Fiji
	 */
	static TaskWindow inFiji(final String title,
		final List<StageShare> stages)
	{
		final Context context = (Context) IJ.runPlugIn(Context.class.getName(), "");
		return new TaskWindow(title, stages, context.service(TaskService.class), context
			.service(StatusService.class));
	}

	@Override
	public ImageJProgress progress() {
		return progress;
	}

	@Override
	public void close() {
		guard.close();
		task.finish();
		status.showProgress(1, 1);
		status.clearStatus();
	}

	private void show(final String text, final double fraction) {
		final int done = (int) Math.round(STEPS * fraction);
		task.setStatusMessage(text);
		task.setProgressValue(done);
		status.showStatus(done, STEPS, "SPINEPS: " + text);
	}
}
