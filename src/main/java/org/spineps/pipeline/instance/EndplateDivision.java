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
package org.spineps.pipeline.instance;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;
import org.spineps.anatomy.UnknownLevels;
import org.spineps.pipeline.instance.vertebra.VertebraTable;
import org.spineps.pipeline.instance.vertebra.VertebraTable.Depth;
import org.spineps.pipeline.instance.vertebra.VertebraTable.Part;
import org.spineps.volume.Box;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Crop;
import org.spineps.volume.GrowthSteps;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * Tells upper from lower endplates in a semantic mask: the vertebrae are grown
 * step by step; a plate voxel labelled 200 + X that X reaches first is its lower
 * plate (53), one that the vertebra under X reaches first is that one's upper
 * plate (52). So is one on top of X itself, which only the uppermost has. Plates
 * that are told apart already stay as they are.
 */
public final class EndplateDivision {

	private static final int MOST_STEPS = 14;
	private static final int[] PLATES = { Structure.ENDPLATE.id(),
		Structure.ENDPLATE_INFERIOR.id(), Structure.ENDPLATE_SUPERIOR.id() };

	private final LabelVolume semantic;
	private final LabelVolume instances;
	private int[] plates;
	private int[] firstStep;
	private boolean[] onTop;

	private EndplateDivision(final LabelVolume semantic,
		final LabelVolume instances)
	{
		this.semantic = semantic;
		this.instances = instances;
	}

	/**
	 * @param semantic structures; not changed
	 * @param instances named vertebrae with {@linkplain DerivedLabels endplates},
	 *          on the same grid; not changed
	 * @return the semantic mask with 52 and 53 for upper and lower endplates; what
	 *         no vertebra reaches within 14 voxels stays 62
	 */
	public static LabelVolume divide(final LabelVolume semantic,
		final LabelVolume instances)
	{
		final LabelVolume result = semantic.copy();
		final Box box = LabelStatistics.boundingBox(semantic, label -> label != 0);
		if (box.isEmpty()) return result;
		final EndplateDivision division = new EndplateDivision(Crop.of(semantic,
			box, 0), Crop.of(instances, box, 0));
		division.divide();
		Crop.paste(division.semantic, result, box.min(0), box.min(1), box.min(2));
		return result;
	}

	private void divide() {
		final short[] structures = semantic.array();
		final Components pieces = Components.of(semantic, Connectivity.CORNERS,
			PLATES);
		final int[] ids = pieces.ids();
		plates = IntStream.range(0, ids.length).filter(v -> ids[v] != 0).toArray();
		findOnTop(pieces);
		firstStep = new int[plates.length];
		final short[] found = new short[plates.length];
		final LabelStatistics statistics = LabelStatistics.of(instances);
		int previous = 0;
		final IntStream downwards = IntStream.concat(Arrays.stream(Level.values())
			.mapToInt(Level::id), IntStream.rangeClosed(1, UnknownLevels.MOST).map(
				n -> UnknownLevels.OFFSET + n));
		for (final int label : downwards.filter(statistics::has).toArray()) {
			reach(label, previous, statistics.box(label), found);
			previous = label;
		}
		final int last = lastStep();
		for (int n = 0; n < found.length; n++)
			if (found[n] != 0 && firstStep[n] <= last && structures[plates[n]] == Structure.ENDPLATE.id()) structures[plates[n]] = found[n];
	}

	/** Notes the plates that lie over the body whose label they have. */
	private void findOnTop(final Components pieces) {
		final VertebraTable table = VertebraTable.of(instances, semantic);
		final Depth depth = new Depth(semantic.grid());
		final double[] depths = new double[pieces.count() + 1];
		for (int id = 1; id < depths.length; id++)
			depths[id] = depth.of(pieces.centroid(id));
		onTop = new boolean[plates.length];
		for (int n = 0; n < onTop.length; n++) {
			final int v = plates[n];
			final int label = instances.array()[v] - Level.ENDPLATE_OFFSET;
			onTop[n] = label > 0 && table.has(label) && table.count(label,
				Part.BODY) > 0 && depths[pieces.ids()[v]] < table.depth(label,
					Part.BODY);
		}
	}

	/** Notes the plate voxels that a vertebra reaches before another does. */
	private void reach(final int label, final int previous,
		final Box vertebra, final short[] found)
	{
		final Box box = vertebra.grow(MOST_STEPS).intersect(semantic.grid().box());
		GrowthSteps.forEach(instances, label, box, MOST_STEPS, semantic, PLATES, (v,
			step) -> {
			final int plate = instances.array()[v] - Level.ENDPLATE_OFFSET;
			if (plate != label && plate != previous) return;
			final int n = Arrays.binarySearch(plates, v);
			if (found[n] != 0 && firstStep[n] <= step) return;
			firstStep[n] = step;
			found[n] = (short) (plate == label && !onTop[n]
				? Structure.ENDPLATE_INFERIOR : Structure.ENDPLATE_SUPERIOR).id();
		});
	}

	/** The steps end when one of them reaches nothing new. */
	private int lastStep() {
		final int[] reached = new int[MOST_STEPS + 1];
		for (final int step : firstStep)
			reached[step]++;
		boolean any = false;
		for (int step = 1; step <= MOST_STEPS; step++) {
			if (any && reached[step] == 0) return step;
			any |= reached[step] > 0;
		}
		return MOST_STEPS;
	}
}
