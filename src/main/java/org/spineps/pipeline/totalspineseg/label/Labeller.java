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
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.pipeline.totalspineseg.stage.FinalLabels;
import org.spineps.pipeline.totalspineseg.stage.SpineNumbers;
import org.spineps.volume.Crop;
import org.spineps.volume.LabelVolume;

/** Numbers the parts of one raw label map. To be used once. */
final class Labeller {

	/** Names that are less sure than this are told to the user. */
	private static final double DOUBTFUL = 0.8;
	/** If all discs are less sure than this, there are no names. */
	private static final double SURE = 0.9;
	/** Every scan that votes were measured on had more. */
	private static final int FEWEST_DISCS = 3;
	/** Less probable names of a disc are not mentioned. */
	private static final double ALTERNATIVE = 0.1;
	private static final int MOST_ALTERNATIVES = 3;

	private static final String UNKNOWN =
		"Nothing in the image says which level is which: vertebrae are counted " +
			"from the top.";

	private final RawMap map;
	private final LabellingHints hints;
	private final Set<Amendment> amendments;
	private final List<String> warnings = new ArrayList<>();
	private List<Part> discs;
	private List<Part> vertebrae = List.of();
	/** Voxels of the raw class of the sacrum that are none. */
	private BitSet notSacrum = new BitSet();
	private List<Part> items;
	private Map<Part, Integer> numbers = Map.of();
	private Map<Part, Double> probabilities = Map.of();
	private List<LandmarkFinding> findings = List.of();
	private List<Integer> selected = List.of();
	private List<Map<Integer, Double>> chances = List.of();
	private String rule = "";
	private boolean unknown;

	/**
	 * @param map the map
	 * @param hints what is known beside it
	 * @param amendments where to do something else than TotalSpineSeg
	 */
	Labeller(final RawMap map, final LabellingHints hints,
		final Set<Amendment> amendments)
	{
		this.map = map;
		this.hints = hints;
		this.amendments = amendments;
	}

	Labelling label() throws SpinepsException {
		findParts();
		final Localizer localizer = hints.localizer().map(mask -> new Localizer(mask,
			map, discs)).orElse(null);
		if (localizer != null && discs.stream().allMatch(disc -> localizer
			.mostFrequent(disc) == 0)) warnings.add(
				"No disc of the localizer lies over a disc of the scan: it names " +
					"nothing. Check that both are of one patient in one space.");
		if (does(Amendment.NAMES_BY_EVIDENCE)) byEvidence(localizer);
		else byTable(localizer);
		final LabelVolume result = LabelVolume.zeros(map.grid());
		numbers.forEach((part, number) -> write(result, part, number));
		if (does(Amendment.LOOSE_BONE_TO_THE_NEAREST)) for (final Part part : vertebrae)
			if (part.value() == map.classes().sacrum()) write(result, part,
				FinalLabels.SACRUM);
		final Contradictions contradictions = new Contradictions(discs, unknown ? Map
			.of() : numbers, localizer);
		return new Labelling(whole(result), named(discs), chances, named(vertebrae),
			contradictions.in(findings), selected, rule, contradictions.sentences(
				hints), warnings);
	}

	private boolean does(final Amendment amendment) {
		return amendments.contains(amendment);
	}

	private void findParts() throws SpinepsException {
		final CanalLine canal = CanalLine.of(map);
		final boolean anterior = does(Amendment.SORTED_BY_ANTERIOR_PARTS);
		final PartOrder discOrder = new PartOrder(canal, anterior);
		final PartOrder boneOrder = new PartOrder(canal, anterior);
		discs = discOrder.sort(required(PartFinder.discs(map), "disc",
			RawClasses.DISCS));
		if (!map.classes().vertebrae().isEmpty()) vertebrae = vertebrae(canal,
			discOrder, boneOrder);
		items = Interleaving.of(discs, discOrder, vertebrae, boneOrder);
	}

	private List<Part> vertebrae(final CanalLine canal,
		final PartOrder discOrder, final PartOrder order) throws SpinepsException
	{
		final List<Part> large = new ArrayList<>();
		final List<Part> small = new ArrayList<>();
		final List<Part> pieces = PartFinder.vertebrae(map, does(
			Amendment.SMALL_PIECES_MERGED) ? PartFinder.MIN_PIECE_VOXELS
				: PartFinder.MIN_VOXELS);
		final Optional<LooseBone> loose = does(Amendment.LOOSE_BONE_TO_THE_NEAREST)
			? LooseBone.of(map, canal, order, pieces) : Optional.empty();
		loose.ifPresent(bone -> pieces.removeAll(bone.pieces()));
		for (final Part piece : pieces)
			(piece.size() < PartFinder.MIN_VOXELS ? small : large).add(piece);
		final List<Part> sorted = order.sort(required(large, "vertebra", map
			.classes().vertebrae()));
		final List<Part> merged = order.sort(does(Amendment.NEIGHBOURS_STAY_APART)
			? BoneMerging.equalNeighbours(sorted, order, discs, discOrder, canal)
			: BoneMerging.equalNeighbours(sorted));
		BoneMerging.addSmall(map, small, merged);
		BoneMerging.absorbUnsure(map, merged);
		final List<Part> result = order.sort(merged);
		// Their place is that of their bodies, whatever is added.
		loose.ifPresent(bone -> {
			bone.giveTo(result);
			notSacrum = bone.notSacrum();
		});
		return result;
	}

	private static List<Part> required(final List<Part> parts, final String what,
		final List<Integer> raw) throws SpinepsException
	{
		if (parts.isEmpty()) throw new SpinepsException(
			"The spine cannot be labelled", "no " + what + " of at least " +
				PartFinder.MIN_VOXELS + " mm³ was found (raw labels " + raw + ")",
			"Check that the scan shows the spine, and its orientation");
		return parts;
	}

	/** As TotalSpineSeg numbers, with such amendments of it as are on. */
	private void byTable(final Localizer localizerOrNull)
		throws SpinepsException
	{
		final Landmarks landmarks = new Landmarks(map, discs, localizerOrNull, does(
			Amendment.LANDMARKS_NEED_A_DISC));
		final Optional<Map<Part, Integer>> found = hints.fixed().isEmpty()
			? landmarks.find() : Optional.of(fixedNumbers());
		if (found.isPresent()) {
			numbers = OriginalNumbers.discs(discs, found.get(), does(
				Amendment.NUMBERS_ARE_UNIQUE), does(
					Amendment.NOTHING_BELOW_THE_SACRAL_DISC));
			rule = hints.fixed().isEmpty() ? landmarks.rule()
				: "The user says what the discs are.";
		}
		else if (does(Amendment.LEVEL_UNKNOWN)) countFromTop(UNKNOWN);
		else throw landmarks.missing();
		findings = landmarks.findings();
		selected = landmarks.selected();
		if (vertebrae.isEmpty() || unknown) return;
		numbers.putAll(OriginalNumbers.vertebrae(items, numbers));
	}

	/** The user's names in place of landmarks, in a spine of usual numbers. */
	private Map<Part, Integer> fixedNumbers() {
		final Map<Part, Integer> fixed = new LinkedHashMap<>();
		final List<Level> levels = SpineVariant.ALL.get(0).vertebrae();
		hints.fixed().forEach((at, above) -> fixed.put(discs.get(at), SpineNumbers
			.disc(above, levels.contains(above) ? levels.get(levels.indexOf(above) +
				1) : null)));
		return fixed;
	}

	private void countFromTop(final String why) {
		rule = why;
		unknown = true;
		numbers = UnknownNumbers.of(withoutSacrum());
	}

	private List<Part> withoutSacrum() {
		return items.stream().filter(item -> !item.isVertebra() || item
			.value() != map.classes().sacrum()).toList();
	}

	private void byEvidence(final Localizer localizerOrNull)
		throws SpinepsException
	{
		final DiscEvidence evidence = new DiscEvidence(map, discs, DiscHints.of(hints,
			map, discs, localizerOrNull), hints.votes());
		final DiscPaths paths = new DiscPaths(discs, evidence);
		findings = evidence.findings();
		if (hints.levels().isPresent()) {
			take(hints.levels().get());
			return;
		}
		if (!paths.isPossible() && !hints.fixed().isEmpty())
			throw new SpinepsException("The fixed names cannot be true", "no spine " +
				"has these levels in this order: " + hints.fixed().values(),
				"Give one name, or check them");
		if (evidence.sources().isEmpty() || !paths.isPossible()) {
			countFromTop(UNKNOWN);
			warnings.add(UNKNOWN);
			return;
		}
		chances = IntStream.range(0, discs.size()).mapToObj(paths::chances).toList();
		if (hints.earlier().isPresent() && hints.earlier().get().certain() && hints
			.earlier().get().labelling().isLevelUnknown())
		{
			countFromTop(hints.earlier().get().labelling().rule());
			return;
		}
		final EvidenceNumbers found = new EvidenceNumbers(discs, paths);
		final Map<Part, Double> sure = found.probabilities();
		final String doubt = doubt(found.discs());
		// Where one disc is sure, those far from it may still be doubtful.
		if (!doubt.isEmpty() || sure.values().stream().noneMatch(
			one -> one >= SURE))
		{
			countFromTop("No level is sure, given: " + String.join("; ", evidence
				.sources()) + (doubt.isEmpty() ? "." : "; " + doubt + "."));
			warnings.add(doubt.isEmpty() ? alternatives()
				: "The levels are not sure: the network saw " + doubt +
					". Vertebrae are counted from the top.");
			return;
		}
		numbers = new LinkedHashMap<>(found.discs());
		numbers.putAll(found.vertebrae(withoutSacrum()));
		probabilities = sure;
		rule = "The most probable spine (" + paths.variant().text() + "), given: " +
			String.join("; ", evidence.sources()) + ".";
		final double least = Collections.min(sure.values());
		if (least < DOUBTFUL) warnings.add(String.format(Locale.ROOT,
			"The names of the levels are doubtful (%.0f %%). %s", 100 * least, rule));
	}

	/**
	 * A network that is not TotalSpineSeg's own, and sees one landmark at several discs,
	 * may be wrong at any of them; with hardly a disc in view it may be wrong anywhere.
	 *
	 * @return what speaks against names that it alone gives; blank if nothing does
	 */
	private String doubt(final Map<Part, Integer> named) {
		if (!hints.votes().areMeasured() || !hints.fixed().isEmpty() || hints
			.localizer().isPresent() || hints.earlier().filter(
				LabellingHints.Earlier::certain).isPresent()) return "";
		if (new Contradictions(discs, named, null).areOfLandmarks())
			return "one landmark at several discs";
		// False discs below the sacral one have no number.
		return named.size() >= FEWEST_DISCS ? "" : "fewer than three discs";
	}

	/** Names of all vertebrae from elsewhere: no evidence is weighed. */
	private void take(final KnownLevels known) {
		final Map<Part, Integer> counted = UnknownNumbers.of(withoutSacrum());
		numbers = new LinkedHashMap<>();
		probabilities = new HashMap<>();
		counted.forEach((part, unknown) -> {
			if (known.number(unknown) == 0) return;
			numbers.put(part, known.number(unknown));
			probabilities.put(part, known.probability(unknown));
		});
		chances = discs.stream().map(disc -> numbers.containsKey(disc) ? Map.of(
			numbers.get(disc), probabilities.get(disc)) : Map
				.<Integer, Double> of()).toList();
		rule = String.format(Locale.ROOT, "Named %s by %s (%.0f %% at least).", known
			.text(), known.source(), 100 * Collections.min(known.probabilities()));
	}

	/** What the lowest disc may be, in words. */
	private String alternatives() {
		int at = discs.size() - 1;
		while (at > 0 && chances.get(at).isEmpty())
			at--;
		final List<String> words = new ArrayList<>();
		for (final Map.Entry<Integer, Double> one : chances.get(at).entrySet())
			if (words.size() < MOST_ALTERNATIVES && one.getValue() >= ALTERNATIVE)
				words.add(String.format(Locale.ROOT, "%s (%.0f %%)", PartNames.of(one
					.getKey(), List.of(one.getKey())).substring("disc ".length()), 100 *
						one.getValue()));
		return "The levels are not sure: vertebrae are counted from the top." +
			(words.isEmpty() ? "" : " The " + PartNames.of(numbers.getOrDefault(discs
				.get(at), 0), numbers.values()) + ", the lowest, is " + String.join(
					" or ", words) + ".");
	}

	private List<NamedPart> named(final List<Part> parts) {
		final List<NamedPart> named = new ArrayList<>();
		for (final Part part : parts) {
			if (part.isVertebra() && part.value() == map.classes().sacrum()) continue;
			final int number = numbers.getOrDefault(part, 0);
			final double[] centre = part.centre();
			named.add(new NamedPart(part.isVertebra(), number, PartNames.of(number,
				numbers.values()), probability(part), part.size(), List.of(centre[0],
					centre[1], centre[2])));
		}
		return named;
	}

	/** A vertebra is as sure as the disc nearest to it in the list. */
	private double probability(final Part part) {
		if (!part.isVertebra() || probabilities.containsKey(part))
			return probabilities.getOrDefault(part, Double.NaN);
		final int at = items.indexOf(part);
		for (int way = 1; way < items.size(); way++)
			for (final int other : new int[] { at + way, at - way })
				if (other >= 0 && other < items.size() && probabilities.containsKey(
					items.get(other))) return probabilities.get(items.get(other));
		return Double.NaN;
	}

	private static void write(final LabelVolume into, final Part part,
		final int number)
	{
		for (final int voxel : part.voxels())
			into.array()[voxel] = (short) number;
	}

	/** Writes over it what needs no name, and puts it in its place. */
	private LabelVolume whole(final LabelVolume part) {
		final int[] fixed = map.classes().fixed();
		final short[] raw = map.cut().array();
		final short[] voxels = part.array();
		for (int v = 0; v < raw.length; v++)
			if (fixed[raw[v]] != 0 && !notSacrum.get(v)) voxels[v] = (short) fixed[raw[v]];
		final LabelVolume result = LabelVolume.zeros(map.wholeGrid());
		Crop.paste(part, result, map.box().min(0), map.box().min(1), map.box().min(
			2));
		return result;
	}
}
