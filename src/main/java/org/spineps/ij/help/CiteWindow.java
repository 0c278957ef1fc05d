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
package org.spineps.ij.help;

import ij.IJ;

import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;

import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.WindowConstants;

import org.spineps.ij.show.TextLines;

/** References in a window from which they can be copied. */
final class CiteWindow {

	private static final int ROWS = 30;
	private static final int COLUMNS = 100;
	private static final int FONT_SIZE = 12;

	private CiteWindow() {
		// static methods only
	}

	/** Opens it; returns at once. */
	static void open(final TextLines lines, final String bibTex) {
		EventQueue.invokeLater(() -> {
			final JFrame frame = new JFrame(lines.title());
			frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
			frame.add(content(lines, () -> {
				Toolkit.getDefaultToolkit().getSystemClipboard().setContents(
					new StringSelection(bibTex), null);
				IJ.showStatus("BibTeX copied");
			}));
			frame.pack();
			frame.setLocationByPlatform(true);
			frame.setVisible(true);
		});
	}

	/** @return text and button; needs no screen */
	static JPanel content(final TextLines lines, final Runnable copy) {
		final JTextArea text = new JTextArea(String.join("\n", lines.lines()), ROWS,
			COLUMNS);
		text.setEditable(false);
		text.setLineWrap(true);
		text.setWrapStyleWord(true);
		text.setFont(new Font(Font.MONOSPACED, Font.PLAIN, FONT_SIZE));
		text.setCaretPosition(0);
		final JButton button = new JButton("Copy BibTeX");
		button.addActionListener(event -> copy.run());
		final JPanel below = new JPanel(new FlowLayout(FlowLayout.LEFT));
		below.add(button);
		final JPanel panel = new JPanel(new BorderLayout());
		panel.add(new JScrollPane(text), BorderLayout.CENTER);
		panel.add(below, BorderLayout.SOUTH);
		return panel;
	}
}
