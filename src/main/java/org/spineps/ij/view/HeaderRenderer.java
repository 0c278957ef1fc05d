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
import java.awt.Dimension;

import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.table.JTableHeader;
import javax.swing.table.TableCellRenderer;
import javax.swing.table.TableColumn;

/** Headings of several short lines, so that columns of figures may be narrow. */
final class HeaderRenderer implements TableCellRenderer {

	private static final int LINE_LENGTH = 9;
	private static final int MARGIN = 6;

	private final TableCellRenderer usual;

	/** @param usual draws the heading of a table */
	private HeaderRenderer(final TableCellRenderer usual) {
		this.usual = usual;
	}

	/**
	 * Gives a table such headings, and its columns the widths and the header the
	 * height that show all of them and of the cells, whatever the look and its font.
	 *
	 * @param table a table that has its rows
	 * @return width of all columns in pixels
	 */
	static int fit(final JTable table) {
		final JTableHeader header = table.getTableHeader();
		final TableCellRenderer renderer = new HeaderRenderer(header
			.getDefaultRenderer());
		header.setDefaultRenderer(renderer);
		int height = 0;
		int all = 0;
		for (int n = 0; n < table.getColumnCount(); n++) {
			final TableColumn column = table.getColumnModel().getColumn(n);
			final Dimension heading = renderer.getTableCellRendererComponent(table,
				column.getHeaderValue(), false, false, -1, n).getPreferredSize();
			int width = heading.width;
			for (int row = 0; row < table.getRowCount(); row++)
				width = Math.max(width, table.prepareRenderer(table.getCellRenderer(row,
					n), row, n).getPreferredSize().width);
			column.setPreferredWidth(width + MARGIN);
			height = Math.max(height, heading.height);
			all += width + MARGIN;
		}
		header.setPreferredSize(new Dimension(all, height));
		return all;
	}

	@Override
	public Component getTableCellRendererComponent(final JTable table,
		final Object value, final boolean selected, final boolean focused,
		final int row, final int column)
	{
		final Component drawn = usual.getTableCellRendererComponent(table, value,
			selected, focused, row, column);
		if (drawn instanceof JLabel label) label.setText("<html><center>" + lines(
			String.valueOf(value)) + "</center></html>");
		return drawn;
	}

	/** @return the text with line breaks instead of some spaces */
	static String lines(final String text) {
		final StringBuilder lines = new StringBuilder();
		int length = 0;
		for (final String word : text.split(" ")) {
			if (!lines.isEmpty()) {
				final boolean fits = length + 1 + word.length() <= LINE_LENGTH;
				// a line must not be broken a second time
				lines.append(fits ? "&nbsp;" : "<br>");
				length = fits ? length + 1 : 0;
			}
			lines.append(word);
			length += word.length();
		}
		return lines.toString();
	}
}
