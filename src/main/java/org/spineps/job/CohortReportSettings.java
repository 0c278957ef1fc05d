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
package org.spineps.job;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.spineps.SpinepsException;
import org.spineps.batch.job.CohortJob;
import org.spineps.batch.job.ReportJob;
import org.spineps.job.setting.CheckedSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.Setting;

/**
 * What the user chose for Cohort Report: "report DIR" of the command line, with
 * --cohort unless pages are wished for.
 *
 * @param folder a folder of results
 * @param pages whether the page of every case is made, too, from its masks
 * @param scans folder of the scans that those pages draw on; blank for the folder of
 *          results
 */
public record CohortReportSettings(
	@Setting(label = "Folder of results", form = Setting.Form.FOLDER,
		help = "What Segment Folder or the command line wrote. Gets cohort.html, and " +
			"tables of all levels and of all cases (CSV and Parquet).")
	String folder,
	@Setting(label = "Also make the page of every case",
		help = "X_report.html for each, cases.csv and contact-sheet.html. It takes " +
			"longer, since the masks are read.")
	boolean pages,
	@Setting(label = "Folder of the scans", form = Setting.Form.FOLDER,
		help = "Where the scans are that those pages draw on, if they are not beside " +
			"the results.",
		macroOnly = true)
	String scans) implements CheckedSettings
{

	/** What is taken for whatever is not said. */
	public static final CohortReportSettings DEFAULTS = new CohortReportSettings(
		"", false, "");

	/** The job. */
	public static final JobDescription<CohortReportSettings> JOB =
		new JobDescription<>("cohort", "Cohort Report",
			"Makes the page and the tables of all cases of a folder of results",
			DEFAULTS);

	@Override
	public void check() throws SpinepsException {
		path(folder, "folder");
		path(scans, "scans");
		if (!scans.isBlank() && !pages) throw new SpinepsException(
			"The folder of the scans is for the pages of the cases",
			"no pages are asked for", "Set pages, or leave out scans");
	}

	private static Path path(final String text, final String key)
		throws SpinepsException
	{
		try {
			return Path.of(text);
		}
		catch (final InvalidPathException e) {
			throw new SpinepsException("Invalid value for " + key, "\"" + text +
				"\" is not a path", "Give a path", e);
		}
	}

	/**
	 * @return the folder of results
	 * @throws SpinepsException if none was chosen
	 */
	public Path results() throws SpinepsException {
		if (folder.isBlank()) throw new SpinepsException("No folder was chosen", "",
			"Choose a folder of results");
		return Path.of(folder);
	}

	/**
	 * @return makes the pages of the cases, and what {@link #cohort} makes
	 * @throws SpinepsException if no folder was chosen
	 */
	public ReportJob report() throws SpinepsException {
		return new ReportJob(results(), scans.isBlank() ? null : Path.of(scans));
	}

	/**
	 * @return makes page and tables of all cases only
	 * @throws SpinepsException if no folder was chosen
	 */
	public CohortJob cohort() throws SpinepsException {
		return new CohortJob(results());
	}
}
