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
package org.spineps.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.spineps.io.HtmlText;
import org.spineps.measure.quality.Light;

/**
 * A table for a page: texts, and lights that colour cells. Grows; for one thread.
 */
public final class ReportTable {

	private final List<String> columns;
	private final Set<Integer> textColumns = new HashSet<>();
	private final List<List<Cell>> rows = new ArrayList<>();

	/**
	 * @param text what it says
	 * @param light its colour; green leaves the cell uncoloured
	 * @param link where the text leads; empty for nowhere
	 */
	public record Cell(String text, Light light, String link) {

		/**
		 * @param text what it says
		 * @param light its colour; green leaves the cell uncoloured
		 */
		public Cell(final String text, final Light light) {
			this(text, light, "");
		}

		/**
		 * @param text any text
		 * @return a cell without a colour
		 */
		public static Cell of(final String text) {
			return new Cell(text, Light.GREEN);
		}

		/**
		 * @param value a number
		 * @param decimals how many
		 * @return a cell without a colour; blank if the value is undefined
		 */
		public static Cell of(final double value, final int decimals) {
			return of(Double.isNaN(value) ? "" : HtmlText.number(value, decimals));
		}
	}

	/** @param columns names of the columns, with units where they have any */
	public ReportTable(final String... columns) {
		this.columns = List.of(columns);
	}

	/**
	 * @param names columns that hold words and begin at the left; the first does
	 *          anyway
	 * @return this table
	 */
	public ReportTable text(final String... names) {
		Arrays.stream(names).map(columns::indexOf).forEach(textColumns::add);
		return this;
	}

	/**
	 * @param cells one for each column
	 * @return this table
	 * @throws IllegalArgumentException if their number is not that of the columns
	 */
	public ReportTable row(final List<Cell> cells) {
		if (cells.size() != columns.size()) throw new IllegalArgumentException(
			cells.size() + " cells for " + columns.size() + " columns");
		rows.add(List.copyOf(cells));
		return this;
	}

	/**
	 * @param cells one text for each column
	 * @return this table
	 */
	public ReportTable row(final String... cells) {
		return row(Arrays.stream(cells).map(Cell::of).toList());
	}

	/** @return whether it has no rows */
	public boolean isEmpty() {
		return rows.isEmpty();
	}

	List<String> columns() {
		return columns;
	}

	List<List<Cell>> rows() {
		return rows;
	}

	boolean isText(final int column) {
		return column == 0 || textColumns.contains(column);
	}
}
