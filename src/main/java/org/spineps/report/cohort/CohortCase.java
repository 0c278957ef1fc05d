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
package org.spineps.report.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.spineps.io.parquet.ParquetColumn;
import org.spineps.io.parquet.ParquetColumn.Type;
import org.spineps.measure.cohort.LevelCells;
import org.spineps.measure.cohort.SpineAngle;
import org.spineps.measure.morphometry.LevelFindings;
import org.spineps.measure.quality.CaseSummary;

/** One case in the few facts that a cohort's table has of it. For one thread. */
final class CohortCase {

	/**
	 * Those with the most outlying values first, then the worst light; failed ones
	 * before all.
	 */
	static final Comparator<CohortCase> FIRST_TO_SEE = Comparator.<CohortCase>
		comparingInt(one -> one.failure.isEmpty() ? 1 : 0).thenComparing(Comparator
			.<CohortCase> comparingInt(one -> one.outliers).reversed()).thenComparing(
				one -> one.summary, Comparator.nullsLast(CaseSummary.WORST_FIRST))
			.thenComparing(one -> one.name);

	private final String name;
	private final CaseSummary summary;
	private final String failure;
	private final Map<SpineAngle, Double> angles = new EnumMap<>(
		SpineAngle.class);
	private String naming = "";
	private double leastNameConfidence = Double.NaN;
	private int levels;
	private int findings;
	private int doubted;
	private int outliers;

	/**
	 * @param name the X of its files
	 * @param summaryOrNull its quality; null if that is not known
	 * @param failure why it has no result; empty if it has one
	 */
	CohortCase(final String name, final CaseSummary summaryOrNull,
		final String failure)
	{
		this.name = name;
		this.summary = summaryOrNull;
		this.failure = failure;
	}

	/** @param row a row of its level table */
	void add(final LevelCells row) {
		levels++;
		if (naming.isEmpty()) naming = row.text("naming");
		final double confidence = row.number("name_confidence");
		if (!(confidence >= leastNameConfidence)) leastNameConfidence = Double.isNaN(
			confidence) ? leastNameConfidence : confidence;
		for (final String words : findings(row)) {
			if (LevelFindings.isDoubted(words)) doubted++;
			else findings++;
		}
	}

	/** @return the findings of a row, a few words each */
	static List<String> findings(final LevelCells row) {
		final String all = row.text("findings");
		return all.isEmpty() ? List.of() : List.of(all.split("; "));
	}

	/** @param more angles of its spine */
	void add(final Map<SpineAngle, Double> more) {
		angles.putAll(more);
	}

	/** @param more number of values that are far from those of other cases */
	void addOutliers(final int more) {
		outliers += more;
	}

	String name() {
		return name;
	}

	/** @return its quality; null if that is not known */
	CaseSummary summaryOrNull() {
		return summary;
	}

	/** @return why it has no result; empty if it has one */
	String failure() {
		return failure;
	}

	/** @return how its levels were named; empty if that is not known */
	String naming() {
		return naming;
	}

	/** @return number of rows of its level table */
	int levels() {
		return levels;
	}

	/** @return number of findings that nothing speaks against */
	int findings() {
		return findings;
	}

	/** @return number of findings that may be nothing */
	int doubted() {
		return doubted;
	}

	int outliers() {
		return outliers;
	}

	Map<SpineAngle, Double> angles() {
		return angles;
	}

	/** @return green, amber, red, failed; empty if it is not known */
	String light() {
		if (!failure.isEmpty()) return "failed";
		return summary == null ? "" : summary.light().key();
	}

	/** @return the columns of {@link #cells} */
	static List<ParquetColumn> columns() {
		final List<ParquetColumn> columns = new ArrayList<>(List.of(column("case",
			Type.TEXT), column("light", Type.TEXT), column("reasons", Type.TEXT),
			column("notes", Type.TEXT), column("red", Type.WHOLE), column("amber",
				Type.WHOLE), column("levels", Type.TEXT), column("vertebrae",
					Type.WHOLE), column("discs", Type.WHOLE), column(
						"lowest_probability", Type.NUMBER), column("lowest_agreement",
							Type.NUMBER), column("highest_border_entropy_bits",
								Type.NUMBER), column("naming", Type.TEXT), column(
									"lowest_name_confidence", Type.NUMBER), column(
										"measured_levels", Type.WHOLE), column("findings",
											Type.WHOLE), column("doubted_findings",
												Type.WHOLE), column("outliers", Type.WHOLE)));
		for (final SpineAngle angle : SpineAngle.values())
			columns.add(column(angle.column(), Type.NUMBER));
		return columns;
	}

	private static ParquetColumn column(final String name, final Type type) {
		return new ParquetColumn(name, type);
	}

	/** @return a cell for each of the columns; null where nothing is known */
	List<Object> cells() {
		final List<Object> cells = new ArrayList<>();
		cells.add(name);
		cells.add(light());
		if (summary == null) {
			cells.add(failure);
			for (int n = 0; n < 9; n++)
				cells.add(null);
		}
		else {
			cells.add(String.join("; ", summary.reasons()));
			cells.add(String.join("; ", summary.notes()));
			cells.add(summary.red());
			cells.add(summary.amber());
			cells.add(summary.levels());
			cells.add(summary.vertebrae());
			cells.add(summary.discs());
			cells.add(summary.lowestProbability());
			cells.add(summary.lowestAgreement());
			cells.add(summary.highestBorderEntropy());
		}
		cells.add(naming);
		cells.add(leastNameConfidence);
		final boolean measured = levels > 0;
		cells.add(levels);
		cells.add(measured ? findings : null);
		cells.add(measured ? doubted : null);
		cells.add(measured ? outliers : null);
		for (final SpineAngle angle : SpineAngle.values())
			cells.add(angles.get(angle));
		return cells;
	}
}
