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
package org.spineps.measure.cohort;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.anatomy.Level;
import org.spineps.measure.morphometry.LevelTable;

/**
 * One row of a case's level table, read again. Immutable.
 *
 * @param caseName the X of the case's files
 * @param cells one for each of {@link LevelTable#COLUMNS}, of its type; null where
 *          nothing is defined
 */
public record LevelCells(String caseName, List<Object> cells) {

	/** Copies the list. */
	public LevelCells {
		cells = Collections.unmodifiableList(new ArrayList<>(cells));
	}

	/**
	 * @param caseName the X of the case's files
	 * @param row cells of the file by the names of their columns; unknown columns are
	 *          ignored, and what is no number in a column of numbers is undefined
	 * @return the row
	 */
	public static LevelCells of(final String caseName,
		final Map<String, String> row)
	{
		final List<Object> cells = new ArrayList<>();
		for (int n = 0; n < LevelTable.COLUMNS.size(); n++)
			cells.add(cell(row.getOrDefault(LevelTable.COLUMNS.get(n), ""),
				LevelTable.TYPES.get(n)));
		return new LevelCells(caseName, cells);
	}

	private static Object cell(final String text, final Class<?> type) {
		if (text.isEmpty()) return null;
		if (type == String.class) return text;
		try {
			if (type == Integer.class) return Integer.valueOf(text);
			final double value = Double.parseDouble(text);
			return Double.isFinite(value) ? value : null;
		}
		catch (final NumberFormatException e) {
			return null;
		}
	}

	/**
	 * @param column a column of numbers
	 * @return its value; NaN if undefined
	 */
	public double number(final String column) {
		final Object cell = cells.get(LevelTable.COLUMNS.indexOf(column));
		return cell == null ? Double.NaN : ((Number) cell).doubleValue();
	}

	/**
	 * @param column a column of words
	 * @return its text; empty if there is none
	 */
	public String text(final String column) {
		final Object cell = cells.get(LevelTable.COLUMNS.indexOf(column));
		return cell == null ? "" : (String) cell;
	}

	/** @return the level; empty if it is unknown, so that it compares with no other */
	public Optional<Level> level() {
		final double label = number("label");
		return Double.isNaN(label) ? Optional.empty() : Level.of((int) label);
	}
}
