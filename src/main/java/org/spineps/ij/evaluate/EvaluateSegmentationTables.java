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
package org.spineps.ij.evaluate;

import ij.measure.ResultsTable;

import java.util.Locale;

import org.spineps.evaluate.CaseScore;
import org.spineps.evaluate.Evaluation;
import org.spineps.evaluate.Quantity;
import org.spineps.evaluate.metric.GroupScore;
import org.spineps.evaluate.metric.InstanceScore;
import org.spineps.evaluate.metric.Metric;
import org.spineps.evaluate.metric.Region;
import org.spineps.ij.show.ResultsTables;

/**
 * Scores as ImageJ's tables. What is undefined is blank, or NaN as ImageJ writes
 * it.
 */
public final class EvaluateSegmentationTables {

	/** Title of the table of groups. */
	public static final String GROUPS = "Evaluation";
	/** Title of the table of instances. */
	public static final String INSTANCES = "Evaluation, instances";

	private static final int DECIMALS = 4;

	private EvaluateSegmentationTables() {
		// static methods only
	}

	/**
	 * Shows both tables; where there is no screen, that of the groups becomes the
	 * Results table.
	 *
	 * @param evaluation the scores
	 */
	public static void show(final Evaluation evaluation) {
		ResultsTables.show(instances(evaluation), INSTANCES);
		ResultsTables.show(groups(evaluation), GROUPS);
	}

	/** A row for each group and region of each case that has an instance. */
	static ResultsTable groups(final Evaluation evaluation) {
		final String unit = evaluation.options().unit();
		final ResultsTable table = table();
		for (final CaseScore score : evaluation.cases())
			for (final GroupScore group : score.groups()) {
				if (group.isEmpty()) continue;
				table.incrementCounter();
				ResultsTables.add(table, "case", score.name());
				ResultsTables.add(table, "group", group.group());
				table.addValue("region", group.region().key());
				table.addValue("tp", group.truePositives());
				table.addValue("fp", group.falsePositives());
				table.addValue("fn", group.falseNegatives());
				for (final Quantity quantity : Quantity.values())
					table.addValue(quantity.isDistance() ? quantity.key() + "_" + unit
						: quantity.key(), quantity.of(group));
			}
		round(table, "tp", "fp", "fn");
		return table;
	}

	/** A row for each instance of each case. */
	static ResultsTable instances(final Evaluation evaluation) {
		final String unit = evaluation.options().unit();
		final ResultsTable table = table();
		for (final CaseScore score : evaluation.cases())
			for (final GroupScore group : score.groups()) {
				if (group.region() != Region.WHOLE) continue;
				for (final InstanceScore instance : group.instances()) {
					table.incrementCounter();
					ResultsTables.add(table, "case", score.name());
					ResultsTables.add(table, "group", group.group());
					ResultsTables.add(table, "name", instance.name());
					table.addValue("status", instance.status().name().toLowerCase(
						Locale.ROOT));
					table.addValue("reference_voxels", instance.referenceVoxels());
					table.addValue("prediction_voxels", instance.predictionVoxels());
					for (final Metric metric : Metric.values())
						table.addValue(metric.isDistance() ? metric.name().toLowerCase(
							Locale.ROOT) + "_" + unit : metric.name().toLowerCase(
								Locale.ROOT), instance.value(metric));
				}
			}
		round(table, "reference_voxels", "prediction_voxels");
		return table;
	}

	private static ResultsTable table() {
		final ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		table.setPrecision(DECIMALS);
		return table;
	}

	private static void round(final ResultsTable table,
		final String... columns)
	{
		for (final String column : columns) {
			final int index = table.getColumnIndex(column);
			if (index != ResultsTable.COLUMN_NOT_FOUND) table.setDecimalPlaces(index,
				0);
		}
	}
}
