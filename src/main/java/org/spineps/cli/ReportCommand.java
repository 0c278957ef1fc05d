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
package org.spineps.cli;

import java.nio.file.Path;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.job.CohortJob;
import org.spineps.batch.job.ReportJob;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;
import org.spineps.measure.quality.CaseSummary;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes pages of results that exist. */
@Command(name = "report", description = {
	"Makes a page of every result in a folder, and lists the " +
		"doubtful ones first." },
	footerHeading = "%nThe folder gets%n", footer = { //
		"  X_report.html       a page for each result X",
		"  X_quality.json      whether it looks right: green, amber or red",
		"  cases.csv           all of them, the doubtful ones first",
		"  contact-sheet.html  the same with pictures, to accept or reject them",
		"  X_levels.csv        the measures, if they are not there yet",
		"  cohort.html         outliers, distributions and pictures of all",
		"  cohort-levels.csv   every level of every case; also as .parquet",
		"  cohort-cases.csv    every case; also as .parquet",
		"A decisions.csv that the contact sheet saved is taken into account." },
	exitCodeList = {
		"0:all pages were made", "1:a page could not be made; the others were",
		"2:the command line is wrong; nothing was done", "130:cancelled (Ctrl-C)" })
final class ReportCommand extends BaseCommand {

	@Parameters(paramLabel = "DIR", description = "A folder of results.")
	private Path folder;

	@Option(names = "--scans", paramLabel = "DIR",
		description = "Folder of the scans, X.nii.gz, X.nrrd ..., on which the " +
			"landmarks are drawn (default: the folder of results).")
	private Path scans;

	@Option(names = "--cohort",
		description = "Only the four tables and the page of all cases, from the " +
			"small files that they have, also in folders below. Masks are not read.")
	private boolean cohort;

	/** @param services what it is given */
	ReportCommand(final Services services) {
		super(services, "Cancelled; some pages are made already.");
	}

	@Override
	int run(final Subcommand work) throws SpinepsException {
		work.display().begin("report");
		if (cohort) return cohort(work);
		final ReportJob.Outcome outcome = new ReportJob(folder, scans).run(work);
		work.display().end();
		outcome.failures().forEach((name, why) -> work.report().error(name, why,
			null));
		print(outcome);
		return outcome.failures().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
	}

	private int cohort(final Subcommand work) throws SpinepsException {
		if (scans != null) throw new RequestException(
			"--cohort and --scans cannot be combined", "masks and scans are not read",
			"Leave out one of the two");
		final CohortJob.Outcome outcome = new CohortJob(folder).run(work);
		work.display().end();
		outcome.warnings().forEach(warning -> note("WARNING " + warning));
		printWritten(folder, outcome.files().stream().map(Path::getFileName)
			.toList());
		return ExitCode.OK;
	}

	private void print(final ReportJob.Outcome outcome) {
		outcome.warnings().forEach(warning -> note("WARNING " + warning));
		for (final CaseSummary one : outcome.overview().cases())
			print(one.name() + ": " + one.light().key() + (one.reasons().isEmpty()
				? "" : ": " + String.join("; ", one.reasons())));
		printWritten(folder, outcome.files().stream().map(Path::getFileName)
			.toList());
	}
}
