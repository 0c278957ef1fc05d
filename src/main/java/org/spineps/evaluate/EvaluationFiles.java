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
package org.spineps.evaluate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;
import org.spineps.io.json.JsonFiles;

/** Writes an {@link Evaluation} to a folder. */
public final class EvaluationFiles {

	/** Names of the files that are always written. */
	public static final List<String> NAMES = List.of("instances.csv", "cases.csv",
		"summary.csv", "evaluation.json", "evaluation.html");
	/** Name of the file that is written when two systems are compared. */
	public static final String COMPARISON = "comparison.csv";

	private EvaluationFiles() {
		// static methods only
	}

	/**
	 * Writes {@code instances.csv}, {@code cases.csv}, {@code summary.csv}, with two
	 * systems {@code comparison.csv}, and {@code evaluation.json} and
	 * {@code evaluation.html}. Files of the same names are replaced.
	 *
	 * @param folder made if missing
	 * @param evaluation what to write
	 * @return the files, the page last
	 * @throws SpinepsException if a file cannot be written
	 */
	public static List<Path> write(final Path folder,
		final Evaluation evaluation) throws SpinepsException
	{
		final EvaluationTables tables = new EvaluationTables(evaluation);
		final List<Path> files = new ArrayList<>();
		files.add(folder.resolve(NAMES.get(0)));
		tables.instances().write(files.get(0));
		files.add(folder.resolve(NAMES.get(1)));
		tables.cases().write(files.get(1));
		files.add(folder.resolve(NAMES.get(2)));
		tables.summary().write(files.get(2));
		if (evaluation.isComparison()) {
			files.add(folder.resolve(COMPARISON));
			tables.comparison().write(files.get(3));
		}
		final Path json = folder.resolve(NAMES.get(3));
		JsonFiles.write(json, EvaluationJson.of(evaluation));
		files.add(json);
		final Path page = folder.resolve(NAMES.get(4));
		AtomicFiles.write(page, stream -> stream.write(EvaluationHtml.of(evaluation)
			.getBytes(StandardCharsets.UTF_8)));
		files.add(page);
		return files;
	}
}
