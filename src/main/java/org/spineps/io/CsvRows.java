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
package org.spineps.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.spineps.SpinepsException;

/**
 * Reads tables that {@link CsvTable} or a spreadsheet has written: CSV in UTF-8
 * with a heading.
 */
public final class CsvRows {

	/** No table of ours is larger. */
	private static final long MAX_BYTES = 32L << 20;

	private CsvRows() {
		// static methods only
	}

	/**
	 * @param file a table
	 * @return its rows: cells by the names of their columns. Missing cells at the
	 *         end of a row are left out
	 * @throws SpinepsException if it cannot be read, is too large, or is no such
	 *           table, e.g. because a quotation mark is missing
	 */
	public static List<Map<String, String>> read(final Path file)
		throws SpinepsException
	{
		try {
			final long size = Files.size(file);
			if (size > MAX_BYTES) throw new IOException("it has " + size + " bytes");
			final String text = new String(Files.readAllBytes(file),
				StandardCharsets.UTF_8);
			final List<Map<String, String>> rows = new ArrayList<>();
			try (CSVParser parser = CSVParser.parse(text.startsWith("\uFEFF") ? text
				.substring(1) : text, CSVFormat.RFC4180.builder().setHeader()
					.setSkipHeaderRecord(true).get()))
			{
				for (final CSVRecord record : parser) {
					final Map<String, String> row = new LinkedHashMap<>();
					record.toMap().forEach((column, cell) -> row.put(column, CsvTable
						.original(cell)));
					rows.add(row);
				}
			}
			return rows;
		}
		catch (final IOException e) {
			throw unusable(file, AtomicFiles.reason(e), e);
		}
		catch (final UncheckedIOException | IllegalArgumentException
			| IllegalStateException e)
		{
			throw unusable(file, String.valueOf(e.getMessage()), e);
		}
	}

	private static SpinepsException unusable(final Path file, final String why,
		final Exception cause)
	{
		return new SpinepsException("Cannot read the table " + file.getFileName(),
			why, "Save it again as CSV with commas and closed quotation marks, or " +
				"delete it", cause);
	}
}
