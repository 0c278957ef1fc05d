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

import java.util.List;
import java.util.Map;

import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.measure.morphometry.LevelTable;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.measure.quality.InstanceQuality;
import org.spineps.measure.quality.Light;
import org.spineps.measure.quality.QualityFinding;
import org.spineps.volume.Grid;

/**
 * The measures of the levels as ImageJ's tables, one for each theme. Every row
 * begins with the image's name, the level and the slice of the body's centre,
 * counted from 1 as ImageJ does. Blank cells are undefined.
 */
public final class LevelResults {

	/** Heading of the first column. */
	static final String IMAGE = "Image";
	/** Heading of a slice, counted from 1. */
	static final String SLICE = "Slice";
	private static final String LEVEL = "Level";
	private static final String LIGHT = "Light";
	private static final String REASONS = "Reasons";

	private LevelResults() {
		// static methods only
	}

	/**
	 * @param theme which columns
	 * @param spine the measures
	 * @param quality traffic lights of the same result; in the table of findings
	 * @param grid that of the image
	 * @param title title of the image
	 * @return a table that belongs to the caller
	 */
	public static ResultsTable table(final LevelTheme theme,
		final SpineMeasures spine, final CaseQuality quality, final Grid grid,
		final String title)
	{
		final ResultsTable table = ResultsTables.table();
		for (final LevelMeasures row : spine.levels()) {
			table.incrementCounter();
			ResultsTables.add(table, IMAGE, title);
			ResultsTables.add(table, LEVEL, row.name());
			ResultsTables.add(table, SLICE, row.frame().map(frame -> (Object) (Math
				.round(grid.toVoxel(frame.origin().toArray())[2]) + 1)).orElse(null));
			if (theme == LevelTheme.FINDINGS) addLight(table, row, quality);
			final List<Object> cells = LevelTable.cells(row, spine.cutoffs());
			for (final Map.Entry<String, String> column : theme.headings().entrySet())
				ResultsTables.add(table, column.getValue(), cells.get(LevelTable.COLUMNS
					.indexOf(column.getKey())));
		}
		ResultsTables.setDecimals(table);
		return table;
	}

	private static void addLight(final ResultsTable table,
		final LevelMeasures row, final CaseQuality quality)
	{
		final List<InstanceQuality> known = quality.instances().stream().filter(
			one -> one.instance().label() == row.instance().label() && one.instance()
				.kind() == row.instance().kind()).toList();
		ResultsTables.add(table, LIGHT, known.stream().map(InstanceQuality::light)
			.reduce(Light.GREEN, Light::worse).key());
		ResultsTables.add(table, REASONS, String.join("; ", known.stream().flatMap(
			one -> one.findings().stream()).map(QualityFinding::text).toList()));
	}
}
