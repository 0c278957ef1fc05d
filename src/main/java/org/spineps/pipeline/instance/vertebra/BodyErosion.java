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
package org.spineps.pipeline.instance.vertebra;

import java.util.stream.IntStream;

import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Morphology;
import org.spineps.volume.SmallComponents;

/** Erodes vertebral bodies, so that those that touch fall apart. */
public final class BodyErosion {

	/** Bodies that erosion deletes count from this share of the median body. */
	private static final double THIN_SHARE = 0.3;

	private BodyErosion() {
		// static methods only
	}

	/**
	 * Erodes less where erosion leaves nothing, or deletes bodies that are not small
	 * beside the others.
	 *
	 * @param bodies mask of the bodies
	 * @param most erosions to begin with
	 * @param minVoxels smaller pieces are dropped
	 * @return the pieces that are left
	 */
	public static Components erodeGently(final LabelVolume bodies, final int most,
		final int minVoxels)
	{
		int erosions = most;
		Components components = erode(bodies, erosions, minVoxels);
		while (components.count() == 0 && erosions > 0)
			components = erode(bodies, --erosions, minVoxels);
		if (components.count() == 0 || erosions < 2) return components;
		return withThin(components, erode(bodies, erosions - 1, minVoxels));
	}

	/**
	 * Adds bodies that one erosion less leaves, unless they are small beside those
	 * that are there: bodies of a neck are as thin as the faults of a lumbar mask.
	 * All are eroded less then, so that their sizes compare, if none fuse.
	 */
	private static Components withThin(final Components found,
		final Components larger)
	{
		final boolean[] known = new boolean[larger.count() + 1];
		for (int v = 0; v < found.ids().length; v++)
			if (found.ids()[v] != 0) known[larger.ids()[v]] = true;
		final int[] sizes = IntStream.rangeClosed(1, larger.count()).filter(
			id -> known[id]).map(larger::size).sorted().toArray();
		final double least = THIN_SHARE * sizes[(sizes.length - 1) / 2];
		final boolean[] added = new boolean[known.length];
		boolean any = false;
		for (int id = 1; id < known.length; id++) {
			added[id] = !known[id] && larger.size(id) >= least;
			any |= added[id];
		}
		if (!any) return found;
		final boolean apart = sizes.length == found.count();
		final LabelVolume all = LabelVolume.zeros(found.grid());
		for (int v = 0; v < all.array().length; v++) {
			final int id = larger.ids()[v];
			if (added[id] || (apart ? known[id] : found.ids()[v] != 0)) all
				.array()[v] = 1;
		}
		return Components.of(all, Connectivity.CORNERS);
	}

	/**
	 * @param mask mask of the bodies; not changed
	 * @param erosions by how many voxels, over faces and edges
	 * @param minVoxels smaller pieces are dropped
	 * @return the pieces that are left
	 */
	public static Components erode(final LabelVolume mask, final int erosions,
		final int minVoxels)
	{
		final LabelVolume rest = Morphology.erode(mask, Connectivity.EDGES,
			erosions);
		return Components.of(SmallComponents.delete(rest, Connectivity.FACES,
			minVoxels), Connectivity.CORNERS);
	}
}
