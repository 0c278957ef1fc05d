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

import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import ij.text.TextPanel;
import ij.text.TextWindow;

import java.awt.GraphicsEnvironment;
import java.math.BigDecimal;
import java.util.Arrays;

import org.spineps.PlainText;
import org.spineps.io.CsvTable;

/** Fills ImageJ's tables so that they can be read, sorted, and saved. */
public final class ResultsTables {

	private ResultsTables() {
		// static methods only
	}

	/**
	 * @return an empty table whose window has ImageJ's menu Results: Summarize,
	 *         Distribution, Sort, Plot. They expect the numbers of the rows
	 */
	public static ResultsTable table() {
		final ResultsTable table = new ResultsTable();
		table.setIsResultsTable(true);
		table.showRowNumbers(true);
		return table;
	}

	/**
	 * Adds a cell to the last row. ImageJ saves cells as they are: texts that a
	 * spreadsheet would run, and quotation marks that would end a cell, are made
	 * harmless here.
	 *
	 * @param table gets the cell
	 * @param heading of its column
	 * @param cell text, a number, or null for nothing
	 */
	public static void add(final ResultsTable table, final String heading,
		final Object cell)
	{
		if (cell instanceof Number number && !Double.isNaN(number.doubleValue()))
			table.addValue(heading, number.doubleValue());
		else table.addValue(heading, cell == null || cell instanceof Number ? ""
			: CsvTable.withoutFormula(PlainText.line(cell.toString()).replace('"',
				'\'')));
	}

	/** Shows as many decimals as the numbers of a column have; they are rounded. */
	public static void setDecimals(final ResultsTable table) {
		for (int column = 0; column <= table.getLastColumn(); column++)
			if (table.columnExists(column)) table.setDecimalPlaces(column, decimals(
				table.getColumnAsDoubles(column)));
	}

	private static int decimals(final double[] values) {
		return Arrays.stream(values).filter(Double::isFinite).mapToInt(value -> Math
			.max(0, BigDecimal.valueOf(value).stripTrailingZeros().scale())).max()
			.orElse(0);
	}

	/**
	 * Shows a table in a window of its own, or in the one that has its title already.
	 * Where there is no screen ImageJ shows none, so it becomes the Results table
	 * there.
	 *
	 * @param table the table
	 * @param title title of its window
	 */
	public static void show(final ResultsTable table, final String title) {
		if (GraphicsEnvironment.isHeadless()) Analyzer.setResultsTable(table);
		else if (WindowManager.getWindow(title) instanceof TextWindow window) refill(
			window.getTextPanel(), table);
		else table.show(title);
	}

	/** ResultsTable.show would put the window in front of the scan. */
	private static void refill(final TextPanel shown, final ResultsTable table) {
		shown.setColumnHeadings(table.getColumnHeadings());
		shown.setResultsTable(table);
		shown.clear();
		for (int row = 0; row < table.size(); row++)
			shown.appendWithoutUpdate(table.getRowAsString(row));
		shown.updateDisplay();
	}
}
