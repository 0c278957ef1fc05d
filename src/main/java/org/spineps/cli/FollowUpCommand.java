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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

import org.spineps.SpinepsException;
import org.spineps.batch.job.FollowUpJob;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;
import org.spineps.measure.Digits;
import org.spineps.measure.followup.Change;
import org.spineps.measure.followup.FollowUp;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Compares two dates of one patient. */
@Command(name = "follow-up", description = {
	"Compares two results of one patient, level by level, with " +
		"the smallest change that voxels and networks can show." },
	footerHeading = "%nThe output folder gets%n", footer = { //
		"  follow-up.csv   every measure of every level at both dates",
		"  follow-up.html  the same as a page, with pictures" })
final class FollowUpCommand extends BaseCommand {

	@Parameters(index = "0", paramLabel = "EARLIER",
		description = "The earlier result X: DIR/X_seg-vert_msk.nii.gz, or DIR/X.")
	private Path earlier;

	@Parameters(index = "1", paramLabel = "LATER",
		description = "The later result.")
	private Path later;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "DIR",
		description = "Folder for the comparison; made if it is missing.")
	private Path output;

	@Option(names = "--earlier-scan", paramLabel = "FILE",
		description = "The earlier scan, for signals and pictures.")
	private Path earlierScan;

	@Option(names = "--later-scan", paramLabel = "FILE",
		description = "The later scan.")
	private Path laterScan;

	@Mixin
	private SharedOptions.Overwrite overwrite;

	/** Says what a date looks like. */
	static final class DateConverter implements ITypeConverter<LocalDate> {

		@Override
		public LocalDate convert(final String text) {
			try {
				return LocalDate.parse(text);
			}
			catch (final DateTimeParseException e) {
				throw new TypeConversionException("'" + text +
					"' is no date; expected YYYY-MM-DD");
			}
		}
	}

	@Option(names = "--date", arity = "2", paramLabel = "YYYY-MM-DD",
		converter = DateConverter.class,
		description = "Dates of the earlier and the later scan. Without them they are " +
			"looked for in a BIDS sidecar (X.json), *_scans.tsv, or the session's name.")
	private List<LocalDate> dates = List.of();

	@Option(names = "--same-patient",
		description = "Compare what seems to be two people: sexes, ages or the sizes " +
			"of the bodies do not fit.")
	private boolean samePatient;

	/** @param services what it is given */
	FollowUpCommand(final Services services) {
		super(services, "Cancelled.");
	}

	@Override
	int run(final Subcommand work) throws SpinepsException {
		new FollowUpJob(earlier, later, earlierScan, laterScan, dates.isEmpty() ? null
			: dates.get(0), dates.isEmpty() ? null : dates.get(1), samePatient, output,
			overwrite.wanted()).run(work).ifPresentOrElse(this::print, () -> print(
				leftAlone(output)));
		return ExitCode.OK;
	}

	private void print(final FollowUp followUp) {
		followUp.notes().forEach(note -> note("NOTE " + note));
		print(followUp.earlierName() + " → " + followUp
			.laterName() + ": " + followUp.beyond().size() + " of " + followUp
				.changes().size() + " measures differ by more than voxels and networks explain");
		for (final Change change : followUp.beyond())
			print(String.format(Locale.ROOT,
				"  %-7s %-20s %8s → %8s  difference %s%s %s (detectable %s)", change
					.level(), change.measure().label(), digits(change, change.earlier()),
				digits(change, change.later()), change.difference() > 0 ? "+" : "", digits(
					change, change.difference()), change.measure().unit(), digits(change,
						change.detectable())));
		printWritten(output, List.of(FollowUpJob.TABLE, FollowUpJob.PAGE));
	}

	private static String digits(final Change change, final double value) {
		return Digits.text(value, change.measure().decimals());
	}
}
