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

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.spineps.PlainText;
import org.spineps.batch.BatchResult;
import org.spineps.batch.InputResult;
import org.spineps.batch.cases.InputStatus;
import org.spineps.cli.console.Services;
import org.spineps.measure.InstanceRow;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.measure.quality.Light;
import org.spineps.report.FolderOverview;
import org.spineps.result.LevelProbability;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.VertebraName;
import org.spineps.result.VertebraNumbering;

/**
 * Tells people how a run went: results on one stream, warnings and errors on the
 * other.
 */
final class Report {

	/** Characters of one message: no more than a screen. */
	static final int LONGEST = 1600;
	private static final int MOST_LEVELS = 3;

	private final PrintWriter out;
	private final PrintWriter err;
	private final boolean quiet;
	private final boolean debug;

	/**
	 * @param services where to print
	 * @param quiet print errors only
	 * @param debug print where errors come from
	 */
	Report(final Services services, final boolean quiet, final boolean debug) {
		out = services.out();
		err = services.err();
		this.quiet = quiet;
		this.debug = debug;
	}

	/** Prints the result of one input. */
	void input(final InputResult result) {
		final String file = String.valueOf(result.input().getFileName());
		if (!quiet) result.warnings().forEach(warning -> err.println("WARNING " +
			file + ": " + PlainText.line(warning, LONGEST)));
		if (result.status() == InputStatus.FAILED) {
			error(file, result.message(), result.cause());
			return;
		}
		if (quiet) return;
		if (!result.status().hasOutputs()) {
			out.println(file + ": " + PlainText.line(result.message(), LONGEST));
			return;
		}
		out.println(String.format(Locale.ROOT, "%s: %s (%.1f s, %s)", file, result
			.status() == InputStatus.EMPTY ? result.message() : counts(result), result
				.seconds(), result.device()));
		vertebrae(result);
		light(result.quality());
		final Path folder = result.outputs().get(0).getParent();
		out.println("  written to " + folder + ":");
		for (final Path output : result.outputs())
			out.println("    " + output.getFileName());
	}

	/** Prints how the whole run ended. */
	void summary(final BatchResult result) {
		if (!quiet) result.warnings().forEach(warning -> err.println("WARNING " +
			PlainText.line(warning, LONGEST)));
		final List<String> counts = new ArrayList<>();
		for (final InputStatus status : InputStatus.values())
			if (result.count(status) > 0) counts.add(result.count(status) + " " +
				status.text());
		final String text = result.results().size() + (result.results()
			.size() == 1 ? " input" : " inputs") + (counts.isEmpty() ? "" : ": ") +
			String.join(", ", counts);
		if (result.notStarted() > 0) err.println(result.notStarted() +
			" more not started.");
		else if (counts.isEmpty() && !quiet) err.println("Nothing to do: this part of the " +
			"scans (--shard) is empty.");
		if (quiet) return;
		// Without any, nothing was begun.
		final List<Path> manifests = result.manifests();
		if (manifests.size() != 1) out.println(text + (manifests.isEmpty() ? "."
			: ". See also " + manifests.get(0) + " and those of " + (manifests.size() -
				1) + " more folders"));
		else out.println(text + ". See also " + manifests.get(0));
		for (final Path manifest : manifests) {
			final Path cases = manifest.resolveSibling(FolderOverview.CASES);
			if (Files.exists(cases)) out.println("Doubtful results first: " + cases);
		}
		out.println(Provenance.DISCLAIMER);
	}

	/**
	 * Prints one line for an error.
	 *
	 * @param about what it happened to; empty for the run as a whole
	 * @param message what and why
	 * @param cause printed for those who debug; may be null
	 */
	void error(final String about, final String message,
		final Throwable cause)
	{
		err.println("ERROR" + (about.isEmpty() ? "" : " " + about) + ": " + PlainText
			.line(message, LONGEST));
		if (debug && cause != null) cause.printStackTrace(err);
	}

	private void light(final CaseQuality quality) {
		if (quality == null || quality.light() == Light.GREEN) return;
		out.println("  " + quality.light().key() + ": " + quality.reasons());
	}

	private static String counts(final InputResult result) {
		final List<String> parts = new ArrayList<>();
		count(parts, result, Kind.VERTEBRA, "vertebra", "vertebrae");
		count(parts, result, Kind.DISC, "disc", "discs");
		for (final InstanceRow row : result.table().rows())
			switch (row.instance().kind()) {
				case SACRUM, CORD, CANAL -> parts.add(row.instance().name());
				default -> {
					// counted above, or part of a vertebra
				}
			}
		return String.join(", ", parts);
	}

	private static void count(final List<String> parts,
		final InputResult result, final Kind kind, final String one,
		final String many)
	{
		final long count = result.table().rows().stream().filter(row -> row
			.instance().kind() == kind).count();
		parts.add(count + " " + (count == 1 ? one : many));
	}

	private void vertebrae(final InputResult result) {
		final List<InstanceRow> rows = result.table().rows().stream().filter(
			row -> row.instance().kind() == Kind.VERTEBRA).toList();
		if (rows.isEmpty()) return;
		out.println("  vertebra  label  naming         volume/ml  outline  name");
		for (final InstanceRow row : rows) {
			final SpineInstance vertebra = row.instance();
			out.println(String.format(Locale.ROOT,
				"  %-8s  %5d  %-13s  %9.1f  %7s  %4s%s", vertebra.name(), vertebra
					.label(), vertebra.naming().text(), row.volumeMm3() / 1000, probability(
						vertebra.confidence()), probability(vertebra.nameConfidence()), row
							.touchesBorder() ? "  at the border" : ""));
		}
		names(result.numbering());
	}

	private static String probability(final double value) {
		return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
	}

	/** An unsure network gives every level a little. */
	private static String likely(final List<LevelProbability> levels) {
		return LevelProbability.text(levels.subList(0, Math.min(MOST_LEVELS, levels
			.size()))) + (levels.size() > MOST_LEVELS ? ", ..." : "");
	}

	/** Prints how sure a naming network is of the names. */
	private void names(final VertebraNumbering numbering) {
		if (numbering == null || Double.isNaN(numbering.probability())) return;
		for (final VertebraName name : numbering.vertebrae())
			if (!name.levels().isEmpty()) out.println(String.format(Locale.ROOT,
				"  %-8s  %s", name.name(), likely(name.levels())));
		out.println(String.format(Locale.ROOT, "  all names: %.0f %%%s", 100 *
			numbering.probability(), numbering.alternative().isEmpty() ? "" : String
				.format(Locale.ROOT, "; next best, %.0f %%: %s", 100 * numbering
					.alternativeProbability(), String.join(" ", numbering
						.alternative()))));
	}
}
