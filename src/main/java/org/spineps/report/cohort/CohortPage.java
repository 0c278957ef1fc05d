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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;
import org.spineps.io.HtmlText;
import org.spineps.measure.cohort.Cohort;
import org.spineps.measure.cohort.Outlier;
import org.spineps.measure.quality.CaseSummary;
import org.spineps.measure.quality.Light;
import org.spineps.picture.PngFiles;
import org.spineps.progress.Progress;
import org.spineps.report.FolderOverview;
import org.spineps.report.Page;
import org.spineps.report.ReportTable;
import org.spineps.report.ReportTable.Cell;

/**
 * The page of a cohort: outliers, distributions, cases, and their pictures, those
 * to be looked at first at the top. For one thread.
 */
final class CohortPage {

	/** More pictures than these make a page that browsers do not like. */
	private static final int MOST_PICTURES = 2000;
	/** More rows are for other programs. */
	private static final int MOST_ROWS = 5000;
	private static final int PICTURE_HEIGHT = 140;

	private final Path folder;
	private final Cohort cohort;
	private final CohortOutliers outliers;
	private final List<CohortCase> cases;
	private final Page page = new Page("Cohort", CohortStyle.STYLE);
	private final Set<String> warnings = new LinkedHashSet<>();

	/**
	 * @param folder holds the files of the cases
	 * @param cohort their distributions
	 * @param outliers their outliers
	 * @param cases they, in the order in which they should be looked at
	 */
	CohortPage(final Path folder, final Cohort cohort,
		final CohortOutliers outliers, final List<CohortCase> cases)
	{
		this.folder = folder;
		this.cohort = cohort;
		this.outliers = outliers;
		this.cases = cases;
	}

	/** @return sentences about pictures that could not be read */
	List<String> warnings() {
		return List.copyOf(warnings);
	}

	/**
	 * @param file file to make or replace
	 * @param progress told of every picture, asked whether to stop
	 * @return the file
	 * @throws SpinepsException if it cannot be written
	 */
	Path write(final Path file, final Progress progress) throws SpinepsException {
		AtomicFiles.write(file, stream -> {
			head();
			outliers();
			new CohortDistributions(page).write(cohort, cases);
			table();
			put(stream, page.take());
			pictures(stream, progress);
			put(stream, page.raw(CohortStyle.SCRIPT).end());
		});
		return file;
	}

	private static void put(final OutputStream stream, final String html)
		throws IOException
	{
		stream.write(html.getBytes(StandardCharsets.UTF_8));
	}

	private void head() {
		page.raw("<h1>Cohort</h1>\n").disclaimer();
		final Map<String, Long> lights = cases.stream().collect(Collectors
			.groupingBy(CohortCase::light, Collectors.counting()));
		final List<String> words = new ArrayList<>();
		for (final String light : List.of("failed", Light.RED.key(), Light.AMBER
			.key(), Light.GREEN.key()))
			if (lights.containsKey(light)) words.add(lights.get(light) + " " + light);
		if (lights.containsKey("")) words.add(lights.get("") +
			" of unknown quality");
		page.paragraph(cases.size() + (cases.size() == 1 ? " case" : " cases") +
			(words.isEmpty() ? "" : ": " + String.join(", ", words)) + ".");
		page.raw("<p>Tables: <a href=\"" + CohortReport.LEVELS + ".csv\">levels</a>" +
			", <a href=\"" + CohortReport.CASES + ".csv\">cases</a>, and the same as " +
			"Parquet. To accept or reject cases: <a href=\"" + FolderOverview.SHEET +
			"\">contact sheet</a>.</p>\n");
	}

	private void outliers() {
		page.heading("Outliers first");
		page.paragraph("Values that lie beyond the quartiles of the same level by " +
			"more than " + (int) Cohort.FENCE + " times their distance, and by more " +
			"than voxels and networks may change them (95 %). Where fewer than " +
			Cohort.FEWEST + " cases have a level, nothing is called an outlier. An " +
			"outlier is first of all an outline or a name to look at.");
		final List<Outlier> shown = outliers.farthest();
		if (shown.isEmpty()) page.paragraph("There are none.");
		else if (shown.size() < outliers.count()) page.paragraph("The " + shown
			.size() + " farthest of " + outliers.count() + ":");
		final ReportTable table = new ReportTable("Case", "Level", "Measure",
			"Unit", "Value", "Its error ±", "Median", "Far below", "Far above",
			"Distance (SD)").text("Level", "Measure", "Unit");
		for (final Outlier one : shown) {
			final int decimals = one.measure().decimals();
			table.row(List.of(name(one.caseName()), Cell.of(one.measure().place(one
				.level())), Cell.of(one.measure().label()), Cell.of(one.measure()
					.unit()), new Cell(HtmlText.number(one.value(), decimals),
						Light.AMBER), Cell.of(one.error(), decimals), Cell.of(one.median(),
							decimals), Cell.of(one.lower(), decimals), Cell.of(one.upper(),
								decimals), Cell.of(one.distance(), 1)));
		}
		page.table(table);
	}

	private void table() {
		page.heading("Cases");
		page.raw("<p class=\"bar\"><label>Find <input id=\"find\" type=\"search\"" +
			"></label> <small>A click on a heading sorts.</small></p>\n");
		page.paragraph("Findings are values beyond a cut-off. Only those are " +
			"coloured that are larger than their own error and the known error of " +
			"the networks, on an outline that no rule doubts.");
		final ReportTable table = new ReportTable("Case", "Light", "Levels",
			"Naming", "Outliers", "Findings", "Doubted findings", "Why").text("Light",
				"Levels", "Naming", "Why");
		final List<CohortCase> shown = cases.subList(0, Math.min(cases.size(),
			MOST_ROWS));
		for (final CohortCase one : shown)
			table.row(row(one));
		if (shown.size() < cases.size()) page.paragraph("The first " + MOST_ROWS +
			" of " + cases.size() + "; all of them are in " + CohortReport.CASES +
			".csv.");
		page.raw("<div id=\"cases\">\n").table(table).raw("</div>\n");
	}

	private List<Cell> row(final CohortCase one) {
		final CaseSummary summary = one.summaryOrNull();
		final String why = summary == null ? one.failure() : String.join("; ",
			summary.reasons());
		final List<Cell> cells = new ArrayList<>(List.of(name(one.name()), new Cell(
			one.light(), light(one)), Cell.of(summary == null ? "" : summary.levels()),
			Cell.of(one.naming())));
		if (one.levels() == 0) cells.addAll(Collections.nCopies(3, Cell.of("")));
		else cells.addAll(List.of(coloured(one.outliers()), coloured(one.findings()),
			Cell.of(Integer.toString(one.doubted()))));
		cells.add(Cell.of(why));
		return cells;
	}

	private static Cell coloured(final int count) {
		return new Cell(Integer.toString(count), count > 0 ? Light.AMBER
			: Light.GREEN);
	}

	private static Light light(final CohortCase one) {
		if (!one.failure().isEmpty()) return Light.RED;
		return one.summaryOrNull() == null ? Light.GREEN : one.summaryOrNull()
			.light();
	}

	/** A name that leads to the case's page, if it has one. */
	private Cell name(final String name) {
		return new Cell(name, Light.GREEN, link(name));
	}

	private String link(final String name) {
		final String file = name + FolderOverview.REPORT_END;
		return Files.exists(folder.resolve(file)) ? Arrays.stream(file.split("/")).map(
			HtmlText::fileLink).collect(Collectors.joining("/")) : "";
	}

	private void pictures(final OutputStream stream, final Progress progress)
		throws IOException
	{
		page.heading("Pictures");
		if (cases.size() > MOST_PICTURES) page.paragraph("The first " +
			MOST_PICTURES + " cases of the table.");
		final int count = Math.min(cases.size(), MOST_PICTURES);
		for (int n = 0; n < count; n++) {
			progress.checkCancelled();
			progress.report("Pictures", n, count);
			picture(cases.get(n));
			put(stream, page.take());
		}
	}

	private void picture(final CohortCase one) {
		final byte[] jpeg = jpeg(one.name());
		if (jpeg.length == 0) return;
		final String name = HtmlText.escape(one.name());
		final String link = link(one.name());
		page.raw("<div class=\"card\">").raw(Page.image("jpeg", jpeg,
			"Overview of " + one.name()));
		if (one.summaryOrNull() != null) page.raw(Page.light(one.summaryOrNull()
			.light())).raw(" ");
		page.raw(link.isEmpty() ? name : "<a href=\"" + link + "\">" + name +
			"</a>").raw(one.outliers() == 0 ? "" : " <small>" + one.outliers() +
				(one.outliers() == 1 ? " outlier" : " outliers") + "</small>").raw(
					"</div>\n");
	}

	/** A picture that is not there, or none, costs a case nothing but itself. */
	private byte[] jpeg(final String name) {
		final Path file = folder.resolve(name + FolderOverview.PICTURE_END);
		if (!Files.isRegularFile(file)) return new byte[0];
		try {
			return PngFiles.smallJpeg(file, PICTURE_HEIGHT).orElse(new byte[0]);
		}
		catch (final IOException e) {
			warnings.add("The picture of " + name + " cannot be read (" + e
				.getClass().getSimpleName() + ").");
			return new byte[0];
		}
	}
}
