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
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes a table of any length row by row, as {@link CsvTable} writes one that is
 * held in memory. For one thread.
 */
public final class CsvWriter {

	private final CSVPrinter printer;
	private final int columns;
	private final boolean tabs;

	/**
	 * Writes the heading.
	 *
	 * @param target gets the table; stays open
	 * @param columns names of the columns, with units where they have any
	 * @param tabs whether cells are separated by tabs, not commas
	 * @throws IOException if it cannot be written to
	 */
	public CsvWriter(final OutputStream target, final List<String> columns,
		final boolean tabs) throws IOException
	{
		this.columns = columns.size();
		this.tabs = tabs;
		printer = new CSVPrinter(new OutputStreamWriter(target,
			StandardCharsets.UTF_8), CSVFormat.RFC4180.builder().setRecordSeparator(
				'\n').setDelimiter(tabs ? '\t' : ',').get());
		for (final String column : columns)
			printer.print(CsvTable.text(column));
		printer.println();
	}

	/**
	 * @param cells as {@link CsvTable#add} takes them
	 * @throws IOException if they cannot be written
	 * @throws IllegalArgumentException if their number is not that of the columns
	 */
	public void add(final List<?> cells) throws IOException {
		if (cells.size() != columns) throw new IllegalArgumentException(cells
			.size() + " cells for " + columns + " columns");
		for (final Object cell : cells) {
			final String text = CsvTable.text(cell);
			printer.print(text.isEmpty() && tabs ? "n/a" : text);
		}
		printer.println();
	}

	/**
	 * Hands on what is still held back.
	 *
	 * @throws IOException if it cannot be written
	 */
	public void finish() throws IOException {
		printer.flush();
	}
}
