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
package org.spineps.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.spineps.SpinepsException;
import org.spineps.io.TemporaryFolder;
import org.spineps.io.parquet.ParquetColumn;
import org.spineps.io.parquet.ParquetColumn.Type;
import org.spineps.io.parquet.TableFiles;
import org.spineps.measure.morphometry.MeasurementFiles;
import org.spineps.progress.Progress;
import org.spineps.report.FolderOverview;
import org.spineps.report.cohort.CohortReport;

/**
 * What a run says of all its cases: how each ended, and the result of the cohort.
 * The small files of the cases are copied to the driver's disk for that.
 */
final class RunTables {

	private static final String NAME = "run-cases";
	private static final List<ParquetColumn> COLUMNS = List.of(new ParquetColumn(
		"case", Type.TEXT), new ParquetColumn("input", Type.TEXT),
		new ParquetColumn("status", Type.TEXT), new ParquetColumn("message",
			Type.TEXT), new ParquetColumn("seconds", Type.NUMBER),
		new ParquetColumn("host", Type.TEXT), new ParquetColumn("attempt",
			Type.WHOLE));
	private static final List<String> SMALL = List.of(
		MeasurementFiles.LEVELS_END, MeasurementFiles.SPINE_END,
		FolderOverview.QUALITY_END, FolderOverview.PICTURE_END);
	/** Room for the small files, bytes. */
	private static final long LEAST_ROOM = 1L << 30;

	private final CaseStore store;

	RunTables(final CaseStore store) {
		this.store = store;
	}

	/**
	 * @param outcomes how the cases of this run ended; the cohort is all that are in
	 *          the output
	 */
	void write(final List<CaseOutcome> outcomes) throws IOException,
		SpinepsException
	{
		try (TemporaryFolder scratch = TemporaryFolder.create("spineps-cohort-",
			LEAST_ROOM, Path.of(System.getProperty("user.dir"))))
		{
			final List<Path> files = new ArrayList<>(TableFiles.write(scratch.path(),
				NAME, COLUMNS, rows -> {
					for (final CaseOutcome one : outcomes)
						rows.add(Arrays.asList(one.key(), one.input(), one.status(), one
							.message(), one.seconds(), one.host(), one.attempt()));
				}));
			final Path small = Files.createDirectories(scratch.path().resolve(
				"cases"));
			collect(small);
			final Map<String, String> failures = new TreeMap<>();
			outcomes.stream().filter(one -> !one.hasResult()).forEach(
				one -> failures.put(one.key(), one.message()));
			files.addAll(new CohortReport(small, failures).write(Progress.NONE));
			for (final Path file : files)
				store.write(file.getFileName().toString(), file);
		}
	}

	private void collect(final Path folder) throws IOException {
		final FileContext files = CaseStore.context();
		final org.apache.hadoop.fs.Path root = files.makeQualified(store.cases());
		if (!files.util().exists(root)) return;
		final RemoteIterator<LocatedFileStatus> all = files.util().listFiles(root,
			true);
		while (all.hasNext()) {
			final org.apache.hadoop.fs.Path file = all.next().getPath();
			if (SMALL.stream().noneMatch(file.getName()::endsWith)) continue;
			final Path copy = folder.resolve(root.toUri().relativize(file.toUri())
				.getPath());
			Files.createDirectories(copy.getParent());
			try (var stream = files.open(file)) {
				Files.copy(stream, copy);
			}
		}
	}
}
