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
package org.spineps.measure.morphometry.shape;

import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * A long structure, and where it is in each layer of voxels across it, so that a
 * plane through it need not be searched where nothing can be. Immutable.
 */
public final class Tube {

	private final Sampler sampler;
	private final int axis;
	/** First and last voxel of every layer; null where there is none. */
	private final int[][] first;
	private final int[][] last;

	private Tube(final Sampler sampler, final int axis, final int layers) {
		this.sampler = sampler;
		this.axis = axis;
		first = new int[layers][];
		last = new int[layers][];
	}

	/**
	 * @param scene the masks
	 * @param axis of the voxels, along the structure
	 * @param one a label of it
	 * @param other another, or the same
	 * @return the structure
	 */
	public static Tube of(final Scene scene, final int axis, final int one,
		final int other)
	{
		final LabelVolume volume = scene.tissue();
		final Grid grid = volume.grid();
		final short[] labels = volume.array();
		final Box box = scene.box(one, other);
		final Tube tube = new Tube(new Sampler(volume, one, other, box), axis, grid
			.size(axis));
		final int[] at = new int[3];
		for (at[2] = box.min(2); at[2] < box.max(2); at[2]++)
			for (at[1] = box.min(1); at[1] < box.max(1); at[1]++) {
				final int row = grid.index(0, at[1], at[2]);
				for (at[0] = box.min(0); at[0] < box.max(0); at[0]++) {
					final int label = labels[row + at[0]] & 0xffff;
					if (label == one || label == other) tube.add(at);
				}
			}
		return tube;
	}

	private void add(final int[] voxel) {
		final int layer = voxel[axis];
		if (first[layer] == null) {
			first[layer] = voxel.clone();
			last[layer] = voxel.clone();
		}
		for (int n = 0; n < 3; n++) {
			first[layer][n] = Math.min(first[layer][n], voxel[n]);
			last[layer][n] = Math.max(last[layer][n], voxel[n]);
		}
	}

	/**
	 * @param plane where
	 * @param half half of the side of a square around its origin
	 * @return the section
	 */
	public Section section(final Section.Plane plane, final double half) {
		final double centre = voxel(plane.origin());
		final double reach = half * (Math.abs(voxel(plane.origin().plus(plane
			.x())) - centre) + Math.abs(voxel(plane.origin().plus(plane.y())) -
				centre)) + plane.slabHalf() * Math.abs(voxel(plane.origin().plus(plane
					.slab())) - centre);
		return Slicing.section(sampler.within(between(centre - reach, centre + reach)),
			plane, -half, half, -half, half);
	}

	private double voxel(final Position place) {
		return sampler.grid().toVoxel(place.toArray())[axis];
	}

	/** All that has weight between two places when interpolated linearly. */
	private Box between(final double from, final double to) {
		final int begin = (int) Math.max(0, Math.floor(from) - 1);
		final int end = (int) Math.min(first.length - 1, Math.ceil(to) + 1);
		Box box = Box.ofSize(0, 0, 0);
		for (int layer = begin; layer <= end; layer++) {
			if (first[layer] == null) continue;
			final Box one = new Box(first[layer], new int[] { last[layer][0] + 1,
				last[layer][1] + 1, last[layer][2] + 1 });
			box = box.isEmpty() ? one : box.union(one);
		}
		return box;
	}
}
