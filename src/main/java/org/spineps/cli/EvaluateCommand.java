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

import org.spineps.SpinepsException;
import org.spineps.evaluate.ComparisonRow;
import org.spineps.evaluate.Evaluation;
import org.spineps.evaluate.EvaluationFiles;
import org.spineps.evaluate.Quantity;
import org.spineps.evaluate.Region;
import org.spineps.evaluate.Statistic;
import org.spineps.evaluate.SummaryRow;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance;
import org.spineps.volume.Threads;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares masks with a reference, and two systems with each other. */
@Command(name = "evaluate", mixinStandardHelpOptions = true,
	versionProvider = SpinepsCommand.Versions.class, sortOptions = false,
	description = { "Compares masks with reference masks: Dice, ASSD, HD, NSD, " +
		"RQ, SQ, PQ, as panoptica defines them." },
	optionListHeading = "%n", parameterListHeading = "%n",
	footerHeading = "%nThe output folder gets%n", footer = { //
		"  instances.csv    every instance of every case",
		"  cases.csv        every structure of every case",
		"  summary.csv      mean and SD over the cases",
		"  comparison.csv   Wilcoxon tests, with --compare",
		"  evaluation.json  all of it", "  evaluation.html  a page with plots" },
	exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
		"0:all cases were compared",
		"1:a case failed; the others were compared",
		"2:the command line is wrong; nothing was done", "130:cancelled (Ctrl-C)" })
final class EvaluateCommand implements Callable<Integer> {

	private static final List<Quantity> PRINTED = List.of(Quantity.GLOBAL_DSC,
		Quantity.DSC, Quantity.RQ, Quantity.SQ, Quantity.PQ, Quantity.ASSD);

	private final Services services;

	@Mixin
	private EvaluateOptions options;

	/** @param services what it is given */
	EvaluateCommand(final Services services) {
		this.services = services;
	}

	@Override
	public Integer call() {
		final Subcommand work = new Subcommand(services, options.quiet(),
			options.debug());
		return work.run("Cancelled; nothing was written.", () -> {
			work.display().begin("evaluate");
			final Evaluation evaluation = evaluate(work);
			final List<Path> files = EvaluationFiles.write(options.output(),
				evaluation);
			work.display().end();
			print(evaluation, files, work.report());
			return evaluation.failures().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
		});
	}

	private Evaluation evaluate(final Progress progress)
		throws SpinepsException
	{
		return Threads.run(options.threads(), () -> options.job().run(progress));
	}

	private void print(final Evaluation evaluation, final List<Path> files,
		final Report report)
	{
		evaluation.failures().forEach((name, why) -> report.error(name, why, null));
		if (options.quiet()) return;
		evaluation.notes().forEach(note -> services.err().println("NOTE " + note));
		evaluation.leftovers().forEach(left -> services.err().println("WARNING " +
			left));
		final String unit = evaluation.options().unit();
		print(evaluation.system(), unit, evaluation.summary());
		if (evaluation.isComparison()) {
			print(evaluation.otherSystem(), unit, evaluation.otherSummary());
			print(evaluation.comparison());
		}
		services.out().println("written to " + options.output() + ":");
		files.forEach(file -> services.out().println("  " + file.getFileName()));
		services.out().println(Provenance.DISCLAIMER);
	}

	/** One line per structure: mean and SD over the cases. */
	private void print(final String system, final String unit,
		final List<SummaryRow> rows)
	{
		services.out().println(system + ", mean (SD) over the cases:");
		final StringBuilder heading = new StringBuilder(String.format(Locale.ROOT,
			"  %-32s", "structure"));
		PRINTED.forEach(quantity -> heading.append(String.format(Locale.ROOT,
			" %15s", quantity.isDistance() ? quantity.label() + "/" + unit : quantity
				.label())));
		services.out().println(heading);
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
			services.out().println(line);
		}
	}

	private static String cell(final Statistic statistic) {
		return statistic.count() == 0 ? "-" : String.format(Locale.ROOT,
			"%.3f (%.3f)", statistic.mean(), statistic.sd());
	}

	private void print(final List<ComparisonRow> rows) {
		services.out().println("first against second, Wilcoxon signed-rank test:");
		for (final ComparisonRow row : rows)
			if (row.region() == Region.WHOLE && PRINTED.contains(row.quantity()))
				services.out().println(String.format(Locale.ROOT,
					"  %-32s %-10s n=%-4d median difference %+.4f  p=%.2g  p(Holm)=%.2g",
					row.group(), row.quantity().label(), row.test().pairs(), row
						.medianDifference(), row.test().pValue(), row.adjustedP()));
	}
}
