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

import java.util.List;
import java.util.Locale;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.cases.InputStatus;
import org.spineps.batch.prediction.PredictionCase;
import org.spineps.batch.prediction.PredictionJob;
import org.spineps.batch.prediction.PredictionListener;
import org.spineps.batch.prediction.PredictionOutcome;
import org.spineps.batch.prediction.PredictionRunner;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;
import org.spineps.job.RunNnUnetSettings;
import org.spineps.network.TorchEngine;
import org.spineps.nnunet.NnUnetModels;
import org.spineps.nnunet.PredictableModel;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs any model of nnU-Net v2. */
@Command(name = "predict", description = {
	"Runs a trained model of nnU-Net v2 on scans, as nnU-Net itself does, " +
		"without Python." },
	footerHeading = "%nEach case X becomes%n", footer = { //
		"  X.nii.gz                the label map, on the grid of X's first channel",
		"  X_probability-K.nii.gz  with --probabilities, for every class K",
		"and the folder gets run-manifest.json, which tells how all of them were",
		"made." },
	exitCodeList = { "0:all cases are done", "1:a case failed; the others are done",
		"2:the command line is wrong; nothing was done", "130:cancelled (Ctrl-C)" })
final class PredictCommand extends BaseCommand {

	private final SettingOptions<RunNnUnetSettings> settings;

	@Mixin
	private PredictOptions options;

	/** @param services what it is given */
	PredictCommand(final Services services) {
		this(services, new SettingOptions<>(RunNnUnetSettings.JOB, "mirroring",
			"probabilities").say("mirroring", "Do not average over flipped images: " +
				"up to 8 times faster, a little worse (nnU-Net's --disable_tta).").say(
					"probabilities", "Write the probabilities of every class, too."));
	}

	private PredictCommand(final Services services,
		final SettingOptions<RunNnUnetSettings> settings)
	{
		super(services, "Cancelled; nothing was written.", settings);
		this.settings = settings;
	}

	@Override
	void checkArguments() {
		options.check();
	}

	@Override
	int run(final Subcommand work) throws SpinepsException {
		final RunNnUnetSettings chosen = settings.get();
		final PredictableModel model = RequestException.in(() -> NnUnetModels.find(
			options.model(), options.folds()));
		final List<PredictionCase> cases = RequestException.in(() -> {
			TorchEngine.requireDevice(options.compute());
			return options.cases(model.plan().channels().size());
		});
		if (cases.isEmpty()) {
			print("There is no scan in this part.");
			return ExitCode.OK;
		}
		final PredictionJob job = options.job(cases, chosen.mirroring(), chosen
			.probabilities());
		work.display().begin("Loading the model");
		return exitCode(PredictionRunner.run(model, job, new Listener(work)));
	}

	private static int exitCode(final List<PredictionOutcome> outcomes) {
		return ExitCode.of(outcomes.stream().map(PredictionOutcome::status)
			.toList());
	}

	/** Joins display, report and cancellation. */
	private final class Listener implements PredictionListener {

		private final Subcommand work;

		Listener(final Subcommand work) {
			this.work = work;
		}

		@Override
		public void started(final String name, final int number,
			final int total)
		{
			work.display().begin("[" + number + "/" + total + "] " + name);
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

		@Override
		public void finished(final PredictionOutcome outcome) {
			work.display().end();
			outcome.warnings().forEach(warning -> note("WARNING " + outcome.name() +
				": " + warning));
			if (outcome.status() == InputStatus.FAILED) work.report().error(outcome
				.name(), outcome.message(), outcome.cause());
			else if (outcome.outputs().isEmpty()) print(outcome.name() + ": " +
				outcome.message());
			else {
				print(String.format(Locale.ROOT, "%s: %s (%.1f s, %s)", outcome.name(),
					outcome.labels().isEmpty() ? "no label was found" : String.join(", ",
						outcome.labels()), outcome.seconds(), outcome.device()));
				outcome.outputs().forEach(output -> print("  written: " + output));
			}
		}
	}
}
