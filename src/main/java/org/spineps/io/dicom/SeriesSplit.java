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
package org.spineps.io.dicom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.spineps.io.dicom.DicomSlice.Kind;

/**
 * Sorts the planes of one series into volumes. Planes of another size, spacing or
 * direction are another volume. Where several planes lie at one place, something
 * else must tell them apart: echo, image type, time point ...
 */
final class SeriesSplit {

	/** Directions that differ by less are the same; files round them. */
	private static final double SAME_DIRECTION = 2e-3;
	private static final double SAME_SPACING_MM = 1e-3;

	/** Planes for each time point, and what tells them from others. */
	record Part(String title, List<List<DicomSlice>> times) {}

	private SeriesSplit() {
		// static methods only
	}

	/**
	 * @param slices all planes of a series
	 * @param notes receives what was left out
	 * @return the volumes; a part with planes at the same place is told by its last
	 *         time point having fewer planes
	 */
	static List<Part> of(final List<DicomSlice> slices,
		final List<String> notes)
	{
		final List<Part> parts = new ArrayList<>();
		final List<List<DicomSlice>> grids = byGrid(withoutCopies(slices, notes));
		for (int i = 0; i < grids.size(); i++) {
			final String title = grids.size() == 1 ? "" : "direction or size " + (i +
				1) + " of " + grids.size();
			parts.addAll(split(grids.get(i), title));
		}
		return parts;
	}

	private static List<DicomSlice> withoutCopies(final List<DicomSlice> slices,
		final List<String> notes)
	{
		final Set<String> seen = new HashSet<>();
		final List<DicomSlice> unique = new ArrayList<>();
		for (final DicomSlice slice : slices)
			if (slice.sopInstance().isEmpty() || seen.add(slice.sopInstance() + "/" +
				slice.frame())) unique.add(slice);
		final int copies = slices.size() - unique.size();
		if (copies > 0) notes.add(copies == 1 ? "One slice is there twice." : copies +
			" slices are there twice.");
		return unique;
	}

	private static List<List<DicomSlice>> byGrid(
		final List<DicomSlice> slices)
	{
		final List<List<DicomSlice>> grids = new ArrayList<>();
		for (final DicomSlice slice : slices) {
			final Optional<List<DicomSlice>> same = grids.stream().filter(
				grid -> sameGrid(grid.get(0), slice)).findFirst();
			if (same.isPresent()) same.get().add(slice);
			else grids.add(new ArrayList<>(List.of(slice)));
		}
		return grids;
	}

	private static boolean sameGrid(final DicomSlice a, final DicomSlice b) {
		if (a.format().rows() != b.format().rows() || a.format().columns() != b
			.format().columns()) return false;
		for (int i = 0; i < 2; i++)
			if (Math.abs(a.spacing()[i] - b.spacing()[i]) > SAME_SPACING_MM)
				return false;
		for (int i = 0; i < 6; i++)
			if (Math.abs(a.orientation()[i] - b.orientation()[i]) > SAME_DIRECTION)
				return false;
		return true;
	}

	private static List<Part> split(final List<DicomSlice> slices,
		final String title)
	{
		final List<DicomSlice> sorted = sorted(slices);
		final int most = mostAtOnePlace(sorted);
		if (most == 1) return List.of(new Part(title, List.of(sorted)));
		for (final Kind kind : Kind.values()) {
			final Map<String, List<DicomSlice>> groups = byKind(sorted, kind);
			if (groups.size() < 2 || groups.values().stream().anyMatch(
				group -> mostAtOnePlace(group) >= most)) continue;
			final List<Part> parts = new ArrayList<>();
			groups.forEach((value, group) -> parts.addAll(split(group, join(title, kind
				.title() + " " + value))));
			return kind.isTime() && areOneInTime(parts) ? List.of(new Part(title, parts
				.stream().flatMap(part -> part.times().stream()).toList())) : parts;
		}
		return List.of(new Part(title, repeats(sorted, most)));
	}

	private static String join(final String title, final String more) {
		return title.isEmpty() ? more : title + ", " + more;
	}

	/** By position; at one place by number. */
	private static List<DicomSlice> sorted(final List<DicomSlice> slices) {
		final double[] normal = slices.get(0).normal();
		final List<DicomSlice> sorted = new ArrayList<>(slices);
		sorted.sort(Comparator.comparingDouble((DicomSlice slice) -> Math.rint(slice
			.along(normal) / SliceStack.SAME_MM)).thenComparingInt(
				DicomSlice::instance).thenComparingInt(DicomSlice::frame).thenComparing(
					DicomSlice::file));
		return sorted;
	}

	private static int mostAtOnePlace(final List<DicomSlice> sorted) {
		final double[] normal = sorted.get(0).normal();
		int most = 1;
		int here = 1;
		for (int i = 1; i < sorted.size(); i++) {
			here = samePlace(sorted.get(i - 1), sorted.get(i), normal) ? here + 1 : 1;
			most = Math.max(most, here);
		}
		return most;
	}

	private static boolean samePlace(final DicomSlice a, final DicomSlice b,
		final double[] normal)
	{
		return Math.abs(a.along(normal) - b.along(normal)) < 2 *
			SliceStack.SAME_MM;
	}

	private static Map<String, List<DicomSlice>> byKind(
		final List<DicomSlice> sorted, final Kind kind)
	{
		final Map<String, List<DicomSlice>> groups = new TreeMap<>(Comparator
			.comparingDouble(SeriesSplit::number).thenComparing(Comparator
				.naturalOrder()));
		for (final DicomSlice slice : sorted)
			groups.computeIfAbsent(slice.kind(kind), value -> new ArrayList<>()).add(
				slice);
		return new LinkedHashMap<>(groups);
	}

	private static double number(final String value) {
		try {
			return Double.parseDouble(value);
		}
		catch (final NumberFormatException e) {
			// Words come after numbers, in alphabetical order.
			return Double.MAX_VALUE;
		}
	}

	private static boolean areOneInTime(final List<Part> parts) {
		final List<DicomSlice> first = parts.get(0).times().get(0);
		final double[] normal = first.get(0).normal();
		for (final Part part : parts) {
			if (part.times().size() != 1 || part.times().get(0).size() != first.size())
				return false;
			for (int i = 0; i < first.size(); i++)
				if (!samePlace(first.get(i), part.times().get(0).get(i), normal))
					return false;
		}
		return true;
	}

	/** Equal planes that nothing tells apart: the first, the second ... at each place. */
	private static List<List<DicomSlice>> repeats(
		final List<DicomSlice> sorted, final int most)
	{
		final double[] normal = sorted.get(0).normal();
		final List<List<DicomSlice>> times = new ArrayList<>();
		for (int t = 0; t < most; t++)
			times.add(new ArrayList<>());
		int here = 0;
		for (int i = 0; i < sorted.size(); i++) {
			here = i > 0 && samePlace(sorted.get(i - 1), sorted.get(i), normal) ? here +
				1 : 0;
			times.get(here).add(sorted.get(i));
		}
		return times;
	}
}
