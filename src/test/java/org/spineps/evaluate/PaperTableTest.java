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
package org.spineps.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.Level;
import org.spineps.evaluate.metric.Region;
import org.spineps.evaluate.statistics.Statistic;
import org.spineps.io.HtmlText;
import org.spineps.io.VolumeExport;
import org.spineps.progress.Progress;
import org.spineps.testing.PhantomResults;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Makes the table of docs/evaluation.md from folders of made-up spines, as the
 * page describes them, and holds the page to it.
 */
class PaperTableTest {

	private static final int CASES = 12;
	private static final double MOVED_BY_A = 0.25;
	private static final double MOVED_BY_B = 0.45;

	@TempDir
	private Path folder;

	@Test
	void thePageShowsWhatTheFoldersGive() throws Exception {
		final SplittableRandom random = new SplittableRandom(2024);
		for (int n = 0; n < CASES; n++) {
			final Grid grid = SpinePhantom.grid(new int[] { 105, 185, 15 },
				new double[] { 1, 1 + 0.1 * n / CASES, 3.3 }, AxisCodes.PIR, 0);
			final LabelVolume truth = PhantomResults.of(SpinePhantom.create(grid, 5,
				true), Level.L1).instances();
			write("reference", n, truth);
			write("A", n, moved(truth, MOVED_BY_A, random));
			final LabelVolume b = moved(truth, MOVED_BY_B, random);
			if (n % 4 == 0) merge(b, Level.L2.id(), Level.L3.id());
			write("B", n, b);
		}
		final Evaluation evaluation = new EvaluationJob(folder.resolve("reference"),
			folder.resolve("A"), folder.resolve("B"), "", "", null, null, false,
			EvaluationOptions.of(LabelGroups.of(LabelScheme.SPINEPS))).run(
				Progress.NONE);
		final String table = String.join("\n", table(evaluation));
		assertThat(Files.readString(Path.of("docs", "evaluation.md"))).contains(
			table);
	}

	private void write(final String system, final int n,
		final LabelVolume labels) throws SpinepsException
	{
		VolumeExport.writeLabels(folder.resolve(system).resolve("sub-" + n +
			".nii.gz"), labels, null, Map.of());
	}

	/** Some voxels take the label of one of their six neighbours. */
	private static LabelVolume moved(final LabelVolume truth,
		final double share, final SplittableRandom random)
	{
		final Grid grid = truth.grid();
		final short[] from = truth.array();
		final LabelVolume result = truth.copy();
		for (int k = 1; k < grid.size(2) - 1; k++)
			for (int j = 1; j < grid.size(1) - 1; j++)
				for (int i = 1; i < grid.size(0) - 1; i++) {
					if (random.nextDouble() >= share) continue;
					final int[] at = { i, j, k };
					at[random.nextInt(3)] += random.nextBoolean() ? 1 : -1;
					result.array()[grid.index(i, j, k)] = from[grid.index(at[0], at[1],
						at[2])];
				}
		return result;
	}

	private static void merge(final LabelVolume labels, final int kept,
		final int lost)
	{
		for (int n = 0; n < labels.array().length; n++)
			if (labels.array()[n] == lost) labels.array()[n] = (short) kept;
	}

	private static List<String> table(final Evaluation evaluation) {
		final List<String> lines = new ArrayList<>();
		for (final String group : List.of("vertebra", "disc", "sacrum")) {
			final List<Quantity> quantities = group.equals("sacrum") ? List.of(
				Quantity.DSC, Quantity.ASSD) : List.of(Quantity.GLOBAL_DSC,
					Quantity.DSC, Quantity.RQ, Quantity.SQ, Quantity.PQ, Quantity.ASSD);
			for (final Quantity quantity : quantities)
				lines.add("| " + (quantity == quantities.get(0) ? group : "") + " | " +
					quantity.better().arrow() + " " + quantity.label() + (quantity
						.isDistance() ? " (mm)" : "") + " | " + cell(evaluation.summary(),
							group, quantity) + " | " + cell(evaluation.otherSummary(), group,
								quantity) + " | " + test(evaluation, group, quantity) + " |");
		}
		return lines;
	}

	private static String cell(final List<SummaryRow> rows, final String group,
		final Quantity quantity)
	{
		final Statistic over = rows.stream().filter(row -> row.group().equals(
			group) && row.region() == Region.WHOLE && row.quantity() == quantity)
			.findFirst().orElseThrow().cases();
		return HtmlText.number(over.mean()) + " ± " + HtmlText.number(over.sd());
	}

	private static String test(final Evaluation evaluation, final String group,
		final Quantity quantity)
	{
		final ComparisonRow row = evaluation.comparison().stream().filter(one -> one
			.group().equals(group) && one.region() == Region.WHOLE && one
				.quantity() == quantity).findFirst().orElseThrow();
		final double effect = row.test().rankBiserial();
		return HtmlText.probability(row.test().pValue()).replace("&lt;", "<") +
			" | " + (Double.isNaN(effect) ? "–" : String.format(Locale.ROOT, "%+.2f",
				effect).replace('-', '−'));
	}
}
