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
package org.spineps.ij.entry;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.plugin.PlugIn;
import ij.plugin.frame.Recorder;

import java.awt.GraphicsEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.spineps.OutOfResources;
import org.spineps.SpinepsException;
import org.spineps.ij.image.SourceImages;
import org.spineps.ij.task.AskingTask;
import org.spineps.ij.task.ErrorMessage;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.RunningTask;
import org.spineps.ij.task.TaskResult;

/**
 * Every entry of the menu in plain ImageJ 1; plugins.config gives the id of the
 * job as argument. In Fiji the SciJava command of the same name takes its place.
 * Both use the same keys in macros and the same {@link ImageTask}.
 */
public class SpinepsPlugIn implements PlugIn {

	/** Title of messages. */
	public static final String TITLE = "SPINEPS";

	private final List<ImageTask<?>> tasks;

	/** Knows all jobs. */
	public SpinepsPlugIn() {
		this(Tasks.all());
	}

	/** @param tasks the jobs that it knows */
	protected SpinepsPlugIn(final List<ImageTask<?>> tasks) {
		this.tasks = List.copyOf(tasks);
	}

	/**
	 * Reads the options of the macro or asks, runs, and shows the results. An error
	 * stops a macro.
	 */
	@Override
	public final void run(final String id) {
		final ImageTask<?> task = tasks.stream().filter(one -> one.job().id()
			.equals(id)).findFirst().orElseThrow(() -> new IllegalArgumentException(
				"No job \"" + id + "\""));
		final String options = Macro.getOptions();
		try {
			if (options != null || IJ.isMacro() || !canAsk()) run(task, options);
			else ask(task);
		}
		catch (final SpinepsException e) {
			forgetRecording();
			ErrorMessage.show(TITLE, e.getMessage());
		}
		catch (final OutOfMemoryError | StackOverflowError e) {
			forgetRecording();
			ErrorMessage.show(TITLE, OutOfResources.explain(e).getMessage());
		}
		catch (final CancellationException e) {
			forgetRecording();
			IJ.showStatus(TITLE + ": cancelled");
			Macro.abort();
		}
		finally {
			IJ.showProgress(1);
		}
	}

	/**
	 * Runs without asking, and shows the results.
	 *
	 * @param task the job
	 * @param options options of a macro, or null
	 * @param <R> its settings
	 * @return what was shown
	 * @throws SpinepsException if the image or an option cannot be used
	 * @throws CancellationException if the user stopped it
	 */
	public static <R extends Record> TaskResult run(final ImageTask<R> task,
		final String options) throws SpinepsException
	{
		final Map<String, String> values = MacroOptions.parse(options);
		final String name = task.takesImage() ? values.remove(ImageTask.IMAGE)
			: null;
		final R settings = task.job().parse(values);
		return run(task, source(task, name == null ? "" : name), settings);
	}

	private static ImagePlus source(final ImageTask<?> task, final String name)
		throws SpinepsException
	{
		return task.takesImage() ? SourceImages.find(name) : null;
	}

	private static <R extends Record> TaskResult run(final ImageTask<R> task,
		final ImagePlus source, final R settings) throws SpinepsException
	{
		final TaskResult result;
		try (RunningTask running = RunningTask.start(task.job().title(),
			task.stages())) {
			result = task.run(source, settings, running.progress());
		}
		result.showImages();
		result.showRest();
		return result;
	}

	private <R extends Record> void ask(final ImageTask<R> task)
		throws SpinepsException
	{
		final ImagePlus source = source(task, "");
		if (task instanceof AskingTask<R> asking) {
			final Optional<AskingTask.Wish<R>> wish = asking.ask(source);
			if (wish.isEmpty()) throw new CancellationException("Not started");
			record(recorded(task, wish.get().settings()));
			run(task, wish.get().source(), wish.get().settings());
			return;
		}
		task.requireUsable(source);
		if (task.openWindow()) return;
		Map<String, String> values = Map.of();
		if (task.job().asks()) {
			final Optional<Map<String, String>> answers = new SettingsDialog(task,
				form(task.job().title())).ask(source == null ? "" : source.getTitle());
			if (answers.isEmpty()) return;
			values = answers.get();
		}
		final R settings = task.job().parse(values);
		record(recorded(task, settings));
		run(task, source, settings);
	}

	/**
	 * @param task a job
	 * @param settings what was chosen
	 * @param <R> its settings
	 * @return the options of a macro that chooses the same: what differs from the
	 *         defaults
	 */
	static <R extends Record> Map<String, String> recorded(
		final ImageTask<R> task, final R settings)
	{
		final Map<String, String> options = new LinkedHashMap<>(task.job().toMap(
			settings));
		options.entrySet().removeAll(task.job().toMap(task.job().defaults())
			.entrySet());
		options.replaceAll((key, value) -> value.isEmpty() ? "[]" : value);
		return options;
	}

	/** Replaces what GenericDialog made of the labels. */
	private static void record(final Map<String, String> options) {
		if (Recorder.getCommand() == null) return;
		Recorder.resetCommandOptions();
		options.forEach(Recorder::recordOption);
	}

	/** Only what was done is recorded. */
	private static void forgetRecording() {
		if (Recorder.getCommand() != null) Recorder.setCommand(null);
	}

	/** @return whether there is a screen; tests answer for it */
	protected boolean canAsk() {
		return !GraphicsEnvironment.isHeadless();
	}

	/**
	 * @param title title of the dialog
	 * @return an empty dialog; tests put a stand-in here
	 */
	Form form(final String title) {
		return new GenericForm(title);
	}
}
