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
package org.spineps.batch.job;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.spineps.SpinepsException;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeNames;
import org.spineps.io.json.JsonFiles;
import org.spineps.measure.followup.Visit;

/**
 * Finds out when a scan was made, and of whom, from what BIDS keeps beside it: the
 * sidecar {@code X.json}, the row of the scan in a {@code *_scans.tsv} of its folder
 * or the one around it, or a session {@code ses-YYYYMMDD} in its name; or from the
 * name that a DICOM study has with --keep-identity. The day in a DICOM header only
 * gives the time between two scans. What is missing or no date is left unknown.
 */
final class VisitReader {

	private static final Pattern DAY = Pattern.compile(
		"(\\d{4})-?(\\d{2})-?(\\d{2})(?!\\d).*");
	private static final Pattern SESSION = Pattern.compile(
		"(?:^|_)ses-(\\d{8})(?:_|$)");
	/** How names of DICOM studies end that keep the identity. */
	private static final Pattern KEPT = Pattern.compile(
		"_(\\d{8})(?:_[0-9a-f]{8})?(?:_s\\d+(?:-\\d+)?)?$");
	private static final Pattern AGE = Pattern.compile("0*(\\d{1,3})([DWMY]?)");
	private static final List<String> DATES = List.of("AcquisitionDateTime",
		"AcquisitionDate", "SeriesDate", "StudyDate", "ContentDate");
	private static final long LARGEST_TABLE = 10_000_000;

	private VisitReader() {
		// static methods only
	}

	/**
	 * @param scan a scan, or a file beside which its sidecar may be
	 * @return what is known; never null
	 * @throws SpinepsException if a sidecar is there but cannot be read
	 */
	static Visit of(final Path scan) throws SpinepsException {
		final String stem = VolumeNames.stem(scan);
		final Path folder = scan.toAbsolutePath().getParent();
		final Path sidecar = folder.resolve(stem + ".json");
		final JsonElement json = Files.isRegularFile(sidecar) ? JsonFiles.read(
			sidecar) : new JsonObject();
		final JsonObject facts = json.isJsonObject() ? json.getAsJsonObject()
			: new JsonObject();
		Optional<LocalDate> date = DATES.stream().map(key -> day(text(facts, key)))
			.flatMap(Optional::stream).findFirst();
		if (date.isEmpty()) date = ofTable(folder, scan);
		if (date.isEmpty() && folder.getParent() != null) date = ofTable(folder
			.getParent(), scan);
		if (date.isEmpty()) {
			final Matcher session = SESSION.matcher(stem);
			final Matcher kept = KEPT.matcher(stem);
			if (session.find()) date = day(session.group(1));
			else if (kept.find()) date = day(kept.group(1));
		}
		if (date.isEmpty() && VolumeFiles.isStudy(scan)) return VolumeFiles.read(
			scan).scanned().map(Visit::hidden).orElse(Visit.UNKNOWN);
		final String sex = text(facts, "PatientSex").toUpperCase(Locale.ROOT);
		return new Visit(date.orElse(null), sex.startsWith("F") || sex.startsWith("M")
			? sex.substring(0, 1) : "", age(text(facts, "PatientAge")), day(text(facts,
				"PatientBirthDate")).orElse(null));
	}

	private static String text(final JsonObject facts, final String key) {
		final JsonElement value = facts.get(key);
		return value == null || !value.isJsonPrimitive() ? "" : value.getAsString()
			.strip();
	}

	/** "2024-03-01T10:00:00", "20240301" */
	static Optional<LocalDate> day(final String text) {
		final Matcher day = DAY.matcher(text);
		if (!day.matches()) return Optional.empty();
		try {
			return Optional.of(LocalDate.of(Integer.parseInt(day.group(1)), Integer
				.parseInt(day.group(2)), Integer.parseInt(day.group(3))));
		}
		catch (final DateTimeException e) {
			// No day of any calendar is as good as none.
			return Optional.empty();
		}
	}

	/** DICOM's "045Y", or a number of years. */
	private static double age(final String text) {
		final Matcher age = AGE.matcher(text.toUpperCase(Locale.ROOT).replaceFirst(
			"\\.\\d*$", ""));
		if (!age.matches()) return Double.NaN;
		return Integer.parseInt(age.group(1)) / switch (age.group(2)) {
			case "D" -> 365.25;
			case "W" -> 52.18;
			case "M" -> 12.0;
			default -> 1.0;
		};
	}

	private static Optional<LocalDate> ofTable(final Path folder,
		final Path scan)
	{
		try (DirectoryStream<Path> tables = Files.newDirectoryStream(folder,
			"*_scans.tsv"))
		{
			for (final Path table : tables) {
				if (Files.size(table) > LARGEST_TABLE) continue;
				final List<String> lines = Files.readAllLines(table);
				final int time = lines.isEmpty() ? -1 : List.of(lines.get(0).split("\t"))
					.indexOf("acq_time");
				for (final String line : lines) {
					final String[] cells = line.split("\t");
					if (time > 0 && time < cells.length && cells[0].replaceFirst("^.*/", "")
						.equals(scan.getFileName().toString())) return day(cells[time]);
				}
			}
		}
		catch (final IOException e) {
			// A table that cannot be read says nothing; the user is asked for the date.
			return Optional.empty();
		}
		return Optional.empty();
	}
}
