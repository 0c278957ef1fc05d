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

import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.volume.Crop;
import org.spineps.volume.LabelVolume;

/**
 * A raw label map with numbered discs and vertebrae.
 *
 * @param labels the numbered mask, with
 *          {@link org.spineps.pipeline.totalspineseg.stage.FinalLabels}
 * @param findings what became of the landmarks
 * @param selected raw classes of the landmarks that remained for this image
 * @param rule the rule that decided over the numbers, a sentence
 */
public record Labelling(LabelVolume labels, List<LandmarkFinding> findings,
	List<Integer> selected, String rule)
{

	/** Copies the lists. */
	public Labelling {
		findings = List.copyOf(findings);
		selected = List.copyOf(selected);
	}

	/**
	 * Numbers discs and vertebrae as TotalSpineSeg does.
	 *
	 * @param raw a raw label map of cubes of one millimetre with axes to right,
	 *          anterior and superior; not changed
	 * @param classes what its labels mean
	 * @param localizer a finished mask of another scan of the same patient, on any
	 *          grid
	 * @return the numbered mask
	 * @throws SpinepsException if there is no canal, no disc, no vertebra where they
	 *           are wanted, or no landmark
	 */
	public static Labelling original(final LabelVolume raw,
		final RawClasses classes, final Optional<LabelVolume> localizer)
		throws SpinepsException
	{
		final RawMap map = new RawMap(raw, classes);
		final CanalLine canal = CanalLine.of(map);
		final List<Part> found = required(PartFinder.discs(map), "disc",
			RawClasses.DISCS);
		final PartOrder discOrder = new PartOrder(canal, false);
		final List<Part> discs = discOrder.sort(found);
		final PartOrder boneOrder = new PartOrder(canal, false);
		final List<Part> vertebrae = classes.vertebrae().isEmpty() ? List.of()
			: vertebrae(map, boneOrder);
		final Landmarks landmarks = new Landmarks(map, discs, localizer.map(
			mask -> new Localizer(mask, map, discs)).orElse(null));
		final DiscNames names = new DiscNames(OriginalNumbers.discs(discs, landmarks
			.find()), landmarks.findings(), landmarks.rule());
		final LabelVolume result = LabelVolume.zeros(map.grid());
		names.labels().forEach((disc, number) -> write(result, disc, number));
		if (!vertebrae.isEmpty()) OriginalNumbers.vertebrae(Interleaving.of(discs,
			discOrder, vertebrae, boneOrder), names).forEach((vertebra,
				number) -> write(result, vertebra, number));
		return new Labelling(whole(map, result), names.findings(), landmarks
			.selected(), names.rule());
	}

	private static List<Part> vertebrae(final RawMap map, final PartOrder order)
		throws SpinepsException
	{
		final List<Part> pieces = required(PartFinder.vertebrae(map,
			PartFinder.MIN_VOXELS), "vertebra", map.classes().vertebrae());
		final List<Part> merged = order.sort(BoneMerging.equalNeighbours(order.sort(
			pieces)));
		BoneMerging.absorbUnsure(map, merged);
		return order.sort(merged);
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

	private static void write(final LabelVolume into, final Part part,
		final int number)
	{
		for (final int voxel : part.voxels())
			into.array()[voxel] = (short) number;
	}

	/** Writes over it what needs no name, and puts it in its place. */
	private static LabelVolume whole(final RawMap map, final LabelVolume part) {
		final int[] fixed = map.classes().fixed();
		final short[] raw = map.cut().array();
		final short[] voxels = part.array();
		for (int v = 0; v < raw.length; v++)
			if (fixed[raw[v]] != 0) voxels[v] = (short) fixed[raw[v]];
		final LabelVolume result = LabelVolume.zeros(map.wholeGrid());
		Crop.paste(part, result, map.box().min(0), map.box().min(1), map.box().min(
			2));
		return result;
	}
}
