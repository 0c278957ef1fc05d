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
package org.spineps.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.io.CsvRows;
import org.spineps.pipeline.naming.NameAnchor;

/**
 * Names that a user has fixed in several cases: a table with the columns case and
 * anchor, a row for each name. Immutable.
 *
 * @param byCase name of a case, the X of its results → what is fixed in it
 */
public record FixedNames(Map<String, List<NameAnchor>> byCase) {

	/** Nothing is fixed. */
	public static final FixedNames NONE = new FixedNames(Map.of());

	private static final String CASE = "case";
	private static final String ANCHOR = "anchor";

	/** Copies map and lists. */
	public FixedNames {
		final Map<String, List<NameAnchor>> copy = new LinkedHashMap<>();
		byCase.forEach((name, anchors) -> copy.put(name, List.copyOf(anchors)));
		byCase = Map.copyOf(copy);
	}

	/**
	 * @param file a table of comma-separated values
	 * @return what it says
	 * @throws SpinepsException if it cannot be read, lacks a column, or a row says no
	 *           case or no name
	 */
	public static FixedNames read(final Path file) throws SpinepsException {
		final Map<String, List<NameAnchor>> byCase = new LinkedHashMap<>();
		final List<Map<String, String>> rows = CsvRows.read(file);
		for (int n = 0; n < rows.size(); n++) {
			final String name = cell(file, rows.get(n), CASE, n);
			final String anchor = cell(file, rows.get(n), ANCHOR, n);
			try {
				byCase.computeIfAbsent(name, made -> new ArrayList<>()).add(NameAnchor
					.parse(anchor));
			}
			catch (final SpinepsException e) {
				throw new RequestException(where(file, n) + " cannot be used", e
					.getMessage(), "Correct the table");
			}
		}
		return new FixedNames(byCase);
	}

	private static String cell(final Path file, final Map<String, String> row,
		final String column, final int n) throws RequestException
	{
		final String cell = row.getOrDefault(column, "").strip();
		if (cell.isEmpty()) throw new RequestException(where(file, n) +
			" cannot be used", "it has no " + column + "; its columns are " + row
				.keySet(), "Write the columns case and anchor, e.g. case01 and " +
					"124=L4/L5");
		return cell;
	}

	private static String where(final Path file, final int n) {
		return "Row " + (n + 1) + " of the fixed names in " + file.getFileName();
	}

	/**
	 * @param name name of a case
	 * @return what is fixed in it
	 */
	public List<NameAnchor> of(final String name) {
		return byCase.getOrDefault(name, List.of());
	}

	/**
	 * @param cases names of all cases
	 * @throws RequestException if a row is for none of them
	 */
	public void requireCases(final Set<String> cases) throws RequestException {
		final Set<String> unknown = new TreeSet<>(byCase.keySet());
		unknown.removeAll(cases);
		if (!unknown.isEmpty()) throw new RequestException(
			"There are fixed names for cases that are not there", String.join(", ",
				unknown), "The name of a case is that of its file without the ending");
	}
}
