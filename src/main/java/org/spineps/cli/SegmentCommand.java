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
import java.util.concurrent.Callable;

import org.spineps.SpinepsException;
import org.spineps.batch.BatchListener;
import org.spineps.batch.BatchResult;
import org.spineps.batch.BatchRunner;
import org.spineps.batch.InputResult;
import org.spineps.batch.cases.InputStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Segments scans, or finds the instances of existing semantic masks. */
@Command(name = "segment", mixinStandardHelpOptions = true,
	versionProvider = SpinepsCommand.Versions.class, sortOptions = false,
	description = {
		"Segments scans of the spine and names what was found." },
	optionListHeading = "%n", parameterListHeading = "%n",
	footerHeading = "%nEach scan X becomes%n", footer = { //
		"  X_seg-spine_msk.nii.gz  structures (bodies, arches, discs, cord, ...)",
		"  X_seg-vert_msk.nii.gz   vertebrae, discs and endplates, numbered",
		"  X_ctd.json              points of interest",
		"  X_instances.csv         a row of measurements for each",
		"  X_snp.png               a picture",
		"  X_quality.json          whether it looks right: green, amber or red",
		"  X_report.html           a page of all of it (with --report), and",
		"  X_levels.png            the landmarks of every level",
		"and the folder gets run-manifest.json, which tells how all of them were",
		"made, cases.csv, which lists the doubtful ones first, and with --report",
		"contact-sheet.html, on which they are accepted or rejected." },
	exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
		"0:all inputs are done (that no spine was found is a finding)",
		"1:an input failed; the others are done",
		"2:the command line is wrong; nothing was done", "130:cancelled (Ctrl-C)" })
final class SegmentCommand implements Callable<Integer> {

	private final Services services;

	@Mixin
	private SegmentOptions options;

	/** @param services what it is given */
	SegmentCommand(final Services services) {
		this.services = services;
	}

	@Override
	public Integer call() {
		final Report report = new Report(services, options.quiet(), options
			.debug());
		options.check();
		try {
			final BatchResult result = BatchRunner.run(options.job(), options.plan(
				services.methods()), new Listener(report, display()));
			report.summary(result);
			return exitCode(result);
		}
		catch (final SpinepsException exc) {
			report.error("", exc.getMessage(), exc);
			return ExitCode.FAILED;
		}
		catch (final RuntimeException exc) {
			// A bug outside the work on any input: say so without a stack trace.
			report.error("", "Unexpected error: " + exc +
				". This is a fault of the program; please report it.", exc);
			return ExitCode.FAILED;
		}
	}

	private ProgressDisplay display() {
		if (options.quiet()) return ProgressDisplay.NONE;
		return ProgressDisplay.on(services);
	}

	private static int exitCode(final BatchResult result) {
		if (result.count(InputStatus.CANCELLED) > 0) return ExitCode.CANCELLED;
		return result.count(InputStatus.FAILED) > 0 ? ExitCode.FAILED : ExitCode.OK;
	}

	/** Joins display, report and cancellation. */
	private final class Listener implements BatchListener {

		private final Report report;
		private final ProgressDisplay display;

		Listener(final Report report, final ProgressDisplay display) {
			this.report = report;
			this.display = display;
		}

		@Override
		public void started(final Path input, final int number,
			final int total)
		{
			display.begin("[" + number + "/" + total + "] " + input.getFileName());
		}

		@Override
		public void report(final String stage, final long done,
			final long total)
		{
			display.stage(stage, done, total);
		}

		@Override
		public void checkCancelled() {
			services.cancellation().check();
		}

		@Override
		public void finished(final InputResult result) {
			display.end();
			report.input(result);
		}
	}
}
