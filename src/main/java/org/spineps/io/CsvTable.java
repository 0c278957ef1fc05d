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

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.spineps.PlainText;
import org.spineps.SpinepsException;

/**
 * A table for a file: CSV (comma, RFC 4180 quoting) or, if the name ends in
 * .tsv, tab separated as BIDS has it. UTF-8, decimal point whatever the
 * computer's language. What is missing (null, NaN, infinite) is blank in CSV and
 * "n/a" in TSV. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it. Not thread-safe.
 */
public final class CsvTable {

	private static final MathContext DIGITS = new MathContext(9);
	/** Beyond these numbers are written with an exponent. */
	private static final int MAX_PLACES = 9;

	/** Beginnings of formulas: of texts that are more than a dash. */
	private static final Pattern FORMULA = Pattern.compile(
		"[=+\\-@\\t\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20](?=.)", Pattern.DOTALL);
	private static final Pattern NUMBER = Pattern.compile(
		"[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?");
	/** Tells a spreadsheet that a text follows. */
	private static final String MARK = "'";

	private final String[] columns;
	private final List<Object[]> rows = new ArrayList<>();

	/**
	 * @param columns names of the columns, with units where they have any
	 */
	public CsvTable(final List<String> columns) {
		this.columns = columns.toArray(String[]::new);
	}

	/**
	 * Adds a row at the bottom.
	 *
	 * @param cells as many as columns: text, whole numbers, booleans, enums;
	 *          floats are written with nine significant digits; null is missing
	 * @return this table
	 * @throws IllegalArgumentException if the number of cells is not that of the
	 *           columns
	 */
	public CsvTable add(final Object... cells) {
		if (cells.length != columns.length) throw new IllegalArgumentException(
			cells.length + " cells for " + columns.length + " columns");
		rows.add(cells.clone());
		return this;
	}

	/** @return number of rows, the heading not counted */
	public int rows() {
		return rows.size();
	}

	/**
	 * @param file file to make or replace
	 * @throws SpinepsException if the file cannot be written
	 */
	public void write(final Path file) throws SpinepsException {
		final boolean tabs = file.getFileName().toString().toLowerCase(Locale.ROOT)
			.endsWith(".tsv");
		AtomicFiles.write(file, stream -> {
			final CsvWriter writer = new CsvWriter(stream, List.of(columns), tabs);
			for (final Object[] row : rows)
				writer.add(Arrays.asList(row));
			writer.finish();
		});
	}

	/**
	 * @param cell any cell
	 * @return its text in the file, empty if it is missing
	 */
	static String text(final Object cell) {
		if (cell == null) return "";
		if (cell instanceof Double || cell instanceof Float) return number(
			((Number) cell).doubleValue());
		return cell instanceof Number ? cell.toString() : withoutFormula(PlainText
			.lines(cell.toString()));
	}

	/**
	 * @param text a text cell
	 * @return the same, with an apostrophe before it if a spreadsheet would take it
	 *         for a formula
	 */
	public static String withoutFormula(final String text) {
		return FORMULA.matcher(text).lookingAt() && !NUMBER.matcher(text).matches()
			? MARK + text : text;
	}

	/**
	 * @param cell a cell of a file that this class has written
	 * @return the text that was written
	 */
	static String original(final String cell) {
		return cell.startsWith(MARK) && FORMULA.matcher(cell.substring(MARK
			.length())).lookingAt() ? cell.substring(MARK.length()) : cell;
	}

	private static String number(final double value) {
		if (!Double.isFinite(value)) return "";
		if (value == 0) return "0";
		final BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS)
			.stripTrailingZeros();
		final int exponent = rounded.precision() - rounded.scale() - 1;
		return Math.abs(exponent) > MAX_PLACES ? rounded.toString() : rounded
			.toPlainString();
	}
}
