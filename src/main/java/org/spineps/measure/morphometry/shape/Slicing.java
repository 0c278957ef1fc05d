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

/**
 * Cuts a structure by a plane: the mean of its shares over the layers of a thin
 * slab.
 */
final class Slicing {

	/** What counts as part of the structure at a border of the volume. */
	private static final double TOUCH = 0.25;

	/** Voxels per millimetre: a line that does not leave its layer. */
	private static final double FLAT = 1e-9;

	/** Largest distance of the layers of a slab, as a share of the section. */
	private static final double LAYER = 0.029;

	private Slicing() {}

	/**
	 * @param sampler what is inside
	 * @param plane where
	 * @param x0 least x
	 * @param x1 largest x
	 * @param y0 least y
	 * @param y1 largest y
	 * @return the section
	 */
	static Section section(final Sampler sampler, final Section.Plane plane,
		final double x0, final double x1, final double y0, final double y1)
	{
		final double step = plane.step();
		final double[] xs = raster(x0, x1, step);
		final double[] ys = raster(y0, y1, step);
		final int layers = 1 + 2 * (int) Math.ceil(plane.slabHalf() / (LAYER *
			(x1 - x0)));
		final double[] shares = new double[xs.length * ys.length];
		final double[] origin = voxel(sampler, plane.origin(), null);
		final double[] dx = voxel(sampler, plane.x(), plane.origin());
		final double[] dy = voxel(sampler, plane.y(), plane.origin());
		final double[] dz = voxel(sampler, plane.slab(), plane.origin());
		boolean cut = false;
		boolean cutElsewhere = false;
		final int aside = steepest(sampler, dy);
		final double[] at = new double[3];
		for (int layer = 0; layer < layers; layer++) {
			final double z = layers == 1 ? 0 : plane.slabHalf() * (2.0 * layer /
				(layers - 1) - 1);
			for (int j = 0; j < ys.length; j++) {
				for (int axis = 0; axis < 3; axis++)
					at[axis] = origin[axis] + ys[j] * dy[axis] + z * dz[axis];
				final double[] range = range(sampler.box(), at, dx);
				final int from = Math.max(0, (int) Math.floor((range[0] - xs[0]) /
					step));
				final int to = Math.min(xs.length - 1, (int) Math.ceil((range[1] -
					xs[0]) / step));
				for (int i = from; i <= to; i++) {
					final double x = at[0] + xs[i] * dx[0];
					final double y = at[1] + xs[i] * dx[1];
					final double w = at[2] + xs[i] * dx[2];
					final double share = sampler.value(x, y, w);
					if (share == 0) continue;
					shares[j * xs.length + i] += share / layers;
					if (share <= TOUCH || !sampler.atBorder(x, y, w)) continue;
					cut = true;
					cutElsewhere |= aside != 0 && sampler.atBorder(0, x) || aside != 1 &&
						sampler.atBorder(1, y) || aside != 2 && sampler.atBorder(2, w);
				}
			}
		}
		return new Section(xs, ys, shares, step, cut, cutElsewhere);
	}

	/** @return from where to where a line can meet what is in a box */
	private static double[] range(final Box box, final double[] at,
		final double[] direction)
	{
		double from = box.isEmpty() ? Section.FAR_MM : -Section.FAR_MM;
		double to = Section.FAR_MM;
		for (int axis = 0; axis < 3; axis++) {
			final double low = box.min(axis) - 1 - at[axis];
			final double high = box.max(axis) - at[axis];
			final double slope = direction[axis];
			if (Math.abs(slope) < FLAT) {
				if (low > 0 || high < 0) to = -Section.FAR_MM;
				continue;
			}
			from = Math.max(from, (slope > 0 ? low : high) / slope);
			to = Math.min(to, (slope > 0 ? high : low) / slope);
		}
		return new double[] { from, to };
	}

	/** @return the axis of the voxels that a direction goes along the most */
	private static int steepest(final Sampler sampler, final double[] direction) {
		int best = 0;
		for (int axis = 1; axis < 3; axis++)
			if (Math.abs(direction[axis]) * sampler.grid().spacing(axis) > Math.abs(
				direction[best]) * sampler.grid().spacing(best)) best = axis;
		return best;
	}

	private static double[] raster(final double from, final double to,
		final double step)
	{
		final int first = (int) Math.floor(from / step);
		final int last = (int) Math.ceil(to / step);
		final double[] raster = new double[last - first + 1];
		for (int n = 0; n < raster.length; n++)
			raster[n] = (first + n) * step;
		return raster;
	}

	/** A place in voxels, or a direction if there is a place to go from. */
	private static double[] voxel(final Sampler sampler, final Position position,
		final Position from)
	{
		if (from == null) return sampler.grid().toVoxel(position.toArray());
		final double[] end = sampler.grid().toVoxel(from.plus(position).toArray());
		final double[] begin = sampler.grid().toVoxel(from.toArray());
		for (int axis = 0; axis < 3; axis++)
			end[axis] -= begin[axis];
		return end;
	}
}
