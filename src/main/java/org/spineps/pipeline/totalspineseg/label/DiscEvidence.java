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
import java.util.List;

import org.spineps.anatomy.Level;

/**
 * What speaks for the names of discs: for each disc how probable what was seen is,
 * if the disc had a given place in a given spine. All numbers are logarithms.
 */
final class DiscEvidence {

	/** A place that is far from every landmark. */
	private static final int FAR_AWAY = 99;
	/** Another scan of the same patient is hardly ever wrong. */
	private static final double LOCALIZER = Math.log(0.001);
	/** C1 above, but other discs between. */
	private static final double[] END = { 0, Math.log(0.01), Math.log(0.0005) };
	private static final int ENOUGH_C1 = 500;
	/** Less than this many mm³ is no sacrum. */
	static final int ENOUGH_SACRUM = 1000;
	private static final int C1 = 7;
	private static final double C1_TO_DISC_MM = 60;
	private static final double SACRUM_TO_DISC_MM = 100;

	private final RawMap map;
	/** From the top. */
	private final List<Part> discs;
	private final DiscHints hints;
	private final Votes votes;
	/** Voxels of each landmark in all discs together, from C2/C3. */
	private final long[] inDiscs = new long[Landmarks.NUMBERS.size()];
	private final List<String> sources = new ArrayList<>();
	private final boolean seesC1;
	private final int aboveSacrum;

	/**
	 * @param map the raw label map
	 * @param discs from the top
	 * @param hints what is known from elsewhere
	 * @param votes how far the network that made the map is to be believed
	 */
	DiscEvidence(final RawMap map, final List<Part> discs,
		final DiscHints hints, final Votes votes)
	{
		this.map = map;
		this.discs = discs;
		this.hints = hints;
		this.votes = votes;
		for (final Part disc : discs)
			for (int n = 0; n < inDiscs.length; n++)
				inDiscs[n] += disc.count(n + Landmarks.C2_C3);
		seesC1 = seesC1();
		aboveSacrum = discAboveSacrum();
		final List<String> landmarks = new ArrayList<>();
		for (int raw = Landmarks.C2_C3; raw <= Landmarks.L5_S; raw++) {
			final int number = Landmarks.NUMBERS.get(raw - Landmarks.C2_C3);
			final int wanted = raw;
			if (votes.counts(raw) && discs.stream().anyMatch(disc -> disc.count(
				wanted) > 0 &&
				2 * disc.count(wanted) > landmarkVoxels(disc))) landmarks.add(Landmarks.name(
					number));
		}
		if (!landmarks.isEmpty()) sources.add("landmarks " + String.join(", ",
			landmarks));
		if (seesC1) sources.add("C1 above");
		if (aboveSacrum >= 0) sources.add("sacrum below");
		sources.addAll(hints.sources(discs));
	}

	/** @return what there is to go by, e.g. "landmarks C2/C3"; empty if nothing */
	List<String> sources() {
		return sources;
	}

	/** @return what became of each landmark */
	List<LandmarkFinding> findings() {
		final List<LandmarkFinding> findings = new ArrayList<>();
		for (int raw = Landmarks.C2_C3; raw <= Landmarks.L5_S; raw++) {
			final long inside = inDiscs[raw - Landmarks.C2_C3];
			findings.add(new LandmarkFinding(Landmarks.name(Landmarks.NUMBERS.get(raw -
				Landmarks.C2_C3)), raw, map.count(raw), Landmarks.centre(map, raw),
				inside > 0 && votes.counts(raw), map.count(raw) == 0 ? "not in the image"
					: inside == 0 ? "in discs that were left out" : votes.counts(raw)
						? "weighed" : "not believed of this network"));
		}
		return findings;
	}

	/**
	 * @param at a disc
	 * @param place its place in the spine, 0 for C2/C3
	 * @param spine the numbers of the spine's discs
	 * @param above the vertebra above that place
	 * @return how probable what was seen is
	 */
	double at(final int at, final int place, final List<Integer> spine,
		final Level above)
	{
		final Part disc = discs.get(at);
		final int number = spine.get(place);
		double sum = landmarks(disc, place, spine) + hints.at(at, disc, number,
			above);
		if (hints.localizerOrNull() != null) {
			final int seen = hints.localizerOrNull().mostFrequent(disc);
			if (seen != 0 && seen != number) sum += LOCALIZER;
		}
		if (seesC1 && at == 0) sum += END[Math.min(place, END.length - 1)];
		if (at == aboveSacrum) sum += votes.sacrum(map.count(map.classes()
			.sacrum()), spine.size() - 1 - place);
		if (at > 0 && place == spine.size() - 1) sum += votes.sacralDisc(disc.size(),
			discs.get(at - 1).size());
		return sum;
	}

	/**
	 * @param at a disc
	 * @return how probable what was seen is, if it is a false one below the sacral disc
	 */
	double below(final int at) {
		final Part disc = discs.get(at);
		return landmarks(disc, FAR_AWAY, List.of()) + hints.below(at,
			disc);
	}

	/**
	 * @param at a disc under the sacral one
	 * @return how probable it is that the network marked it
	 */
	double falseDisc(final int at) {
		return votes.falseDisc(discs.get(at).size(), discs.get(at - 1).size());
	}

	/**
	 * The voxels of a landmark are one vote, even if they lie in several discs: each has
	 * its share of it.
	 */
	private double landmarks(final Part disc, final int place,
		final List<Integer> spine)
	{
		final long voxels = landmarkVoxels(disc);
		double sum = 0;
		for (int raw = Landmarks.C2_C3; raw <= Landmarks.L5_S; raw++) {
			final int at = raw - Landmarks.C2_C3;
			final int home = spine.indexOf(Landmarks.NUMBERS.get(at));
			// What the other step saw is not unseen.
			if (voxels == 0 && place == home && hints.chances().isEmpty())
				sum += votes.unseen(raw);
			final long count = disc.count(raw);
			if (count == 0) continue;
			final double share = (double) count / voxels * count / inDiscs[at];
			sum += share * votes.seen(raw, count, home < 0 ? FAR_AWAY : Math.abs(
				place - home));
		}
		return sum;
	}

	private static long landmarkVoxels(final Part disc) {
		long voxels = 0;
		for (int raw = Landmarks.C2_C3; raw <= Landmarks.L5_S; raw++)
			voxels += disc.count(raw);
		return voxels;
	}

	private boolean seesC1() {
		if (map.classes() != RawClasses.STEP_1 || map.count(C1) <= ENOUGH_C1)
			return false;
		final double above = Landmarks.centre(map, C1).get(2) - discs.get(0)
			.centre()[2];
		return above > 0 && above < C1_TO_DISC_MM;
	}

	/** @return the lowest disc above the sacrum, close to it; −1 if there is none */
	private int discAboveSacrum() {
		final int sacrum = map.classes().sacrum();
		if (sacrum == 0 || map.count(sacrum) < ENOUGH_SACRUM) return -1;
		final double z = Landmarks.centre(map, sacrum).get(2);
		for (int at = discs.size() - 1; at >= 0; at--) {
			final double above = discs.get(at).centre()[2] - z;
			if (above > 0) return above < SACRUM_TO_DISC_MM ? at
				: -1;
		}
		return -1;
	}
}
