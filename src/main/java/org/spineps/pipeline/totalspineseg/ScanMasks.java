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
package org.spineps.pipeline.totalspineseg;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.Structure;
import org.spineps.pipeline.totalspineseg.label.Labelling;
import org.spineps.pipeline.totalspineseg.label.NamedPart;
import org.spineps.pipeline.totalspineseg.label.PartNames;
import org.spineps.pipeline.totalspineseg.stage.FinalLabels;
import org.spineps.pipeline.totalspineseg.stage.SpineNumbers;
import org.spineps.result.InstanceList;
import org.spineps.result.LevelProbability;
import org.spineps.result.SpineInstance;
import org.spineps.result.VertebraName;
import org.spineps.result.VertebraNumbering;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.resample.ItkResample;

/**
 * What TotalSpineSeg found, as every other method gives it: a mask of structures
 * and one of instances on the scan's grid, with this program's labels, and the
 * names of the vertebrae.
 */
final class ScanMasks {

	/** Marks bodies in one mask with everything else. */
	private static final int BODY = 256;

	private final LabelVolume semantic;
	private final LabelVolume instances;
	private final VertebraNumbering numbering;
	/** Named here only where there are no vertebrae to name them after. */
	private final List<SpineInstance> discs;

	/** Probability of the class of each voxel of step 2's part of the scan; or null. */
	private final ImageVolume sureOrNull;

	private ScanMasks(final LabelVolume semantic, final LabelVolume instances,
		final VertebraNumbering numbering, final List<SpineInstance> discs,
		final ImageVolume sureOrNull)
	{
		this.discs = List.copyOf(discs);
		this.sureOrNull = sureOrNull;
		this.semantic = semantic;
		this.instances = instances;
		this.numbering = numbering;
	}

	/**
	 * @param spine what was found
	 * @param scan grid of the scan
	 * @return the masks on that grid
	 */
	static ScanMasks of(final FinishedSpine spine, final Grid scan) {
		final LabelVolume found = ItkResample.nearest(BodySplit.of(spine
			.labelling().labels(), BODY), scan);
		final boolean sacrum = spine.both();
		final Map<Integer, Integer> present = present(found);
		final VertebraNumbering numbering = numbering(spine.labelling(), present,
			sacrum);
		final short[] instanceOf = instanceLabels(present, sacrum);
		final short[] structureOf = structureLabels(present, sacrum);
		final LabelVolume semantic = LabelVolume.zeros(scan);
		final short[] voxels = found.array();
		for (int v = 0; v < voxels.length; v++) {
			final int number = voxels[v];
			if (number == 0) continue;
			semantic.array()[v] = structureOf[number];
			voxels[v] = instanceOf[number % BODY];
		}
		return new ScanMasks(semantic, found, numbering, sacrum ? List.of() : discs(
			spine.labelling(), instanceOf), spine.sure().orElse(null));
	}

	private static List<SpineInstance> discs(final Labelling first,
		final short[] instanceOf)
	{
		final List<SpineInstance> discs = new ArrayList<>();
		for (final NamedPart disc : first.discs())
			if (instanceOf[disc.number()] > 0) discs.add(new SpineInstance(
				SpineInstance.Kind.DISC, instanceOf[disc.number()], disc.name(), first
					.isLevelUnknown() ? Naming.LEVEL_UNKNOWN : Naming.PREDICTED,
				Double.NaN, disc.probability()));
		return discs;
	}

	private static Map<Integer, Integer> present(final LabelVolume found) {
		final int[] counts = new int[2 * BODY];
		for (final short number : found.array())
			counts[number]++;
		final Map<Integer, Integer> present = new LinkedHashMap<>();
		for (int number = 1; number < BODY; number++)
			if (counts[number] + counts[number + BODY] > 0) present.put(number,
				counts[number] + counts[number + BODY]);
		return present;
	}

	/** The vertebrae that are in the mask, from the top. */
	private static VertebraNumbering numbering(final Labelling labelling,
		final Map<Integer, Integer> present, final boolean second)
	{
		if (!second) return VertebraNumbering.of(0, false);
		final Map<Integer, Double> sure = new HashMap<>();
		double least = Double.NaN;
		for (final NamedPart part : labelling.vertebrae())
			sure.put(part.number(), part.probability());
		for (final NamedPart disc : labelling.discs())
			if (!(disc.probability() >= least)) least = disc.probability();
		final List<Integer> unknown = present.keySet().stream().map(
			SpineNumbers::unknownVertebraOf).filter(n -> n > 0).sorted().toList();
		if (!unknown.isEmpty()) {
			final VertebraNumbering counted = counted(present);
			return new VertebraNumbering(unknown.stream().map(n -> counted.vertebrae()
				.get(n - 1)).toList(), counted.warnings());
		}
		final List<VertebraName> names = new ArrayList<>();
		for (final Level level : Level.values()) {
			final int number = SpineNumbers.vertebra(level);
			if (level == Level.SACRUM || !present.containsKey(number)) continue;
			final double probability = sure.getOrDefault(number, Double.NaN);
			names.add(new VertebraName(level.id(), level.label(), Naming.PREDICTED,
				Double.isNaN(probability) ? List.of() : List.of(new LevelProbability(
					level, probability))));
		}
		return new VertebraNumbering(names, least, List.of(), Double.NaN, List
			.of());
	}

	private static short[] instanceLabels(final Map<Integer, Integer> present,
		final boolean second)
	{
		final short[] labels = new short[BODY];
		final Level lastThoracic = PartNames.lastThoracic(present.keySet());
		final Level lastLumbar = PartNames.lastLumbar(present.keySet());
		final List<Integer> counted = counted(present).labels();
		for (final int number : present.keySet()) {
			final int vertebra = SpineNumbers.unknownVertebraOf(number);
			final int disc = SpineNumbers.unknownDiscOf(number);
			final Optional<Level> above = SpineNumbers.levelAboveDisc(number,
				lastThoracic, lastLumbar);
			if (vertebra > 0) labels[number] = counted.get(vertebra - 1).shortValue();
			else if (disc > 0) labels[number] = (short) (Level.DISC_OFFSET + counted
				.get(disc - 1));
			else if (above.isPresent()) labels[number] = (short) (Level.DISC_OFFSET +
				above.get().id());
			else if (second || number != FinalLabels.SACRUM) labels[number] =
				SpineNumbers.levelOfVertebra(number).map(level -> (short) level.id())
					.orElse((short) 0);
		}
		return labels;
	}

	/** @return names of as many vertebrae of unknown level as there may be */
	private static VertebraNumbering counted(
		final Map<Integer, Integer> present)
	{
		return VertebraNumbering.of(present.keySet().stream().mapToInt(number -> Math
			.max(SpineNumbers.unknownVertebraOf(number), SpineNumbers.unknownDiscOf(
				number))).max().orElse(0), false);
	}

	private static short[] structureLabels(final Map<Integer, Integer> present,
		final boolean second)
	{
		final short[] labels = new short[2 * BODY];
		for (final int number : present.keySet()) {
			if (number == FinalLabels.CORD) put(labels, number, Structure.CORD,
				Structure.CORD);
			else if (number == FinalLabels.CANAL) put(labels, number,
				Structure.CANAL, Structure.CANAL);
			else if (SpineNumbers.isDisc(number)) put(labels, number, Structure.DISC,
				Structure.DISC);
			else if (number == FinalLabels.SACRUM && second) put(labels, number,
				Structure.SACRUM, Structure.SACRUM);
			else put(labels, number, Structure.ARCH, Structure.CORPUS);
		}
		return labels;
	}

	private static void put(final short[] labels, final int number,
		final Structure behind, final Structure inFront)
	{
		labels[number] = (short) behind.id();
		labels[number + BODY] = (short) inFront.id();
	}

	/** @return structures */
	LabelVolume semantic() {
		return semantic;
	}

	/** @return vertebrae, discs and sacrum */
	LabelVolume instances() {
		return instances;
	}

	/** @return the vertebrae from the top */
	VertebraNumbering numbering() {
		return numbering;
	}

	/** @return everything in both masks, from the top */
	List<SpineInstance> found() {
		final List<SpineInstance> found = new ArrayList<>(discs);
		// Only where there is something: probabilities need room.
		final Box box = LabelStatistics.boundingBox(semantic, label -> label != 0);
		final Box part = box.isEmpty() ? Box.ofSize(1, 1, 1) : box;
		final LabelVolume cut = Crop.of(instances, part, 0);
		final ImageVolume sure = sureOrNull == null ? null : ItkResample.linear(
			sureOrNull, cut.grid(), false);
		// There is no second opinion of whole vertebrae: their voxels tell.
		found.addAll(InstanceList.of(cut, Crop.of(semantic, part, 0), sure,
			numbering, Collections.nCopies(numbering.vertebrae().size(), sure == null
				? Double.NaN : 1.0)));
		return found;
	}
}
