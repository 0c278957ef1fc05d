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

import java.util.EnumSet;
import java.util.Set;

/**
 * Where the instance phase does something else than SPINEPS, one rule each. All of
 * them are on by default; {@link InstanceOptions#ORIGINAL} has none. "SPINEPS" is
 * both versions that can be {@linkplain InstanceOptions#original() followed}
 * unless one is named.
 */
public enum Amendment {

		/**
		 * A mask whose bodies are all of the core label (50) has bodies. SPINEPS finds
		 * nothing unless there is also a border (49).
		 */
		CORE_WITHOUT_BORDER,
		/**
		 * If erosion leaves no body at all, as in a stack of a few slices, or deletes
		 * bodies that are not small beside the others, as in a neck, less erosion is
		 * tried. SPINEPS gives up, or goes on without them.
		 */
		THIN_BODIES,
		/**
		 * The centre of a dens takes its place in the list by height. SPINEPS puts it
		 * beside the lowest vertebra.
		 */
		DENS_BY_HEIGHT,
		/**
		 * A body that is both much larger and much taller than its neighbours is
		 * split, whether or not the discs look suspicious, and across its waist if
		 * erosion does not part it. SPINEPS splits only near two discs in a row.
		 */
		OVERSIZED_BODIES,
		/**
		 * Where predictions contradict each other, a candidate needs a body centre that
		 * no other has; without one it must be mostly unclaimed. SPINEPS makes a
		 * vertebra of every candidate that is 40 % unclaimed.
		 */
		CONTESTED_NEED_A_BODY,
		/**
		 * A body that no prediction claimed becomes a vertebra. In SPINEPS a
		 * neighbour takes it or it is deleted.
		 */
		UNCLAIMED_BODIES,
		/**
		 * Outside the working grid there is background. SPINEPS repeats its outermost
		 * voxels.
		 */
		ZERO_OUTSIDE,
		/**
		 * Post-processing runs in P,I,R, so that it does not depend on how the scan
		 * was stored. SPINEPS runs it as stored, where orders of equal rank differ.
		 */
		STORAGE_INDEPENDENT,
		/**
		 * Instances lie in bone only. SPINEPS clears what lies elsewhere when it gives
		 * bone away that no instance has; where every voxel of bone has one, it leaves
		 * it.
		 */
		NOTHING_OUTSIDE_BONE,
		/**
		 * The two topmost vertebrae are merged only if no disc lies between them by
		 * height along the body and they share a face large enough. SPINEPS measures
		 * height along the second stored axis and merges nothing unless the mask has a
		 * disc; SPINEPS 2.0 also takes the background for a disc and has no test of
		 * contact.
		 */
		TOP_MERGED_BY_CONTACT,
		/**
		 * A piece between two vertebrae with bodies, itself with hardly any body, is
		 * no vertebra; its bone goes to its neighbours.
		 */
		FRAGMENTS_DISSOLVED,
		/**
		 * A stray posterior piece goes to another instance only if it touches that one
		 * and is less than half of its own instance's posterior bone. In SPINEPS it is
		 * enough that the other one lies in its bounding box, which takes whole arches
		 * away where no slice shows the pedicles.
		 */
		STRAY_PIECES_TOUCH,
		/**
		 * Vertebrae are ordered by their bodies, those without a body by their
		 * posterior elements. SPINEPS orders by the centre of everything.
		 */
		ORDERED_BY_BODIES,
		/**
		 * Dens voxels become C2 only if there is a vertebra with that label. SPINEPS
		 * writes 2 there always.
		 */
		DENS_OF_C2_ONLY,
		/**
		 * Only labels with body voxels take part in the search for the vertebra
		 * above a disc or endplate, so that the disc above the top vertebra is named
		 * after the level above it. In SPINEPS the sacrum counts as the highest
		 * vertebra and that disc becomes 126.
		 */
		HEIGHTS_OF_BODIES_ONLY,
		/**
		 * Where a semantic mask tells upper from lower endplates, they have the labels
		 * that undivided ones have in the instance mask: 200 + X on both sides of the
		 * disc under vertebra X. SPINEPS 2.1.3 makes them part of the vertebra, SPINEPS
		 * 2.0 does not know them.
		 */
		DIVIDED_PLATES_ARE_PLATES,
		/**
		 * Endplates become 52 and 53 in the semantic mask, or keep their label 62 if
		 * that is asked for, and none of their voxels is lost. SPINEPS 2.1.3 writes 52
		 * and 53, with holes where a vertebra reaches a plate first that is not its own,
		 * and 53 on top of the uppermost vertebra; SPINEPS 2.0 means to, but writes 1.
		 */
		ENDPLATES_KEEP_THEIR_LABEL;

	/** @return all amendments, a new set */
	static Set<Amendment> all() {
		return EnumSet.allOf(Amendment.class);
	}
}
