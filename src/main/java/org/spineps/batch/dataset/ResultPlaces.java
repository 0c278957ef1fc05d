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
package org.spineps.batch.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.batch.cases.InputName;
import org.spineps.io.SeriesChoice;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeNames;
import org.spineps.io.bids.BidsName;

/**
 * Chooses folder and name for the results of each scan, so that no two scans write
 * the same files, whatever they are called.
 *
 * @param layout where results go
 * @param output folder for them; not used {@link OutputLayout#BESIDE}
 */
record ResultPlaces(OutputLayout layout, Path output) {

	/**
	 * A scan.
	 *
	 * @param file the file, or the folder of a study
	 * @param root the folder that was given; that around a file that was
	 * @param inside its folder as seen from that one; empty if it lies in it
	 */
	record Found(Path file, Path root, Path inside) {

		/** @return name of its results, if nothing is in the way */
		String stem() {
			return VolumeNames.stem(file);
		}

		/** The folder of a study may be called like its patient. */
		private String subject(final boolean isOneOfSeveral) {
			if (!VolumeFiles.isStudy(file)) return isOneOfSeveral ? inside + stem()
				: stem();
			try {
				return VolumeFiles.inputs(file, SeriesChoice.SPINE).get(0).name();
			}
			catch (final SpinepsException e) {
				// It is told when its turn comes.
				return "study";
			}
		}
	}

	/**
	 * @param found scans, each once
	 * @return the same in the same order
	 */
	List<FoundScan> of(final List<Found> found) {
		final List<FoundScan> placed = new ArrayList<>();
		final Map<String, Integer> equal = new HashMap<>();
		for (final Found one : found)
			equal.merge(InputName.key(one.stem()), 1, Integer::sum);
		for (final Found one : found)
			placed.add(first(one, equal.get(InputName.key(one.stem())) > 1));
		// First by the folders that tell them apart, then by their whole names.
		for (final boolean byName : new boolean[] { false, true })
			for (final List<Integer> clash : clashes(placed))
				separate(found, placed, clash, byName);
		return placed;
	}

	private FoundScan first(final Found one, final boolean isOneOfSeveral) {
		return switch (layout) {
			case BESIDE -> new FoundScan(one.file(), parent(one.file()), one.stem());
			case FLAT -> new FoundScan(one.file(), isOneOfSeveral && !one.inside()
				.toString().isEmpty() ? output.resolve(one.inside()) : output, one
					.stem());
			case BIDS -> {
				final BidsName name = BidsName.parse(one.stem()).map(
					BidsName::derivativeStem).orElseGet(() -> BidsName.ofSubject(
						one.subject(isOneOfSeveral)).derivativeStem());
				yield new FoundScan(one.file(), output.resolve(name.anatFolder()), name
					.text());
			}
		};
	}

	private static Path parent(final Path file) {
		final Path parent = file.getParent();
		return parent == null ? Path.of("") : parent;
	}

	/** @return indices of scans that would write the same files */
	private static List<List<Integer>> clashes(final List<FoundScan> placed) {
		final Map<Path, List<Integer>> byPlace = new LinkedHashMap<>();
		for (int n = 0; n < placed.size(); n++)
			byPlace.computeIfAbsent(placed.get(n).results().toAbsolutePath()
				.normalize().resolve(InputName.key(placed.get(n).name())),
				key -> new ArrayList<>()).add(n);
		return byPlace.values().stream().filter(group -> group.size() > 1).toList();
	}

	private void separate(final List<Found> found, final List<FoundScan> placed,
		final List<Integer> clash, final boolean byName)
	{
		final List<Path> folders = byName ? List.of() : folders(clash.stream().map(
			n -> found.get(n).file()).toList());
		final LinkedHashSet<Path> used = new LinkedHashSet<>();
		for (int k = 0; k < clash.size(); k++) {
			final FoundScan scan = placed.get(clash.get(k));
			Path folder = byName ? Path.of(InputName.fileName(scan.file()).replace('.',
				'-')) : folders
				.get(k);
			while (byName && !used.add(folder))
				folder = Path.of(folder + "-" + (k + 1));
			placed.set(clash.get(k), new FoundScan(scan.file(), under(scan.results(),
				folder, byName), scan.name()));
		}
	}

	/** The folders around studies may be called like their patients. */
	private static List<Path> folders(final List<Path> files) {
		if (files.stream().noneMatch(VolumeFiles::isStudy)) return distinct(files
			.stream().map(file -> parent(file.toAbsolutePath().normalize())).toList());
		final List<Path> numbered = new ArrayList<>();
		for (int n = 1; n <= files.size(); n++)
			numbered.add(Path.of(VolumeNames.stem(files.get(n - 1)) + "-" + n));
		return numbered;
	}

	/** A derivative below the output folder is a data set of its own. */
	private Path under(final Path results, final Path folder,
		final boolean byName)
	{
		final boolean below = layout == OutputLayout.BESIDE || byName &&
			layout == OutputLayout.FLAT;
		return below ? results.resolve(folder) : output.resolve(folder).resolve(
			output.relativize(results));
	}

	/**
	 * @param folders absolute folders
	 * @return what tells them apart: each without the parts that all begin with and
	 *         all end with
	 */
	static List<Path> distinct(final List<Path> folders) {
		final int shortest = folders.stream().mapToInt(Path::getNameCount).min()
			.orElse(0);
		int begin = 0;
		while (begin < shortest && areEqual(folders, begin, false))
			begin++;
		int end = 0;
		while (end < shortest - begin && areEqual(folders, end, true))
			end++;
		final List<Path> rest = new ArrayList<>();
		for (final Path folder : folders)
			rest.add(folder.getNameCount() - end > begin ? folder.subpath(begin, folder
				.getNameCount() - end) : Path.of(""));
		return rest;
	}

	private static boolean areEqual(final List<Path> folders, final int part,
		final boolean fromEnd)
	{
		return folders.stream().map(folder -> folder.getName(fromEnd ? folder
			.getNameCount() - 1 - part : part)).distinct().count() == 1;
	}
}
