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
package org.spineps.report.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.io.CsvRows;
import org.spineps.measure.morphometry.LevelTable;
import org.spineps.progress.Progress;
import org.spineps.testing.ParquetTable;

class CohortReportTest {

	@TempDir
	private Path folder;

	private CohortReport write(final Map<String, String> failures)
		throws Exception
	{
		final CohortReport report = new CohortReport(folder, failures);
		assertThat(report.write(Progress.NONE)).extracting(file -> file.getFileName()
			.toString()).containsExactlyElementsOf(CohortReport.FILES);
		return report;
	}

	private List<Map<String, String>> csv(final String name) throws Exception {
		return CsvRows.read(folder.resolve(name + ".csv"));
	}

	@Test
	void everyLevelAndEveryCaseHasARow() throws Exception {
		new GeneratedCases(folder).add(30).add("anat/sub-x", Map.of());
		final CohortReport report = write(Map.of("broken", "It is no NIfTI file."));
		assertThat(report.warnings()).isEmpty();
		final List<Map<String, String>> levels = csv("cohort-levels");
		assertThat(levels).hasSize(31 * 5);
		assertThat(levels.get(0)).containsEntry("case", "anat/sub-x").containsEntry(
			"level", "L1").containsKeys(LevelTable.COLUMNS.toArray(String[]::new));
		final List<Map<String, String>> cases = csv("cohort-cases");
		assertThat(cases).hasSize(32);
		assertThat(cases.get(1)).containsEntry("case", "broken").containsEntry(
			"light", "failed").containsEntry("reasons", "It is no NIfTI file.")
			.containsEntry("findings", "");
		assertThat(cases.get(2)).containsEntry("case", "sub-000").containsEntry(
			"findings", "1").containsEntry("doubted_findings", "1").containsEntry(
				"naming", "by the networks").containsEntry("lowest_name_confidence",
					"0.86").containsEntry("measured_levels", "5");
		assertThat(cases.get(2).get("lumbar_lordosis_deg")).isNotEmpty();
	}

	@Test
	void parquetHoldsTheSame() throws Exception {
		new GeneratedCases(folder).add(4);
		write(Map.of("broken", "why"));
		for (final String name : List.of("cohort-levels", "cohort-cases")) {
			final Map<String, List<Object>> table = ParquetTable.read(folder.resolve(
				name + ".parquet"));
			final List<Map<String, String>> rows = csv(name);
			assertThat(table.keySet()).isEqualTo(rows.get(0).keySet());
			table.forEach((column, cells) -> {
				for (int n = 0; n < rows.size(); n++) {
					final String text = rows.get(n).get(column);
					if (cells.get(n) instanceof Number number) assertThat(number
						.doubleValue()).as(column).isEqualTo(Double.parseDouble(text));
					else assertThat(cells.get(n) == null ? "" : cells.get(n)).as(column)
						.isEqualTo(text);
				}
			});
		}
	}

	@Test
	void outliersComeFirst() throws Exception {
		new GeneratedCases(folder).add(30).add("tall", Map.of("height_anterior_mm",
			52.0));
		write(Map.of());
		assertThat(csv("cohort-cases")).filteredOn(row -> !row.get("outliers")
			.equals("0")).extracting(row -> row.get("case")).containsExactly("tall");
		final String page = Files.readString(folder.resolve("cohort.html"));
		final String first = page.substring(page.indexOf("Outliers first"), page
			.indexOf("Distributions</h2>"));
		assertThat(first).contains(">tall<", ">L3<", ">anterior height<",
			"<td class=\"amber\">52.00</td>");
		final String cases = page.substring(page.indexOf("<div id=\"cases\">"));
		assertThat(cases.indexOf(">tall<")).isLessThan(cases.indexOf(">sub-"));
	}

	/** What its own error explains is no outlier: here voxels of 12 mm. */
	@Test
	void coarseVoxelsMakeNoOutliers() throws Exception {
		new GeneratedCases(folder).add(30).add("coarse", Map.of(
			"height_anterior_mm", 42.0, "step_up_mm", 12.0)).add("unknown", Map.of(
				"height_anterior_mm", 42.0, "step_up_mm", "")).add("fine", Map.of(
					"height_anterior_mm", 42.0));
		write(Map.of());
		assertThat(csv("cohort-cases")).filteredOn(row -> !row.get("outliers")
			.equals("0")).extracting(row -> row.get("case")).containsExactly("fine");
	}

	@Test
	void thePageIsOneFileThatHostileNamesDoNotBreak() throws Exception {
		final String name = "a'b\"<script>alert(1)<&=";
		new GeneratedCases(folder).add(2).add(name, Map.of("level",
			"<b>L3", "naming", "=1+1")).picture(name);
		Files.writeString(folder.resolve(name + "_report.html"), "page");
		write(Map.of("<u>bad", "<u>why"));
		final String page = Files.readString(folder.resolve("cohort.html"));
		assertThat(page).startsWith("<!DOCTYPE html>").endsWith(
			"</script>\n</body></html>\n").contains(
				"Research software, not a medical device.",
				"a&#39;b&quot;&lt;script&gt;alert(1)&lt;&amp;=",
				"href=\"a%27b%22%3Cscript%3Ealert%281%29%3C%26%3D_report.html\"",
				"data:image/jpeg;base64,/9j/", "&lt;u&gt;why", "<svg",
				"4 cases: 1 failed").doesNotContain("<script>alert", "<u>", "<i>",
					"http://", "https://", "src=\"/");
		assertThat(page.split("<script", -1)).hasSize(2);
		assertThat(page.split("<svg", -1)).hasSameSizeAs(page.split("</svg>", -1));
		assertThat(Files.readString(folder.resolve("cohort-levels.csv"))).contains(
			"'=1+1").doesNotContain(",=1+1");
	}

	@Test
	void damagedFilesAreSaidAndLeftOut() throws Exception {
		new GeneratedCases(folder).add(2);
		Files.writeString(folder.resolve("x_levels.csv"), "image,level\n\"x");
		Files.writeString(folder.resolve("y_levels.csv"), "a,b\n1,2\n1,2\n");
		Files.writeString(folder.resolve("z_quality.json"), "[1");
		Files.writeString(folder.resolve("sub-000_snp.png"), "no picture");
		Files.createDirectories(folder.resolve(".spineps"));
		Files.writeString(folder.resolve(".spineps/q_levels.csv"), "level,label\n");
		final CohortReport report = write(Map.of());
		assertThat(report.warnings()).hasSize(3).anyMatch(text -> text.startsWith(
			"Cannot read the table x_levels.csv")).anyMatch(text -> text.startsWith(
				"The table y_levels.csv has no levels")).anyMatch(text -> text.contains(
					"z_quality.json"));
		assertThat(csv("cohort-cases")).extracting(row -> row.get("case"))
			.containsExactly("sub-000", "sub-001", "x", "y", "z");
		assertThat(csv("cohort-levels")).hasSize(10);
	}

	@Test
	void aFolderWithoutCasesIsEmpty() throws Exception {
		assertThat(new CohortReport(folder, Map.of()).isEmpty()).isTrue();
		new GeneratedCases(folder).add(1);
		assertThat(new CohortReport(folder, Map.of()).isEmpty()).isFalse();
	}

	@Test
	void cancelledItLeavesNothing() throws Exception {
		new GeneratedCases(folder).add(3);
		final CohortReport report = new CohortReport(folder, Map.of());
		assertThatThrownBy(() -> report.write(new Progress() {

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				// nobody listens
			}

			@Override
			public void checkCancelled() {
				throw new CancellationException();
			}
		})).isInstanceOf(CancellationException.class);
		try (var files = Files.list(folder)) {
			assertThat(files).noneMatch(file -> file.getFileName().toString().contains(
				"cohort"));
		}
	}
}
