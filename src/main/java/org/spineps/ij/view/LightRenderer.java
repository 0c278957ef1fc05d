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

import java.awt.Color;
import java.awt.Component;

import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;

import org.spineps.measure.quality.Light;

/**
 * A traffic light as a sign that differs in shape as well as in colour; nothing
 * where it is not known.
 */
public final class LightRenderer extends DefaultTableCellRenderer {

	private static final long serialVersionUID = 1L;
	private static final Color GREEN = new Color(0x1b7f3b);
	private static final Color AMBER = new Color(0xb36b00);
	private static final Color RED = new Color(0xb3261e);

	@Override
	public Component getTableCellRendererComponent(final JTable table,
		final Object value, final boolean selected, final boolean focused,
		final int row, final int column)
	{
		super.getTableCellRendererComponent(table, "", selected, focused, row,
			column);
		setHorizontalAlignment(SwingConstants.CENTER);
		setToolTipText(null);
		if (!(value instanceof Light light)) return this;
		setText(switch (light) {
			case GREEN -> "\u25cf";
			case AMBER -> "\u25b2";
			case RED -> "\u25a0";
		});
		setForeground(switch (light) {
			case GREEN -> GREEN;
			case AMBER -> AMBER;
			case RED -> RED;
		});
		setToolTipText(light.key());
		return this;
	}
}
