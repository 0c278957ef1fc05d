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
package org.spineps.pipeline;

import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.pipeline.extra.ExtraSink;
import org.spineps.pipeline.instance.RawInstances;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.pipeline.semantic.SemanticResult;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/**
 * What {@link Spineps} is to work on: a scan, or what has been found in it before
 * and perhaps corrected since. The phases that are already done are left out.
 *
 * @param scan the scan; without it there is no naming network, and no semantic
 *          phase
 * @param semantic a semantic mask on the scan's grid: the semantic phase is left
 *          out
 * @param instances an instance mask on the same grid: the instance phase is left
 *          out, too
 * @param rawSemantic a tidied semantic mask of an earlier run on the grid that it
 *          was made on, with what was known of it
 * @param rawInstances merged predictions of an earlier run from that mask
 * @param anchors names that the user has fixed
 * @param extras takes what is wanted beside the result
 * @param axesGuessed whether nobody but a user says how the scan lies in the
 *          patient, so that a network's doubt may mean that it lies another way
 */
public record SpineRun(Optional<ImageVolume> scan,
	Optional<LabelVolume> semantic, Optional<LabelVolume> instances,
	Optional<SemanticResult> rawSemantic, Optional<RawInstances> rawInstances,
	List<NameAnchor> anchors, ExtraSink extras, boolean axesGuessed)
{

	/** Copies the list. */
	public SpineRun {
		anchors = List.copyOf(anchors);
	}

	/**
	 * @param scan a scan on any grid
	 * @return a run of all phases
	 */
	public static SpineRun ofScan(final ImageVolume scan) {
		return new SpineRun(Optional.of(scan), Optional.empty(), Optional.empty(),
			Optional.empty(), Optional.empty(), List.of(), ExtraSink.NONE, false);
	}

	/**
	 * @param semantic a semantic mask on any grid
	 * @return a run of instance phase and naming
	 */
	public static SpineRun ofSemantic(final LabelVolume semantic) {
		return new SpineRun(Optional.empty(), Optional.of(semantic), Optional
			.empty(), Optional.empty(), Optional.empty(), List.of(), ExtraSink.NONE, false);
	}

	/**
	 * @param wanted the scan that the masks belong to
	 * @return this run with it
	 */
	public SpineRun withScan(final ImageVolume wanted) {
		return new SpineRun(Optional.of(wanted), semantic, instances, rawSemantic,
			rawInstances, anchors, extras, axesGuessed);
	}

	/**
	 * @param wanted an edited semantic mask
	 * @return this run with it
	 */
	public SpineRun withSemantic(final LabelVolume wanted) {
		return new SpineRun(scan, Optional.of(wanted), instances, rawSemantic,
			rawInstances, anchors, extras, axesGuessed);
	}

	/**
	 * @param wanted an edited instance mask
	 * @return this run with it
	 */
	public SpineRun withInstances(final LabelVolume wanted) {
		return new SpineRun(scan, semantic, Optional.of(wanted), rawSemantic,
			rawInstances, anchors, extras, axesGuessed);
	}

	/**
	 * @param mask what the semantic phase, with tidying, gave in an earlier run of
	 *          the same models and options
	 * @param predictions merged predictions made from it, or empty
	 * @return this run with them
	 */
	public SpineRun withRaw(final SemanticResult mask,
		final Optional<RawInstances> predictions)
	{
		return new SpineRun(scan, semantic, instances, Optional.of(mask),
			predictions, anchors, extras, axesGuessed);
	}

	/**
	 * @param wanted names that the user has fixed
	 * @return this run with them
	 */
	public SpineRun withAnchors(final List<NameAnchor> wanted) {
		return new SpineRun(scan, semantic, instances, rawSemantic, rawInstances,
			wanted, extras, axesGuessed);
	}

	/**
	 * @param wanted takes what is wanted beside the result
	 * @return this run with it
	 */
	public SpineRun withExtras(final ExtraSink wanted) {
		return new SpineRun(scan, semantic, instances, rawSemantic, rawInstances,
			anchors, wanted, axesGuessed);
	}

	/** @return this run of a scan of which only the user says how it lies */
	public SpineRun withGuessedAxes() {
		return new SpineRun(scan, semantic, instances, rawSemantic, rawInstances,
			anchors, extras, true);
	}

	/**
	 * @throws SpinepsException if there is neither scan nor semantic mask, an
	 *           instance mask without its semantic mask, or masks on other grids
	 */
	void check() throws SpinepsException {
		if (semantic.isEmpty() && scan.isEmpty()) throw new SpinepsException(
			"Nothing to segment", "neither a scan nor a semantic mask was given",
			"Give one of them");
		if (instances.isPresent() && semantic.isEmpty())
			throw new SpinepsException(
				"An instance mask needs its semantic mask", "none was given",
				"Give both masks");
		if (semantic.isPresent() && scan.isPresent()) scan.get().grid()
			.requireAgreement(semantic.get().grid(), "scan and semantic mask");
		if (instances.isPresent()) semantic.get().grid().requireAgreement(instances
			.get().grid(), "semantic and instance mask");
	}

	/** @return this run with masks whose axes are those of the result */
	SpineRun aligned() {
		if (scan.isEmpty() && semantic.isEmpty()) return this;
		return new SpineRun(scan, semantic.map(mask -> Reorient.onto(mask, grid())),
			instances.map(mask -> Reorient.onto(mask, grid())), rawSemantic,
			rawInstances, anchors, extras, axesGuessed);
	}

	/**
	 * @param worked a grid in the axes in which this is worked on
	 * @return this run with scan and masks in them; no voxel moves
	 */
	SpineRun inAxes(final Grid worked) {
		final AxisCodes codes = worked.axisCodes();
		return new SpineRun(scan.map(image -> image.on(image.grid().withAxisCodes(
			codes))), semantic.map(mask -> mask.on(mask.grid().withAxisCodes(codes))),
			instances.map(mask -> mask.on(mask.grid().withAxisCodes(codes))),
			rawSemantic, rawInstances, anchors, extras, axesGuessed);
	}

	/** @return the grid of the result */
	Grid grid() {
		return scan.isPresent() ? scan.get().grid() : semantic.get().grid();
	}
}
