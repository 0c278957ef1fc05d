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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.batch.FixedNames;
import org.spineps.batch.totalspineseg.OriginalOutcome;
import org.spineps.batch.totalspineseg.OriginalRequest;
import org.spineps.batch.totalspineseg.OriginalRun;
import org.spineps.batch.totalspineseg.Stage;
import org.spineps.batch.totalspineseg.StageFiles;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;
import org.spineps.network.ComputeOptions;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.LevelsChoice;
import org.spineps.pipeline.MethodRequest;
import org.spineps.pipeline.totalspineseg.ChainOptions;
import org.spineps.pipeline.totalspineseg.TotalSpineSeg;
import org.spineps.pipeline.totalspineseg.TotalSpineSegMethod;
import org.spineps.result.Provenance;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** TotalSpineSeg as its own program: its folders, and its single stages. */
@Command(name = "totalspineseg", mixinStandardHelpOptions = true,
	versionProvider = SpinepsCommand.Versions.class,
	synopsisSubcommandLabel = "STAGE", description = {
		"TotalSpineSeg with the folders, names and stages of its own program. For " +
			"masks, tables and reports as from SPINEPS use segment --method " +
			"totalspineseg." }, exitCodeListHeading = "%nExit codes:%n",
	exitCodeList = { "0:done", "1:at least one scan or stage failed",
		"2:the command line is wrong", "130:cancelled (Ctrl-C)" })
final class TotalSpineSegCommand {

	private final Services services;

	/** @param services what it is given */
	TotalSpineSegCommand(final Services services) {
		this.services = services;
	}

	@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Segments scans into the folders of TotalSpineSeg: " +
			"step1_raw, step1_output, step1_cord, step1_canal, step1_levels, " +
			"step2_input, step2_raw, step2_output, preview; and labelling, which says what " +
			"the names were found from.")
	int all(@Parameters(paramLabel = "INPUT",
		description = "A scan, or a folder of scans.") final Path input,
		@Parameters(paramLabel = "OUTPUT",
			description = "Folder for the results.") final Path output, @Option(
				names = "--iso",
				description = "Keep results on the grid of 1 mm.") final boolean iso,
		@Option(names = "--step1",
			description = "Stop after canal, cord, discs and levels.") //
		final boolean step1, @Option(names = { "--loc", "-l" },
			paramLabel = "FILE|DIR",
			description = "Another scan of the same patient in the same space, which is " +
				"segmented first, or its finished mask; or a folder of such files.") final Path localizer, @Option(names = {
					"--suffix", "-s" }, paramLabel = "TEXT", arity = "1..*",
					description = "Take only scans whose names end so.") //
		final List<String> suffixes, @Option(names = { "--loc-suffix", "-ls" },
			paramLabel = "TEXT", defaultValue = "",
			description = "How the names of files in the folder of --loc end.") //
		final String localizerSuffix, @Option(names = { "--keep-only", "-k" },
			paramLabel = "FOLDER", arity = "1..*",
			description = "Write only these folders. What this program did not make is " +
				"never deleted.") //
		final List<String> keepOnly, @Option(names = { "--data-dir", "-d" },
			paramLabel = "DIR", defaultValue = "",
			description = "Folder of the models (default: the environment variable " +
				"TOTALSPINESEG_DATA, or the installed models).") final String data,
		@Option(names = "--levels-model", paramLabel = "ID|DIR|none",
			defaultValue = "", description = "A network that names the vertebrae from " +
				"the mask where the two steps are not sure of a level (default: the packaged " +
				"one; none: they stay V1, V2, ...).") final String levels,
		@Option(names = "--behaviour", paramLabel = "mended|faithful",
			defaultValue = "mended", description = "faithful: TotalSpineSeg " +
				"20260807 with its faults.") final String behaviour, @Option(
					names = "--overwrite",
					description = "Replace results that exist.") final boolean overwrite,
		@Option(names = { "--quiet", "-q" },
			description = "Print nothing but errors.") final boolean quiet, //
		@Mixin final SharedOptions.Compute compute)
	{
		return run(quiet, work -> {
			final Behaviour kind = Behaviour.of(behaviour).orElseThrow(
				() -> new SpinepsException("Unknown behaviour '" + behaviour + "'",
					"expected mended or faithful", "Choose one of these"));
			final ComputeOptions options = compute.options();
			final OriginalRequest request = new OriginalRequest(List.of(
				input), output,
				suffixes == null ? List.of() : suffixes, iso, Optional.ofNullable(
					localizer), localizerSuffix, keepOnly == null ? Set.of() : Set.copyOf(
						keepOnly), overwrite, FixedNames.NONE);
			try (TotalSpineSeg method = TotalSpineSegMethod.open(new MethodRequest(Map
				.of("semantic", data, "instance", data, LevelsChoice.ROLE, levels), options, kind, Optional
					.empty()), ChainOptions.of(kind).withFirstStepOnly(step1)))
			{
				final List<OriginalOutcome> outcomes = OriginalRun.run(request, method,
					options.effectiveThreads(), new OriginalReport(work, services,
						quiet));
				if (!quiet) services.out().println(Provenance.DISCLAIMER);
				return ExitCode.of(outcomes.stream().map(OriginalOutcome::status)
					.toList());
			}
		});
	}

	@Command(name = "levels", mixinStandardHelpOptions = true,
		description = "One voxel for each disc of a mask of step 1.")
	int levels(@Parameters(paramLabel = "MASK") final Path mask, @Parameters(
		paramLabel = "OUTPUT") final Path output, @Option(names = "--by-name",
			description = "Number levels by their discs; otherwise they count on from " +
				"the first, as in the original.") final boolean byName)
	{
		return run(work -> {
			StageFiles.levels(mask, output, byName);
			return done(output);
		});
	}

	@Command(name = "largest-component", mixinStandardHelpOptions = true,
		description = "Drops what lies more than ten voxels apart from the spine.")
	int largestComponent(@Parameters(paramLabel = "MASK") final Path mask,
		@Parameters(paramLabel = "OUTPUT") final Path output)
	{
		return run(work -> {
			StageFiles.largestComponent(mask, output);
			return done(output);
		});
	}

	@Command(name = "fill-canal", mixinStandardHelpOptions = true,
		description = "Makes one canal (2) without gaps, with one cord (1) in it.")
	int fillCanal(@Parameters(paramLabel = "MASK") final Path mask, @Parameters(
		paramLabel = "OUTPUT") final Path output)
	{
		return run(work -> {
			StageFiles.fillCanal(mask, output);
			return done(output);
		});
	}

	@Command(name = "resample", mixinStandardHelpOptions = true,
		description = "Resamples an image to cubes of 1 mm.")
	int resample(@Parameters(paramLabel = "IMAGE") final Path image, @Parameters(
		paramLabel = "OUTPUT") final Path output)
	{
		return run(work -> {
			StageFiles.resample(image, output);
			return done(output);
		});
	}

	@Command(name = "map-labels", mixinStandardHelpOptions = true,
		description = "Gives the labels of a mask other numbers.")
	int mapLabels(@Parameters(paramLabel = "MASK") final Path mask, @Parameters(
		paramLabel = "OUTPUT") final Path output, @Option(names = { "--map", "-m" },
			paramLabel = "OLD:NEW", arity = "1..*", required = true,
			description = "Old and new numbers.") final List<String> map, @Option(
				names = "--keep-unmapped",
				description = "Keep labels that are not named.") final boolean keep)
	{
		return run(work -> {
			StageFiles.mapLabels(mask, output, Stage.map(map), keep);
			return done(output);
		});
	}

	@Command(name = "transform-labels", mixinStandardHelpOptions = true,
		description = "Brings a mask onto the grid of an image.")
	int transform(@Parameters(paramLabel = "MASK") final Path mask, @Parameters(
		paramLabel = "IMAGE") final Path image, @Parameters(
			paramLabel = "OUTPUT") final Path output, @Option(names = {
				"--interpolation", "-x" }, paramLabel = "nearest|linear|label",
				defaultValue = "nearest",
				description = "nearest voxel, linear for probabilities, or one voxel for " +
					"each label (default: ${DEFAULT-VALUE}).") final String how)
	{
		return run(work -> {
			StageFiles.transform(mask, image, output, StageFiles.Interpolation.of(
				how));
			return done(output);
		});
	}

	/** What a subcommand does. */
	private interface Work {

		/** @return the exit code */
		int run(Subcommand work) throws SpinepsException;
	}

	private int run(final Work work) {
		return run(false, work);
	}

	private int run(final boolean quiet, final Work work) {
		final Subcommand subcommand = new Subcommand(services, quiet, false);
		return subcommand.run("Cancelled; nothing was written for the scan that was " +
			"being worked on.", () -> {
				final int code = work.run(subcommand);
				subcommand.display().end();
				return code;
			});
	}

	private int done(final Path output) {
		services.out().println("written: " + output);
		return ExitCode.OK;
	}
}
