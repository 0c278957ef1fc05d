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
import java.util.Locale;

import org.spineps.measure.Digits;
import org.spineps.measure.InstanceRow;
import org.spineps.measure.InstanceTable;
import org.spineps.result.SpineInstance;
import org.spineps.volume.Box;

/**
 * The table of instances as ImageJ's. Pixels are counted as ImageJ does: the
 * middle of the first is 0.5, the first slice is 1. What is not known is blank.
 */
public final class InstanceResults {

	private static final int THOUSANDTHS = 3;
	private static final int TENTHS = 1;
	private static final List<String> WORLD = List.of("Centroid right (mm)",
		"Centroid anterior (mm)", "Centroid superior (mm)");

	private InstanceResults() {
		// static methods only
	}

	/**
	 * @param measured the measurements
	 * @param title title of the image
	 * @return a table that belongs to the caller
	 */
	public static ResultsTable table(final InstanceTable measured,
		final String title)
	{
		final ResultsTable table = ResultsTables.table();
		for (final InstanceRow row : measured.rows()) {
			final SpineInstance instance = row.instance();
			table.incrementCounter();
			ResultsTables.add(table, LevelResults.IMAGE, title);
			ResultsTables.add(table, "Name", instance.name());
			ResultsTables.add(table, LevelResults.SLICE, row.voxels() == 0 ? null : Math
				.round(row.centroidVoxel().get(2)) + 1);
			ResultsTables.add(table, "Kind", instance.kind().name().toLowerCase(
				Locale.ROOT));
			ResultsTables.add(table, "Label", instance.label());
			ResultsTables.add(table, "Naming", instance.naming().text());
			ResultsTables.add(table, "Name confidence", Digits.roundedOrNull(instance
				.nameConfidence(), THOUSANDTHS));
			ResultsTables.add(table, "Outline confidence", Digits.roundedOrNull(
				instance.confidence(), THOUSANDTHS));
			ResultsTables.add(table, "Voxels", row.voxels());
			ResultsTables.add(table, "Volume (mm3)", Digits.roundedOrNull(row
				.volumeMm3(), TENTHS));
			addPlace(table, row);
			ResultsTables.add(table, "Touches border", row.touchesBorder() ? "yes"
				: "no");
		}
		ResultsTables.setDecimals(table);
		return table;
	}

	private static void addPlace(final ResultsTable table,
		final InstanceRow row)
	{
		for (int axis = 0; axis < 3; axis++)
			ResultsTables.add(table, WORLD.get(axis), tenths(row.centroidMm().get(
				axis)));
		ResultsTables.add(table, "X (pixel)", tenths(row.centroidVoxel().get(0) +
			0.5));
		ResultsTables.add(table, "Y (pixel)", tenths(row.centroidVoxel().get(1) +
			0.5));
		final Box box = row.box();
		final boolean none = box.isEmpty();
		ResultsTables.add(table, "Box X (pixel)", none ? null : box.min(0));
		ResultsTables.add(table, "Box Y (pixel)", none ? null : box.min(1));
		ResultsTables.add(table, "Box width (pixel)", none ? null : box.max(0) - box
			.min(0));
		ResultsTables.add(table, "Box height (pixel)", none ? null : box.max(1) - box
			.min(1));
		ResultsTables.add(table, "First slice", none ? null : box.min(2) + 1);
		ResultsTables.add(table, "Last slice", none ? null : box.max(2));
	}

	/** A place has more digits than a measure; NaN stays. */
	private static double tenths(final double value) {
		return Math.rint(value * 10) / 10;
	}
}
