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

import ij.IJ;
import ij.ImagePlus;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.ArrayList;
import java.util.List;

import javax.swing.BorderFactory;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;

import org.spineps.ij.show.ResultInfo;
import org.spineps.ij.task.MacroLine;
import org.spineps.io.HtmlText;
import org.spineps.job.SpineOverlaySettings;
import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.measure.quality.Light;
import org.spineps.pipeline.correct.CorrectedResult;

/**
 * The panel beside a scan: its levels with light, name and key figures, and how they
 * are drawn. Everything that it does is a macro command as well. Lives on the event
 * thread; whatever takes time is done elsewhere.
 */
final class SpinePanel extends JFrame {

	private static final long serialVersionUID = 1L;
	private static final int GAP = 6;
	private static final int TABLE_WIDTH = 640;
	private static final int MOST_ROWS = 26;
	private static final int MOST_REASONS = 3;

	private final transient OverlayPainter painter;
	private final LevelRows rows;
	private final JTable table;
	private final JLabel about = new JLabel();
	private final DrawingControls drawing;
	/** Width of table and text in pixels; long reasons are wrapped. */
	private final int width;
	private transient SpineView view;
	/** While rows change, their selection is not the user's. */
	private boolean changing;

	/** @param view a result whose scan is shown */
	SpinePanel(final SpineView view) {
		super("SPINEPS: " + view.source().getTitle());
		this.view = view;
		painter = new OverlayPainter();
		rows = new LevelRows(view);
		table = new JTable(rows);
		drawing = new DrawingControls(this::draw);
		setDefaultCloseOperation(DISPOSE_ON_CLOSE);
		final JPanel content = new JPanel(new BorderLayout(GAP, GAP));
		content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
		content.add(about, BorderLayout.NORTH);
		content.add(new JScrollPane(table), BorderLayout.CENTER);
		final JPanel below = new JPanel(new BorderLayout(GAP, GAP));
		below.add(drawing, BorderLayout.CENTER);
		below.add(new PanelButtons(this), BorderLayout.SOUTH);
		content.add(below, BorderLayout.SOUTH);
		setContentPane(content);
		table.setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
		table.setDefaultRenderer(Light.class, new LightRenderer());
		table.setAutoCreateRowSorter(false);
		table.getSelectionModel().addListSelectionListener(event -> {
			if (!event.getValueIsAdjusting()) selected();
		});
		table.getColumnModel().getColumn(LevelRows.LIGHT).setMaxWidth(30);
		width = Math.max(TABLE_WIDTH, HeaderRenderer.fit(table));
		set(view);
		table.setPreferredScrollableViewportSize(new Dimension(width, Math.min(
			MOST_ROWS, rows.getRowCount() + 1) * table.getRowHeight()));
		pack();
	}

	/** Shows a newer view of the same scan. */
	void set(final SpineView newer) {
		view = newer;
		final int[] chosen = table.getSelectedRows();
		changing = true;
		rows.set(newer);
		for (final int row : chosen)
			if (row < rows.getRowCount()) table.addRowSelectionInterval(row, row);
		changing = false;
		final StringBuilder text = new StringBuilder("<html><body width=")
			.append(width).append('>').append(ResultInfo.summary(newer
				.segmentation())).append("<br>").append(light(newer.quality()
				.light()));
		newer.quality().findings().stream().filter(finding -> finding
			.light() != Light.GREEN).limit(MOST_REASONS).forEach(finding -> text.append(
				"<br>").append(HtmlText.escape(finding.text())));
		CorrectedResult.note(newer.segmentation()).ifPresent(note -> text.append(
			"<br><b>Corrected by hand:</b> ").append(HtmlText.escape(note)));
		final int height = about.getPreferredSize().height;
		about.setText(text.append(
			"<br>Research software, not a medical device.</body></html>")
				.toString());
		// More reasons must not cost rows.
		if (isDisplayable()) setSize(getWidth(), getHeight() + about
			.getPreferredSize().height - height);
		drawing.set(newer, OverlayChoice.of(newer.source()));
	}

	private static String light(final Light light) {
		return switch (light) {
			case GREEN -> "<b>Nothing odd was noticed.</b>";
			case AMBER -> "<b>Please look at it:</b>";
			case RED -> "<b>Do not use it before you have looked:</b>";
		};
	}

	/** @return the scan */
	ImagePlus source() {
		return view.source();
	}

	/** @return what is shown */
	SpineView view() {
		return view;
	}

	/** @return the chosen level, the first of several; null for none */
	LevelMeasures chosen() {
		final int row = table.getSelectedRow();
		return row < 0 ? null : rows.level(row);
	}

	/** @param row a level that is selected as if by a click */
	void choose(final int row) {
		table.setRowSelectionInterval(row, row);
	}

	/** Selects a level as if by a click. */
	void chooseLabel(final int label) {
		for (int row = 0; row < rows.getRowCount(); row++)
			if (rows.level(row).instance().label() == label) choose(row);
	}

	/** Jumps to the middle slice of the level, and says why it is not green. */
	private void selected() {
		if (changing) return;
		final int row = table.getSelectedRow();
		if (row < 0) return;
		final LevelMeasures level = rows.level(row);
		GoToVertebraTask.slice(view, level).ifPresent(slice -> source().setPosition(
			source().getC(), slice, source().getT()));
		IJ.showStatus(level.name() + ": " + (rows.reasons(row).isEmpty()
			? "nothing odd was noticed" : String.join("; ", rows.reasons(row))));
		if (drawing.onlySelected()) draw();
		else painter.flash(view, OverlayChoice.style(view, drawing.settings(List
			.of())), level.instance().label());
	}

	/** Draws the overlay as the controls say. */
	private void draw() {
		final List<String> only = new ArrayList<>();
		if (drawing.onlySelected()) for (final int row : table.getSelectedRows())
			only.add(rows.level(row).name());
		final SpineOverlaySettings chosen = drawing.settings(only);
		OverlayChoice.keep(source(), chosen);
		drawing.legend(view);
		painter.draw(view, OverlayChoice.style(view, chosen));
		MacroLine.record(SpineOverlaySettings.JOB, chosen);
	}

	/** @param then run once when the panel is closed */
	void whenDisposed(final Runnable then) {
		addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosed(final WindowEvent event) {
				painter.stop();
				then.run();
			}
		});
	}
}
