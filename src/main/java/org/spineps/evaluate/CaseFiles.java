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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.io.VolumeNames;

/**
 * Mask files of cases, and which of two folders belong together: files of the
 * same name, or else of the same name without the parts that say what kind of
 * mask it is ({@code seg-}, {@code mod-}, {@code desc-}, {@code label-}, and a
 * last part such as {@code msk}, {@code gt}, {@code pred} or {@code T2w}).
 */
final class CaseFiles {

	private static final int DEPTH = 8;
	private static final List<String> KIND_ENTITIES = List.of("seg-", "mod-",
		"desc-", "label-", "space-");
	private static final Set<String> KINDS = Set.of("msk", "mask", "seg", "dseg",
		"gt", "ref", "reference", "pred", "prediction", "labels", "t1w", "t2w", "ct",
		"pd", "vibe", "stir");

	private CaseFiles() {
		// static methods only
	}

	/** Files of one case. */
	record Pair(String name, Path reference, Path prediction) {}

	/**
	 * Pairs, and what stayed alone.
	 *
	 * @param pairs by name of the reference
	 * @param missing references without any prediction, by name
	 * @param alone predictions without a reference, and files of which several
	 *          belong to one case
	 */
	record Pairing(List<Pair> pairs, List<Path> missing, List<Path> alone) {}

	/**
	 * @param reference a file or a folder
	 * @param prediction a file if the reference is one, else a folder
	 * @param referenceEnd how names of reference files end before the extension;
	 *          may be empty
	 * @param predictionEnd the same for predictions
	 * @return the pairs, at least one
	 * @throws SpinepsException if there is none, or a file or folder is missing
	 */
	static Pairing pair(final Path reference, final Path prediction,
		final String referenceEnd, final String predictionEnd)
		throws SpinepsException
	{
		requireExists(reference, "reference");
		requireExists(prediction, "prediction");
		if (Files.isDirectory(reference) != Files.isDirectory(prediction))
			throw new SpinepsException(
				"Reference and prediction must both be files or both be folders",
				name(Files.isDirectory(reference) ? reference : prediction) +
					" is a folder", "Give two files or two folders");
		if (!Files.isDirectory(reference)) return new Pairing(List.of(new Pair(VolumeNames.stem(
			reference), reference, prediction)), List.of(), List.of());
		final List<Path> references = list(reference, referenceEnd);
		final List<Path> predictions = list(prediction, predictionEnd);
		final Pairing result = pair(reference, references, prediction, predictions);
		if (result.pairs.isEmpty()) throw new SpinepsException(
			"No file of the predictions has the name of a reference", examples(
				"references", references) + "; " + examples("predictions",
					predictions),
			"Give the files of a case the same name, or say how the names end");
		return result;
	}

	/** Names that several folders have are told apart by these folders. */
	private static Pairing pair(final Path reference,
		final List<Path> references, final Path prediction,
		final List<Path> predictions)
	{
		final List<Path> left = new ArrayList<>(references);
		final List<Path> right = new ArrayList<>(predictions);
		final List<Pair> pairs = new ArrayList<>();
		final Map<String, Long> equal = references.stream().collect(Collectors
			.groupingBy(VolumeNames::stem, Collectors.counting()));
		for (final Path file : references) {
			if (equal.get(VolumeNames.stem(file)) == 1) continue;
			final Path inside = reference.relativize(file);
			final List<Path> others = right.stream().filter(other -> place(prediction
				.relativize(other)).equals(place(inside))).toList();
			if (others.size() != 1) continue;
			pairs.add(new Pair(place(inside), file, others.get(0)));
			left.remove(file);
			right.remove(others.get(0));
		}
		return pair(left, right, pairs);
	}

	/** @return folder and case, e.g. "p1/anat/scan" */
	private static String place(final Path inside) {
		final String name = caseOf(VolumeNames.stem(inside));
		return inside.getParent() == null ? name : inside.getParent().toString()
			.replace('\\', '/') + "/" + name;
	}

	static Pairing pair(final List<Path> references,
		final List<Path> predictions)
	{
		return pair(new ArrayList<>(references), new ArrayList<>(predictions),
			new ArrayList<>());
	}

	private static Pairing pair(final List<Path> left, final List<Path> right,
		final List<Pair> pairs)
	{
		take(left, right, UnaryOperator.identity(), pairs);
		take(left, right, CaseFiles::caseOf, pairs);
		pairs.sort((a, b) -> a.name.compareTo(b.name));
		final Set<String> cases = Stream.concat(right.stream(), pairs.stream().map(
			Pair::prediction)).map(file -> caseOf(VolumeNames.stem(file))).collect(
				Collectors.toSet());
		final List<Path> missing = left.stream().filter(file -> !cases.contains(
			caseOf(VolumeNames.stem(file)))).sorted().toList();
		left.removeAll(missing);
		left.addAll(right);
		return new Pairing(pairs, missing, left);
	}

	/** Moves the pairs whose keys are alike and unique on both sides. */
	private static void take(final List<Path> left, final List<Path> right,
		final UnaryOperator<String> keyOfStem, final List<Pair> pairs)
	{
		final Map<String, List<Path>> predictions = right.stream().collect(
			Collectors.groupingBy(path -> keyOfStem.apply(VolumeNames.stem(path))));
		final SortedMap<String, List<Path>> references = left.stream().collect(
			Collectors.groupingBy(path -> keyOfStem.apply(VolumeNames.stem(path)), TreeMap::new,
				Collectors.toList()));
		references.forEach((key, files) -> {
			final List<Path> others = predictions.getOrDefault(key, List.of());
			if (files.size() != 1 || others.size() != 1) return;
			pairs.add(new Pair(VolumeNames.stem(files.get(0)), files.get(0), others.get(0)));
			left.remove(files.get(0));
			right.remove(others.get(0));
		});
	}

	/** The name without the parts that tell masks of one case apart. */
	static String caseOf(final String stem) {
		final List<String> parts = new ArrayList<>(Arrays.stream(stem.split("_"))
			.filter(part -> KIND_ENTITIES.stream().noneMatch(part::startsWith))
			.toList());
		while (parts.size() > 1 && KINDS.contains(parts.get(parts.size() - 1)
			.toLowerCase(Locale.ROOT)))
			parts.remove(parts.size() - 1);
		return String.join("_", parts);
	}

	private static List<Path> list(final Path folder, final String end)
		throws SpinepsException
	{
		try (Stream<Path> files = Files.walk(folder, DEPTH)) {
			return files.filter(Files::isRegularFile).filter(VolumeNames::isVolumeName)
				.filter(file -> VolumeNames.stem(file).endsWith(end)).sorted().toList();
		}
		catch (final IOException e) {
			throw new SpinepsException("The folder cannot be listed", folder
				.toString(), "Check that it is there and may be read", e);
		}
	}

	private static void requireExists(final Path path, final String which)
		throws SpinepsException
	{
		if (!Files.exists(path)) throw new SpinepsException("The " + which +
			" is not there", path.toString(), "Check the path");
	}

	private static String examples(final String which, final List<Path> files) {
		return files.isEmpty() ? "no volume file among the " + which : which +
			" such as " + name(files.get(0));
	}

	private static String name(final Path path) {
		return path.getFileName() == null ? path.toString() : path.getFileName()
			.toString();
	}
}
