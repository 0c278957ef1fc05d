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
package org.spineps.ij.dialog;

import java.awt.Window;

import javax.swing.JOptionPane;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;

/** Text to be read over another window. */
final class TextDialog {

	private static final int ROWS = 24;
	private static final int COLUMNS = 80;

	private TextDialog() {
		// static methods only
	}

	/**
	 * Waits until it is closed, in the event thread.
	 *
	 * @param owner the window below
	 * @param title title
	 * @param text lines
	 */
	static void show(final Window owner, final String title, final String text) {
		final JTextArea area = new JTextArea(text, ROWS, COLUMNS);
		area.setEditable(false);
		area.setLineWrap(true);
		area.setWrapStyleWord(true);
		area.setCaretPosition(0);
		JOptionPane.showMessageDialog(owner, new JScrollPane(area), title,
			JOptionPane.PLAIN_MESSAGE);
	}
}
