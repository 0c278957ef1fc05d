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
package org.spineps.ij.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.job.SpineTablesSettings;
import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.measure.morphometry.LevelTable;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.measure.quality.InstanceQuality;
import org.spineps.measure.quality.Light;
import org.spineps.measure.quality.QualityFinding;
import org.spineps.measure.quality.QualityFinding.Rule;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.testing.OpenImages;

class LevelResultsTest {

	private static final SpineSegmentation FOUND = OpenImages.segmentation(
		OpenImages.SPINE.semantic().grid());

	private static SpineMeasures measures() throws SpinepsException {
		return SpineMeasures.of(FOUND, null, Cutoffs.standard());
	}

	private static ResultsTable table(final LevelTheme theme, final String title)
		throws SpinepsException
	{
		return LevelResults.table(theme, measures(), CaseQuality.of(FOUND), FOUND
			.semantic().grid(), title);
	}

	/** "level" and "label" are how rows are told apart, in every theme. */
	@Test
	void everyColumnOfTheFileIsInOneTheme() {
		final List<String> columns = new ArrayList<>(List.of("level", "label"));
		final List<String> headings = new ArrayList<>();
		for (final LevelTheme theme : LevelTheme.values()) {
			columns.addAll(theme.headings().keySet());
			headings.addAll(theme.headings().values());
		}
		assertThat(columns).containsExactlyInAnyOrderElementsOf(LevelTable.COLUMNS);
		assertThat(headings).doesNotHaveDuplicates();
		assertThat(new SpineTablesSettings("all").keys()).startsWith(Arrays.stream(
			LevelTheme.values()).map(LevelTheme::key).toArray(String[]::new)).hasSize(
				LevelTheme.values().length + 1);
	}

	@Test
	void thePageOfMeasurementsHasEveryHeading() throws IOException {
		final String page = Files.readString(Path.of("docs/measurements.md"));
		for (final LevelTheme theme : LevelTheme.values())
			theme.headings().forEach((column, heading) -> assertThat(page).contains(
				"| " + theme.key() + " | " + heading + " | `" + column + "` |"));
	}

	@Test
	void headingsHaveTheUnitsOfTheFile() {
		for (final LevelTheme theme : LevelTheme.values())
			theme.headings().forEach((column, heading) -> {
				assertThat(heading).matches("[A-Z][A-Za-z0-9 /()%]*");
				for (final String unit : List.of("mm", "mm2", "mm3", "deg"))
					assertThat(heading.endsWith("(" + unit + ")")).as(column).isEqualTo(
						column.endsWith("_" + unit));
				assertThat(heading.contains("%")).as(column).isEqualTo(column.endsWith(
					"_percent"));
			});
	}

	@Test
	void everyThemeHasARowForEachLevel() throws Exception {
		final List<LevelMeasures> levels = measures().levels();
		for (final LevelTheme theme : LevelTheme.values()) {
			final ResultsTable table = table(theme, "scan.nii");
			assertThat(table.size()).isEqualTo(levels.size());
			assertThat(table.getHeadings()).startsWith("Image", "Level", "Slice")
				.containsSubsequence(theme.headings().values());
			for (int row = 0; row < table.size(); row++) {
				assertThat(table.getStringValue("Level", row)).isEqualTo(levels.get(row)
					.name());
				final double slice = table.getValue("Slice", row);
				assertThat(slice).isBetween(1.0, 14.0);
			}
		}
	}

	@Test
	void numbersHaveThreeDigitsAndWhatIsUndefinedIsBlank() throws Exception {
		final ResultsTable bodies = table(LevelTheme.BODIES, "scan");
		final List<LevelMeasures> levels = measures().levels();
		for (int row = 0; row < bodies.size(); row++) {
			final double height = levels.get(row).body().middleHeightMm();
			final String text = bodies.getStringValue("Height middle (mm)", row);
			if (Double.isNaN(height)) assertThat(text).isEmpty();
			else {
				assertThat(bodies.getValue("Height middle (mm)", row)).isEqualTo(height,
					within(0.051));
				assertThat(text.replace(".", "")).hasSizeLessThanOrEqualTo(4);
			}
		}
		assertThat(table(LevelTheme.DISCS, "scan").getStringValue(
			"Disc signal / CSF", 0)).isEmpty();
		assertThat(table(LevelTheme.ALIGNMENT, "scan").getStringValue("Posture", 0))
			.isEqualTo("supine");
	}

	@Test
	void findingsTellLightAndReasons() throws Exception {
		final SpineInstance second = measures().levels().get(1).instance();
		final CaseQuality quality = new CaseQuality(Light.RED, List.of(), List.of(
			new InstanceQuality(second, FOUND.evidence(second), Light.RED, List.of(
				new QualityFinding(Light.RED, Rule.ORDER, second.label(), "It is low"),
				new QualityFinding(Light.AMBER, Rule.PIECES, second.label(),
					"It has two pieces")))));
		final ResultsTable table = LevelResults.table(LevelTheme.FINDINGS,
			measures(), quality, FOUND.semantic().grid(), "scan");
		assertThat(table.getStringValue("Light", 0)).isEqualTo("green");
		assertThat(table.getStringValue("Reasons", 0)).isEmpty();
		assertThat(table.getStringValue("Light", 1)).isEqualTo("red");
		assertThat(table.getStringValue("Reasons", 1)).isEqualTo(
			"It is low; It has two pieces");
	}

	/** As File > Save As of the window does it. */
	@Test
	void aTitleIsNoFormulaInTheSavedFile(@TempDir final Path folder)
		throws Exception
	{
		for (final String title : List.of("=cmd|'/C calc'!A0", "+1+2", "-3+4",
			"@SUM(A1)", "a\"\n\t=1+1"))
		{
			final Path file = folder.resolve("table.csv");
			table(LevelTheme.FINDINGS, title).saveAs(file.toString());
			final List<String> lines = Files.readAllLines(file);
			assertThat(lines).hasSize(measures().levels().size() + 1);
			assertThat(lines.get(1)).startsWith("1," + (title.startsWith("a") ? "a'"
				: "'" + title.charAt(0)));
		}
	}

	/** Its first column must have no heading of its own. */
	@Test
	void summariesAndDistributionsAreForTablesWithRowNumbers() throws Exception {
		final ResultsTable table = table(LevelTheme.BODIES, "scan");
		assertThat(table.isResultsTable).isTrue();
		assertThat(table.getColumnHeadings()).startsWith(" \tImage\tLevel\tSlice\t");
		final int rows = table.size();
		new Analyzer(null, table).summarize();
		assertThat(table.size()).isEqualTo(rows + 4);
		assertThat(table.getLabel(rows)).isEqualTo("Mean");
		assertThat(table.getValue("Slice", rows + 3)).isBetween(1.0, 14.0);
	}

	@Test
	void sortingGoesByNumbers() throws Exception {
		final ResultsTable bodies = table(LevelTheme.BODIES, "scan");
		final double[] heights = bodies.getColumn("Height middle (mm)");
		bodies.sort("Height middle (mm)");
		final double[] sorted = bodies.getColumn("Height middle (mm)");
		Arrays.sort(heights);
		assertThat(Arrays.stream(sorted).filter(Double::isFinite).toArray())
			.containsExactly(Arrays.stream(heights).filter(Double::isFinite)
				.toArray());
	}
}
