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

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.cases.InputName;
import org.spineps.batch.dataset.ResultPlaces.Found;
import org.spineps.io.AtomicFiles;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeNames;
import org.spineps.io.bids.BidsDataset;

/**
 * Finds the scans in folders and in the folders below them. Left out are hidden
 * files and folders, the folder of the results, and files whose names say that
 * they are masks or were made by this program.
 * <p>
 * Of a BIDS data set only the subjects are looked at: no derivatives, no source
 * data. If no suffix is asked for, its anatomical scans are taken.
 * </p>
 */
public final class ScanFinder {

	/** How the names of files end that a run writes beside its masks. */
	private static final Pattern MADE = Pattern.compile(
		".*(_uncertainty|_disagreement|_raw_confidence|_levels|_debug_.+)");
	private static final String SUBJECT = "sub-";
	private static final String ANATOMY = "anat";

	private final ScanFilter filter;
	private final PathMatcher matcher;
	private final Path absoluteOutput;
	private final List<Found> found = new ArrayList<>();
	private final Map<Path, Optional<BidsDataset>> datasets = new HashMap<>();
	private int others;

	private ScanFinder(final ScanFilter filter, final Path output)
		throws RequestException
	{
		this.filter = filter;
		matcher = filter.matcher();
		absoluteOutput = output.toAbsolutePath().normalize();
	}

	/**
	 * @param inputs scans, and folders of scans; scans are taken as they are
	 * @param filter which scans of folders are meant
	 * @param layout where results go
	 * @param output folder for results
	 * @return the scans in the order of the inputs, those of a folder sorted by path,
	 *         each once
	 * @throws SpinepsException if a folder cannot be read, or holds no scan that the
	 *           filter lets through
	 */
	public static List<FoundScan> find(final List<Path> inputs,
		final ScanFilter filter, final OutputLayout layout, final Path output)
		throws SpinepsException
	{
		final ScanFinder finder = new ScanFinder(filter, output);
		for (final Path input : inputs)
			if (Files.isDirectory(input)) finder.addAll(input);
			else finder.found.add(new Found(input, input, Path.of("")));
		final Set<Path> seen = new HashSet<>();
		finder.found.removeIf(one -> !seen.add(one.file().toAbsolutePath()
			.normalize()));
		return new ResultPlaces(layout, output).of(finder.found);
	}

	private void addAll(final Path folder) throws SpinepsException {
		final int before = found.size();
		others = 0;
		final List<Path> files = new ArrayList<>();
		try {
			Files.walkFileTree(folder, new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult preVisitDirectory(final Path inner,
					final BasicFileAttributes attributes)
				{
					return inner.equals(folder) || !isLeftOut(inner)
						? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
				}

				@Override
				public FileVisitResult visitFile(final Path file,
					final BasicFileAttributes attributes)
				{
					if (isScan(file)) files.add(file);
					return FileVisitResult.CONTINUE;
				}
			});
		}
		catch (final IOException e) {
			throw new RequestException(new SpinepsException("Cannot read the folder " +
				folder, AtomicFiles.reason(e), "Check the permission to read it", e));
		}
		files.sort(null);
		for (final Path file : files) {
			final Path inside = folder.relativize(file);
			if (!isMeant(file, inside, folder)) others++;
			else found.add(new Found(file, folder, inside.getParent() == null ? Path.of(
				"") : inside.getParent()));
		}
		// A folder without other volumes may be a study, which may have pictures.
		final List<Found> here = found.subList(before, found.size());
		if (others == 0 && here.stream().noneMatch(one -> VolumeNames.isPlacedName(
			one.file())) && VolumeFiles.isStudy(folder))
		{
			here.clear();
			found.add(new Found(folder, folder, Path.of("")));
		}
		if (found.size() == before) throw nothing(folder);
	}

	private boolean isLeftOut(final Path folder) {
		final String name = InputName.fileName(folder);
		if (name.startsWith(".") || folder.toAbsolutePath().normalize().equals(
			absoluteOutput)) return true;
		return dataset(folder.getParent()).isPresent() ? !name.startsWith(SUBJECT)
			: dataset(folder).filter(BidsDataset::isDerivative).isPresent();
	}

	private Optional<BidsDataset> dataset(final Path folder) {
		return datasets.computeIfAbsent(folder, BidsDataset::of);
	}

	/**
	 * @param file a file
	 * @return whether its name is that of a volume, and neither that of a mask nor of
	 *         something that this program has made
	 */
	static boolean isScan(final Path file) {
		return VolumeNames.isVolumeName(file) && !InputName.isMask(file) && !MADE
			.matcher(VolumeNames.stem(file)).matches();
	}

	private boolean isMeant(final Path file, final Path inside,
		final Path folder)
	{
		if (!matcher.matches(inside) || !filter.hasSuffix(file)) return false;
		return !filter.suffixes().isEmpty() || !isInDataset(file, folder) ||
			InputName.fileName(file.getParent()).equals(ANATOMY);
	}

	private boolean isInDataset(final Path file, final Path folder) {
		for (Path around = file.getParent(); around != null && around.startsWith(
			folder); around = around.getParent())
			if (dataset(around).isPresent()) return true;
		return false;
	}

	private RequestException nothing(final Path folder) {
		if (others > 0) return new RequestException("No scan in " + folder +
			(filter.equals(ScanFilter.ALL) ? " is in a folder " + ANATOMY
				: " matches " + filter.text()), others == 1
					? "there is 1 other scan" : "there are " + others + " other scans",
			"Change the filter; * stands for any letters, and --suffix names the kind " +
				"of scan");
		return new RequestException("There are no scans in " + folder,
			"neither it nor a folder in it holds a file that ends in " + VolumeNames
				.endings() + " and is not a mask", "Choose another folder");
	}
}
