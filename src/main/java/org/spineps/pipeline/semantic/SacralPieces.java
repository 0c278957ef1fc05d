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
package org.spineps.pipeline.semantic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.spineps.anatomy.Structure;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.DistanceTransform;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * Pieces that a network took for vertebral bodies where the sacrum is. Parts of
 * S1 look like a body, and so do things in the pelvis; as vertebrae they would
 * shift the names of a whole spine by one. A piece is no vertebra if it is small
 * against the bodies of the same spine and lies at the sacrum or lower than its
 * upper end, or, whatever its size, if it lies far lower than that. A small piece
 * at the sacrum becomes sacrum; others are deleted, together with the discs and
 * endplates that touch nothing else. A spine without sacrum stays as it is, and so
 * does one whose sacrum lies above most of its bodies: that is no sacrum, or the
 * header is upside down.
 */
final class SacralPieces {

	/** A smaller piece of sacrum shows nothing. */
	private static final double LEAST_SACRUM_MM3 = 2000;
	/** Smaller pieces of body do not count as bodies for the usual volume. */
	private static final double LEAST_BODY_MM3 = 1000;
	/** A small piece has less than this fraction of the usual volume. */
	private static final double SMALL = 0.5;
	/** Nearer than this to the sacrum is at the sacrum: about one voxel. */
	private static final double AT_MM = 3.5;
	/**
	 * No vertebra has its centre so far below the upper end of the sacrum, not even
	 * one that has slipped off it.
	 */
	private static final double FAR_BELOW_MM = 40;

	/** More bodies of usual size than this are not below any sacrum. */
	private static final int MOST_BELOW = 2;
	/** Nor is more than this fraction of all. */
	private static final double MOST_STRAY = 2.0 / 3;

	private SacralPieces() {
		// static methods only
	}

	/**
	 * @param mask structures on any grid; changed
	 */
	static void mend(final LabelVolume mask) {
		final double voxelMm3 = mask.grid().voxelVolume();
		final Components sacrum = Components.of(mask, Connectivity.CORNERS,
			SacrumParts.labels());
		final int largest = sacrum.count() == 0 ? 0 : sacrum.idsBySize()[0];
		if (largest == 0 || sacrum.size(largest) * voxelMm3 < LEAST_SACRUM_MM3)
			return;
		final Components bodies = Components.of(mask, Connectivity.FACES,
			Structure.CORPUS.id(), Structure.CORPUS_CORE.id());
		final double small = SMALL * usualSize(bodies);
		final double[] nearest = nearest(bodies, DistanceTransform.toMask(sacrum
			.mask(largest)));
		final double top = top(sacrum, largest);
		final short[] becomes = new short[bodies.count() + 1];
		final boolean[] stray = new boolean[bodies.count() + 1];
		long voxels = 0;
		long strayVoxels = 0;
		int large = 0;
		for (int id = 1; id <= bodies.count(); id++) {
			final double below = top - mask.grid().toWorld(bodies.centroid(id))[2];
			final boolean isSmall = bodies.size(id) < small;
			final boolean at = isSmall && nearest[id] <= AT_MM;
			stray[id] = at || isSmall && below > 0 || below > FAR_BELOW_MM;
			becomes[id] = (short) (at ? Structure.SACRUM.id() : 0);
			voxels += bodies.size(id);
			if (!stray[id]) continue;
			strayVoxels += bodies.size(id);
			if (!isSmall) large++;
		}
		if (strayVoxels == 0 || large > MOST_BELOW || strayVoxels > MOST_STRAY *
			voxels) return;
		deleteDependents(mask, bodies, stray, becomes);
		for (int v = 0; v < mask.array().length; v++) {
			final int id = bodies.ids()[v];
			if (stray[id]) mask.array()[v] = becomes[id];
		}
	}

	/** @return median voxels of the bodies, 0 if there are none */
	static double usualSize(final Components bodies) {
		final double leastVoxels = LEAST_BODY_MM3 / bodies.grid().voxelVolume();
		final List<Integer> sizes = new ArrayList<>();
		for (int id = 1; id <= bodies.count(); id++)
			if (bodies.size(id) >= leastVoxels) sizes.add(bodies.size(id));
		sizes.sort(null);
		return sizes.isEmpty() ? 0 : sizes.get(sizes.size() / 2);
	}

	/** @return millimetres from each piece to the mask of the distances */
	private static double[] nearest(final Components pieces,
		final ImageVolume distances)
	{
		final double[] result = new double[pieces.count() + 1];
		Arrays.fill(result, Double.POSITIVE_INFINITY);
		for (int v = 0; v < pieces.ids().length; v++)
			result[pieces.ids()[v]] = Math.min(result[pieces.ids()[v]], distances
				.array()[v]);
		return result;
	}

	/** @return highest world coordinate of the piece, in mm */
	private static double top(final Components pieces, final int piece) {
		final Grid grid = pieces.grid();
		double top = Double.NEGATIVE_INFINITY;
		int v = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, v++)
					if (pieces.ids()[v] == piece) top = Math.max(top, grid.toWorld(i, j,
						k)[2]);
		return top;
	}

	/**
	 * Deletes the discs and endplates at pieces that are about to be deleted, unless
	 * they touch sacrum or a body that stays.
	 */
	private static void deleteDependents(final LabelVolume mask,
		final Components bodies, final boolean[] stray, final short[] becomes)
	{
		final Components dependents = Components.of(mask, Connectivity.FACES,
			Structure.DISC.id(), Structure.ENDPLATE.id(),
			Structure.ENDPLATE_SUPERIOR.id(), Structure.ENDPLATE_INFERIOR.id());
		final boolean[] atDeleted = new boolean[dependents.count() + 1];
		final boolean[] held = new boolean[dependents.count() + 1];
		final Grid grid = mask.grid();
		final int[] steps = { 1, grid.size(0), grid.size(0) * grid.size(1) };
		int v = 0;
		for (int k = 0; k < grid.size(2); k++)
			for (int j = 0; j < grid.size(1); j++)
				for (int i = 0; i < grid.size(0); i++, v++) {
					final int[] at = { i, j, k };
					for (int axis = 0; axis < 3; axis++) {
						if (at[axis] + 1 == grid.size(axis)) continue;
						for (int side = 0; side < 2; side++) {
							final int dependent = dependents.ids()[side == 0 ? v : v +
								steps[axis]];
							final int other = side == 0 ? v + steps[axis] : v;
							final int body = bodies.ids()[other];
							if (body != 0 && stray[body] && becomes[body] == 0)
								atDeleted[dependent] = true;
							else if (body != 0 || SacrumParts.has(mask.array()[other])) held[dependent] = true;
						}
					}
				}
		for (int w = 0; w < mask.array().length; w++) {
			final int id = dependents.ids()[w];
			if (id != 0 && atDeleted[id] && !held[id]) mask.array()[w] = 0;
		}
	}
}
