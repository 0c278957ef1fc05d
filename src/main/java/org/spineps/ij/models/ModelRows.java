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
package org.spineps.ij.models;

import java.util.List;

import javax.swing.table.AbstractTableModel;

import org.spineps.library.ModelEntry;

/** The models as rows of a table. For the event thread. */
final class ModelRows extends AbstractTableModel {

	private static final long serialVersionUID = 1L;
	private static final List<String> HEADINGS = List.of("Model", "For", "State",
		"Size", "Version", "Licence", "Title");

	private transient List<ModelEntry> entries = List.of();

	/** Shows other models. */
	void set(final List<ModelEntry> others) {
		entries = List.copyOf(others);
		fireTableDataChanged();
	}

	/** @return the model of a row */
	ModelEntry entry(final int row) {
		return entries.get(row);
	}

	@Override
	public int getRowCount() {
		return entries.size();
	}

	@Override
	public int getColumnCount() {
		return HEADINGS.size();
	}

	@Override
	public String getColumnName(final int column) {
		return HEADINGS.get(column);
	}

	@Override
	public Object getValueAt(final int row, final int column) {
		final ModelEntry entry = entries.get(row);
		return switch (column) {
			case 0 -> entry.id();
			case 1 -> entry.kind();
			case 2 -> entry.state().text();
			case 3 -> entry.size().isEmpty() && entry
				.state() == ModelEntry.State.AVAILABLE ? "asked first" : entry.size();
			case 4 -> entry.version();
			case 5 -> entry.licence();
			default -> entry.title();
		};
	}
}
