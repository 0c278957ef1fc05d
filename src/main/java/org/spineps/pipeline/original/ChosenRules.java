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

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.spineps.pipeline.instance.Amendment;
import org.spineps.pipeline.instance.InstanceOptions;
import org.spineps.pipeline.instance.InstanceRules;
import org.spineps.pipeline.instance.MendedRules;
import org.spineps.pipeline.instance.StrayRule;
import org.spineps.pipeline.instance.TopPair;
import org.spineps.pipeline.instance.vertebra.VertebraTable;
import org.spineps.pipeline.naming.MendedNaming;
import org.spineps.pipeline.naming.NamingOptions;
import org.spineps.pipeline.naming.NamingRules;
import org.spineps.pipeline.semantic.SemanticOptions;
import org.spineps.pipeline.semantic.SemanticRules;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Components;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Chooses between this program's rules and those of SPINEPS, as options say;
 * in the instance phase for every {@linkplain Amendment amendment}.
 */
public final class ChosenRules implements InstanceRules {

	private final InstanceRules mended;
	private final InstanceRules original;

	private ChosenRules(final InstanceOptions options) {
		mended = new MendedRules(options);
		original = new OriginalRules(options);
	}

	/**
	 * @param options thresholds and steps, and which amendments are on
	 * @return the rules that they ask for
	 */
	public static InstanceRules of(final InstanceOptions options) {
		if (options.amendments().isEmpty()) return new OriginalRules(options);
		return options.amendments().size() == Amendment.values().length
			? new MendedRules(options) : new ChosenRules(options);
	}

	/**
	 * @param options how vertebrae are named
	 * @return the rules that they ask for
	 */
	public static NamingRules of(final NamingOptions options) {
		return options.nameBodiless() ? new MendedNaming(options)
			: new OriginalNaming(options);
	}

	/**
	 * @param options how a scan becomes a semantic mask, for the network at hand
	 * @return the rules that they ask for
	 */
	public static SemanticRules of(final SemanticOptions options) {
		return new ChosenSemantic(options);
	}

	private InstanceRules by(final Amendment amendment) {
		return options().has(amendment) ? mended : original;
	}

	@Override
	public InstanceOptions options() {
		return mended.options();
	}

	@Override
	public boolean isBody(final int structure) {
		return by(Amendment.CORE_WITHOUT_BORDER).isBody(structure);
	}

	@Override
	public Components erodeBodies(final LabelVolume bodies,
		final int minVoxels)
	{
		return by(Amendment.THIN_BODIES).erodeBodies(bodies, minVoxels);
	}

	@Override
	public void addDens(final List<double[]> centres,
		final List<double[]> dens)
	{
		by(Amendment.DENS_BY_HEIGHT).addDens(centres, dens);
	}

	@Override
	public boolean splitsOversizedBodies() {
		return by(Amendment.OVERSIZED_BODIES).splitsOversizedBodies();
	}

	@Override
	public double mostTaken(final BooleanSupplier holdsFreeCentre) {
		return by(Amendment.CONTESTED_NEED_A_BODY).mostTaken(holdsFreeCentre);
	}

	@Override
	public boolean claimsUnclaimedBodies() {
		return by(Amendment.UNCLAIMED_BODIES).claimsUnclaimedBodies();
	}

	@Override
	public LabelVolume resample(final LabelVolume labels,
		final Supplier<LabelVolume> uncropped, final Grid target)
	{
		return by(Amendment.ZERO_OUTSIDE).resample(labels, uncropped, target);
	}

	@Override
	public boolean clearsOutsideBone() {
		return by(Amendment.NOTHING_OUTSIDE_BONE).clearsOutsideBone();
	}

	@Override
	public AxisCodes combiningAxes(final AxisCodes stored) {
		return by(Amendment.STORAGE_INDEPENDENT).combiningAxes(stored);
	}

	@Override
	public boolean dissolvesFragments() {
		return by(Amendment.FRAGMENTS_DISSOLVED).dissolvesFragments();
	}

	@Override
	public Optional<TopPair> topPair(final LabelVolume instances,
		final LabelVolume semantic, final Components discs)
	{
		return by(Amendment.TOP_MERGED_BY_CONTACT)
			.topPair(instances, semantic, discs);
	}

	@Override
	public StrayRule strayPieces() {
		return by(Amendment.STRAY_PIECES_TOUCH).strayPieces();
	}

	@Override
	public List<Integer> order(final VertebraTable table) {
		return by(Amendment.ORDERED_BY_BODIES).order(table);
	}

	@Override
	public boolean labelsDens(final boolean c2) {
		return by(Amendment.DENS_OF_C2_ONLY).labelsDens(c2);
	}

	@Override
	public double depth(final VertebraTable table, final int label) {
		return by(Amendment.HEIGHTS_OF_BODIES_ONLY).depth(table, label);
	}

	@Override
	public int levelAbove(final List<Integer> labels, final int top) {
		return by(Amendment.HEIGHTS_OF_BODIES_ONLY).levelAbove(labels, top);
	}

	@Override
	public boolean isPlate(final int structure) {
		return by(Amendment.DIVIDED_PLATES_ARE_PLATES).isPlate(structure);
	}

	@Override
	public boolean platesByDiscSpace() {
		return by(Amendment.DIVIDED_PLATES_ARE_PLATES).platesByDiscSpace();
	}

	@Override
	public int plateLabel(final int level, final boolean divided) {
		return by(Amendment.DIVIDED_PLATES_ARE_PLATES).plateLabel(level, divided);
	}

	@Override
	public LabelVolume finishEndplates(final LabelVolume semantic,
		final LabelVolume instances)
	{
		return by(Amendment.ENDPLATES_KEEP_THEIR_LABEL)
			.finishEndplates(semantic, instances);
	}
}
