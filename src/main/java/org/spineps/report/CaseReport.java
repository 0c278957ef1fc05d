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
package org.spineps.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Naming;
import org.spineps.io.AtomicFiles;
import org.spineps.io.HtmlText;
import org.spineps.measure.InstanceRow;
import org.spineps.measure.InstanceTable;
import org.spineps.measure.quality.CaseQuality;
import org.spineps.measure.quality.InstanceQuality;
import org.spineps.measure.quality.Light;
import org.spineps.report.ReportTable.Cell;
import org.spineps.result.Provenance;
import org.spineps.result.SpineSegmentation;

/**
 * One case as one web page: traffic light with reasons, overview picture,
 * measurements with the landmarks drawn, every instance, and how all of it was
 * made, with hashes.
 *
 * @param name the X of the case's files
 * @param result masks and what was found in them
 * @param instances its measurements
 * @param quality what the rules noticed
 * @param overviewPng the overview, a PNG file; empty for none. Not copied
 * @param sections further parts, in order
 * @param files name of a file → SHA-256 of its content
 */
public record CaseReport(String name, SpineSegmentation result,
	InstanceTable instances, CaseQuality quality, byte[] overviewPng,
	List<ReportSection> sections, Map<String, String> files)
{

	private static final double ML = 1000;

	/** Copies list and map, keeping their order. */
	public CaseReport {
		Objects.requireNonNull(name);
		Objects.requireNonNull(overviewPng);
		sections = List.copyOf(sections);
		files = new LinkedHashMap<>(files);
	}

	/**
	 * @param file file to make or replace
	 * @throws SpinepsException if it cannot be written
	 */
	public void write(final Path file) throws SpinepsException {
		AtomicFiles.write(file, stream -> stream.write(html().getBytes(
			StandardCharsets.UTF_8)));
	}

	/** @return the page */
	String html() {
		final Page page = new Page(name + " – spine report", "");
		page.raw("<h1>").raw(HtmlText.escape(name)).raw("</h1>\n");
		page.disclaimer();
		verdict(page);
		if (overviewPng.length > 0) page.heading("Overview").picture("png",
			overviewPng, "");
		for (final ReportSection section : sections) {
			page.heading(section.title());
			if (!section.text().isEmpty()) page.paragraph(section.text());
			page.table(section.table());
			section.pictures().forEach(picture -> page.picture("png", picture.png(),
				picture.caption()));
			page.list(section.notes());
		}
		page.heading("Everything that was found").table(instanceTable());
		page.raw("<p class=\"note\">p (name): probability that a network gave to " +
			"the level, blank where none looked. p (outline): mean that the networks " +
			"gave to the voxels. Border entropy: how undecided they are at the border, 0 sure, " +
			"1 a coin toss (bits, least value that the winning class allows). " +
			"Agreement: mean Dice coefficient between the predictions of " +
			"neighbouring cut-outs.</p>\n");
		made(page);
		return page.end();
	}

	private void verdict(final Page page) {
		page.raw("<p>").raw(Page.light(quality.light())).raw(" ").raw(
			switch (quality.light()) {
				case GREEN -> "No rule noticed anything odd. That does not mean that " +
					"the result is right.";
				case AMBER -> "Look at this result before you use it:";
				case RED -> "Do not use this result before someone has looked at it:";
			}).raw("</p>\n");
		page.list(quality.findings().stream().filter(finding -> finding
			.light() != Light.GREEN).map(finding -> finding.light().key() + ": " +
				finding.text()).toList());
		page.list(quality.findings().stream().filter(finding -> finding
			.light() == Light.GREEN).map(finding -> "note: " + finding.text())
			.toList());
	}

	private ReportTable instanceTable() {
		final ReportTable table = new ReportTable("name", "kind", "label",
			"naming", "p (name)", "p (outline)", "volume (ml)", "border entropy (bits)",
			"agreement", "cut-outs", "at the edge", "remarks").text("kind", "naming",
				"remarks", "at the edge");
		for (int n = 0; n < instances.rows().size(); n++) {
			final InstanceRow row = instances.rows().get(n);
			final InstanceQuality about = quality.instances().get(n);
			final List<Cell> cells = new ArrayList<>();
			cells.add(new Cell(row.instance().name(), about.light()));
			cells.add(Cell.of(row.instance().kind().name().toLowerCase(
				Locale.ROOT)));
			cells.add(Cell.of(Integer.toString(row.instance().label())));
			cells.add(Cell.of(row.instance().naming().text()));
			cells.add(Cell.of(row.instance().nameConfidence(), 2));
			cells.add(Cell.of(row.instance().confidence(), 2));
			cells.add(Cell.of(row.volumeMm3() / ML, 2));
			cells.add(Cell.of(about.evidence().borderEntropy(), 2));
			cells.add(Cell.of(about.evidence().agreement(), 2));
			cells.add(Cell.of(about.evidence().predictions() < 0 ? "" : Integer
				.toString(about.evidence().predictions())));
			cells.add(Cell.of(row.touchesBorder() ? "yes" : ""));
			cells.add(new Cell(String.join("; ", about.findings().stream().map(
				finding -> finding.text()).toList()), about.light()));
			table.row(cells);
		}
		return table;
	}

	private void made(final Page page) {
		final Provenance provenance = result.provenance();
		page.heading("How it was made");
		final ReportTable facts = new ReportTable("", " ").text(" ");
		facts.row("program", "SPINEPS for Fiji " + provenance.version());
		facts.row("grid", result.semantic().grid().toString());
		facts.row("device", provenance.device());
		provenance.namer().ifPresent(model -> facts.row("names", result.numbering()
			.vertebrae().stream().anyMatch(name -> name.naming() == Naming.PREDICTED)
				? "by " + model.id() : "not by " + model.id() +
					", which was not sure enough"));
		provenance.options().forEach((option, value) -> facts.row(option, lastPart(
			value)));
		provenance.secondsPerStage().forEach((stage, seconds) -> facts.row(stage,
			String.format(Locale.ROOT, "%.1f s", seconds)));
		page.table(facts);
		final ReportTable hashes = new ReportTable("what", "name", "SHA-256").text(
			"name", "SHA-256");
		provenance.models().forEach(model -> hashes.row(model.role() + " network",
			model.id(), model.sha256()));
		files.forEach((file, hash) -> hashes.row("file", file, hash));
		page.table(hashes);
	}

	/** A model may be given as a folder, whose path is nobody's business. */
	private static String lastPart(final String value) {
		final String trimmed = value.replaceAll("[/\\\\]+$", "");
		return trimmed.substring(Math.max(trimmed.lastIndexOf('/'), trimmed
			.lastIndexOf('\\')) + 1);
	}
}
