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

import org.spineps.volume.Box;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Morphology;

/**
 * Parts a body mask that holds two fused bodies: eroded until it falls apart, the
 * two largest pieces grown until they meet, cut by the plane through their
 * meeting place across the line between their centres. SPINEPS 2.0 takes the
 * centres of the grown pieces. A body that erosion deletes before it falls apart
 * stays whole.
 */
public final class CorpusSplitter {

	/**
	 * The two pieces.
	 *
	 * @param window where the volumes lie in the volume
	 * @param first the larger piece, or the first of two, as a mask
	 * @param second the other one
	 */
	public record Pieces(Box window, LabelVolume first, LabelVolume second) {}

	private static final int FIRST_MARGIN = 16;

	/** The kernel is grown until it has this share of kernel and shell. */
	private static final double LEAST_KERNEL = 0.5;

	private final Grid grid;
	private final int maxErosions;
	private final Original original;
	private final boolean partVanishing;

	/**
	 * @param grid of the volume, in P,I,R
	 * @param maxErosions most erosions that are tried
	 * @param original which SPINEPS is followed
	 * @param partVanishing whether a body that erosion deletes is parted into kernel
	 *          and shell
	 */
	public CorpusSplitter(final Grid grid, final int maxErosions,
		final Original original, final boolean partVanishing)
	{
		this.grid = grid;
		this.maxErosions = maxErosions;
		this.original = original;
		this.partVanishing = partVanishing;
	}

	/**
	 * Gives the lower part of a component a new number.
	 *
	 * @param ids number of its component for every voxel; changed
	 * @param id the component to split
	 * @param box its box
	 * @param newId number for the lower part
	 * @return false, and nothing is changed, if the component does not fall apart
	 */
	public boolean split(final int[] ids, final int id, final Box box,
		final int newId)
	{
		final Pieces pieces = separateOrNull(ids, id, box);
		if (pieces == null) return false;
		final Pieces grown = grow(pieces);
		return cut(ids, id, box, newId, plane(original == Original.SPINEPS_2_0
			? grown : pieces, grown));
	}

	/** @return the two pieces after erosion, or null if it does not fall apart */
	public Pieces separateOrNull(final int[] ids, final int id, final Box box) {
		LabelVolume rest = LabelVolume.zeros(grid.crop(box));
		final short[] voxels = rest.array();
		int n = 0;
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++)
				for (int i = box.min(0); i < box.max(0); i++)
					voxels[n++] = (short) (ids[grid.index(i, j, k)] == id ? 1 : 0);
		LabelVolume before = rest;
		for (int erosions = 1; erosions <= maxErosions; erosions++) {
			final LabelVolume eroded = Morphology.erode(rest, Connectivity.CORNERS,
				1);
			final Components parts = Components.of(eroded, Connectivity.CORNERS);
			if (parts.count() == 0) return partVanishing ? kernelAndShellOrNull(box,
				before, rest) : null;
			if (parts.count() > 1) {
				final int[] largest = parts.count() == 2 ? new int[] { 1, 2 } : parts
					.idsBySize();
				return new Pieces(box, parts.mask(largest[0]), parts.mask(largest[1]));
			}
			before = rest;
			rest = eroded;
		}
		return null;
	}

	/**
	 * @param whole the body before the last erosion that left something of it
	 * @param kernel what that erosion left
	 * @return the kernel, grown to half of the body, and what is around it, of each
	 *         the largest piece; null if either is nothing
	 */
	private static Pieces kernelAndShellOrNull(final Box box,
		final LabelVolume whole, final LabelVolume kernel)
	{
		final long all = count(whole);
		LabelVolume inner = kernel;
		long filled = count(inner);
		while (filled < LEAST_KERNEL * all) {
			inner = Morphology.dilate(inner, Connectivity.CORNERS, 1);
			for (int v = 0; v < inner.array().length; v++)
				if (whole.array()[v] == 0) inner.array()[v] = 0;
			filled = count(inner);
		}
		if (filled == all) return null;
		final LabelVolume outer = whole.copy();
		for (int v = 0; v < outer.array().length; v++)
			if (inner.array()[v] != 0) outer.array()[v] = 0;
		return new Pieces(box, largest(inner), largest(outer));
	}

	private static long count(final LabelVolume mask) {
		long count = 0;
		for (final short value : mask.array())
			if (value != 0) count++;
		return count;
	}

	private static LabelVolume largest(final LabelVolume mask) {
		final Components parts = Components.of(mask, Connectivity.CORNERS);
		return parts.mask(parts.idsBySize()[0]);
	}

	/** @return the pieces grown in turn until they overlap */
	public Pieces grow(final Pieces pieces) {
		for (int margin = FIRST_MARGIN;; margin *= 2) {
			final Box window = pieces.window().grow(margin).intersect(grid.box());
			final int[] at = new int[3];
			for (int axis = 0; axis < 3; axis++)
				at[axis] = pieces.window().min(axis) - window.min(axis);
			LabelVolume first = LabelVolume.zeros(grid.crop(window));
			LabelVolume second = LabelVolume.zeros(grid.crop(window));
			Crop.paste(pieces.first(), first, at);
			Crop.paste(pieces.second(), second, at);
			first = Morphology.dilate(first, Connectivity.CORNERS, 1);
			second = Morphology.dilate(second, Connectivity.CORNERS, 1);
			for (int steps = 1; steps <= margin; steps++) {
				if (overlap(first, second)) return new Pieces(window, first, second);
				first = Morphology.dilate(first, Connectivity.CORNERS, 1);
				if (overlap(first, second)) return new Pieces(window, first, second);
				second = Morphology.dilate(second, Connectivity.CORNERS, 1);
			}
		}
	}

	private static boolean overlap(final LabelVolume first,
		final LabelVolume second)
	{
		final short[] a = first.array();
		final short[] b = second.array();
		for (int v = 0; v < a.length; v++)
			if (a[v] != 0 && b[v] != 0) return true;
		return false;
	}

	/** A plane through a point; voxel coordinates of the volume. */
	private record Plane(double[] point, double[] normal, int mainAxis) {

		/** @return where the plane is on its main axis, a voxel of the volume */
		int at(final double a, final double b, final int sizeOfMainAxis) {
			final int axisA = mainAxis == 0 ? 1 : 0;
			final int axisB = mainAxis == 2 ? 1 : 2;
			// The original's arithmetic: planes often go through a voxel's centre,
			// and then the last bit decides to which part the voxel belongs.
			double offset = normal[0] * point[0];
			offset = Math.fma(normal[1], point[1], offset);
			offset = Math.fma(normal[2], point[2], offset);
			final double z = (-normal[axisA] * a - normal[axisB] * b + offset) /
				normal[mainAxis];
			return (int) Math.max(0, Math.min(sizeOfMainAxis - 1, z));
		}
	}

	private static Plane plane(final Pieces pieces, final Pieces grown) {
		final double[] first = centroid(pieces, true, false);
		final double[] second = centroid(pieces, false, true);
		final double[] normal = new double[3];
		int main = 0;
		for (int axis = 0; axis < 3; axis++) {
			normal[axis] = first[axis] - second[axis];
			if (Math.abs(normal[axis]) > Math.abs(normal[main])) main = axis;
		}
		return new Plane(centroid(grown, true, true), normal, main);
	}

	/** @return centroid of the voxels in one piece or in both */
	private static double[] centroid(final Pieces pieces,
		final boolean inFirst, final boolean inSecond)
	{
		final Box window = pieces.window();
		final short[] first = pieces.first().array();
		final short[] second = pieces.second().array();
		final long[] sums = new long[3];
		long count = 0;
		int v = 0;
		for (int k = window.min(2); k < window.max(2); k++)
			for (int j = window.min(1); j < window.max(1); j++)
				for (int i = window.min(0); i < window.max(0); i++, v++) {
					if (inFirst && first[v] == 0 || inSecond && second[v] == 0) continue;
					sums[0] += i;
					sums[1] += j;
					sums[2] += k;
					count++;
				}
		return new double[] { (double) sums[0] / count, (double) sums[1] / count,
			(double) sums[2] / count };
	}

	/**
	 * Every column is followed from the bottom up; what comes before the plane is
	 * the lower part.
	 */
	private boolean cut(final int[] ids, final int id, final Box box,
		final int newId, final Plane plane)
	{
		boolean changed = false;
		for (int k = box.min(2); k < box.max(2); k++)
			for (int i = box.min(0); i < box.max(0); i++) {
				final int lowest = lowestOfPlane(plane, i, k);
				for (int j = Math.max(box.min(1), lowest + 1); j < box.max(1); j++) {
					final int v = grid.index(i, j, k);
					if (ids[v] != id) continue;
					ids[v] = newId;
					changed = true;
				}
			}
		return changed;
	}

	/** @return lowest voxel of the plane in a column (largest j), −1 if none */
	private int lowestOfPlane(final Plane plane, final int i, final int k) {
		if (plane.mainAxis() == 1) return plane.at(i, k, grid.size(1));
		final int size = grid.size(plane.mainAxis());
		for (int j = grid.size(1) - 1; j >= 0; j--)
			if (plane.mainAxis() == 0 ? plane.at(j, k, size) == i : plane.at(i, j,
				size) == k) return j;
		return -1;
	}
}
