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
package org.spineps.volume;

import java.util.ArrayList;
import java.util.List;

/**
 * The axes in which a stack may be worked on. Networks know the spine along one
 * axis of the voxels; which one is clear from the header as long as the stack is
 * tilted by less than 30 degrees. Between 30 and 60 degrees two or more ways are
 * about as near, and rounding to the nearest would decide: a stack tilted by 46
 * degrees would be worked on lying down, one of 44 degrees upright.
 */
public final class WorkingAxes {

	/** A body direction farther from its axis is no way to see the stack. */
	private static final double LARGEST_ANGLE_DEGREES = 60;
	/** Slices are along the axis whose spacing is this many times the others'. */
	private static final double THICK = 1.5;
	/** Or along the one that shows less than this part of the others. */
	private static final double NARROW = 0.5;

	private WorkingAxes() {
		// static methods only
	}

	/**
	 * @param grid grid of a scan or mask
	 * @return the axis codes that are near enough, the nearest first; more than one
	 *         only if the stack is tilted by 30 degrees or more. Where the slices of
	 *         a stack may be sagittal by its header, only such ways are among them.
	 *         Left and right are never exchanged
	 */
	public static List<AxisCodes> candidates(final Grid grid) {
		final AxisCodes nearest = grid.axisCodes();
		final List<AxisCodes> near = new ArrayList<>(List.of(nearest));
		for (final AxisCodes codes : nearest.turns())
			if (!codes.equals(nearest) && hand(codes) == hand(nearest) &&
				largestAngleDegrees(grid, codes) <= LARGEST_ANGLE_DEGREES) near.add(
					codes);
		final int slices = sliceAxis(grid);
		final List<AxisCodes> sagittal = slices < 0 ? List.of() : near.stream()
			.filter(codes -> codes.worldAxis(slices) == 0).toList();
		return sagittal.isEmpty() ? List.copyOf(near) : sagittal;
	}

	/**
	 * @param grid any grid
	 * @return whether an axis lies 30 degrees or more off the body direction that its
	 *         code names
	 */
	public static boolean isTilted(final Grid grid) {
		return largestAngleDegrees(grid, grid
			.axisCodes()) >= 90 - LARGEST_ANGLE_DEGREES;
	}

	/** @return the axis from slice to slice; −1 if none stands out */
	private static int sliceAxis(final Grid grid) {
		for (int axis = 0; axis < 3; axis++) {
			final int first = (axis + 1) % 3;
			final int second = (axis + 2) % 3;
			if (grid.spacing(axis) >= THICK * Math.max(grid.spacing(first), grid
				.spacing(second))) return axis;
		}
		for (int axis = 0; axis < 3; axis++)
			if (view(grid, axis) <= NARROW * Math.min(view(grid, (axis + 1) % 3), view(
				grid, (axis + 2) % 3))) return axis;
		return -1;
	}

	private static double view(final Grid grid, final int axis) {
		return grid.size(axis) * grid.spacing(axis);
	}

	private static double largestAngleDegrees(final Grid grid,
		final AxisCodes codes)
	{
		double least = 1;
		for (int axis = 0; axis < 3; axis++)
			least = Math.min(least, codes.sign(axis) * grid.affine(codes.worldAxis(
				axis), axis) / grid.spacing(axis));
		// A little more, for what is exactly as far.
		return Math.toDegrees(Math.acos(Math.max(-1, least))) - 1e-6;
	}

	/** @return whether the axes are right-handed, +1 or −1 */
	private static int hand(final AxisCodes codes) {
		int hand = codes.sign(0) * codes.sign(1) * codes.sign(2);
		for (int a = 0; a < 3; a++)
			for (int b = a + 1; b < 3; b++)
				if (codes.worldAxis(a) > codes.worldAxis(b)) hand = -hand;
		return hand;
	}
}
