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

import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;

import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** Rows of a label and a field each. Made in the event thread. */
final class Fields extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int GAP = 3;

	private int row;

	Fields() {
		super(new GridBagLayout());
	}

	/**
	 * @param label the words beside the field
	 * @param help tooltip of both; blank for none
	 * @param field the field
	 */
	void add(final String label, final String help, final JComponent field) {
		final JLabel words = new JLabel(label);
		words.setLabelFor(field);
		if (!help.isBlank()) {
			words.setToolTipText(help);
			field.setToolTipText(help);
		}
		add(words, at(0, 1, 0));
		add(field, at(1, 1, 1));
		row++;
	}

	/** @param field goes over the whole width */
	void add(final JComponent field) {
		add(field, at(0, 2, 1));
		row++;
	}

	private GridBagConstraints at(final int column, final int width,
		final double weight)
	{
		return new GridBagConstraints(column, row, width, 1, weight, 0,
			GridBagConstraints.WEST, GridBagConstraints.HORIZONTAL, new Insets(GAP,
				GAP, GAP, GAP), 0, 0);
	}
}
