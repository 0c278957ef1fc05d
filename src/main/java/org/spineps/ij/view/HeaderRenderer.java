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

import java.awt.Component;

import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.table.TableCellRenderer;

/** Headings with the unit on a line of its own. */
final class HeaderRenderer implements TableCellRenderer {

	private final TableCellRenderer usual;

	/** @param usual draws the heading of a table */
	HeaderRenderer(final TableCellRenderer usual) {
		this.usual = usual;
	}

	@Override
	public Component getTableCellRendererComponent(final JTable table,
		final Object value, final boolean selected, final boolean focused,
		final int row, final int column)
	{
		final Component drawn = usual.getTableCellRendererComponent(table, value,
			selected, focused, row, column);
		if (drawn instanceof JLabel label) label.setText("<html><center>" + String
			.valueOf(value).replaceFirst(" (?=\\S+( \\S+)?$)", "<br>") +
			"</center></html>");
		return drawn;
	}
}
