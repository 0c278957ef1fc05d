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
import org.spineps.batch.job.BiasFieldJob;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;
import org.spineps.job.BiasFieldSettings;
import org.spineps.volume.Threads;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Corrects the bias field of one scan. */
@Command(name = "n4", description = {
	"Removes the slow shading of a coil from a scan (N4, Tustison et al. 2010)." })
final class BiasFieldCommand extends BaseCommand {

	private final SettingOptions<BiasFieldSettings> settings;

	@Parameters(paramLabel = "INPUT", arity = "0..1",
		description = "A scan: NIfTI, MetaImage, NRRD or DICOM.")
	private Path input;

	@Option(names = { "-i", "--input" }, paramLabel = "INPUT",
		description = "The scan, as without this option.")
	private Path sameInput;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "FILE",
		description = "The corrected scan: .nii or .nii.gz, 32-bit floats.")
	private Path output;

	@Option(names = "--field", paramLabel = "FILE",
		description = "The field that was divided out, too.")
	private Path field;

	@Mixin
	private SharedOptions.Time time;

	@Mixin
	private SharedOptions.Threads threads;

	@Mixin
	private SharedOptions.Overwrite overwrite;

	/** @param services what it is given */
	BiasFieldCommand(final Services services) {
		this(services, new SettingOptions<>(BiasFieldSettings.JOB, "mask",
			"spline_distance", "levels", "iterations", "shrink").orFile("mask"));
	}

	private BiasFieldCommand(final Services services,
		final SettingOptions<BiasFieldSettings> settings)
	{
		super(services, "Cancelled; nothing was written.", settings);
		this.settings = settings;
	}

	@Override
	void checkArguments() {
		if (input == null == (sameInput == null)) throw new ParameterException(
			commandLine(), input == null ? "Missing required parameter: 'INPUT'"
				: "Only one scan at a time: INPUT, or --input");
		if (input == null) input = sameInput;
	}

	@Override
	int run(final Subcommand work) throws SpinepsException {
		work.display().begin(input.getFileName().toString());
		final BiasFieldJob job = RequestException.in(() -> {
			final BiasFieldSettings chosen = settings.get();
			return new BiasFieldJob(input, output, field, chosen.maskKind(), settings
				.file(), chosen.correction(), time.handling(), overwrite.wanted());
		});
		final boolean written = Threads.run(threads.count(), () -> job.run(work));
		work.display().end();
		print(written ? "written: " + output : leftAlone(output));
		return ExitCode.OK;
	}
}
