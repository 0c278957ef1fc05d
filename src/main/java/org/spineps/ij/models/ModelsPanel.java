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

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;

import org.spineps.library.ModelEntry;

/**
 * The table of models with its buttons; needs no screen. For the event thread.
 */
final class ModelsPanel extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int[] WIDTHS = { 140, 75, 135, 85, 85, 230, 330 };
	/** Ids, kinds and states are told apart by their ends. */
	private static final int SHOWN_WHOLE = 5;
	private static final int MARGIN = 12;

	/** What a click on a button is for. */
	enum Action {
			/** Fetch a published model. */
			DOWNLOAD("Download...", "Asks the publisher for the size first; without a selected model, asks for an address"),
			/** Take a model from a file or folder. */
			IMPORT("Import...", "Takes a model from a zip archive or a folder; no network is needed"),
			/** Compare with hashes. */
			VERIFY("Verify", "Compares the selected model, or all of them, with the hashes of the import"),
			/** Remove one of the user's. */
			REMOVE("Remove...", "Removes the selected model from your folder"),
			/** All that is known. */
			INFO("Details", "Licence, training data, limits, hashes of the selected model");

		private final String label;
		private final String help;

		Action(final String label, final String help) {
			this.label = label;
			this.help = help;
		}

		/** @return the word on its button */
		String label() {
			return label;
		}

		/**
		 * @param entry the selected model, or null
		 * @return whether it can be done
		 */
		boolean isPossible(final ModelEntry entry) {
			return switch (this) {
				case IMPORT -> true;
				case DOWNLOAD -> entry == null || entry
					.state() == ModelEntry.State.AVAILABLE;
				case VERIFY -> entry == null || entry.manifest().isPresent();
				case REMOVE -> entry != null && (entry
					.state() == ModelEntry.State.INSTALLED || entry
						.state() == ModelEntry.State.UNUSABLE);
				case INFO -> entry != null && entry
					.state() != ModelEntry.State.UNUSABLE;
			};
		}
	}

	private final ModelRows rows = new ModelRows();
	private final JTable table = new JTable(rows);
	private final JLabel place = new JLabel(" ");
	private final JButton[] buttons = new JButton[Action.values().length];
	private boolean busy;

	/** @param clicks receives what is to be done */
	ModelsPanel(final Consumer<Action> clicks) {
		super(new BorderLayout(0, 6));
		setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
		table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
		table.setAutoCreateRowSorter(true);
		table.setAutoResizeMode(JTable.AUTO_RESIZE_LAST_COLUMN);
		for (int column = 0; column < WIDTHS.length; column++)
			table.getColumnModel().getColumn(column).setPreferredWidth(
				WIDTHS[column]);
		table.getSelectionModel().addListSelectionListener(event -> enableButtons());
		final JScrollPane scroll = new JScrollPane(table);
		scroll.setPreferredSize(new Dimension(1080, 330));
		add(scroll, BorderLayout.CENTER);
		final JPanel below = new JPanel(new BorderLayout());
		final JPanel line = new JPanel(new FlowLayout(FlowLayout.LEFT));
		for (final Action action : Action.values()) {
			final JButton button = new JButton(action.label);
			button.setToolTipText(action.help);
			button.addActionListener(event -> clicks.accept(action));
			buttons[action.ordinal()] = button;
			line.add(button);
		}
		below.add(line, BorderLayout.NORTH);
		below.add(place, BorderLayout.SOUTH);
		add(below, BorderLayout.SOUTH);
		enableButtons();
	}

	/**
	 * Shows other models, and keeps the selection.
	 *
	 * @param entries the models
	 * @param note the line below
	 */
	void set(final List<ModelEntry> entries, final String note) {
		final ModelEntry before = selected();
		rows.set(entries);
		place.setText(note);
		for (int row = 0; before != null && row < entries.size(); row++)
			if (entries.get(row).id().equals(before.id())) select(row);
		for (int column = 0; column < SHOWN_WHOLE; column++)
			table.getColumnModel().getColumn(column).setPreferredWidth(Math.max(
				WIDTHS[column], needed(column)));
		enableButtons();
	}

	/** @return width of the longest text of a column, in pixels */
	int needed(final int column) {
		return IntStream.range(0, table.getRowCount()).map(row -> table
			.prepareRenderer(table.getCellRenderer(row, column), row, column)
			.getPreferredSize().width + MARGIN).max().orElse(0);
	}

	/** @return preferred width of a column, in pixels */
	int width(final int column) {
		return table.getColumnModel().getColumn(column).getPreferredWidth();
	}

	/** Selects a row of the list. */
	void select(final int row) {
		final int shown = table.convertRowIndexToView(row);
		table.setRowSelectionInterval(shown, shown);
	}

	/** @param now whether something is being done: buttons wait for it */
	void setBusy(final boolean now) {
		busy = now;
		enableButtons();
	}

	/** @return the selected model, or null */
	ModelEntry selected() {
		final int row = table.getSelectedRow();
		return row < 0 ? null : rows.entry(table.convertRowIndexToModel(row));
	}

	/** @return the button of an action */
	JButton button(final Action action) {
		return buttons[action.ordinal()];
	}

	/** @return the rows, as they are listed */
	ModelRows rows() {
		return rows;
	}

	private void enableButtons() {
		for (final Action action : Action.values())
			button(action).setEnabled(!busy && action.isPossible(selected()));
	}
}
