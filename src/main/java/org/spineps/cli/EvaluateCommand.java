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
import java.util.Optional;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.job.EvaluateJob;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;
import org.spineps.evaluate.ComparisonRow;
import org.spineps.evaluate.Evaluation;
import org.spineps.evaluate.Quantity;
import org.spineps.evaluate.SummaryRow;
import org.spineps.evaluate.metric.Region;
import org.spineps.evaluate.statistics.Statistic;
import org.spineps.job.EvaluateSegmentationSettings;
import org.spineps.volume.Threads;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares masks with a reference, and two systems with each other. */
@Command(name = "evaluate", description = {
	"Compares masks with reference masks: Dice, ASSD, HD, NSD, RQ, SQ, PQ, as " +
		"panoptica defines them." },
	footerHeading = "%nThe output folder gets%n", footer = { //
		"  instances.csv    every instance of every case",
		"  cases.csv        every structure of every case",
		"  summary.csv      mean and SD over the cases",
		"  comparison.csv   Wilcoxon tests, with --compare",
		"  evaluation.json  all of it", "  evaluation.html  a page with plots" },
	exitCodeList = { "0:all cases were compared",
		"1:a case failed; the others were compared",
		"2:the command line is wrong; nothing was done", "130:cancelled (Ctrl-C)" })
final class EvaluateCommand extends BaseCommand {

	private static final List<Quantity> PRINTED = List.of(Quantity.GLOBAL_DSC,
		Quantity.DSC, Quantity.RQ, Quantity.SQ, Quantity.PQ, Quantity.ASSD);

	private final SettingOptions<EvaluateSegmentationSettings> settings;

	@Mixin
	private EvaluateOptions options;

	@Mixin
	private SharedOptions.Threads threads;

	@Mixin
	private SharedOptions.Overwrite overwrite;

	/** @param services what it is given */
	EvaluateCommand(final Services services) {
		this(services, new SettingOptions<>(EvaluateSegmentationSettings.JOB,
			"groups", "input", "matcher", "threshold", "voxel_units").say("groups",
				"Which labels belong together: spineps, totalspineseg, spider, verse, " +
					"totalsegmentator, ungrouped ..., or a JSON file."));
	}

	private EvaluateCommand(final Services services,
		final SettingOptions<EvaluateSegmentationSettings> settings)
	{
		super(services, "Cancelled; nothing was written.", settings);
		this.settings = settings;
	}

	@Override
	int run(final Subcommand work) throws SpinepsException {
		work.display().begin("evaluate");
		final EvaluateJob job = RequestException.in(() -> new EvaluateJob(options
			.job(settings.get().options()), options.output(), overwrite.wanted()));
		final Optional<EvaluateJob.Outcome> outcome = Threads.run(threads.count(),
			() -> job.run(work));
		work.display().end();
		if (outcome.isEmpty()) {
			print(leftAlone(options.output()));
			return ExitCode.OK;
		}
		final Evaluation evaluation = outcome.get().evaluation();
		evaluation.failures().forEach((name, why) -> work.report().error(name, why,
			null));
		print(evaluation, outcome.get().files());
		return evaluation.failures().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
	}

	private void print(final Evaluation evaluation, final List<Path> files) {
		evaluation.notes().forEach(note -> note("NOTE " + note));
		evaluation.leftovers().forEach(left -> note("WARNING " + left));
		final String unit = evaluation.options().unit();
		print(evaluation.system(), unit, evaluation.summary());
		if (evaluation.isComparison()) {
			print(evaluation.otherSystem(), unit, evaluation.otherSummary());
			print(evaluation.comparison());
		}
		printWritten(options.output(), files.stream().map(Path::getFileName)
			.toList());
	}

	/** One line per structure: mean and SD over the cases. */
	private void print(final String system, final String unit,
		final List<SummaryRow> rows)
	{
		print(system + ", mean (SD) over the cases:");
		final StringBuilder heading = new StringBuilder(String.format(Locale.ROOT,
			"  %-32s", "structure"));
		PRINTED.forEach(quantity -> heading.append(String.format(Locale.ROOT,
			" %15s", quantity.isDistance() ? quantity.label() + "/" + unit : quantity
				.label())));
		print(heading.toString());
		for (final String group : rows.stream().map(SummaryRow::group).distinct()
			.toList())
		{
			final StringBuilder line = new StringBuilder(String.format(Locale.ROOT,
				"  %-32s", group));
			for (final Quantity quantity : PRINTED)
				rows.stream().filter(row -> row.group().equals(group) && row
					.region() == Region.WHOLE && row.quantity() == quantity).findFirst()
					.ifPresent(row -> line.append(String.format(Locale.ROOT, " %15s", cell(
						row.cases()))));
			print(line.toString());
		}
	}

	private static String cell(final Statistic statistic) {
		return statistic.count() == 0 ? "-" : String.format(Locale.ROOT,
			"%.3f (%.3f)", statistic.mean(), statistic.sd());
	}

	private void print(final List<ComparisonRow> rows) {
		print("first against second, Wilcoxon signed-rank test:");
		for (final ComparisonRow row : rows)
			if (row.region() == Region.WHOLE && PRINTED.contains(row.quantity()))
				print(String.format(Locale.ROOT,
					"  %-32s %-10s n=%-4d median difference %+.4f  p=%.2g  p(Holm)=%.2g",
					row.group(), row.quantity().label(), row.test().pairs(), row
						.medianDifference(), row.test().pValue(), row.adjustedP()));
	}
}
