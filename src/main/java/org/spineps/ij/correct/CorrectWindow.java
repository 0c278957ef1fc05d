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
package org.spineps.ij.correct;

import ij.ImagePlus;

import java.awt.Component;
import java.awt.FlowLayout;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;

import org.spineps.ij.task.WindowRun;
import org.spineps.ij.view.SpinePanels;
import org.spineps.ij.view.SpineView;
import org.spineps.ij.view.WindowPlaces;
import org.spineps.io.HtmlText;
import org.spineps.job.CorrectSpineSettings;
import org.spineps.job.CorrectSpineSettings.Action;

/**
 * The tools for corrections beside a scan: what one click does, paint, undo. Each
 * button is one call of {@link CorrectSpineTask}, as a macro makes it. Lives on the
 * event thread; whatever takes time is done elsewhere.
 */
final class CorrectWindow extends JFrame {

	private static final long serialVersionUID = 1L;
	private static final int GAP = 6;
	private static final int WIDTH = 430;

	private final Map<Action, JToggleButton> clicks = new EnumMap<>(
		Action.class);
	private final PaintControls paint;
	private final JButton undo = new JButton("Undo");
	private final JButton redo = new JButton("Redo");
	private final JLabel says = new JLabel();
	private final List<Component> resting = new ArrayList<>();
	private transient SpineView view;
	private transient ClickTool tool;

	/** @param view what is corrected */
	CorrectWindow(final SpineView view) {
		super("Correct: " + view.source().getTitle());
		this.view = view;
		setDefaultCloseOperation(DISPOSE_ON_CLOSE);
		final JPanel content = new JPanel();
		content.setLayout(new BoxLayout(content, BoxLayout.Y_AXIS));
		content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
		content.add(clicks());
		paint = new PaintControls(view.source(), this::start);
		content.add(paint);
		content.add(labelImages());
		content.add(steps());
		says.setAlignmentX(LEFT_ALIGNMENT);
		content.add(says);
		setContentPane(content);
		resting.addAll(clicks.values());
		resting.add(paint);
		set(view);
		say("Choose what a click into the scan does, or select an area and paint.");
		pack();
	}

	private static JPanel row(final String title) {
		final JPanel row = new JPanel(new FlowLayout(FlowLayout.LEFT, GAP, 2));
		row.setBorder(BorderFactory.createTitledBorder(title));
		row.setAlignmentX(LEFT_ALIGNMENT);
		return row;
	}

	private JPanel clicks() {
		final JPanel row = row("One click into the scan");
		click(row, Action.SPLIT, "Split", "Click between the two bodies.");
		click(row, Action.MERGE, "Merge",
			"Click on one half, near the border to the other.");
		click(row, Action.DELETE, "Delete",
			"Click on the vertebra that is none.");
		click(row, Action.ADD, "Add",
			"Click on the centre of a body that was missed.");
		return row;
	}

	private void click(final JPanel row, final Action action,
		final String label, final String help)
	{
		final JToggleButton button = new JToggleButton(label);
		button.setToolTipText(help);
		button.addActionListener(event -> {
			final boolean chosen = button.isSelected();
			release();
			button.setSelected(chosen);
			if (!chosen) return;
			tool = new ClickTool(source(), (x, y, slice) -> {
				// A second click would be one too many.
				release();
				start(CorrectSpineSettings.of(action).at(x, y, slice));
			});
			tool.choose();
			say(help);
		});
		clicks.put(action, button);
		row.add(button);
	}

	private JPanel labelImages() {
		final JPanel row = row("Label images, for ImageJ's own brush and fill");
		row.add(button("Open", "Opens the two label images to paint on",
			() -> start(CorrectSpineSettings.of(Action.EDIT))));
		row.add(button("Take", "Takes what was painted on them", () -> start(
			CorrectSpineSettings.of(Action.TAKE))));
		return row;
	}

	private JPanel steps() {
		final JPanel row = row("Steps");
		undo.addActionListener(event -> start(CorrectSpineSettings.of(
			Action.UNDO)));
		redo.addActionListener(event -> start(CorrectSpineSettings.of(
			Action.REDO)));
		row.add(undo);
		row.add(redo);
		return row;
	}

	private JButton button(final String label, final String help,
		final Runnable action)
	{
		final JButton button = new JButton(label);
		button.setToolTipText(help);
		button.addActionListener(event -> action.run());
		resting.add(button);
		return button;
	}

	/** Runs a correction; until it has ended there is no other. */
	void start(final CorrectSpineSettings settings) {
		rest(true);
		say("Working...");
		WindowRun.start(new CorrectSpineTask(), source(), settings, () -> {
			rest(false);
			set(SpineView.find(source()).orElse(view));
		}, problem -> say(problem.getMessage()));
	}

	private void rest(final boolean resting) {
		this.resting.forEach(one -> one.setEnabled(!resting));
		paint.setEnabled(!resting);
		undo.setEnabled(!resting);
		redo.setEnabled(!resting);
	}

	/** Shows what can be done with a result. */
	void set(final SpineView newer) {
		if (newer != view || says.getText().contains("Working...")) say(
			CorrectionHistory.of(source()).undoable().map(what -> "Done: " + what +
				".").orElse(""));
		view = newer;
		paint.set(newer.segmentation());
		final CorrectionHistory history = CorrectionHistory.of(source());
		show(undo, "Undo", history.undoable());
		show(redo, "Redo", history.redoable());
	}

	private static void show(final JButton button, final String word,
		final Optional<String> step)
	{
		button.setEnabled(step.isPresent());
		button.setToolTipText(step.map(what -> word + ": " + what).orElse(
			"There is nothing to " + word.toLowerCase(Locale.ROOT)));
	}

	private void say(final String text) {
		says.setText("<html><body width=" + (WIDTH - 40) + ">" +
			HtmlText.escape(text) + "</body></html>");
	}

	private void release() {
		if (tool != null) tool.release();
		tool = null;
		clicks.values().forEach(button -> button.setSelected(false));
	}

	/** @return the scan */
	ImagePlus source() {
		return view.source();
	}

	/** @param then run once when the window is closed */
	void whenDisposed(final Runnable then) {
		addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosed(final WindowEvent event) {
				release();
				then.run();
			}
		});
	}

	/** Where it covers least of the scan and its panel. */
	void placeBeside(final Window image) {
		if (image == null) return;
		final List<Rectangle> others = new ArrayList<>(List.of(image.getBounds()));
		SpinePanels.window(view.source()).ifPresent(panel -> others.add(panel
			.getBounds()));
		setLocation(WindowPlaces.beside(others, getSize(), WindowPlaces.room(
			image)));
	}
}
