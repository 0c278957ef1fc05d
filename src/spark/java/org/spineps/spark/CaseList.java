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
package org.spineps.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.dataset.FoundScan;
import org.spineps.batch.dataset.OutputLayout;
import org.spineps.batch.dataset.ScanFilter;
import org.spineps.batch.dataset.ScanFinder;
import org.spineps.io.VolumeNames;

/** What the cases of a run are. */
final class CaseList {

	private static final String ROOT = "cases";

	private CaseList() {
		// static methods only
	}

	/**
	 * @param inputs scans and folders of scans
	 * @param filter which scans of folders are taken
	 * @param listOrNull path or URI of a list; null for none
	 * @return the cases, in their order
	 * @throws SpinepsException if there are none, or two would be in one folder
	 * @throws IOException if the list cannot be read
	 */
	static List<SparkCase> of(final List<Path> inputs, final String filter,
		final String listOrNull) throws SpinepsException, IOException
	{
		final List<SparkCase> cases = new ArrayList<>();
		if (!inputs.isEmpty()) {
			final Path root = Path.of(ROOT);
			for (final FoundScan scan : ScanFinder.find(inputs, new ScanFilter(
				filter, List.of()), OutputLayout.FLAT, root))
				cases.add(new SparkCase(root.relativize(scan.results().resolve(scan
					.name())).toString().replace('\\', '/'), scan.file().toAbsolutePath()
						.toString()));
		}
		if (listOrNull != null) for (final String line : lines(listOrNull)) {
			final String[] parts = line.strip().split("\t", 2);
			if (!parts[0].isEmpty()) cases.add(new SparkCase(parts.length > 1 ? parts[1]
				.strip() : VolumeNames.stem(Path.of(new org.apache.hadoop.fs.Path(
					parts[0]).getName())), parts[0]));
		}
		if (cases.isEmpty()) throw new RequestException("There are no scans",
			"neither inputs nor a list name any", "Give scans, folders or --list");
		check(cases);
		return cases;
	}

	private static List<String> lines(final String list) throws IOException {
		try (var stream = CaseStore.context().open(new org.apache.hadoop.fs.Path(
			list)))
		{
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
				.toList();
		}
	}

	private static void check(final List<SparkCase> cases)
		throws RequestException
	{
		final Set<String> keys = new HashSet<>();
		for (final SparkCase one : cases) {
			if (List.of(one.key().split("/", -1)).stream().anyMatch(part -> part
				.isBlank() || part.startsWith("."))) throw new RequestException(
					"Invalid name of a case", "'" + one.key() + "'",
					"Name it by letters, digits, - and _, with / for folders");
			if (!keys.add(one.key().toLowerCase(Locale.ROOT)))
				throw new RequestException("Two cases are called " + one.key(), one
					.input(), "Write a tab and another name behind it in the list");
		}
	}
}
