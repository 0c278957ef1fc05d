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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.spineps.SpinepsException;
import org.spineps.io.CsvRows;
import org.spineps.io.AtomicFiles;
import org.spineps.io.CsvTable;
import org.spineps.measure.quality.CaseSummary;
import org.spineps.measure.quality.QualityJson;
import org.spineps.picture.PngFiles;

/**
 * All cases of an output folder, the worst first: a table, and a contact sheet on
 * which someone accepts or rejects them. Both are made anew from the files of the
 * cases, so that they also know cases of earlier runs.
 */
public final class FolderOverview {

	/** What the file of a case's quality ends with. */
	public static final String QUALITY_END = "_quality.json";
	/** What the page of a case ends with. */
	public static final String REPORT_END = "_report.html";
	/** What the picture of a case ends with. */
	public static final String PICTURE_END = "_snp.png";
	/** Name of the table. */
	public static final String CASES = "cases.csv";
	/** Name of the contact sheet. */
	public static final String SHEET = "contact-sheet.html";
	/** Name of the file in which the contact sheet keeps decisions. */
	public static final String DECISIONS = "decisions.csv";

	private static final int PICTURE_HEIGHT = 300;

	private final Path folder;
	private final Map<String, String> failures;
	private final List<CaseSummary> cases = new ArrayList<>();
	private final List<String> unreadable = new ArrayList<>();
	private final Map<String, String> decisions = new HashMap<>();

	private FolderOverview(final Path folder,
		final Map<String, String> failures)
	{
		this.folder = folder;
		this.failures = new TreeMap<>(failures);
	}

	/**
	 * Reads what the folder holds.
	 *
	 * @param folder an output folder
	 * @param failures cases that failed, name → why; listed first
	 * @return the overview
	 * @throws SpinepsException if the folder cannot be read
	 */
	public static FolderOverview of(final Path folder,
		final Map<String, String> failures) throws SpinepsException
	{
		final FolderOverview overview = new FolderOverview(folder, failures);
		try {
			overview.read();
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot read the folder " + folder, e
				.getClass().getSimpleName(), "Check its permissions", e);
		}
		return overview;
	}

	private void read() throws IOException {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" +
			QUALITY_END))
		{
			for (final Path file : files)
				readCase(file);
		}
		cases.sort(CaseSummary.WORST_FIRST);
		final Path decided = folder.resolve(DECISIONS);
		if (!Files.isRegularFile(decided)) return;
		try {
			for (final Map<String, String> row : CsvRows.read(decided))
				if (row.containsKey("case") && row.containsKey("decision")) decisions
					.put(row.get("case"), row.get("decision"));
		}
		catch (final SpinepsException e) {
			unreadable.add(e.getMessage());
		}
	}

	private void readCase(final Path file) {
		try {
			cases.add(QualityJson.read(file));
		}
		catch (final SpinepsException e) {
			unreadable.add(e.getMessage());
		}
	}

	/** @return the cases, the worst first */
	public List<CaseSummary> cases() {
		return List.copyOf(cases);
	}

	/** @return sentences about files that could not be understood */
	public List<String> warnings() {
		return List.copyOf(unreadable);
	}

	/**
	 * Writes {@link #CASES}: a row for each case, the worst first.
	 *
	 * @return the file
	 * @throws SpinepsException if it cannot be written
	 */
	public Path writeTable() throws SpinepsException {
		final CsvTable table = new CsvTable(List.of("case", "light", "reasons",
			"notes", "red", "amber", "levels", "vertebrae", "discs",
			"lowest_probability", "lowest_agreement", "highest_border_entropy_bits",
			"decision"));
		failures.forEach((name, why) -> table.add(name, "failed", why, "", null,
			null, "", null, null, null, null, null, ""));
		for (final CaseSummary one : cases)
			table.add(one.name(), one.light().key(), String.join("; ", one.reasons()),
				String.join("; ", one.notes()), one.red(), one.amber(), one.levels(), one
					.vertebrae(), one.discs(), one.lowestProbability(), one
						.lowestAgreement(), one.highestBorderEntropy(), decisions
							.getOrDefault(one.name(), ""));
		final Path file = folder.resolve(CASES);
		table.write(file);
		return file;
	}

	/**
	 * Writes {@link #SHEET}: a small picture of each case, the worst first, with
	 * buttons to accept or reject it.
	 *
	 * @return the file
	 * @throws SpinepsException if it cannot be written
	 */
	public Path writeSheet() throws SpinepsException {
		final ContactSheet sheet = new ContactSheet(failures);
		for (final CaseSummary one : cases)
			sheet.add(one, picture(one.name()), Files.exists(folder.resolve(one
				.name() + REPORT_END)) ? one.name() + REPORT_END : "", decisions
					.getOrDefault(one.name(), ""));
		final String html = sheet.html();
		final Path file = folder.resolve(SHEET);
		AtomicFiles.write(file, stream -> stream.write(html.getBytes(
			StandardCharsets.UTF_8)));
		return file;
	}

	/** A picture that is not there, or none, costs a case nothing but itself. */
	private byte[] picture(final String name) {
		final Path file = folder.resolve(name + PICTURE_END);
		if (!Files.isRegularFile(file)) return new byte[0];
		try {
			return PngFiles.smallJpeg(file, PICTURE_HEIGHT).orElse(new byte[0]);
		}
		catch (final IOException e) {
			unreadable.add("The picture of " + name + " cannot be read (" + e
				.getClass().getSimpleName() + ").");
			return new byte[0];
		}
	}
}
