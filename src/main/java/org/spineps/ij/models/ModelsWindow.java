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
package org.spineps.ij.models;

import ij.IJ;
import ij.WindowManager;
import ij.plugin.frame.Recorder;

import java.awt.EventQueue;
import java.awt.Frame;
import java.io.File;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JOptionPane;
import javax.swing.WindowConstants;

import org.spineps.OutOfResources;
import org.spineps.SpinepsException;
import org.spineps.ij.models.ManageModelsTask.Source;
import org.spineps.ij.models.ModelsPanel.Action;
import org.spineps.ij.show.TextLines;
import org.spineps.ij.task.ErrorMessage;
import org.spineps.ij.task.RunningTask;
import org.spineps.job.ManageModelsJob;
import org.spineps.job.ManageModelsSettings;
import org.spineps.library.ModelEntry;
import org.spineps.library.ModelExistsException;
import org.spineps.library.ModelManager;

/**
 * The window of Manage Models. What takes time runs beside the event thread, shows
 * its progress where ImageJ does, and can be cancelled there. Nothing is asked of a
 * server before a click on Download.
 */
final class ModelsWindow extends JFrame {

	private static final long serialVersionUID = 1L;
	private static final String COMMAND = "Manage Models...";

	private final transient Source source;
	private final transient Predicate<String> agreement;
	private final ModelsPanel panel = new ModelsPanel(this::act);

	private ModelsWindow(final Source source,
		final Predicate<String> agreement)
	{
		super(ManageModelsTask.TITLE);
		this.source = source;
		this.agreement = agreement;
		setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
		add(panel);
		pack();
		setLocationByPlatform(true);
	}

	/**
	 * Opens the window, or brings the open one to the front. Returns at once.
	 *
	 * @param source the models
	 * @param agreement asks the user before a download
	 */
	static void open(final Source source, final Predicate<String> agreement) {
		EventQueue.invokeLater(() -> {
			if (WindowManager.getWindow(
				ManageModelsTask.TITLE) instanceof ModelsWindow before && before
					.isDisplayable())
			{
				before.toFront();
				before.refresh();
				return;
			}
			final ModelsWindow window = new ModelsWindow(source, agreement);
			WindowManager.addWindow((Frame) window);
			window.setVisible(true);
			window.refresh();
		});
	}

	@Override
	public void dispose() {
		WindowManager.removeWindow((Frame) this);
		super.dispose();
	}

	private void refresh() {
		inBackground("Listing models", task -> {});
	}

	private void act(final Action action) {
		final ModelEntry entry = panel.selected();
		final String id = entry == null ? "" : entry.id();
		switch (action) {
			case DOWNLOAD -> {
				final String model = entry != null ? id : ask("Address of a zip archive",
					"https://");
				if (model != null) run(settings(ManageModelsSettings.DOWNLOAD, model, "",
					""));
			}
			case IMPORT -> askImport();
			case VERIFY -> run(settings(ManageModelsSettings.VERIFY, id, "", ""));
			case REMOVE -> {
				if (isSure("Remove " + id + " from your models?")) run(settings(
					ManageModelsSettings.REMOVE, id, "", ""));
			}
			case INFO -> run(settings(ManageModelsSettings.INFO, id, "", ""));
		}
	}

	private void askImport() {
		final JFileChooser chooser = new JFileChooser();
		chooser.setDialogTitle("Zip archive or folder of a model");
		chooser.setFileSelectionMode(JFileChooser.FILES_AND_DIRECTORIES);
		if (chooser.showOpenDialog(this) != JFileChooser.APPROVE_OPTION) return;
		final File chosen = chooser.getSelectedFile();
		final String name = ask("Id of the new model (blank = automatic)", "");
		if (name != null) run(settings(ManageModelsSettings.IMPORT, "", chosen
			.getPath(), name.strip()));
	}

	private String ask(final String question, final String proposal) {
		return (String) JOptionPane.showInputDialog(this, question,
			ManageModelsTask.TITLE, JOptionPane.QUESTION_MESSAGE, null, null, proposal);
	}

	private static ManageModelsSettings settings(final String action,
		final String model, final String path, final String name)
	{
		return new ManageModelsSettings(action, model, path, name, false, false);
	}

	private boolean isSure(final String question) {
		return JOptionPane.showConfirmDialog(this, question,
			ManageModelsTask.TITLE, JOptionPane.OK_CANCEL_OPTION,
			JOptionPane.WARNING_MESSAGE) == JOptionPane.OK_OPTION;
	}

	private void run(final ManageModelsSettings settings) {
		inBackground("Models: " + settings.action(), task -> {
			final List<String> lines;
			try {
				lines = new ManageModelsJob(source.open(), agreement).run(settings, task
					.progress());
			}
			catch (final ModelExistsException e) {
				EventQueue.invokeLater(() -> {
					if (isSure(e.getMessage() + "\n\nReplace it?")) run(
						new ManageModelsSettings(settings.action(), settings.model(), settings
							.path(), settings.name(), true, settings.confirmed()));
				});
				return;
			}
			record(settings);
			if (!settings.action().equals(ManageModelsSettings.REMOVE)) EventQueue
				.invokeLater(() -> new TextLines(ManageModelsTask.TITLE + ", " + settings
					.action(), "", lines).present());
		});
	}

	private static void record(final ManageModelsSettings settings) {
		if (!Recorder.record) return;
		final StringBuilder options = new StringBuilder("action=" + settings
			.action());
		if (!settings.model().isEmpty()) options.append(" model=" + settings
			.model());
		if (!settings.path().isEmpty()) options.append(" path=[" + settings.path()
			.replace('\\', '/') + "]");
		if (!settings.name().isEmpty()) options.append(" name=" + settings.name());
		if (settings.replace()) options.append(" replace=true");
		if (settings.action().equals(ManageModelsSettings.DOWNLOAD)) options.append(
			" confirmed=true");
		Recorder.recordString("run(\"" + COMMAND + "\", \"" + options + "\");\n");
	}

	/** Something that takes time, and may fail in a way that the user can mend. */
	@FunctionalInterface
	private interface Work {

		void run(RunningTask task) throws SpinepsException;
	}

	/** Whatever is done, the list is read anew after it. */
	private void inBackground(final String title, final Work work) {
		panel.setBusy(true);
		final Thread thread = new Thread(() -> {
			try (RunningTask task = RunningTask.start(title)) {
				work.run(task);
				final ModelManager manager = source.open();
				final List<ModelEntry> entries = manager.list();
				EventQueue.invokeLater(() -> panel.set(entries, "Your models lie in " +
					manager.models().folder()));
			}
			catch (final SpinepsException e) {
				ErrorMessage.show(ManageModelsTask.TITLE, e.getMessage());
			}
			catch (final OutOfMemoryError | StackOverflowError e) {
				ErrorMessage.show(ManageModelsTask.TITLE, OutOfResources.explain(e)
					.getMessage());
			}
			catch (final CancellationException e) {
				IJ.showStatus("SPINEPS: " + e.getMessage());
			}
			finally {
				EventQueue.invokeLater(() -> panel.setBusy(false));
			}
		}, "SPINEPS models");
		thread.setDaemon(true);
		thread.start();
	}
}
