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
 * The share of one structure around a place between voxels: trilinear
 * interpolation of 1 inside and 0 outside. Half of a voxel beyond the last layer
 * counts as that layer. Its surface at one half runs through the middle between
 * inside and outside, so it has no stairs larger than the mask forces it to
 * have. May be used by many threads.
 */
final class Sampler {

	private static final int ALL = 0xff;

	private final Grid grid;
	private final short[] labels;
	private final short first;
	private final short second;
	private final Box box;
	private final int sx;
	private final int sy;
	private final int sz;
	/** To the next voxel on an axis; 0 on an axis with one layer. */
	private final int dx;
	private final int dy;
	private final int dz;

	/**
	 * @param volume labels
	 * @param label what is inside
	 * @param box where it is; what lies outside of it does not count
	 */
	Sampler(final LabelVolume volume, final int label, final Box box) {
		this(volume, label, label, box);
	}

	/**
	 * @param volume labels
	 * @param first what is inside
	 * @param second what is inside, too
	 * @param box where both are; what lies outside of it does not count
	 */
	Sampler(final LabelVolume volume, final int first, final int second,
		final Box box)
	{
		this(volume.grid(), volume.array(), (short) first, (short) second, box);
	}

	/** @return the same structure where nothing outside of a box is asked for */
	Sampler within(final Box part) {
		return new Sampler(grid, labels, first, second, part);
	}

	private Sampler(final Grid grid, final short[] labels, final short first,
		final short second, final Box box)
	{
		this.grid = grid;
		this.labels = labels;
		this.first = first;
		this.second = second;
		this.box = box;
		sx = grid.size(0);
		sy = grid.size(1);
		sz = grid.size(2);
		dx = sx == 1 ? 0 : 1;
		dy = sy == 1 ? 0 : sx;
		dz = sz == 1 ? 0 : sx * sy;
	}

	/** @return where values may be above 0: less than a voxel around it */
	Box box() {
		return box;
	}

	Grid grid() {
		return grid;
	}

	/**
	 * @param x voxel coordinate on axis 0
	 * @param y voxel coordinate on axis 1
	 * @param z voxel coordinate on axis 2
	 * @return 0..1
	 */
	double value(final double x, final double y, final double z) {
		if (!(x >= -0.5 && y >= -0.5 && z >= -0.5 && x <= sx - 0.5 && y <= sy -
			0.5 && z <= sz - 0.5)) return 0;
		// Cut off, not rounded down: what is below 0 counts as 0 anyway.
		final int i = clamp((int) x, sx - 2);
		final int j = clamp((int) y, sy - 2);
		final int k = clamp((int) z, sz - 2);
		final int at = i + sx * (j + sy * k);
		final int corners = pair(at) | pair(at + dy) << 2 | pair(at + dz) << 4 |
			pair(at + dz + dy) << 6;
		// Most places are far from any border.
		if (corners == 0 || corners == ALL) return corners == 0 ? 0 : 1;
		final double fx = sx == 1 ? 0 : Math.max(0, Math.min(1, x - i));
		final double fy = sy == 1 ? 0 : Math.max(0, Math.min(1, y - j));
		final double fz = sz == 1 ? 0 : Math.max(0, Math.min(1, z - k));
		final double near = (1 - fy) * row(corners, fx) + fy * row(corners >> 2,
			fx);
		final double far = (1 - fy) * row(corners >> 4, fx) + fy * row(
			corners >> 6, fx);
		return (1 - fz) * near + fz * far;
	}

	/**
	 * @param x voxel coordinate on axis 0
	 * @param y voxel coordinate on axis 1
	 * @param z voxel coordinate on axis 2
	 * @return whether the nearest voxel is in the first or last layer of an axis
	 *         that has several, or outside
	 */
	boolean atBorder(final double x, final double y, final double z) {
		return atBorder(x, sx) || atBorder(y, sy) || atBorder(z, sz);
	}

	/**
	 * @param axis of the voxels
	 * @param at voxel coordinate on it
	 * @return whether the nearest voxel is in the first or last layer of that axis,
	 *         if it has several, or outside
	 */
	boolean atBorder(final int axis, final double at) {
		return atBorder(at, grid.size(axis));
	}

	private static boolean atBorder(final double at, final int size) {
		return size > 1 && (at < 0.5 || at > size - 1.5);
	}

	private static double row(final int corners, final double fx) {
		return (1 - fx) * (corners & 1) + fx * (corners >> 1 & 1);
	}

	/** @return bits: 1 for a voxel inside, 2 for the next one on axis 0 */
	private int pair(final int at) {
		final short here = labels[at];
		final short next = labels[at + dx];
		return (here == first || here == second ? 1 : 0) | (next == first ||
			next == second ? 2 : 0);
	}

	private static int clamp(final int value, final int max) {
		return value <= 0 || max <= 0 ? 0 : Math.min(value, max);
	}
}
