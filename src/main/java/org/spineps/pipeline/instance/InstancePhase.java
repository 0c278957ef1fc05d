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

import org.spineps.SpinepsException;
import org.spineps.pipeline.extra.PhaseTrace;
import org.spineps.pipeline.instance.cutout.CutoutFormat;
import org.spineps.pipeline.instance.cutout.CutoutNetwork;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Tells the vertebrae of a semantic mask apart: finds their bodies, lets a
 * network look at a cut-out around each, merges its answers by their agreement
 * (Möller et al. 2024, section 2.3) and brings both masks into agreement
 * (section 2.4).
 * <p>
 * Everything runs inside the bounding box of the labels. One phase object may be
 * used again, but not by two threads at once, because of the network.
 * </p>
 */
public final class InstancePhase {

	/** Name of the stage that {@link #run} reports, one step for each cut-out. */
	public static final String STAGE = "Instance network";

	private final CutoutNetwork network;
	private final CutoutFormat format;
	private final InstanceRules rules;

	/**
	 * @param network the network; called once for each body
	 * @param format what it looks at
	 * @param rules switches and thresholds, mended or those of SPINEPS
	 */
	public InstancePhase(final CutoutNetwork network, final CutoutFormat format,
		final InstanceRules rules)
	{
		this.network = network;
		this.format = format;
		this.rules = rules;
	}

	/**
	 * @param semantic structures on any grid; not changed
	 * @param progress receives every cut-out, asked before it whether to stop
	 * @return the vertebrae on that grid; none, and a warning, if there is no
	 *         vertebral body
	 * @throws SpinepsException if the network cannot run
	 */
	public InstanceResult run(final LabelVolume semantic,
		final Progress progress) throws SpinepsException
	{
		return combine(predict(semantic, false, progress).raw(), semantic,
			semantic.grid());
	}

	/**
	 * What the first half gives.
	 *
	 * @param raw the merged predictions
	 * @param trace what was seen on the way; {@link PhaseTrace#NONE} if it was not
	 *          asked for
	 */
	public record Predicted(RawInstances raw, PhaseTrace trace) {}

	/**
	 * The first half: bodies, cut-outs, predictions, merging.
	 *
	 * @param semantic structures on any grid; not changed
	 * @param traced whether to keep what is seen on the way, for debugging: some
	 *          10 MB for each vertebra
	 * @param progress receives every cut-out, asked before it whether to stop
	 * @return the merged predictions
	 * @throws SpinepsException if the network cannot run
	 */
	public Predicted predict(final LabelVolume semantic, final boolean traced,
		final Progress progress) throws SpinepsException
	{
		final InstancePrediction prediction = new InstancePrediction(network,
			format, rules, semantic, traced);
		final RawInstances raw = prediction.run(progress);
		return new Predicted(raw, traced ? prediction.trace() : PhaseTrace.NONE);
	}

	/**
	 * @param raw merged predictions that are not {@linkplain RawInstances#labels
	 *          missing}
	 * @param semantic the mask that they were made from
	 * @return the instances on the network's grid of the whole mask, axes P, I, R
	 */
	public LabelVolume uncropped(final RawInstances raw,
		final LabelVolume semantic)
	{
		return RawCombination.onWhole(raw.labels(), wholeGrid(semantic));
	}

	/**
	 * The second half: brings the predictions and the mask into agreement on the
	 * grid of the scan.
	 *
	 * @param raw merged predictions
	 * @param semantic the mask that they were made from
	 * @param target where the result is wanted; of another grid than the mask the
	 *          nearest voxels are taken
	 * @return the vertebrae on the target grid
	 */
	public InstanceResult combine(final RawInstances raw,
		final LabelVolume semantic, final Grid target)
	{
		return new RawCombination(rules).combine(raw, semantic, target,
			wholeGrid(semantic));
	}

	private Grid wholeGrid(final LabelVolume semantic) {
		return format.workingGrid(semantic.grid().reorient(AxisCodes.PIR));
	}
}
