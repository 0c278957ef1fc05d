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
package org.spineps.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;

/**
 * One row of measurements per instance of a result, in the order in which the
 * result lists them. Cord and canal are measured in the semantic mask, all else
 * in the instance mask. Immutable.
 *
 * @param rows the measurements
 */
public record InstanceTable(List<InstanceRow> rows) {

	/**
	 * Names of the columns of {@link #cells}. R, A and S are patient millimetres
	 * to the right, to anterior and to superior (NIfTI's RAS); i, j and k are
	 * voxels counted from 0; a box holds its first and its last voxel.
	 */
	public static final List<String> COLUMNS = List.of("name", "kind", "label",
		"naming", "name_confidence", "outline_confidence", "voxels", "volume_mm3", "centroid_R_mm", "centroid_A_mm",
		"centroid_S_mm", "centroid_i", "centroid_j", "centroid_k", "box_first_i",
		"box_first_j", "box_first_k", "box_last_i", "box_last_j", "box_last_k",
		"touches_border");

	/** Copies the list. */
	public InstanceTable {
		rows = List.copyOf(rows);
	}

	/**
	 * Measures every instance, with one pass over each mask.
	 *
	 * @param result masks and what was found in them
	 * @return the table
	 */
	public static InstanceTable of(final SpineSegmentation result) {
		final LabelStatistics instances = LabelStatistics.of(result.instances());
		final LabelStatistics semantic = LabelStatistics.of(result.semantic());
		final List<InstanceRow> rows = new ArrayList<>();
		for (final SpineInstance instance : result.found()) {
			final boolean inSemantic = instance.kind().inSemanticMask();
			final Grid grid = (inSemantic ? result.semantic() : result.instances())
				.grid();
			rows.add(row(instance, inSemantic ? semantic : instances, grid));
		}
		return new InstanceTable(rows);
	}

	/**
	 * A row as text, with a point for decimals whatever the locale. What is not
	 * known (no confidence, no voxels) is empty.
	 *
	 * @param row a row
	 * @return one text per column of {@link #COLUMNS}
	 */
	public static List<String> cells(final InstanceRow row) {
		final SpineInstance instance = row.instance();
		final List<String> cells = new ArrayList<>();
		cells.add(instance.name());
		cells.add(instance.kind().name().toLowerCase(Locale.ROOT));
		cells.add(Integer.toString(instance.label()));
		cells.add(instance.naming().text());
		cells.add(number("%.3f", instance.nameConfidence()));
		cells.add(number("%.3f", instance.confidence()));
		cells.add(Long.toString(row.voxels()));
		cells.add(number("%.2f", row.volumeMm3()));
		for (final double mm : row.centroidMm())
			cells.add(number("%.3f", mm));
		for (final double voxel : row.centroidVoxel())
			cells.add(number("%.3f", voxel));
		final Box box = row.box();
		for (int axis = 0; axis < 3; axis++)
			cells.add(box.isEmpty() ? "" : Integer.toString(box.min(axis)));
		for (int axis = 0; axis < 3; axis++)
			cells.add(box.isEmpty() ? "" : Integer.toString(box.max(axis) - 1));
		cells.add(Boolean.toString(row.touchesBorder()));
		return cells;
	}

	private static InstanceRow row(final SpineInstance instance,
		final LabelStatistics statistics, final Grid grid)
	{
		final int label = instance.label();
		if (!statistics.has(label)) {
			final List<Double> nowhere = Collections.nCopies(3, Double.NaN);
			return new InstanceRow(instance, 0, 0, nowhere, nowhere, Box.ofSize(0, 0,
				0), false);
		}
		final double[] centroid = statistics.centroid(label);
		final Box box = statistics.box(label);
		final long voxels = statistics.count(label);
		return new InstanceRow(instance, voxels, voxels * grid.voxelVolume(), list(
			grid.toWorld(centroid)), list(centroid), box, touchesBorder(box, grid));
	}

	private static boolean touchesBorder(final Box box, final Grid grid) {
		for (int axis = 0; axis < 3; axis++)
			if (box.min(axis) == 0 || box.max(axis) == grid.size(axis)) return true;
		return false;
	}

	private static List<Double> list(final double[] point) {
		return List.of(point[0], point[1], point[2]);
	}

	private static String number(final String format, final double value) {
		return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
	}
}
