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
package org.spineps.batch.prediction;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.spineps.SpinepsException;
import org.spineps.batch.cases.InputName;
import org.spineps.batch.dataset.FoundScan;
import org.spineps.batch.dataset.OutputLayout;
import org.spineps.batch.dataset.ScanFilter;
import org.spineps.batch.dataset.ScanFinder;
import org.spineps.io.SeriesChoice;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeNames;

/**
 * Sorts files into cases as nnU-Net names them: {@code case_0000.nii.gz} is the
 * first channel of "case", {@code case_0001.nii.gz} the second.
 * <p>
 * A model of one channel also takes files of any other name. To a model of several
 * channels they can be given one by one, in the order of the channels, for one
 * case.
 * </p>
 */
public final class CaseFinder {

	private static final Pattern CHANNEL = Pattern.compile("(.+)_(\\d{4})");
	private static final String FIRST = "0000";

	private CaseFinder() {
		// static methods only
	}

	/**
	 * @param inputs files, or folders of files, which may have folders in them
	 * @param channels number of channels of the model
	 * @param series which volume of a DICOM study is meant
	 * @param filter which files of folders are meant
	 * @param output folder of the results, which is not looked into
	 * @return the cases; of a folder in the order of their paths. Those of equal names
	 *         have results in folders of their own
	 * @throws SpinepsException if a file is missing, a case lacks a channel, or two
	 *           cases have the same result
	 */
	public static List<PredictionCase> find(final List<Path> inputs,
		final int channels, final SeriesChoice series, final ScanFilter filter,
		final Path output) throws SpinepsException
	{
		for (final Path input : inputs)
			if (!Files.exists(input)) throw new SpinepsException(
				"There is no file or folder " + input.getFileName(), input.toString(),
				"Check the name");
		final List<FoundScan> found = ScanFinder.find(inputs, filter,
			OutputLayout.FLAT, output);
		final List<Path> files = found.stream().map(FoundScan::file).toList();
		final Map<Path, Path> places = new HashMap<>();
		found.forEach(scan -> places.put(scan.file(), output.relativize(scan
			.results())));
		final List<PredictionCase> cases = new ArrayList<>();
		for (final PredictionCase one : channels == 1 ? single(files, series)
			: isOneCase(inputs, files, channels) ? List.of(new PredictionCase(VolumeNames
				.stem(files.get(0)), files)) : grouped(files, channels))
			cases.add(new PredictionCase(one.name(), one.channels(), places.get(one
				.channels().get(0))));
		final Set<String> results = new HashSet<>();
		for (final PredictionCase one : cases)
			if (!results.add(one.inside() + "/" + InputName.key(one.name())))
				throw new SpinepsException("Two inputs would have the same result", one
					.name(), "Give them different names, or run them one by one");
		return cases;
	}

	private static List<PredictionCase> single(final List<Path> files,
		final SeriesChoice series) throws SpinepsException
	{
		final List<PredictionCase> cases = new ArrayList<>();
		for (final Path file : files) {
			final String stem = VolumeNames.isVolumeName(file) && !Files.isDirectory(
				file) ? VolumeNames.stem(file) : VolumeFiles.input(file, series).name();
			final Matcher matcher = CHANNEL.matcher(stem);
			cases.add(new PredictionCase(matcher.matches() && matcher.group(2).equals(
				FIRST) ? matcher.group(1) : stem, List.of(file)));
		}
		return cases;
	}

	/** Files that the user lists himself need no numbers. */
	private static boolean isOneCase(final List<Path> inputs,
		final List<Path> files, final int channels)
	{
		return inputs.equals(files) && files.size() == channels && files.stream()
			.noneMatch(file -> CHANNEL.matcher(VolumeNames.stem(file)).matches());
	}

	private static List<PredictionCase> grouped(final List<Path> files,
		final int channels) throws SpinepsException
	{
		final Map<Path, SortedMap<Integer, Path>> groups = new TreeMap<>();
		for (final Path file : files) {
			final Matcher matcher = CHANNEL.matcher(VolumeNames.stem(file));
			if (!matcher.matches()) throw new SpinepsException("The file " + file
				.getFileName() + " does not say which channel it is",
				"the model takes " + channels + " channels per case",
				"Name the files case_0000.nii.gz, case_0001.nii.gz and so on, or give " +
					"the " + channels + " files of one case in their order");
			final Path name = file.resolveSibling(matcher.group(1));
			final Path twin = groups.computeIfAbsent(name, n -> new TreeMap<>()).put(
				Integer.valueOf(matcher.group(2)), file);
			if (twin != null) throw new SpinepsException(
				"Two files are the same channel of a case", twin.getFileName() + " and " +
					file.getFileName(), "Remove one of them");
		}
		final List<PredictionCase> cases = new ArrayList<>();
		groups.forEach((name, found) -> cases.add(new PredictionCase(name
			.getFileName().toString(), List.copyOf(found.values()))));
		for (final Map.Entry<Path, SortedMap<Integer, Path>> group : groups
			.entrySet())
			requireAll(group.getKey().getFileName().toString(), group.getValue()
				.keySet(), channels);
		return cases;
	}

	private static void requireAll(final String name,
		final Collection<Integer> found, final int channels)
		throws SpinepsException
	{
		for (int c = 0; c < channels; c++)
			if (!found.contains(c)) throw new SpinepsException("The case " + name +
				" is not complete", String.format(Locale.ROOT,
					"there is no %s_%04d.nii.gz, and the model takes %d channels", name,
					c, channels), "Add the file, or leave the case out");
		if (found.size() > channels) throw new SpinepsException("The case " + name +
			" has too many channels", found.size() + " files for " + channels +
				" channels", "Choose another model, or remove the files");
	}
}
