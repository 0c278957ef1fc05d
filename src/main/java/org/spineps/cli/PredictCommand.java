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

import org.spineps.batch.cases.InputStatus;
import org.spineps.batch.prediction.PredictionListener;
import org.spineps.batch.prediction.PredictionOutcome;
import org.spineps.batch.prediction.PredictionRunner;
import org.spineps.nnunet.NnUnetModels;
import org.spineps.nnunet.PredictableModel;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs any model of nnU-Net v2. */
@Command(name = "predict", mixinStandardHelpOptions = true,
	versionProvider = SpinepsCommand.Versions.class, sortOptions = false,
	description = { "Runs a trained model of nnU-Net v2 on scans, as nnU-Net " +
		"itself does, without Python." },
	optionListHeading = "%n", parameterListHeading = "%n",
	footerHeading = "%nEach case X becomes%n", footer = { //
		"  X.nii.gz                the label map, on the grid of X's first channel",
		"  X_probability-K.nii.gz  with --probabilities, for every class K",
		"and the folder gets run-manifest.json, which tells how all of them were",
		"made." },
	exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
		"0:all cases are done", "1:a case failed; the others are done",
		"2:the command line is wrong; nothing was done", "130:cancelled (Ctrl-C)" })
final class PredictCommand implements Callable<Integer> {

	private final Services services;

	@Mixin
	private PredictOptions options;

	/** @param services what it is given */
	PredictCommand(final Services services) {
		this.services = services;
	}

	@Override
	public Integer call() {
		final Subcommand work = new Subcommand(services, options.quiet(),
			options.debug());
		return work.run("Cancelled; nothing was written.", () -> {
			final PredictableModel model = NnUnetModels.find(options.model(),
				options.folds());
			work.display().begin("Loading the model");
			return exitCode(PredictionRunner.run(model, options.job(model.plan()
				.channels().size()), new Listener(work.report(), work.display())));
		});
	}

	private static int exitCode(final List<PredictionOutcome> outcomes) {
		int code = ExitCode.OK;
		for (final PredictionOutcome outcome : outcomes) {
			if (outcome.status() == InputStatus.CANCELLED) return ExitCode.CANCELLED;
			if (outcome.status() == InputStatus.FAILED) code = ExitCode.FAILED;
		}
		return code;
	}

	/** Joins display, report and cancellation. */
	private final class Listener implements PredictionListener {

		private final Report report;
		private final ProgressDisplay display;

		Listener(final Report report, final ProgressDisplay display) {
			this.report = report;
			this.display = display;
		}

		@Override
		public void started(final String name, final int number,
			final int total)
		{
			display.begin("[" + number + "/" + total + "] " + name);
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
		public void finished(final PredictionOutcome outcome) {
			display.end();
			if (!options.quiet()) outcome.warnings().forEach(warning -> services.err()
				.println("WARNING " + outcome.name() + ": " + warning));
			if (outcome.status() == InputStatus.FAILED) report.error(outcome.name(),
				outcome.message(), outcome.cause());
			else if (!options.quiet()) print(outcome);
		}

		private void print(final PredictionOutcome outcome) {
			if (outcome.outputs().isEmpty()) {
				services.out().println(outcome.name() + ": " + outcome.message());
				return;
			}
			services.out().println(String.format(Locale.ROOT, "%s: %s (%.1f s, %s)",
				outcome.name(), outcome.labels().isEmpty() ? "no label was found"
					: String.join(", ", outcome.labels()), outcome.seconds(), outcome
						.device()));
			for (final Path output : outcome.outputs())
				services.out().println("  written: " + output);
		}
	}
}
