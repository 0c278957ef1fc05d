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
import java.util.function.IntPredicate;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Structure;

/** Gives voxels that the user has marked another label, or none. */
public final class LabelPainting {

	private LabelPainting() {
		// static methods only
	}

	/** What may be painted over. */
	public enum Over {
			/** Everything. */
			EVERYTHING,
			/** Only what has no label. */
			BACKGROUND,
			/** Only what has a label: its outline stays. */
			LABELS;

		/** @return the word for macros */
		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}

		boolean allows(final int structure) {
			return this == EVERYTHING || (structure == 0) == (this == BACKGROUND);
		}
	}

	/**
	 * Paints bone of a vertebra.
	 *
	 * @param masks not changed
	 * @param voxels indices of the marked voxels
	 * @param label of the vertebra; 0 for a new one
	 * @param structureOrNull which part of it; null for what is there already if it is
	 *          bone of a vertebra, and else the body
	 * @param over what may be painted over
	 * @param name of the vertebra, for people
	 * @return masks with the paint
	 * @throws SpinepsException if nothing changes, or the structure is not part of a
	 *           vertebra
	 */
	public static Correction vertebra(final SpineMasks masks,
		final int[] voxels, final int label, final Structure structureOrNull,
		final Over over, final String name) throws SpinepsException
	{
		if (structureOrNull != null && !structureOrNull.isVertebra())
			throw new SpinepsException("A vertebra has no " + structureOrNull
				.label(), "", "Choose a part of a vertebra, or no vertebra");
		final SpineMasks result = masks.copy();
		final short painted = (short) (label == 0 ? masks.freeLabel() : label);
		final short[] structures = result.semantic().array();
		long changed = 0;
		for (final int v : voxels) {
			if (!over.allows(structures[v])) continue;
			final short structure = structureOrNull != null
				? (short) structureOrNull.id() : Structure.isVertebra(structures[v])
					? structures[v] : (short) Structure.CORPUS.id();
			if (structures[v] == structure && result.instances()
				.array()[v] == painted) continue;
			structures[v] = structure;
			result.instances().array()[v] = painted;
			changed++;
		}
		return changed(result, changed, voxels.length, name + " painted");
	}

	/**
	 * Paints what is not part of a vertebra: disc, endplate, cord, canal, sacrum.
	 *
	 * @param masks not changed
	 * @param voxels indices of the marked voxels
	 * @param structure what they are
	 * @param over what may be painted over
	 * @return masks with the paint
	 * @throws SpinepsException if nothing changes, or the structure belongs to a
	 *           vertebra
	 */
	public static Correction structure(final SpineMasks masks,
		final int[] voxels, final Structure structure, final Over over)
		throws SpinepsException
	{
		if (structure.isVertebra()) throw new SpinepsException("The " + structure
			.label() + " belongs to a vertebra", "no vertebra was chosen",
			"Choose the vertebra, or \"new\"");
		final SpineMasks result = masks.copy();
		final short[] structures = result.semantic().array();
		long changed = 0;
		for (final int v : voxels) {
			if (!over.allows(structures[v]) || structures[v] == structure.id())
				continue;
			structures[v] = (short) structure.id();
			result.instances().array()[v] = 0;
			changed++;
		}
		return changed(result, changed, voxels.length, structure.label() +
			" painted");
	}

	/**
	 * Takes labels away.
	 *
	 * @param masks not changed
	 * @param voxels indices of the marked voxels
	 * @param erased whether a voxel is meant
	 * @param name of what is erased, for people
	 * @return masks without them
	 * @throws SpinepsException if nothing changes
	 */
	public static Correction erase(final SpineMasks masks, final int[] voxels,
		final IntPredicate erased, final String name) throws SpinepsException
	{
		final SpineMasks result = masks.copy();
		long changed = 0;
		for (final int v : voxels) {
			if (!erased.test(v) || result.semantic().array()[v] == 0 && result
				.instances().array()[v] == 0) continue;
			result.semantic().array()[v] = 0;
			result.instances().array()[v] = 0;
			changed++;
		}
		return changed(result, changed, voxels.length, name + " erased");
	}

	private static Correction changed(final SpineMasks result,
		final long changed, final int marked, final String what)
		throws SpinepsException
	{
		if (changed == 0) throw new SpinepsException("Nothing was changed", marked +
			" voxels are marked, none of which would get another label",
			"Mark an area, look at its slice, and choose what may be painted over");
		return new Correction(result, what + (changed == 1 ? " (1 voxel)" : " (" +
			changed + " voxels)"));
	}
}
