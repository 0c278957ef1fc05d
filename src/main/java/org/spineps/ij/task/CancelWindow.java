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

import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;

import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.KeyStroke;
import javax.swing.Timer;

/**
 * The small window of a running job in plain ImageJ: what is done, one bar, how long
 * the rest takes, and a button that cancels; Esc and closing it do the same. It
 * opens after a moment only, so that short jobs show none. Needs a screen; its
 * methods are for any thread and return at once.
 */
final class CancelWindow {

	private static final int DELAY_MS = 800;
	private static final int STEPS = 1000;
	private static final int WIDTH = 380;
	private static final int GAP = 10;

	private final Runnable cancel;
	private final JDialog dialog;
	private final JLabel label = new JLabel(" ");
	private final JProgressBar bar = new JProgressBar(0, STEPS);
	private final JButton button = new JButton("Cancel");
	private final Timer opening;
	private boolean cancelled;
	private boolean closed;

	/**
	 * @param title what is done
	 * @param cancel asks the job to stop
	 */
	CancelWindow(final String title, final Runnable cancel) {
		this.cancel = cancel;
		dialog = new JDialog((Window) null, "SPINEPS: " + title);
		opening = new Timer(DELAY_MS, event -> open());
		opening.setRepeats(false);
		opening.start();
	}

	private void open() {
		if (closed) return;
		final JPanel content = new JPanel(new BorderLayout(GAP, GAP));
		content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
		content.add(label, BorderLayout.NORTH);
		content.add(bar, BorderLayout.CENTER);
		content.add(button, BorderLayout.EAST);
		button.addActionListener(event -> askToStop());
		final AbstractAction escape = new AbstractAction() {

			private static final long serialVersionUID = 1L;

			@Override
			public void actionPerformed(final ActionEvent event) {
				askToStop();
			}
		};
		content.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(KeyStroke
			.getKeyStroke(KeyEvent.VK_ESCAPE, 0), "cancel");
		content.getActionMap().put("cancel", escape);
		dialog.setContentPane(content);
		dialog.setDefaultCloseOperation(JDialog.DO_NOTHING_ON_CLOSE);
		dialog.addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosing(final WindowEvent event) {
				askToStop();
			}
		});
		dialog.setAutoRequestFocus(false);
		dialog.pack();
		dialog.setSize(Math.max(WIDTH, dialog.getWidth()), dialog.getHeight());
		dialog.setLocationRelativeTo(IJ.getInstance());
		// Images open below the left end of the main window.
		if (IJ.getInstance() != null) dialog.setLocation(IJ.getInstance().getX() + IJ
			.getInstance().getWidth() - dialog.getWidth(), IJ.getInstance().getY() + IJ
				.getInstance().getHeight() + GAP);
		dialog.setVisible(true);
	}

	private void askToStop() {
		if (cancelled) return;
		cancelled = true;
		button.setEnabled(false);
		label.setText("Stopping...");
		cancel.run();
	}

	/**
	 * @param text what is done now
	 * @param fraction which part of the job is done, 0..1
	 */
	void show(final String text, final double fraction) {
		EventQueue.invokeLater(() -> {
			if (!cancelled) label.setText(text);
			bar.setValue((int) Math.round(STEPS * fraction));
		});
	}

	/** Closes it for good. */
	void close() {
		EventQueue.invokeLater(() -> {
			closed = true;
			opening.stop();
			dialog.dispose();
		});
	}
}
