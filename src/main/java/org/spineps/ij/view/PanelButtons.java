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
package org.spineps.ij.view;

import ij.Executer;

import java.awt.FlowLayout;
import java.util.ArrayList;
import java.util.List;

import javax.swing.JButton;
import javax.swing.JOptionPane;
import javax.swing.JPanel;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.ij.task.ErrorMessage;
import org.spineps.ij.task.WindowRun;
import org.spineps.io.HtmlText;
import org.spineps.job.CorrectSpineSettings;
import org.spineps.job.NameVertebraSettings;
import org.spineps.job.RecomputeSpineSettings;
import org.spineps.job.SaveResultsSettings;
import org.spineps.job.SpineReportSettings;
import org.spineps.job.SpineRoisSettings;
import org.spineps.job.SpineTablesSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.result.SpineInstance;

/** What can be done with a result, as buttons. */
final class PanelButtons extends JPanel {

	private static final long serialVersionUID = 1L;
	private final transient SpinePanel panel;

	/** @param panel the panel that they belong to */
	PanelButtons(final SpinePanel panel) {
		super(new FlowLayout(FlowLayout.LEFT));
		this.panel = panel;
		add("This Is...", "Gives the selected vertebra its name; the others follow",
			this::askName);
		add("Tables", "Opens the tables: bodies, discs, canal, alignment...",
			() -> inBackground(() -> SpineTables.showInFront(panel.view(),
				SpineTablesSettings.DEFAULTS.keys())));
		add("To ROI Manager", "Adds a region for each structure and slice",
			() -> inBackground(() -> SpineRois.toManager(panel.view(),
				SpineRoisSettings.INSTANCES)));
		add("Report", "Opens the page of this result in the browser",
			() -> WindowRun.start(new SpineReportTask(), panel.source(),
				SpineReportSettings.DEFAULTS, () -> {}));
		add("Correct...", "Split, merge, delete, add vertebrae; paint; undo",
			() -> menu(CorrectSpineSettings.JOB));
		add("Recompute...", "Does the last steps again, from the corrected masks",
			() -> menu(RecomputeSpineSettings.JOB));
		add("Save...", "Writes masks, tables, report",
			() -> menu(SaveResultsSettings.JOB));
	}

	/** Opens the dialog of a menu item for this scan, whichever image is active. */
	private void menu(final JobDescription<?> job) {
		new Executer(job.menuLabel(), panel.source());
	}

	private void add(final String label, final String help,
		final Runnable action)
	{
		final JButton button = new JButton(label);
		button.setToolTipText(help);
		button.addActionListener(event -> action.run());
		add(button);
	}

	private void askName() {
		final LevelMeasures row = panel.chosen();
		if (row == null || row.instance().kind() != SpineInstance.Kind.VERTEBRA) {
			JOptionPane.showMessageDialog(panel,
				"Select a vertebra in the table first.", "SPINEPS",
				JOptionPane.INFORMATION_MESSAGE);
			return;
		}
		final List<String> names = new ArrayList<>();
		for (final Level level : Level.values())
			if (level != Level.SACRUM) names.add(level.label());
		final Object chosen = JOptionPane.showInputDialog(panel, row.name() + " is",
			"SPINEPS", JOptionPane.QUESTION_MESSAGE, null, names.toArray(), names
				.contains(row.name()) ? row.name() : Level.L5.label());
		if (chosen != null) name(row.instance(), (String) chosen);
	}

	/** Names a vertebra beside the event thread; asks again where it is doubtful. */
	void name(final SpineInstance vertebra, final String name) {
		final NameVertebraSettings settings = new NameVertebraSettings(vertebra
			.name(), name, false);
		WindowRun.start(new NameVertebraTask(), panel.source(), settings, () -> {},
			problem -> {
				if (JOptionPane.showConfirmDialog(panel, "<html><body width=360>" +
					HtmlText.escape(problem.found().isEmpty() ? problem.getMessage()
						: problem.what() + ": " + problem.found()) +
					".<br><br>Name it " + name + " all the same?</body></html>", "SPINEPS",
					JOptionPane.YES_NO_OPTION,
					JOptionPane.WARNING_MESSAGE) == JOptionPane.YES_OPTION) WindowRun
						.start(new NameVertebraTask(), panel.source(), settings.forced(),
							() -> {});
			});
	}

	/** Something that may fail in a way that the user can mend. */
	@FunctionalInterface
	private interface Work {

		void run() throws SpinepsException;
	}

	private static void inBackground(final Work work) {
		final Thread thread = new Thread(() -> {
			try {
				work.run();
			}
			catch (final SpinepsException e) {
				ErrorMessage.show("SPINEPS", e.getMessage());
			}
		}, "SPINEPS panel");
		thread.setDaemon(true);
		thread.start();
	}
}
