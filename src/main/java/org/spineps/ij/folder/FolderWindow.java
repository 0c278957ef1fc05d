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

import ij.IJ;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JTable;

import org.spineps.SpinepsException;
import org.spineps.batch.BatchCase;
import org.spineps.batch.BatchResult;
import org.spineps.batch.InputResult;
import org.spineps.ij.task.ErrorMessage;
import org.spineps.ij.task.RunningTask;
import org.spineps.ij.view.LightRenderer;
import org.spineps.job.SegmentFolderSettings;
import org.spineps.measure.quality.Light;
import org.spineps.progress.Progress;

/**
 * The list of a folder's cases: how far each is, how its result looks, how long the
 * rest takes; buttons to pause, cancel, continue, and to open a case. Made in the
 * event thread.
 */
final class FolderWindow extends JFrame {

	private static final long serialVersionUID = 1L;
	private static final int GAP = 6;
	private static final int WIDTH = 760;
	private static final int MOST_ROWS = 20;
	private static final int[] COLUMN_WIDTHS = { 30, 220, 100, 80, 70, 260 };

	private final CaseRows rows;
	private final JTable table;
	private final JLabel status = new JLabel(" ");
	private final JProgressBar bar;
	private final JButton pause = new JButton("Pause");
	private final JButton cancel = new JButton("Cancel");
	private final JButton again = new JButton("Continue");
	private final JButton open = new JButton("Open");
	private final transient FolderRun run;
	private transient RunControl control = new RunControl();
	private String stage = "";
	private boolean running;

	private FolderWindow(final Path folder, final List<BatchCase> scans,
		final FolderRun run)
	{
		super(title(folder, scans));
		this.run = run;
		rows = new CaseRows(folder, scans);
		table = new JTable(rows);
		bar = new JProgressBar(0, scans.size());
		setDefaultCloseOperation(DO_NOTHING_ON_CLOSE);
		addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosing(final WindowEvent event) {
				leave();
			}
		});
		table.setDefaultRenderer(Light.class, new LightRenderer());
		for (int column = 0; column < COLUMN_WIDTHS.length; column++)
			table.getColumnModel().getColumn(column).setPreferredWidth(
				COLUMN_WIDTHS[column]);
		table.setPreferredScrollableViewportSize(new Dimension(WIDTH, (Math.min(
			MOST_ROWS, scans.size()) + 1) * table.getRowHeight()));
		table.addMouseListener(new MouseAdapter() {

			@Override
			public void mouseClicked(final MouseEvent event) {
				if (event.getClickCount() == 2) openChosen();
			}
		});
		table.getSelectionModel().addListSelectionListener(event -> open.setEnabled(
			table.getSelectedRow() >= 0));
		final JPanel content = new JPanel(new BorderLayout(GAP, GAP));
		content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
		content.add(status, BorderLayout.NORTH);
		content.add(new JScrollPane(table), BorderLayout.CENTER);
		content.add(below(), BorderLayout.SOUTH);
		setContentPane(content);
		setRunning(false);
		pack();
	}

	/** The folder of a study may be called after the patient. */
	private static String title(final Path folder,
		final List<BatchCase> scans)
	{
		final String title = SegmentFolderSettings.JOB.title();
		return scans.stream().allMatch(scan -> Files.isRegularFile(scan.volume()
			.place())) ? title + ": " + folder.getFileName() : title;
	}

	private JPanel below() {
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEFT));
		pause.setToolTipText("Waits until Resume is pressed");
		cancel.setToolTipText(
			"Stops; results that are done stay, and Continue goes on with the rest");
		again.setToolTipText("Goes on with the scans that are not done");
		open.setToolTipText(
			"Opens the selected scan with its result; so does a double click");
		pause.addActionListener(event -> {
			control.pause(!control.isPaused());
			tell();
		});
		cancel.addActionListener(event -> {
			control.cancel();
			cancel.setEnabled(false);
			tell();
		});
		again.addActionListener(event -> inBackground(this::runAgain));
		open.addActionListener(event -> openChosen());
		for (final JButton button : List.of(pause, cancel, again, open))
			buttons.add(button);
		final JPanel below = new JPanel(new BorderLayout(GAP, GAP));
		below.add(bar, BorderLayout.NORTH);
		below.add(buttons, BorderLayout.CENTER);
		return below;
	}

	/**
	 * Shows the list. Not for the event thread.
	 *
	 * @param folder the folder that was chosen
	 * @param run works on its cases
	 * @return the window
	 */
	static FolderWindow open(final Path folder, final FolderRun run)
	{
		final FolderWindow[] made = new FolderWindow[1];
		inEventThread(() -> {
			made[0] = new FolderWindow(folder, run.cases().list(), run);
			made[0].setLocationByPlatform(true);
			made[0].setVisible(true);
		});
		return made[0];
	}

	/**
	 * Works on the scans that are not done, and blocks until that has ended.
	 *
	 * @param progress receives every step, and may stop it, too
	 * @return how every scan ended
	 * @throws SpinepsException if nothing can be done
	 */
	BatchResult run(final Progress progress) throws SpinepsException {
		final RunControl fresh = new RunControl();
		inEventThread(() -> {
			control = fresh;
			setRunning(true);
		});
		try {
			return run.run(fresh, progress, new Watcher());
		}
		finally {
			EventQueue.invokeLater(() -> setRunning(false));
		}
	}

	private void runAgain() throws SpinepsException {
		try (RunningTask task = RunningTask.start(SegmentFolderSettings.JOB
			.title()))
		{
			final BatchResult result = run(task.progress());
			IJ.showStatus("SPINEPS: " + result.results().size() + " scans");
		}
	}

	private void setRunning(final boolean now) {
		running = now;
		stage = "";
		pause.setEnabled(now);
		cancel.setEnabled(now);
		again.setEnabled(!now && !rows.allDone());
		open.setEnabled(table.getSelectedRow() >= 0);
		tell();
	}

	/** Says how far the run is. */
	private void tell() {
		pause.setText(control.isPaused() ? "Resume" : "Pause");
		bar.setValue(rows.ended());
		final StringBuilder text = new StringBuilder().append(rows.ended()).append(
			" of ").append(rows.getRowCount()).append(" scans");
		final int failed = rows.count(CaseState.FAILED);
		if (failed > 0) text.append(", ").append(failed).append(" failed");
		if (running && control.isCancelled()) text.append("; stopping");
		else if (running) text.append(control.isPaused() ? "; paused" : left())
			.append(stage.isEmpty() ? "" : "; " + stage);
		else if (rows.ended() > 0) text.append(rows.allDone() ? "; all done"
			: "; stopped, Continue goes on");
		status.setText(text.toString());
	}

	private String left() {
		final double seconds = rows.secondsLeft();
		return Double.isNaN(seconds) ? "" : "; " + duration(seconds) + " left";
	}

	/**
	 * @param seconds a time
	 * @return it in words, e.g. "about 3 min"
	 */
	static String duration(final double seconds) {
		if (seconds < 90) return "about " + Math.max(1, Math.round(seconds)) + " s";
		if (seconds < 5400) return "about " + Math.round(seconds / 60) + " min";
		return String.format(Locale.ROOT, "about %.1f h", seconds / 3600);
	}

	private void leave() {
		if (running) {
			final int answer = JOptionPane.showConfirmDialog(this,
				"Stop the run? Results that are done stay.", getTitle(),
				JOptionPane.OK_CANCEL_OPTION);
			if (answer != JOptionPane.OK_OPTION) return;
			control.cancel();
		}
		dispose();
	}

	private void openChosen() {
		final int row = table.getSelectedRow();
		if (row < 0) return;
		final BatchCase scan = rows.row(row).scan();
		inBackground(() -> CaseOpener.open(scan));
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
			catch (final CancellationException e) {
				IJ.showStatus("SPINEPS: cancelled");
			}
		}, "SPINEPS folder");
		thread.setDaemon(true);
		thread.start();
	}

	private static void inEventThread(final Runnable work) {
		try {
			EventQueue.invokeAndWait(work);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted");
		}
		catch (final InvocationTargetException e) {
			throw new IllegalStateException(e.getCause());
		}
	}

	/** Brings what happens into the event thread. */
	private final class Watcher implements FolderRun.Watcher {

		@Override
		public void started(final Path scan) {
			EventQueue.invokeLater(() -> {
				rows.started(scan);
				final int row = rows.find(scan);
				table.scrollRectToVisible(table.getCellRect(row, 0, true));
				tell();
			});
		}

		@Override
		public void stage(final String text, final long done, final long total) {
			EventQueue.invokeLater(() -> {
				stage = total > 0 ? text + " " + done + "/" + total : text;
				tell();
			});
		}

		@Override
		public void finished(final InputResult result) {
			EventQueue.invokeLater(() -> {
				rows.finished(result);
				tell();
			});
		}
	}
}
