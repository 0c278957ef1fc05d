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
package org.spineps.pipeline.original;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;
import org.spineps.pipeline.instance.DerivedLabels;
import org.spineps.pipeline.instance.InstanceOptions;
import org.spineps.pipeline.instance.InstanceRules;
import org.spineps.pipeline.instance.StrayRule;
import org.spineps.pipeline.instance.TopPair;
import org.spineps.pipeline.instance.vertebra.BodyErosion;
import org.spineps.pipeline.instance.vertebra.Original;
import org.spineps.pipeline.instance.vertebra.VertebraTable;
import org.spineps.pipeline.instance.vertebra.VertebraTable.Part;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Components;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.resample.Resample;

/**
 * The rules of SPINEPS 2.1.3 or 2.0 in the instance phase, with its faults. Why each of
 * them was amended is said at the
 * {@linkplain org.spineps.pipeline.instance.Amendment amendments}.
 *
 * @param options thresholds and steps
 */
record OriginalRules(InstanceOptions options) implements InstanceRules {

	/** What SPINEPS 2.0 writes for every endplate, meaning to write 52 and 53. */
	private static final short COLLAPSED_ENDPLATE = 1;

	/** It is enough that another instance lies in the box of a piece. */
	private static final StrayRule IN_BOX = new StrayRule() {

		@Override
		public boolean mayMove(final long pieceVoxels,
			final long posteriorVoxels)
		{
			return true;
		}

		@Override
		public boolean isBeside(final Components pieces, final int id,
			final int i, final int j, final int k)
		{
			return true;
		}
	};

	/** The core alone is no body. */
	@Override
	public boolean isBody(final int structure) {
		return structure == Structure.CORPUS.id();
	}

	/** Bodies that the erosion deletes are lost. */
	@Override
	public Components erodeBodies(final LabelVolume bodies,
		final int minVoxels)
	{
		return BodyErosion.erode(bodies, options.corpora().erosions(), minVoxels);
	}

	/** The dens stands beside the lowest vertebra. */
	@Override
	public void addDens(final List<double[]> centres,
		final List<double[]> dens)
	{
		centres.addAll(dens);
	}

	/** Only bodies near two discs in a row are looked at. */
	@Override
	public boolean splitsOversizedBodies() {
		return false;
	}

	/** Whether a candidate has a body of its own does not matter. */
	@Override
	public double mostTaken(final BooleanSupplier holdsFreeCentre) {
		return options.merging().maxOverlap();
	}

	/** A neighbour takes an unclaimed body, or it is deleted. */
	@Override
	public boolean claimsUnclaimedBodies() {
		return false;
	}

	/** The outermost voxels are repeated; of the grid wanted seven decimals count. */
	@Override
	public LabelVolume resample(final LabelVolume labels,
		final Supplier<LabelVolume> uncropped, final Grid target)
	{
		return Resample.nearestAsRounded(uncropped.get(), target.sevenDecimals()).on(
			target);
	}

	/** What lies outside of bone stays where no bone is missing. */
	@Override
	public boolean clearsOutsideBone() {
		return false;
	}

	/** The axes in which the scan is stored. */
	@Override
	public AxisCodes combiningAxes(final AxisCodes stored) {
		return stored;
	}

	/** Pieces with hardly a body stay vertebrae. */
	@Override
	public boolean dissolvesFragments() {
		return false;
	}

	@Override
	public Optional<TopPair> topPair(final LabelVolume instances,
		final LabelVolume semantic, final Components discs)
	{
		return is20() ? TopByStoredAxis.find(instances, semantic, discs)
			: TopByStoredAxis.findTouching(instances, semantic, discs, options
				.combining().topContactMm2());
	}

	@Override
	public StrayRule strayPieces() {
		return IN_BOX;
	}

	/** By the centre of everything. */
	@Override
	public List<Integer> order(final VertebraTable table) {
		final List<Integer> order = new ArrayList<>();
		for (int label = 1; label < table.size(); label++)
			if (table.has(label)) order.add(label);
		order.sort(Comparator.comparingDouble(label -> table.depth(label,
			Part.WHOLE)));
		return order;
	}

	/** The dens becomes C2 whether or not there is one. */
	@Override
	public boolean labelsDens(final boolean c2) {
		return true;
	}

	/** What has no body, as the sacrum, counts as the highest. */
	@Override
	public double depth(final VertebraTable table, final int label) {
		return table.count(label, Part.BODY) > 0 ? table.depth(label, Part.BODY)
			: 0;
	}

	/** One less than the least label, whatever is on top. */
	@Override
	public int levelAbove(final List<Integer> labels, final int top) {
		return labels.get(0) - 1;
	}

	/** SPINEPS 2.0 knows undivided ones only. */
	@Override
	public boolean isPlate(final int structure) {
		return structure == Structure.ENDPLATE.id() || !is20() &&
			(structure == Structure.ENDPLATE_SUPERIOR.id() ||
				structure == Structure.ENDPLATE_INFERIOR.id());
	}

	/** Divided ones count to the vertebra that they lie on. */
	@Override
	public boolean platesByDiscSpace() {
		return false;
	}

	/** A divided one is part of the vertebra. */
	@Override
	public int plateLabel(final int level, final boolean divided) {
		return divided && !is20() ? level : Level.ENDPLATE_OFFSET + level;
	}

	/** In SPINEPS 2.0 every endplate that is not lost becomes 1. */
	@Override
	public LabelVolume finishEndplates(final LabelVolume semantic,
		final LabelVolume instances)
	{
		if (!is20()) return DerivedLabels.hasDividedPlates(semantic) ? semantic
			: OriginalEndplates.divide(semantic, instances);
		final LabelVolume divided = OriginalEndplates.divide(semantic, instances)
			.copy();
		final short[] voxels = divided.array();
		for (int v = 0; v < voxels.length; v++)
			if (semantic.array()[v] == Structure.ENDPLATE.id() && voxels[v] != 0)
				voxels[v] = COLLAPSED_ENDPLATE;
		return divided;
	}

	private boolean is20() {
		return options.original() == Original.SPINEPS_2_0;
	}
}
