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

import ij.ImagePlus;

import java.awt.GraphicsEnvironment;
import java.lang.reflect.Field;
import java.util.concurrent.CancellationException;

import org.scijava.Cancelable;
import org.scijava.app.StatusService;
import org.scijava.log.LogService;
import org.scijava.task.TaskService;
import org.spineps.OutOfResources;
import org.spineps.SpinepsException;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.RunningTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.ij.task.TaskWindow;

/**
 * Runs a task for a command whose inputs have the names of the settings' keys and
 * whose outputs those of the result's images: as a SciJava task that can be
 * cancelled, with progress in its window and in the status bar. A failure is the
 * reason of the cancelled command; SciJava shows it in a dialog, and without a screen
 * it goes into the log.
 *
 * @param command cancelled when the work fails or is cancelled
 * @param tasks makes the task
 * @param status shows progress
 * @param log takes errors where there is no screen
 */
record TaskRun(Cancelable command, TaskService tasks, StatusService status,
	LogService log)
{

	/**
	 * Blocks until done; then the results are shown and the outputs are set.
	 *
	 * @param work what to do
	 * @param <R> its settings
	 */
	<R extends Record> void run(final ImageTask<R> work) {
		try (RunningTask task = new TaskWindow(work.job().title(), work
			.stages(), tasks, status)) {
			final ImagePlus source = work.takesImage() ? (ImagePlus) input(
				ImageTask.IMAGE) : null;
			show(work.run(source, work.job().collect(this::input), task
				.progress()));
		}
		catch (final SpinepsException e) {
			fail(e.getMessage());
		}
		catch (final OutOfMemoryError | StackOverflowError e) {
			fail(OutOfResources.explain(e).getMessage());
		}
		catch (final CancellationException e) {
			// A dialog that says so would only be in the way.
			command.cancel(GraphicsEnvironment.isHeadless() ? e.getMessage() : null);
		}
	}

	private void show(final TaskResult result) {
		result.images().forEach(this::setOutput);
		result.showRest();
		if (!result.summary().isBlank()) log.info("SPINEPS: " + result.summary());
	}

	/** SciJava itself shows the reason, but only where there is a screen. */
	private void fail(final String message) {
		if (GraphicsEnvironment.isHeadless()) log.error(message);
		command.cancel(message);
	}

	private Object input(final String name) {
		try {
			return field(name).get(command);
		}
		catch (final IllegalAccessException e) {
			throw new IllegalStateException(e);
		}
	}

	private void setOutput(final String name, final ImagePlus image) {
		try {
			field(name).set(command, image);
		}
		catch (final IllegalAccessException e) {
			throw new IllegalStateException(e);
		}
	}

	/** As SciJava itself finds inputs and outputs. */
	private Field field(final String name) {
		for (Class<?> type = command.getClass(); type != Object.class; type = type
			.getSuperclass())
			for (final Field field : type.getDeclaredFields())
				if (field.getName().equals(name)) {
					field.setAccessible(true);
					return field;
				}
		throw new IllegalStateException(command.getClass() + " has no " + name);
	}
}
