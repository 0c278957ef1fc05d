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

import java.util.List;

import org.spineps.anatomy.Structure;
import org.spineps.pipeline.semantic.VoxelUnits;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/**
 * Puts merged predictions and the semantic mask that they were made from on one
 * grid, and lets {@link Combination} bring them into agreement there.
 */
final class RawCombination {

	private final InstanceRules rules;

	RawCombination(final InstanceRules rules) {
		this.rules = rules;
	}

	/**
	 * @param raw merged predictions
	 * @param semantic the mask that they were made from, on any grid
	 * @param target where the result is wanted
	 * @param whole the network's grid for the whole mask, axes P, I and R
	 * @return the vertebrae on the target grid
	 */
	InstanceResult combine(final RawInstances raw, final LabelVolume semantic,
		final Grid target, final Grid whole)
	{
		final LabelVolume structures = semantic.grid().equals(target) ? semantic
			: rules.resample(semantic, () -> semantic, target);
		final Box spine = LabelStatistics.boundingBox(structures,
			label -> label != 0);
		if (raw.labels() == null || spine.isEmpty()) return nothing(structures, raw
			.warnings());
		final Box box = spine.grow(VoxelUnits.length(rules.options().combining()
			.marginMm(), structures.grid())).intersect(structures.grid().box());
		return combine(structures, box, raw, whole);
	}

	private static InstanceResult nothing(final LabelVolume semantic,
		final List<String> warnings)
	{
		final LabelVolume kept = semantic.copy();
		mergeCore(kept);
		return new InstanceResult(LabelVolume.zeros(semantic.grid()), kept, List
			.of(), warnings);
	}

	/** @return instances, uncropped */
	static LabelVolume onWhole(final LabelVolume instances, final Grid whole) {
		final double[] origin = whole.toVoxel(instances.grid().toWorld(0, 0, 0));
		final LabelVolume uncropped = LabelVolume.zeros(whole);
		Crop.paste(instances, uncropped, (int) Math.rint(origin[0]), (int) Math
			.rint(origin[1]), (int) Math.rint(origin[2]));
		return uncropped;
	}

	/** @param box where on the mask's grid both are combined */
	private InstanceResult combine(final LabelVolume semantic, final Box box,
		final RawInstances raw, final Grid whole)
	{
		final LabelVolume structures = pirPart(semantic, box);
		mergeCore(structures);
		final LabelVolume instances = rules.resample(raw.labels(), () -> onWhole(raw
			.labels(), whole), structures.grid());
		final AxisCodes codes = rules.combiningAxes(semantic.grid()
			.axisCodes());
		final InstanceResult combination = new Combination(rules).combine(turned(
			instances, codes), turned(structures, codes), raw.support());
		return new InstanceResult(uncrop(combination.instances(), semantic, box),
			uncrop(combination.semantic(), semantic, box), combination.support(),
			combination.warnings());
	}

	/** @return a box of a mask, turned to P, I, R; a new volume */
	static LabelVolume pirPart(final LabelVolume mask, final Box box) {
		return Reorient.to(Crop.of(mask, box, 0), AxisCodes.PIR).on(mask.grid()
			.reorient(AxisCodes.PIR).crop(pirBox(mask.grid(), box)));
	}

	/** @return where a box lies on the grid turned to P, I, R */
	static Box pirBox(final Grid grid, final Box box) {
		final Grid pir = grid.reorient(AxisCodes.PIR);
		final double[] first = pir.toVoxel(grid.toWorld(box.min(0), box.min(1), box
			.min(2)));
		final double[] last = pir.toVoxel(grid.toWorld(box.max(0) - 1, box.max(1) -
			1, box.max(2) - 1));
		final int[] min = new int[3];
		final int[] max = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			min[axis] = (int) Math.rint(Math.min(first[axis], last[axis]));
			max[axis] = (int) Math.rint(Math.max(first[axis], last[axis])) + 1;
		}
		return new Box(min, max);
	}

	/** @return the volume itself if it has these axes */
	private static LabelVolume turned(final LabelVolume volume,
		final AxisCodes codes)
	{
		return volume.grid().axisCodes().equals(codes) ? volume : Reorient.to(
			volume, codes);
	}

	/** @return the volume in its place on the grid of the mask */
	private static LabelVolume uncrop(final LabelVolume part,
		final LabelVolume mask, final Box box)
	{
		final LabelVolume whole = LabelVolume.zeros(mask.grid());
		Crop.paste(turned(part, mask.grid().axisCodes()), whole, box.min(0), box
			.min(1), box.min(2));
		return whole;
	}

	/** The core of bodies becomes body, in place. */
	static void mergeCore(final LabelVolume structures) {
		final short[] labels = structures.array();
		for (int v = 0; v < labels.length; v++)
			if (labels[v] == Structure.CORPUS_CORE.id()) labels[v] =
				(short) Structure.CORPUS.id();
	}
}
