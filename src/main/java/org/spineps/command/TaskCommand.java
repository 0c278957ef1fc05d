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

import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;
import org.spineps.ij.task.ImageTask;

/**
 * A command that runs a task with its inputs as settings; the inputs have the keys
 * and defaults of the job's description, which also checks their values. Blocks until
 * done; can be cancelled with Esc, in the task window, and by a script.
 */
abstract class TaskCommand extends ContextCommand {

	private final ImageTask<?> task;

	@Parameter
	private LogService log;

	@Parameter
	private StatusService status;

	@Parameter
	private TaskService tasks;

	/** @param task what to do */
	TaskCommand(final ImageTask<?> task) {
		this.task = task;
	}

	@Override
	public final void run() {
		new TaskRun(this, tasks, status, log).run(task);
	}
}
