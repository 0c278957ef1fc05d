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

import java.util.EnumSet;
import java.util.Set;

/**
 * Where this program does something else than TotalSpineSeg 20260807, one rule
 * each. All of them are on by default.
 */
public enum Amendment {

		/**
		 * A scan of whole numbers keeps the fractions that resampling gives.
		 * TotalSpineSeg cuts them off, which darkens every voxel by half a grey value.
		 */
		FRACTIONS_KEPT,
		/**
		 * Discs and pieces of bone are sorted by what lies in front of the canal.
		 * TotalSpineSeg means to do so, but does it for the piece with number 1 only,
		 * so that a disc with a tail behind the canal changes places with the next.
		 */
		SORTED_BY_ANTERIOR_PARTS,
		/**
		 * Two bodies of one class stay two vertebrae if there is a disc between them.
		 * TotalSpineSeg fuses the neighbours of a vertebra that was not found.
		 */
		NEIGHBOURS_STAY_APART,
		/**
		 * Pieces of bone below 200 mm³, often spinous processes, go to the nearest
		 * vertebra of their class. TotalSpineSeg deletes them.
		 */
		SMALL_PIECES_MERGED,
		/**
		 * With a sacrum in view, bone of step 2 without a body goes to the nearest of
		 * vertebrae and sacrum, whatever its place along the canal, and that of an
		 * unsure class, too; what is far from all of them is dropped. TotalSpineSeg
		 * names processes by their order along the canal, so that those of bent lower
		 * spines and crumbs in the belly become sacrum, and loses unsure ones.
		 */
		LOOSE_BONE_TO_THE_NEAREST,
		/**
		 * What is taken for a false disc below the sacral one gets no number.
		 * TotalSpineSeg numbers it if it counts from above.
		 */
		NOTHING_BELOW_THE_SACRAL_DISC,
		/**
		 * A landmark that lies in discs too small to be kept is no landmark. In
		 * TotalSpineSeg it ends the search, and no disc gets a number.
		 */
		LANDMARKS_NEED_A_DISC,
		/**
		 * A number is given to one disc only, to the lowest. In TotalSpineSeg two
		 * discs may have one number.
		 */
		NUMBERS_ARE_UNIQUE,
		/**
		 * Names are the most probable ones, given all landmarks, the localizer, C1,
		 * the sacrum, the distances between discs and how common spines with eleven or
		 * thirteen thoracic and four or six lumbar vertebrae are. TotalSpineSeg counts
		 * from one or two landmarks by a fixed table, skips a disc that was not found,
		 * and never names a T13.
		 */
		NAMES_BY_EVIDENCE,
		/**
		 * Without any landmark the vertebrae are V1…Vn. TotalSpineSeg drops the case.
		 */
		LEVEL_UNKNOWN,
		/** Step 2 knows what step 1 called the discs. In TotalSpineSeg it does not. */
		STEPS_AGREE,
		/**
		 * Levels have the numbers of their discs. TotalSpineSeg counts on from the
		 * first, so that a missing disc shifts all levels below it, and leaves L5/L6
		 * out.
		 */
		LEVELS_BY_NAME,
		/**
		 * A level goes to the voxel of the scan nearest to it. TotalSpineSeg compares
		 * the sizes of voxels along axes that may be swapped, and loses levels where
		 * they lie close together.
		 */
		LEVELS_KEEP_THEIR_PLACE,
		/**
		 * Where step 2, which knows what step 1 saw, is sure of no level, a levels
		 * network may name all vertebrae from the mask. Needs {@link #NAMES_BY_EVIDENCE}. TotalSpineSeg knows
		 * nothing of it.
		 */
		NAMED_BY_LEVELS_NETWORK;

	/** @return all amendments, a new set */
	public static Set<Amendment> all() {
		return EnumSet.allOf(Amendment.class);
	}
}
