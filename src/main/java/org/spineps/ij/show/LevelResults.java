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

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.measure.morphometry.LevelTable;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.volume.Grid;

/**
 * The level table as ImageJ's: the columns of the CSV file, after the image's
 * name, and the slice of the body's centre, counted from 1 as ImageJ does. Blank
 * cells are undefined.
 */
public final class LevelResults {

	private static final String SLICE_FOLLOWS = "label";

	private LevelResults() {
		// static methods only
	}

	/**
	 * @param spine the measures
	 * @param grid that of the image
	 * @param title title of the image
	 * @return a table that belongs to the caller
	 */
	public static ResultsTable table(final SpineMeasures spine, final Grid grid,
		final String title)
	{
		final ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		for (final LevelMeasures row : spine.levels()) {
			table.incrementCounter();
			table.addValue(InstanceResults.IMAGE, title);
			final List<Object> cells = LevelTable.cells(row, spine.cutoffs());
			for (int i = 0; i < cells.size(); i++) {
				final String column = LevelTable.COLUMNS.get(i);
				add(table, column, cells.get(i));
				if (column.equals(SLICE_FOLLOWS)) add(table, InstanceResults.SLICE, row
					.frame().map(frame -> (Object) (Math.round(grid.toVoxel(frame.origin()
						.toArray())[2]) + 1)).orElse(null));
			}
		}
		for (int column = 0; column <= table.getLastColumn(); column++)
			if (table.columnExists(column)) table.setDecimalPlaces(column, decimals(
				table.getColumnAsDoubles(column)));
		return table;
	}

	/** @return as many as the numbers of a column have; they are rounded already */
	private static int decimals(final double[] values) {
		return Arrays.stream(values).filter(Double::isFinite).mapToInt(value -> Math
			.max(0, BigDecimal.valueOf(value).stripTrailingZeros().scale())).max()
			.orElse(0);
	}

	private static void add(final ResultsTable table, final String column,
		final Object cell)
	{
		if (cell instanceof Number number) table.addValue(column, number
			.doubleValue());
		else table.addValue(column, cell == null ? "" : cell.toString());
	}
}
