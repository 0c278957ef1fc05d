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
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.UnknownLevels;
import org.spineps.anatomy.Structure;
import org.spineps.pipeline.instance.vertebra.BodyErosion;
import org.spineps.pipeline.instance.vertebra.VertebraOrder;
import org.spineps.pipeline.instance.vertebra.VertebraTable;
import org.spineps.pipeline.instance.vertebra.VertebraTable.Part;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Components;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.resample.Resample;

/**
 * This program's own rules, all {@linkplain Amendment amendments} on.
 *
 * @param options thresholds and steps
 */
public record MendedRules(InstanceOptions options) implements InstanceRules {

	@Override
	public boolean isBody(final int structure) {
		return structure == Structure.CORPUS.id() ||
			structure == Structure.CORPUS_CORE.id();
	}

	@Override
	public Components erodeBodies(final LabelVolume bodies,
		final int minVoxels)
	{
		return BodyErosion.erodeGently(bodies, options.corpora().erosions(),
			minVoxels);
	}

	@Override
	public void addDens(final List<double[]> centres,
		final List<double[]> dens)
	{
		centres.addAll(dens);
		centres.sort(CorpusCentres.BY_HEIGHT);
	}

	@Override
	public boolean splitsOversizedBodies() {
		return true;
	}

	@Override
	public double mostTaken(final BooleanSupplier holdsFreeCentre) {
		return holdsFreeCentre.getAsBoolean() ? options.merging().maxOverlap()
			: options.merging().maxBodilessOverlap();
	}

	@Override
	public boolean claimsUnclaimedBodies() {
		return true;
	}

	@Override
	public LabelVolume resample(final LabelVolume labels,
		final Supplier<LabelVolume> uncropped, final Grid target)
	{
		return Resample.nearest(labels, target, false);
	}

	@Override
	public boolean clearsOutsideBone() {
		return true;
	}

	@Override
	public AxisCodes combiningAxes(final AxisCodes stored) {
		return AxisCodes.PIR;
	}

	@Override
	public boolean dissolvesFragments() {
		return true;
	}

	@Override
	public Optional<TopPair> topPair(final LabelVolume instances,
		final LabelVolume semantic, final Components discs)
	{
		return TopByBody.find(instances, semantic, discs, options.combining()
			.topContactMm2());
	}

	@Override
	public StrayRule strayPieces() {
		return TouchingPieces.RULE;
	}

	@Override
	public List<Integer> order(final VertebraTable table) {
		return VertebraOrder.of(table);
	}

	@Override
	public boolean labelsDens(final boolean c2) {
		return c2;
	}

	@Override
	public double depth(final VertebraTable table, final int label) {
		return table.count(label, Part.BODY) > 0 ? table.depth(label, Part.BODY)
			: Double.NaN;
	}

	@Override
	public int levelAbove(final List<Integer> labels, final int top) {
		if (UnknownLevels.has(top)) return top == UnknownLevels.OFFSET + 1
			? UnknownLevels.OFFSET : top - 1;
		final Level level = Level.of(top).orElseThrow();
		// Usual anatomy: over L1 comes T12, whatever the enum has between them.
		if (level == Level.L1) return Level.T12.id();
		return level.ordinal() == 0 ? 0 : Level.values()[level.ordinal() - 1].id();
	}

	@Override
	public boolean isPlate(final int structure) {
		return structure == Structure.ENDPLATE.id() ||
			structure == Structure.ENDPLATE_SUPERIOR.id() ||
			structure == Structure.ENDPLATE_INFERIOR.id();
	}

	@Override
	public boolean platesByDiscSpace() {
		return true;
	}

	@Override
	public int plateLabel(final int level, final boolean divided) {
		return Level.ENDPLATE_OFFSET + level;
	}

	@Override
	public LabelVolume finishEndplates(final LabelVolume semantic,
		final LabelVolume instances)
	{
		return options.combining().divideEndplates() ? EndplateDivision.divide(
			semantic, instances) : semantic;
	}
}
