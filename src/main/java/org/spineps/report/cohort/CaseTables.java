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
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;
import org.spineps.io.CsvRows;
import org.spineps.measure.cohort.LevelCells;
import org.spineps.measure.cohort.SpineAngle;
import org.spineps.measure.morphometry.MeasurementFiles;
import org.spineps.measure.quality.CaseSummary;
import org.spineps.measure.quality.QualityJson;
import org.spineps.report.FolderOverview;

/**
 * Reads the tables of the cases in a folder, one case at a time. What cannot be read
 * is told in a sentence and left out. For one thread.
 */
final class CaseTables {

	/** Subject, session, kind of data, and some folders around them. */
	private static final int DEEPEST = 8;

	private final Path folder;
	private final Set<String> warnings = new LinkedHashSet<>();

	/** @param folder an output folder */
	CaseTables(final Path folder) {
		this.folder = folder;
	}

	/** @return sentences about what could not be read */
	List<String> warnings() {
		return List.copyOf(warnings);
	}

	/**
	 * Looks into folders below, too, as BIDS has them; not into hidden ones.
	 *
	 * @return names of the cases that have a level table or a quality, in their order:
	 *         paths in the folder without the ending, with slashes
	 */
	SortedSet<String> names() throws SpinepsException {
		final SortedSet<String> names = new TreeSet<>();
		try {
			Files.walkFileTree(folder, Set.of(), DEEPEST, new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult preVisitDirectory(final Path below,
					final BasicFileAttributes attributes)
				{
					return !below.equals(folder) && below.getFileName().toString()
						.startsWith(".") ? FileVisitResult.SKIP_SUBTREE
							: FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFile(final Path file,
					final BasicFileAttributes attributes)
				{
					final String path = folder.relativize(file).toString().replace(file
						.getFileSystem().getSeparator(), "/");
					for (final String end : List.of(MeasurementFiles.LEVELS_END,
						FolderOverview.QUALITY_END))
						if (path.endsWith(end)) names.add(path.substring(0, path.length() -
							end.length()));
					return FileVisitResult.CONTINUE;
				}
			});
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot read the folder " + folder, AtomicFiles
				.reason(e), "Check its permissions", e);
		}
		return names;
	}

	/** @return the quality of a case; null if it is not known */
	CaseSummary qualityOrNull(final String name) {
		final Path file = folder.resolve(name + FolderOverview.QUALITY_END);
		if (!Files.exists(file)) return null;
		try {
			return QualityJson.read(file);
		}
		catch (final SpinepsException e) {
			warnings.add(e.getMessage());
			return null;
		}
	}

	/** @return the level table of a case; empty if it cannot be read */
	List<LevelCells> levels(final String name) {
		final Path file = folder.resolve(name + MeasurementFiles.LEVELS_END);
		final List<LevelCells> levels = new ArrayList<>();
		if (!Files.exists(file)) return levels;
		for (final Map<String, String> row : rows(file)) {
			if (row.containsKey("level") && row.containsKey("label")) levels.add(
				LevelCells.of(name, row));
			else warnings.add("The table " + file.getFileName() +
				" has no levels. Make it again with \"measure\".");
		}
		return levels;
	}

	/** @return the angles of a case's spine that are defined */
	Map<SpineAngle, Double> angles(final String name) {
		final Map<SpineAngle, Double> angles = new EnumMap<>(SpineAngle.class);
		final Path file = folder.resolve(name + MeasurementFiles.SPINE_END);
		if (!Files.exists(file)) return angles;
		for (final Map<String, String> row : rows(file))
			SpineAngle.named(row.getOrDefault("measure", "")).ifPresent(angle -> {
				try {
					final double value = Double.parseDouble(row.getOrDefault("value",
						""));
					// Which of two sides a curve bends to does not matter here.
					if (Double.isFinite(value)) angles.put(angle,
						angle == SpineAngle.CORONAL_COBB ? Math.abs(value) : value);
				}
				catch (final NumberFormatException e) {
					warnings.add("The table " + file.getFileName() + " has a " + angle
						.measure() + " that is not a number.");
				}
			});
		return angles;
	}

	private List<Map<String, String>> rows(final Path file) {
		try {
			return CsvRows.read(file);
		}
		catch (final SpinepsException e) {
			warnings.add(e.getMessage());
			return List.of();
		}
	}
}
