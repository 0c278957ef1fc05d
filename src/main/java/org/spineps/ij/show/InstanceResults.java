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
package org.spineps.ij.show;

import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

import java.awt.GraphicsEnvironment;
import java.util.List;

import org.spineps.measure.InstanceRow;
import org.spineps.measure.InstanceTable;

/**
 * The table of instances as ImageJ's: the columns of the CSV file, after the
 * image's name, and the slice of the centroid, counted from 1 as ImageJ does.
 */
public final class InstanceResults {

	/** Heading of the first column. */
	static final String IMAGE = "image";
	/** Heading of the slice of the centroid, counted from 1. */
	static final String SLICE = "slice";
	private static final String SLICE_FOLLOWS = "naming";

	private static final List<String> TEXT = List.of("name", "kind", "naming",
		"touches_border");
	private static final int DECIMALS = 3;

	private InstanceResults() {
		// static methods only
	}

	/**
	 * @param measured the measurements
	 * @param title title of the image
	 * @return a table that belongs to the caller
	 */
	public static ResultsTable table(final InstanceTable measured, final String title) {
		final ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		for (final InstanceRow row : measured.rows()) {
			table.incrementCounter();
			table.addValue(IMAGE, title);
			final List<String> cells = InstanceTable.cells(row);
			for (int i = 0; i < cells.size(); i++) {
				add(table, InstanceTable.COLUMNS.get(i), cells.get(i));
				if (InstanceTable.COLUMNS.get(i).equals(SLICE_FOLLOWS)) add(table, SLICE,
					row.voxels() == 0 ? "" : Long.toString(Math.round(row.centroidVoxel()
						.get(2)) + 1));
			}
		}
		for (final String column : InstanceTable.COLUMNS) {
			final int index = table.getColumnIndex(column);
			if (index != ResultsTable.COLUMN_NOT_FOUND && !TEXT.contains(column))
				table.setDecimalPlaces(index, column.contains("_mm") || column
					.startsWith("centroid") || column.endsWith("confidence") ? DECIMALS
						: 0);
		}
		return table;
	}

	private static void add(final ResultsTable table, final String column,
		final String cell)
	{
		if (TEXT.contains(column) || cell.isEmpty()) table.addValue(column, cell);
		else table.addValue(column, Double.parseDouble(cell));
	}

	/**
	 * Shows a table in a window of its own. Where there is no screen ImageJ shows
	 * none, so it becomes the Results table there.
	 *
	 * @param table the table
	 * @param title title of its window
	 */
	public static void show(final ResultsTable table, final String title) {
		if (GraphicsEnvironment.isHeadless()) Analyzer.setResultsTable(table);
		else table.show(title);
	}
}
