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
package org.spineps.batch.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.cases.CaseFolder;
import org.spineps.progress.Progress;
import org.spineps.report.cohort.CohortReport;

/**
 * Makes tables and page of a cohort from the small files that its cases have. Masks
 * are not read, so that thousands of cases take minutes.
 *
 * @param folder an output folder, which may have folders of results below; gets the
 *          files
 */
public record CohortJob(Path folder) {

	/**
	 * How it ended.
	 *
	 * @param files the files
	 * @param warnings sentences about files that could not be read
	 */
	public record Outcome(List<Path> files, List<String> warnings) {}

	/**
	 * @param progress told of every case, asked whether to stop
	 * @return how it ended
	 * @throws SpinepsException if there are no cases, or a file cannot be written
	 */
	public Outcome run(final Progress progress) throws SpinepsException {
		return run(Map.of(), progress);
	}

	/**
	 * @param failures cases that failed, name → why
	 * @param progress told of every case, asked whether to stop
	 * @return how it ended
	 * @throws SpinepsException if there are no cases, or a file cannot be written
	 */
	Outcome run(final Map<String, String> failures, final Progress progress)
		throws SpinepsException
	{
		RequestException.requireExisting(folder);
		final List<Path> files = new ArrayList<>();
		final List<String> warnings = new ArrayList<>();
		final CohortReport report = new CohortReport(folder, failures);
		if (report.isEmpty()) throw new RequestException("There are no cases in " +
			folder, "no file ends with _levels.csv or _quality.json, also not in the " +
				"folders below", "Give a folder that segment or measure has written");
		final CaseFolder cases = new CaseFolder(folder, CaseFolder.SPINE);
		cases.open();
		cases.alone(CohortReport.FILES, progress, () -> {
			files.addAll(report.write(progress));
			warnings.addAll(report.warnings());
		});
		cases.deleteEmpty();
		return new Outcome(List.copyOf(files), List.copyOf(warnings));
	}
}
