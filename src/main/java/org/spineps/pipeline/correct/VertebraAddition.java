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
package org.spineps.pipeline.correct;

import java.util.Locale;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Structure;
import org.spineps.volume.LabelVolume;

/**
 * Adds a vertebra that was missed: what the instance network shows at a point, in
 * bone that no other vertebra has.
 */
public final class VertebraAddition {

	/** A smaller vertebra is none: the body of C3 alone is about 4000 mm³. */
	private static final double SMALLEST_MM3 = 500;

	private VertebraAddition() {
		// static methods only
	}

	/**
	 * The semantic mask of a result has only the bone of vertebrae that were found.
	 * The network must see the rest as well.
	 *
	 * @param masks not changed
	 * @param seenOrNull the semantic mask before the vertebrae were told apart, on the
	 *          same grid; null if it is not known
	 * @return a new semantic mask that has its bone where the result has nothing
	 */
	public static LabelVolume bone(final SpineMasks masks,
		final LabelVolume seenOrNull)
	{
		final LabelVolume bone = masks.semantic().copy();
		if (seenOrNull == null) return bone;
		final short[] structures = bone.array();
		for (int v = 0; v < structures.length; v++) {
			final int seen = seenOrNull.array()[v];
			if (structures[v] == 0 && Structure.isVertebra(seen))
				structures[v] = (short) (seen == Structure.CORPUS_CORE.id()
					? Structure.CORPUS.id() : seen);
		}
		return bone;
	}

	/**
	 * @param masks not changed
	 * @param bone what {@link #bone} gave for them
	 * @param predicted what the network takes for the vertebra at the point, not 0; on
	 *          the same grid
	 * @return masks with the vertebra, under a free label
	 * @throws SpinepsException if too little of it is bone that is free
	 */
	public static Correction of(final SpineMasks masks, final LabelVolume bone,
		final LabelVolume predicted) throws SpinepsException
	{
		final SpineMasks result = masks.copy();
		final short free = (short) masks.freeLabel();
		long added = 0;
		for (int v = 0; v < predicted.array().length; v++) {
			if (predicted.array()[v] == 0 || masks.vertebra(v) != 0 || !Structure
				.isVertebra(bone.array()[v])) continue;
			result.instances().array()[v] = free;
			result.semantic().array()[v] = bone.array()[v];
			added++;
		}
		final double mm3 = added * masks.grid().voxelVolume();
		if (mm3 < SMALLEST_MM3) throw new SpinepsException(
			"No vertebra was found there", String.format(Locale.ROOT,
				"the instance network shows %.1f ml of bone that belongs to no other " +
					"vertebra", mm3 / 1000),
			"Click on the centre of a body that has no name; if there is no bone in " +
				"the mask, paint it");
		return new Correction(result, "a vertebra added");
	}
}
