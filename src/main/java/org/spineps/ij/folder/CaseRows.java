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
package org.spineps.ij.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.swing.table.AbstractTableModel;

import org.spineps.batch.BatchCase;
import org.spineps.batch.InputResult;
import org.spineps.batch.cases.InputName;
import org.spineps.measure.quality.Light;

/** The cases of a folder as a table. For the event thread. */
final class CaseRows extends AbstractTableModel {

	/** Column of the traffic light. */
	static final int LIGHT = 0;
	/** Column of the path. */
	static final int TITLE = 1;
	/** Column that says how far it is. */
	static final int STATE = 2;
	private static final int LEVELS = 3;
	private static final int SECONDS = 4;
	/** Column of the reasons. */
	static final int NOTE = 5;
	private static final List<String> NAMES = List.of("", "Scan", "State",
		"Levels", "Time (s)", "Note");
	private static final long serialVersionUID = 1L;

	private final transient List<CaseRow> rows = new ArrayList<>();

	/**
	 * @param folder the folder that was chosen
	 * @param scans its cases
	 */
	CaseRows(final Path folder, final List<BatchCase> scans) {
		for (final BatchCase scan : scans)
			rows.add(CaseRow.waiting(scan, title(folder, scan.volume().place())));
	}

	/** The folders of a study may be called after the patient, its case is not. */
	private static String title(final Path folder, final Path place) {
		return Files.isRegularFile(place) ? folder.relativize(place).toString()
			: InputName.fileName(place);
	}

	/** @return the case of a row */
	CaseRow row(final int row) {
		return rows.get(row);
	}

	/** The work on a scan begins. */
	void started(final Path file) {
		final int row = find(file);
		rows.set(row, rows.get(row).running());
		fireTableRowsUpdated(row, row);
	}

	/** The work on a scan has ended. */
	void finished(final InputResult result) {
		final int row = find(result.input());
		rows.set(row, rows.get(row).ended(result));
		fireTableRowsUpdated(row, row);
	}

	/**
	 * @param file a scan of the folder
	 * @return its row
	 */
	int find(final Path file) {
		for (int row = 0; row < rows.size(); row++)
			if (rows.get(row).scan().volume().place().equals(file)) return row;
		throw new IllegalArgumentException("Not in the list: " + file);
	}

	/** @return how many cases are in a state */
	int count(final CaseState state) {
		return (int) rows.stream().filter(row -> row.state() == state).count();
	}

	/** @return how many cases have ended, in whatever way */
	int ended() {
		return rows.size() - count(CaseState.WAITING) - count(CaseState.RUNNING);
	}

	/** @return whether a later run has nothing to do */
	boolean allDone() {
		return rows.stream().allMatch(row -> row.state().isDone());
	}

	/**
	 * @return seconds that the rest will take if it is like what was worked on; NaN
	 *         if nothing was
	 */
	double secondsLeft() {
		return rows.stream().mapToDouble(CaseRow::seconds).filter(
			seconds -> !Double.isNaN(seconds)).average().orElse(Double.NaN) * (rows
				.size() - ended());
	}

	@Override
	public int getRowCount() {
		return rows.size();
	}

	@Override
	public int getColumnCount() {
		return NAMES.size();
	}

	@Override
	public String getColumnName(final int column) {
		return NAMES.get(column);
	}

	@Override
	public Class<?> getColumnClass(final int column) {
		return column == LIGHT ? Light.class : String.class;
	}

	@Override
	public Object getValueAt(final int row, final int column) {
		final CaseRow one = rows.get(row);
		return switch (column) {
			case LIGHT -> one.lightOrNull();
			case TITLE -> one.title();
			case STATE -> one.state().text();
			case LEVELS -> one.levels();
			case SECONDS -> Double.isNaN(one.seconds()) ? "" : String.format(
				Locale.ROOT, "%.1f", one.seconds());
			case NOTE -> one.note();
			default -> throw new IllegalArgumentException("No column " + column);
		};
	}
}
