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
		final LabelVolume pir = Reorient.to(structures, AxisCodes.PIR);
		final Box spine = LabelStatistics.boundingBox(pir, label -> label != 0);
		if (raw.labels() == null || spine.isEmpty()) return nothing(structures, raw
			.warnings());
		return combine(structures, pir, spine, onMask(raw.labels(), whole, pir
			.grid(), spine), raw.support());
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

	private Box combineBox(final Grid pir, final Box spine) {
		return spine.grow(VoxelUnits.length(rules.options().combining().marginMm(), pir))
			.intersect(pir.box());
	}

	/** @return instances on the mask's grid, cropped to the box of combining */
	private LabelVolume onMask(final LabelVolume instances, final Grid whole,
		final Grid pir, final Box spine)
	{
		final Grid target = pir.crop(combineBox(pir, spine));
		return rules.resample(instances, () -> onWhole(instances, whole), target);
	}

	private InstanceResult combine(final LabelVolume semantic,
		final LabelVolume pir, final Box spine, final LabelVolume instances,
		final List<InstanceSupport> support)
	{
		final Box box = combineBox(pir.grid(), spine);
		final LabelVolume structures = Crop.of(pir, box, 0);
		mergeCore(structures);
		final AxisCodes codes = rules.combiningAxes(semantic.grid()
			.axisCodes());
		final InstanceResult combination = new Combination(rules).combine(Reorient
			.to(instances, codes), Reorient.to(structures, codes), support);
		return new InstanceResult(uncrop(combination.instances(), semantic, box, pir
			.grid()), uncrop(combination.semantic(), semantic, box, pir.grid()),
			combination.support(), combination.warnings());
	}

	/** @return the volume in its place on the grid of the mask */
	private static LabelVolume uncrop(final LabelVolume part,
		final LabelVolume mask, final Box box, final Grid pir)
	{
		final LabelVolume whole = LabelVolume.zeros(pir);
		Crop.paste(Reorient.to(part, AxisCodes.PIR), whole, box.min(0), box.min(1),
			box.min(2));
		return Reorient.to(whole, mask.grid().axisCodes()).on(mask.grid());
	}

	/** The core of bodies becomes body, in place. */
	static void mergeCore(final LabelVolume structures) {
		final short[] labels = structures.array();
		for (int v = 0; v < labels.length; v++)
			if (labels[v] == Structure.CORPUS_CORE.id()) labels[v] =
				(short) Structure.CORPUS.id();
	}
}
