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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.measure.morphometry.LevelTable;

/**
 * A column of the level table by which levels are coloured.
 *
 * @param name its name in the table
 * @param values number by label of the level; NaN where there is none
 * @param least the least number, NaN if there is none
 * @param most the greatest number
 */
record ColourColumn(String name, Map<Integer, Double> values, double least,
	double most)
{

	/** Labels are no measure. */
	private static final String LABEL = "label";

	/** Copies the map. */
	ColourColumn {
		values = Map.copyOf(values);
	}

	/**
	 * @param view a result
	 * @param name a column of {@link LevelTable#COLUMNS}
	 * @return its numbers in that result
	 */
	static ColourColumn of(final SpineView view, final String name) {
		final int column = LevelTable.COLUMNS.indexOf(name);
		final Map<Integer, Double> values = new HashMap<>();
		for (final LevelMeasures row : view.measures().levels())
			values.put(row.instance().label(), column >= 0 && LevelTable.cells(row,
				view.measures().cutoffs()).get(column) instanceof Number number ? number
					.doubleValue() : Double.NaN);
		return new ColourColumn(name, values, values.values().stream().mapToDouble(
			Double::doubleValue).filter(Double::isFinite).min().orElse(Double.NaN),
			values.values().stream().mapToDouble(Double::doubleValue).filter(
				Double::isFinite).max().orElse(Double.NaN));
	}

	/**
	 * @param view a result
	 * @return the columns that have a number for at least one level of it
	 */
	static List<ColourColumn> all(final SpineView view) {
		final List<ColourColumn> all = new ArrayList<>();
		for (final String name : LevelTable.COLUMNS) {
			final ColourColumn column = of(view, name);
			if (!name.equals(LABEL) && !Double.isNaN(column.least())) all.add(column);
		}
		return all;
	}

	/** @return for people, e.g. "Height anterior (mm)" */
	String heading() {
		final String words = name.replace('_', ' ').replaceFirst(
			" (mm3|mm2|mm|deg|percent|per m)$", " ($1)").replace("(percent)", "(%)")
			.replace("(per m)", "(1/m)");
		return Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

	@Override
	public String toString() {
		return heading();
	}
}
