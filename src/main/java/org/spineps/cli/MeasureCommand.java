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
import java.util.List;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.batch.cases.InputStatus;
import org.spineps.batch.job.MeasureFolderJob;
import org.spineps.batch.job.MeasureJob;
import org.spineps.batch.output.SavedResult;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;
import org.spineps.measure.morphometry.LevelFindings;
import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.measure.morphometry.MeasurementFiles;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures masks that exist. */
@Command(name = "measure", description = {
	"Measures bodies, discs, slips, angles, canal and cord in " +
		"two masks; docs/measurements.md says how." },
	footerHeading = "%nThe output folder gets%n",
	footer = { //
		"  X_levels.csv      a row per vertebra, with the disc under it",
		"  X_spine.csv       lordosis, kyphosis, Cobb angles, the worst levels",
		"  X_landmarks.json  what was measured where, in patient millimetres" })
final class MeasureCommand extends BaseCommand {

	@Spec
	private CommandSpec command;

	@Parameters(arity = "0..1", paramLabel = "DIR",
		description = "Folder of results, instead of two masks: all in it and in the " +
			"folders below it are measured anew.")
	private Path folder;

	@Option(names = "--semantic", paramLabel = "MASK",
		description = "Mask of structures, SPINEPS's ids: NIfTI, MetaImage or NRRD.")
	private Path semantic;

	@Option(names = "--instances", paramLabel = "MASK",
		description = "Mask of vertebrae and discs, SPINEPS's ids.")
	private Path instances;

	@Option(names = "--image", paramLabel = "SCAN",
		description = "The T2w scan, for the signal of the discs.")
	private Path image;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "DIR",
		description = "Folder for the results; made if it is missing.")
	private Path output;

	@Option(names = "--name", paramLabel = "X",
		description = "How names of results begin (default: as the instance " +
			"mask, without _seg-vert_msk).")
	private String name;

	@Option(names = "--cutoffs", paramLabel = "FILE",
		description = "JSON file of limits that replace the usual ones.")
	private Path cutoffs;

	@Option(names = "--levels-unknown",
		description = "The numbers of the vertebrae say nothing but their order.")
	private boolean levelsUnknown;

	@Option(names = "--resample",
		description = "Put semantic mask and scan on the grid of the instance " +
			"mask. Without it other grids are refused.")
	private boolean resample;

	@Mixin
	private SharedOptions.Overwrite overwrite;
	@Option(names = "--scheme", paramLabel = "SCHEME",
		converter = EvaluateOptions.SchemeConverter.class,
		description = "The instance mask is numbered as by totalspineseg, spider, " +
			"verse, ...; it is converted.")
	private LabelScheme scheme;

	/** @param services what it is given */
	MeasureCommand(final Services services) {
		super(services, "Cancelled.");
	}

	@Override
	void checkArguments() {
		final boolean masks = semantic != null && instances != null;
		if (folder == null && !masks) throw new ParameterException(command
			.commandLine(), "Missing required options: '--semantic=MASK' and " +
				"'--instances=MASK', or a folder of results");
		if (folder != null && (semantic != null || instances != null ||
			image != null || name != null || scheme != null || levelsUnknown || resample))
			throw new ParameterException(command.commandLine(),
				"A folder of results takes no options for single masks");
	}

	@Override
	int run(final Subcommand work) throws SpinepsException {
		work.display().begin("measure");
		if (folder != null) return runFolder(work);
		final MeasureJob job = RequestException.in(() -> new MeasureJob(semantic,
			instances, image, output, name == null ? SavedResult.nameOf(instances)
				: name, limits(), levelsUnknown, resample, overwrite.wanted(),
				Optional.ofNullable(scheme)));
		final Optional<MeasureJob.Outcome> outcome = job.run(work);
		work.display().end();
		outcome.ifPresent(made -> made.notes().forEach(note -> print("note: " +
			note)));
		outcome.ifPresentOrElse(this::print, () -> print(leftAlone(output)));
		return ExitCode.OK;
	}

	private int runFolder(final Subcommand work) throws SpinepsException {
		final MeasureFolderJob job = RequestException.in(() -> new MeasureFolderJob(
			folder, output, limits(), overwrite.wanted()));
		final List<InputStatus> statuses = new ArrayList<>();
		job.run(new MeasureFolderJob.Listener() {

			@Override
			public void ended(final MeasureFolderJob.Ended ended) {
				statuses.add(ended.status());
				if (ended.status() == InputStatus.FAILED) work.report().error(ended
					.name(), ended.message(), null);
				else print(ended.name() + ": " + ended.status().text() + (ended.message()
					.isEmpty() ? "" : ", " + ended.message()));
			}

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				work.report(stage, done, total);
			}

			@Override
			public void checkCancelled() {
				work.checkCancelled();
			}
		});
		work.display().end();
		return ExitCode.of(statuses);
	}

	private Cutoffs limits() throws SpinepsException {
		return cutoffs == null ? Cutoffs.standard() : MeasurementFiles.readCutoffs(
			cutoffs);
	}

	private void print(final MeasureJob.Outcome outcome) {
		final SpineMeasures spine = outcome.measures();
		print(String.format(Locale.ROOT,
			"%-8s %6s %6s %6s %6s %6s %6s %6s  %s", "level", "Ha/mm", "Hm/mm",
			"Hp/mm", "disc", "slip", "canal", "cord", "findings; flags (supine)"));
		for (final LevelMeasures row : spine.levels()) {
			final List<String> words = LevelFindings.of(row, spine.cutoffs());
			print(String.format(Locale.ROOT,
				"%-8s %6s %6s %6s %6s %6s %6s %6s  %s", row.name(), mm(row.body()
					.anteriorHeightMm()), mm(row.body().middleHeightMm()), mm(row.body()
						.posteriorHeightMm()), mm(row.disc().heightMm()), mm(row.disc()
							.slipMm()), mm(row.canal().leastApMm()), mm(row.canal()
								.cordApMm()), String.join(", ", words) + "; " + String.join(
									", ", row.flags())));
		}
		printWritten(output, outcome.files().stream().map(Path::getFileName)
			.toList());
	}

	private static String mm(final double value) {
		return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1f",
			value);
	}
}
