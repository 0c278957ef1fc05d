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
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.cases.InputName;
import org.spineps.io.AtomicFiles;
import org.spineps.io.SeriesChoice;
import org.spineps.io.VolumeFiles;

/**
 * Finds the scans in folders and in the folders below them. Left out are hidden
 * files and folders, the folder of the results, and files whose names say that
 * they are masks or were made by this program.
 * <p>
 * Scans with equal names in different folders get results in folders of the same
 * names, all others side by side.
 * </p>
 */
public final class ScanFinder {

	/** The filter that leaves nothing out. */
	public static final String ALL = "*";

	/** How the names of files end that a run writes beside its masks. */
	private static final Pattern MADE = Pattern.compile(
		".*(_uncertainty|_disagreement|_raw_confidence|_levels|_debug_.+)");

	private final Path output;
	private final Path absoluteOutput;
	private final String filter;
	private final PathMatcher matcher;
	private final List<Found> found = new ArrayList<>();
	private int others;

	/** A scan, and its folder as seen from the one that was given. */
	private record Found(Path file, Path folder) {

		String key() {
			return InputName.key(VolumeFiles.stem(file));
		}
	}

	private ScanFinder(final String filter, final Path output)
		throws RequestException
	{
		this.filter = filter;
		this.output = output;
		absoluteOutput = output.toAbsolutePath().normalize();
		try {
			matcher = FileSystems.getDefault().getPathMatcher("glob:" + filter);
		}
		catch (final PatternSyntaxException e) {
			throw new RequestException("Invalid filter '" + filter + "'", e
				.getDescription(), "Give a pattern such as *_T2w*");
		}
	}

	/**
	 * @param inputs scans, and folders of scans; scans are taken as they are
	 * @param filter pattern for the names of files in folders, e.g. "*_T2w*"; with a
	 *          "/" for their paths below the folder, e.g. "sub-1&#42;/anat/*"
	 * @param output folder for results
	 * @return the scans in the order of the inputs, those of a folder sorted by path
	 * @throws SpinepsException if a folder cannot be read, or holds no scan that the
	 *           filter lets through
	 */
	public static List<FoundScan> find(final List<Path> inputs,
		final String filter, final Path output) throws SpinepsException
	{
		final ScanFinder finder = new ScanFinder(filter, output);
		for (final Path input : inputs)
			if (Files.isDirectory(input)) finder.addAll(input);
			else finder.found.add(new Found(input, Path.of("")));
		return finder.placed();
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
			if (!matches(inside)) others++;
			else found.add(new Found(file, inside.getParent() == null ? Path.of("")
				: inside.getParent()));
		}
		// A folder without other volumes may be a study.
		if (found.size() == before && others == 0 && isStudy(folder)) found.add(
			new Found(folder, Path.of("")));
		if (found.size() == before) throw nothing(folder);
	}

	private static boolean isStudy(final Path folder) {
		try {
			return !VolumeFiles.inputs(folder, SeriesChoice.SPINE).isEmpty();
		}
		catch (final SpinepsException e) {
			// Then the folder holds nothing that is read, which is said below.
			return false;
		}
	}

	private boolean isLeftOut(final Path folder) {
		return InputName.fileName(folder).startsWith(".") || folder
			.toAbsolutePath().normalize().equals(
				absoluteOutput);
	}

	/**
	 * @param file a file
	 * @return whether its name is that of a volume, and neither that of a mask nor of
	 *         something that this program has made
	 */
	static boolean isScan(final Path file) {
		return VolumeFiles.isVolumeName(file) && !InputName.isMask(file) && !MADE
			.matcher(VolumeFiles.stem(file)).matches();
	}

	private boolean matches(final Path inside) {
		return matcher.matches(filter.contains("/") ? inside : inside
			.getFileName());
	}

	private RequestException nothing(final Path folder) {
		if (others > 0) return new RequestException("No scan in " + folder +
			" matches '" + filter + "'", others == 1 ? "there is 1 other scan"
				: "there are " + others + " other scans",
			"Change the filter; * stands for any letters");
		return new RequestException("There are no scans in " + folder,
			"neither it nor a folder in it holds a file that ends in " + VolumeFiles
				.endings() + " and is not a mask", "Choose another folder");
	}

	private List<FoundScan> placed() {
		final Map<String, Integer> count = new HashMap<>();
		for (final Found one : found)
			count.merge(one.key(), 1, Integer::sum);
		return found.stream().map(one -> new FoundScan(one.file(), count.get(one
			.key()) == 1 || one.folder().toString().isEmpty() ? output
				: output.resolve(one.folder()))).toList();
	}
}
