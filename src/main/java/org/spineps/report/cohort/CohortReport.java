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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.spineps.SpinepsException;
import org.spineps.io.parquet.ParquetColumn;
import org.spineps.io.parquet.ParquetColumn.Type;
import org.spineps.io.parquet.TableFiles;
import org.spineps.measure.cohort.Cohort;
import org.spineps.measure.cohort.LevelCells;
import org.spineps.measure.cohort.Outlier;
import org.spineps.measure.morphometry.LevelTable;
import org.spineps.progress.Progress;

/**
 * All cases of a folder as one result: a table with a row for every level, a table
 * with a row for every case, both as CSV and Parquet, and a page. Made from the
 * small files of the cases, twice read one by one, so that thousands of cases need
 * little memory; the order is that of the names, whoever made them when. For one
 * thread.
 */
public final class CohortReport {

	/** Name of the table of levels without its ending. */
	public static final String LEVELS = "cohort-levels";
	/** Name of the table of cases without its ending. */
	public static final String CASES = "cohort-cases";
	/** Name of the page. */
	public static final String PAGE = "cohort.html";
	/** Names of all files. */
	public static final List<String> FILES = List.of(LEVELS + ".csv", LEVELS +
		".parquet", CASES + ".csv", CASES + ".parquet", PAGE);

	private static final String STAGE = "Cohort";

	private final Path folder;
	private final CaseTables tables;
	private final Set<String> names;
	private final SortedMap<String, CohortCase> cases = new TreeMap<>();
	private final Set<String> warnings = new LinkedHashSet<>();

	/**
	 * @param folder an output folder; cases may lie in folders below
	 * @param failures cases that failed, name → why
	 * @throws SpinepsException if the folder cannot be read
	 */
	public CohortReport(final Path folder, final Map<String, String> failures)
		throws SpinepsException
	{
		this.folder = folder;
		tables = new CaseTables(folder);
		names = tables.names();
		for (final String name : names)
			cases.put(name, new CohortCase(name, tables.qualityOrNull(name), ""));
		failures.forEach((name, why) -> cases.put(name, new CohortCase(name, null,
			why)));
	}

	/** @return whether there is no case that a cohort could be made of */
	public boolean isEmpty() {
		return names.isEmpty();
	}

	/**
	 * @param progress told of every case, asked whether to stop
	 * @return the files
	 * @throws SpinepsException if a file cannot be written
	 */
	public List<Path> write(final Progress progress) throws SpinepsException {
		final Cohort cohort = new Cohort();
		final List<ParquetColumn> columns = new ArrayList<>(List.of(
			new ParquetColumn("case", Type.TEXT)));
		for (int n = 0; n < LevelTable.COLUMNS.size(); n++)
			columns.add(new ParquetColumn(LevelTable.COLUMNS.get(n), type(
				LevelTable.TYPES.get(n))));
		final List<Path> files = new ArrayList<>(TableFiles.write(folder, LEVELS,
			columns, rows -> {
				for (final String name : names) {
					progress.checkCancelled();
					for (final LevelCells row : tables.levels(name)) {
						final List<Object> cells = new ArrayList<>();
						cells.add(name);
						cells.addAll(row.cells());
						rows.add(cells);
						cohort.add(row);
						cases.get(name).add(row);
					}
					cases.get(name).add(tables.angles(name));
				}
			}));
		final CohortOutliers outliers = outliers(cohort, progress);
		files.addAll(TableFiles.write(folder, CASES, CohortCase.columns(), rows -> {
			for (final CohortCase one : cases.values())
				rows.add(one.cells());
		}));
		final List<CohortCase> sorted = new ArrayList<>(cases.values());
		sorted.sort(CohortCase.FIRST_TO_SEE);
		final CohortPage page = new CohortPage(folder, cohort, outliers, sorted);
		files.add(page.write(folder.resolve(PAGE), progress));
		warnings.addAll(tables.warnings());
		warnings.addAll(page.warnings());
		return files;
	}

	/** @return sentences about files that could not be read */
	public List<String> warnings() {
		return List.copyOf(warnings);
	}

	private CohortOutliers outliers(final Cohort cohort,
		final Progress progress)
	{
		final CohortOutliers outliers = new CohortOutliers();
		int done = 0;
		for (final String name : names) {
			progress.checkCancelled();
			progress.report(STAGE, done++, names.size());
			for (final LevelCells row : tables.levels(name)) {
				final List<Outlier> found = cohort.outliers(row);
				outliers.addAll(found);
				cases.get(name).addOutliers(found.size());
			}
		}
		return outliers;
	}

	private static Type type(final Class<?> cell) {
		if (cell == String.class) return Type.TEXT;
		return cell == Integer.class ? Type.WHOLE : Type.NUMBER;
	}
}
