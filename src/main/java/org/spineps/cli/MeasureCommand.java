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
import java.util.Locale;
import java.util.concurrent.Callable;

import org.spineps.batch.MeasureJob;
import org.spineps.batch.SavedResult;
import org.spineps.measure.morphometry.Cutoffs;
import org.spineps.measure.morphometry.Findings;
import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.measure.morphometry.MeasurementFiles;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.result.Provenance;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures masks that exist. */
@Command(name = "measure", mixinStandardHelpOptions = true,
	versionProvider = SpinepsCommand.Versions.class, sortOptions = false,
	description = { "Measures bodies, discs, slips, angles, canal and cord in " +
		"two masks; docs/measurements.md says how." },
	optionListHeading = "%n", footerHeading = "%nThe output folder gets%n",
	footer = { //
		"  X_levels.csv      a row per vertebra, with the disc under it",
		"  X_spine.csv       lordosis, kyphosis, Cobb angles, the worst levels",
		"  X_landmarks.json  what was measured where, in patient millimetres" },
	exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:done",
		"1:the masks could not be measured",
		"2:the command line is wrong; nothing was done", "130:cancelled (Ctrl-C)" })
final class MeasureCommand implements Callable<Integer> {

	private final Services services;

	@Option(names = "--semantic", required = true, paramLabel = "MASK",
		description = "Mask of structures, SPINEPS's ids: .nii or .nii.gz.")
	private Path semantic;

	@Option(names = "--instances", required = true, paramLabel = "MASK",
		description = "Mask of vertebrae and discs, SPINEPS's ids.")
	private Path instances;

	@Option(names = "--image", paramLabel = "SCAN",
		description = "The T2w scan, for the signal of the discs.")
	private Path image;

	@Option(names = "--output", required = true, paramLabel = "DIR",
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

	@Option(names = "--quiet", description = "Print nothing but errors.")
	private boolean quiet;

	@Option(names = "--debug", hidden = true,
		description = "Print where errors come from.")
	private boolean debug;

	/** @param services what it is given */
	MeasureCommand(final Services services) {
		this.services = services;
	}

	@Override
	public Integer call() {
		final Subcommand work = new Subcommand(services, quiet, debug);
		return work.run("Cancelled.", () -> {
			work.display().begin("measure");
			final MeasureJob.Outcome outcome = new MeasureJob(semantic, instances,
				image, output, name == null ? SavedResult.nameOf(instances) : name, cutoffs == null
					? Cutoffs.standard() : MeasurementFiles.readCutoffs(cutoffs),
				levelsUnknown, resample).run(work);
			work.display().end();
			if (!quiet) print(outcome);
			return ExitCode.OK;
		});
	}

	private void print(final MeasureJob.Outcome outcome) {
		final SpineMeasures spine = outcome.measures();
		services.out().println(String.format(Locale.ROOT,
			"%-8s %6s %6s %6s %6s %6s %6s %6s  %s", "level", "Ha/mm", "Hm/mm",
			"Hp/mm", "disc", "slip", "canal", "cord", "findings; flags (supine)"));
		for (final LevelMeasures row : spine.levels()) {
			final List<String> words = Findings.of(row, spine.cutoffs());
			services.out().println(String.format(Locale.ROOT,
				"%-8s %6s %6s %6s %6s %6s %6s %6s  %s", row.name(), mm(row.body()
					.anteriorHeightMm()), mm(row.body().middleHeightMm()), mm(row.body()
						.posteriorHeightMm()), mm(row.disc().heightMm()), mm(row.disc()
							.slipMm()), mm(row.canal().leastApMm()), mm(row.canal()
								.cordApMm()), String.join(", ", words) + "; " + String.join(
									", ", row.flags())));
		}
		services.out().println("written to " + output + ":");
		outcome.files().forEach(file -> services.out().println("  " + file
			.getFileName()));
		services.out().println(Provenance.DISCLAIMER);
	}

	private static String mm(final double value) {
		return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1f",
			value);
	}
}
