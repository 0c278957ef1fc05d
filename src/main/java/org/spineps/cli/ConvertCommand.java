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
import java.util.Locale;
import java.util.Optional;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.job.ConvertJob;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;
import org.spineps.job.ConvertLabelsSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Renumbers a mask. */
@Command(name = "convert", description = {
	"Renumbers a mask from one scheme of labels to another: SPINEPS, " +
		"TotalSpineSeg, SPIDER, VerSe, TotalSegmentator." },
	footerHeading = "%nBeside the mask%n",
	footer = "  X_labels.json     what became what, what was approximated or lost")
final class ConvertCommand extends BaseCommand {

	private final SettingOptions<ConvertLabelsSettings> settings;

	@Parameters(paramLabel = "MASK", description = "A mask: NIfTI, MetaImage or NRRD.")
	private Path input;

	@Option(names = "--output", required = true, paramLabel = "FILE",
		description = "The new mask: .nii or .nii.gz.")
	private Path output;

	@Mixin
	private SharedOptions.Overwrite overwrite;

	/** @param services what it is given */
	ConvertCommand(final Services services) {
		this(services, new SettingOptions<>(ConvertLabelsSettings.JOB, "from",
			"to"));
	}

	private ConvertCommand(final Services services,
		final SettingOptions<ConvertLabelsSettings> settings)
	{
		super(services, "Cancelled; nothing was written.", settings);
		this.settings = settings;
	}

	@Override
	int run(final Subcommand work) throws SpinepsException {
		work.display().begin(input.getFileName().toString());
		final Optional<ConvertJob.Outcome> converted = RequestException.in(
			() -> settings.get().job(input, output)).run(overwrite.wanted(), work);
		work.display().end();
		if (converted.isEmpty()) {
			print(leftAlone(output));
			return ExitCode.OK;
		}
		final ConvertJob.Outcome outcome = converted.get();
		print(String.format(Locale.ROOT, "%d labels of %s became labels of %s.",
			outcome.conversion().map().size(), outcome.from().title(), settings.get()
				.to()));
		outcome.notes().forEach(note -> print("note: " + note));
		outcome.files().forEach(file -> print("written: " + file));
		return ExitCode.OK;
	}
}
