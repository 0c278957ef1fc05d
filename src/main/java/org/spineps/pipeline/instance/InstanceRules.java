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

import org.spineps.pipeline.instance.vertebra.VertebraTable;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Components;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * Where SPINEPS and this program differ in the instance phase, one rule for each
 * {@link Amendment}. {@link MendedRules} are this program's;
 * {@code pipeline.original} has those of SPINEPS, and chooses once for a phase
 * which of both applies. Immutable; for any number of threads.
 */
public interface InstanceRules {

	/** @return thresholds and steps, which both have in common */
	InstanceOptions options();

	/**
	 * {@link Amendment#CORE_WITHOUT_BORDER}.
	 *
	 * @param structure a semantic label
	 * @return whether it shows that a mask has a vertebral body
	 */
	boolean isBody(int structure);

	/**
	 * {@link Amendment#THIN_BODIES}.
	 *
	 * @param bodies mask of the vertebral bodies; not changed
	 * @param minVoxels smaller pieces are dropped
	 * @return what erosion leaves of the bodies
	 */
	Components erodeBodies(LabelVolume bodies, int minVoxels);

	/**
	 * {@link Amendment#DENS_BY_HEIGHT}.
	 *
	 * @param centres voxels of the bodies from the highest to the lowest; the dens
	 *          is added in its place
	 * @param dens voxels of the centres of the pieces of dens
	 */
	void addDens(List<double[]> centres, List<double[]> dens);

	/** @return {@link Amendment#OVERSIZED_BODIES}: whether they are split */
	boolean splitsOversizedBodies();

	/**
	 * {@link Amendment#CONTESTED_NEED_A_BODY}.
	 *
	 * @param holdsFreeCentre whether a candidate holds the centre of a body that no
	 *          instance has yet
	 * @return which fraction of the candidate may be taken already
	 */
	double mostTaken(BooleanSupplier holdsFreeCentre);

	/** @return {@link Amendment#UNCLAIMED_BODIES}: whether they become vertebrae */
	boolean claimsUnclaimedBodies();

	/**
	 * {@link Amendment#ZERO_OUTSIDE}.
	 *
	 * @param labels labels on a cropped grid
	 * @param uncropped the same labels on the whole grid
	 * @param target the grid wanted
	 * @return the nearest labels on that grid
	 */
	LabelVolume resample(LabelVolume labels, Supplier<LabelVolume> uncropped,
		Grid target);

	/**
	 * {@link Amendment#NOTHING_OUTSIDE_BONE}.
	 *
	 * @return whether instances are cleared outside of bone even if no bone is
	 *         missing
	 */
	boolean clearsOutsideBone();

	/**
	 * {@link Amendment#STORAGE_INDEPENDENT}.
	 *
	 * @param stored axes of the scan
	 * @return axes in which masks are combined
	 */
	AxisCodes combiningAxes(AxisCodes stored);

	/** @return {@link Amendment#FRAGMENTS_DISSOLVED}: whether they are */
	boolean dissolvesFragments();

	/**
	 * {@link Amendment#TOP_MERGED_BY_CONTACT}.
	 *
	 * @param instances labels
	 * @param semantic structures on the same grid
	 * @param discs pieces of discs and endplates in it
	 * @return the two topmost vertebrae, if nothing parts them
	 */
	Optional<TopPair> topPair(LabelVolume instances, LabelVolume semantic,
		Components discs);

	/** @return {@link Amendment#STRAY_PIECES_TOUCH}: which of them are moved */
	StrayRule strayPieces();

	/**
	 * {@link Amendment#ORDERED_BY_BODIES}.
	 *
	 * @param table sizes and heights of the instances
	 * @return the labels that have voxels, from the top
	 */
	List<Integer> order(VertebraTable table);

	/**
	 * {@link Amendment#DENS_OF_C2_ONLY}.
	 *
	 * @param c2 whether there is a vertebra C2
	 * @return whether the dens gets its label
	 */
	boolean labelsDens(boolean c2);

	/**
	 * {@link Amendment#HEIGHTS_OF_BODIES_ONLY}.
	 *
	 * @param table sizes and heights of the instances
	 * @param label a vertebra or the sacrum
	 * @return its depth, with which those of discs are compared; NaN if it takes no
	 *         part
	 */
	double depth(VertebraTable table, int label);

	/**
	 * {@link Amendment#HEIGHTS_OF_BODIES_ONLY}.
	 *
	 * @param labels those with a depth, ascending
	 * @param top the highest of them
	 * @return label of the level above; 0 if there is none
	 */
	int levelAbove(List<Integer> labels, int top);

	/**
	 * {@link Amendment#DIVIDED_PLATES_ARE_PLATES}.
	 *
	 * @return whether upper and lower plates count to the vertebra above their disc
	 *         space, told apart or not; else an upper one that the semantic mask
	 *         tells apart counts to the vertebra under it
	 */
	boolean platesByDiscSpace();

	/**
	 * {@link Amendment#DIVIDED_PLATES_ARE_PLATES}.
	 *
	 * @param structure a semantic label
	 * @return whether it is an endplate and gets a label in the instance mask
	 */
	boolean isPlate(int structure);

	/**
	 * {@link Amendment#DIVIDED_PLATES_ARE_PLATES}.
	 *
	 * @param level label of a vertebra or the sacrum
	 * @param divided whether the network tells upper from lower endplates
	 * @return label of its endplate in the instance mask
	 */
	int plateLabel(int level, boolean divided);

	/**
	 * {@link Amendment#ENDPLATES_KEEP_THEIR_LABEL}.
	 *
	 * @param semantic structures; not changed
	 * @param instances named vertebrae with {@linkplain DerivedLabels endplates},
	 *          on the same grid
	 * @return the semantic mask as it is to be written
	 */
	LabelVolume finishEndplates(LabelVolume semantic, LabelVolume instances);
}
