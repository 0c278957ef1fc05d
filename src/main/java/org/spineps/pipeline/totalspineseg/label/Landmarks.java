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
package org.spineps.pipeline.totalspineseg.label;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.pipeline.totalspineseg.stage.FinalLabels;

/**
 * Which discs are landmarks, by TotalSpineSeg's rules: the list of landmarks is
 * shortened for the image, then a localizer decides, or else the landmarks in the
 * order of the list.
 */
final class Landmarks {

	/** Raw classes of the landmarks; the order counts. */
	static final List<Integer> WITHOUT_LOCALIZER = List.of(2, 5, 3, 4);
	/** The same where there is a localizer. */
	static final List<Integer> WITH_LOCALIZER = List.of(2, 5);

	static final int C2_C3 = 2;
	static final int L5_S = 5;

	private static final String USED = "used";

	/** Raw class − 2 → final number and name. */
	static final List<Integer> NUMBERS = List.of(FinalLabels.DISC_C2_C3,
		FinalLabels.DISC_C7_T1, FinalLabels.DISC_T12_L1, FinalLabels.DISC_L5_S);
	private static final List<String> NAMES = List.of("C2/C3", "C7/T1", "T12/L1",
		"L5/S");

	/** A landmark has more voxels than this. */
	private static final int ENOUGH_VOXELS = 200;
	/** A disc under L5/S of at most this part of it is taken for a false one. */
	private static final int FALSE_PART = 10;
	/** From this place in the list on, a landmark counts only without others. */
	private static final int FIRST_SPARE = 2;

	private final RawMap map;
	/** From the top. */
	private final List<Part> discs;
	private final Localizer localizerOrNull;
	private final boolean needDisc;
	private final List<Integer> selected;
	private final Map<Integer, String> outcomes = new LinkedHashMap<>();
	private final Map<Part, Integer> numbers = new LinkedHashMap<>();
	private boolean found;
	private String rule = "";

	/**
	 * @param map the raw label map
	 * @param discs the discs from the top
	 * @param localizerOrNull the localizer on the map's grid
	 * @param needDisc whether a landmark counts only if it lies in a disc that was
	 *          kept
	 */
	Landmarks(final RawMap map, final List<Part> discs,
		final Localizer localizerOrNull, final boolean needDisc)
	{
		this.needDisc = needDisc;
		this.map = map;
		this.discs = discs;
		this.localizerOrNull = localizerOrNull;
		selected = new ArrayList<>(localizerOrNull == null ? WITHOUT_LOCALIZER
			: WITH_LOCALIZER);
		for (int raw = C2_C3; raw <= L5_S; raw++)
			outcomes.put(raw, selected.contains(raw) ? "not needed" : "not asked");
	}

	/**
	 * @return the landmarks among the discs and their numbers; perhaps none, if the
	 *         only landmark lies in discs that were left out; empty if there is no
	 *         landmark at all
	 */
	Optional<Map<Part, Integer>> find() {
		shorten();
		if (localizerOrNull != null) fromLocalizer();
		if (!found) fromMap();
		return found ? Optional.of(numbers) : Optional.empty();
	}

	/** @return the error for a spine without landmark */
	SpinepsException missing() {
		return new SpinepsException("The discs cannot be numbered",
			"none of the landmarks " + selected.stream().map(raw -> NAMES.get(raw -
				C2_C3)).toList() + " is in the segmentation" + (localizerOrNull == null
					? "" : " or under a disc of the localizer"), localizerOrNull == null
						? "Use a scan that shows one of them, or give a localizer"
						: "Make sure that the localizer is in the same space as the scan");
	}

	/** @return the landmarks that remain for this image */
	List<Integer> selected() {
		return List.copyOf(selected);
	}

	/** @return the rule that decided, a sentence */
	String rule() {
		return rule;
	}

	/** @return what became of each landmark */
	List<LandmarkFinding> findings() {
		final List<LandmarkFinding> findings = new ArrayList<>();
		outcomes.forEach((raw, outcome) -> findings.add(new LandmarkFinding(NAMES.get(
			raw - C2_C3), raw, map.count(raw), centre(map, raw), outcome.equals(
				USED), map.count(raw) == 0 ? "not in the image" : outcome)));
		return findings;
	}

	/** @return the name of a landmark */
	static String name(final int number) {
		return NAMES.get(NUMBERS.indexOf(number));
	}

	/** @return mean coordinates of a class in the whole map; empty if there is none */
	static List<Double> centre(final RawMap map, final int raw) {
		if (map.count(raw) == 0) return List.of();
		final short[] voxels = map.cut().array();
		final long[] sums = new long[3];
		for (int v = 0; v < voxels.length; v++)
			if (voxels[v] == raw) {
				sums[0] += map.x(v);
				sums[1] += map.y(v);
				sums[2] += map.z(v);
			}
		final double count = map.count(raw);
		return List.of(sums[0] / count, sums[1] / count, sums[2] / count);
	}

	/** C2/C3 must be the topmost disc, and below L5/S there must be no other. */
	private void shorten() {
		if (discs.get(0).count(C2_C3) == 0) remove(C2_C3,
			"not part of the topmost disc");
		Part holder = null;
		for (final Part disc : discs)
			if (disc.count(L5_S) > 0 && (holder == null || disc.firstRaster(
				L5_S) < holder.firstRaster(L5_S))) holder = disc;
		if (holder == null) return;
		for (final Part below : discs.subList(discs.indexOf(holder) + 1, discs
			.size()))
			if ((long) FALSE_PART * below.size() > map.count(L5_S)) {
				remove(L5_S, "another disc lies below it");
				return;
			}
	}

	private void remove(final int raw, final String why) {
		selected.remove(Integer.valueOf(raw));
		outcomes.put(raw, why);
	}

	private void fromLocalizer() {
		for (final int number : NUMBERS) {
			Part most = null;
			for (final Part disc : discs)
				if (localizerOrNull.count(disc, number) > 0 && (most == null ||
					localizerOrNull.isMore(disc, most, number))) most = disc;
			if (most != null) numbers.put(most, number);
		}
		if (numbers.isEmpty()) for (final Part disc : discs) {
			final int number = localizerOrNull.mostFrequent(disc);
			if (number == 0) continue;
			numbers.put(disc, number);
			break;
		}
		found = !numbers.isEmpty();
		if (found) rule = "The localizer says what the discs are.";
	}

	private void fromMap() {
		final List<String> used = new ArrayList<>();
		for (int place = 0; place < selected.size(); place++) {
			if (found && place >= FIRST_SPARE) break;
			final int raw = selected.get(place);
			if (map.count(raw) <= ENOUGH_VOXELS) {
				outcomes.put(raw, "at most " + ENOUGH_VOXELS + " voxels");
				continue;
			}
			final Part holder = holder(raw);
			if (!isMostFrequent(raw, holder)) {
				outcomes.put(raw, "another landmark prevails in its disc");
				continue;
			}
			outcomes.put(raw, holder == null ? "in discs that were left out" : USED);
			found |= holder != null || !needDisc;
			if (holder == null) continue;
			numbers.put(holder, NUMBERS.get(raw - C2_C3));
			used.add(NAMES.get(raw - C2_C3));
		}
		rule = used.isEmpty() ? "No landmark lies in a disc." : String.join(" and ",
			used) + (used.size() == 1 ? " decides." : " decide.");
	}

	/** @return the disc with most voxels of a class; null if most are in none */
	private Part holder(final int raw) {
		long left = map.count(raw);
		for (final Part disc : discs)
			left -= disc.count(raw);
		Part best = null;
		long most = left;
		for (final Part disc : discs)
			if (disc.count(raw) > most || disc.count(raw) == most && best != null &&
				disc.id() < best.id())
			{
				best = disc;
				most = disc.count(raw);
			}
		return best;
	}

	/** @return whether no other landmark has more voxels in the disc */
	private boolean isMostFrequent(final int raw, final Part holderOrNull) {
		for (int other = C2_C3; other <= L5_S; other++) {
			final long count = count(other, holderOrNull);
			final long here = count(raw, holderOrNull);
			if (count > here || count == here && other < raw) return false;
		}
		return true;
	}

	private long count(final int raw, final Part holderOrNull) {
		if (holderOrNull != null) return holderOrNull.count(raw);
		long left = map.count(raw);
		for (final Part disc : discs)
			left -= disc.count(raw);
		return left;
	}
}
