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
import java.util.Locale;

import org.spineps.SpinepsException;

/**
 * Whether a grid can be that of a scan of a spine, asked before a network runs. A
 * lost decimal point or a wrong unit in a header makes a field of view of metres,
 * on which a network works for hours to find nothing.
 */
public final class ScanGeometry {

	/** No spine scan reaches further. */
	static final double LARGEST_VIEW_MM = 1200;
	/** No spine scan shows less in its slices; their number may be small. */
	static final double SMALLEST_VIEW_MM = 20;
	/** No spine scan is coarser. */
	static final double LARGEST_VOXEL_MM = 8;
	/** More degrees off a right angle are told. */
	static final double TOLD_SHEAR_DEGREES = 1;
	/** More degrees off a right angle spoil shapes and measures. */
	static final double LARGEST_SHEAR_DEGREES = 5;

	private ScanGeometry() {
		// static methods only
	}

	/**
	 * @param grid grid of a scan or mask
	 * @param accepted whether the user says that an unusual size is right
	 * @return sentences on what is odd but can be worked with; may be empty
	 * @throws SpinepsException if the voxel size or the field of view is not that of
	 *           a spine scan and was not accepted, or the axes of the voxels are far
	 *           from right angles
	 */
	public static List<String> check(final Grid grid, final boolean accepted)
		throws SpinepsException
	{
		final List<String> notes = new ArrayList<>();
		final List<String> doubts = doubts(grid);
		if (!doubts.isEmpty() && !accepted) throw new SpinepsException(
			"This is not the size of a spine scan", String.join(", and ", doubts),
			"Correct voxel size or unit in the header (in ImageJ: Image > " +
				"Properties). If they are right, say so (--accept-geometry, or the " +
				"setting \"Accept unusual geometry\")");
		for (final String doubt : doubts)
			notes.add("Unusual geometry was accepted: " + doubt + ".");
		final double shear = shearDegrees(grid);
		if (shear > LARGEST_SHEAR_DEGREES) throw new SpinepsException(
			"The axes of the voxels are not at right angles", String.format(
				Locale.ROOT, "they are %.1f degrees off, as with a tilted gantry",
				shear), "Resample the scan to right angles (segment --deskew does it)");
		if (shear > TOLD_SHEAR_DEGREES) notes.add(String.format(Locale.ROOT,
			"The axes of the voxels are %.1f degrees off right angles (tilted " +
				"gantry?): shapes and angles are off by as much.", shear));
		return notes;
	}

	private static List<String> doubts(final Grid grid) {
		final double[] view = new double[3];
		double coarsest = 0;
		for (int axis = 0; axis < 3; axis++) {
			view[axis] = grid.size(axis) * grid.spacing(axis);
			coarsest = Math.max(coarsest, grid.spacing(axis));
		}
		final double largest = Math.max(view[0], Math.max(view[1], view[2]));
		// A few thin slices are a scan, a thread of voxels is none.
		final double second = Math.max(Math.min(view[0], view[1]), Math.min(Math
			.max(view[0], view[1]), view[2]));
		final List<String> doubts = new ArrayList<>();
		if (largest > LARGEST_VIEW_MM || second < SMALLEST_VIEW_MM) doubts.add(String
			.format(Locale.ROOT,
				"the field of view is %.4g×%.4g×%.4g mm (%.0f to %.0f mm are usual)",
				view[0], view[1], view[2], SMALLEST_VIEW_MM, LARGEST_VIEW_MM));
		if (coarsest > LARGEST_VOXEL_MM) doubts.add(String.format(Locale.ROOT,
			"the voxels have %.4g×%.4g×%.4g mm (up to %.0f mm is usual)", grid.spacing(
				0), grid.spacing(1), grid.spacing(2), LARGEST_VOXEL_MM));
		return doubts;
	}

	/**
	 * @param grid any grid
	 * @return by how many degrees the angle between two of its axes differs from a
	 *         right angle, at most
	 */
	public static double shearDegrees(final Grid grid) {
		double largest = 0;
		for (int axis = 0; axis < 3; axis++)
			largest = Math.max(largest, shearDegrees(grid, axis, (axis + 1) % 3));
		return largest;
	}

	private static double shearDegrees(final Grid grid, final int first,
		final int second)
	{
		double dot = 0;
		for (int row = 0; row < 3; row++)
			dot += grid.affine(row, first) / grid.spacing(first) * (grid.affine(row,
				second) / grid.spacing(second));
		return Math.toDegrees(Math.asin(Math.min(1, Math.abs(dot))));
	}

	/**
	 * A grid at right angles around the voxels of a sheared one. The two axes that
	 * are nearest to a right angle keep their directions and spacing, the third one
	 * becomes their normal, with the distance of the slices as its spacing.
	 *
	 * @param grid a sheared grid
	 * @return the smallest such grid around it
	 */
	public static Grid deskewed(final Grid grid) {
		int normal = 2;
		for (int axis = 0; axis < 2; axis++)
			if (shearDegrees(grid, (axis + 1) % 3, (axis + 2) % 3) < shearDegrees(grid,
				(normal + 1) % 3, (normal + 2) % 3) - 1e-9) normal = axis;
		final double[][] unit = units(grid, normal);
		final double[] spacing = grid.spacing();
		double along = 0;
		for (int row = 0; row < 3; row++)
			along += unit[normal][row] * grid.affine(row, normal);
		spacing[normal] = along;
		final double[] least = new double[3];
		final double[] most = new double[3];
		for (int corner = 0; corner < 8; corner++) {
			final double[] voxel = new double[3];
			for (int axis = 0; axis < 3; axis++)
				voxel[axis] = (corner >> axis & 1) * (grid.size(axis) - 1);
			final double[] world = grid.toWorld(voxel);
			for (int axis = 0; axis < 3; axis++) {
				double place = 0;
				for (int row = 0; row < 3; row++)
					place += unit[axis][row] * (world[row] - grid.affine(row, 3));
				least[axis] = Math.min(least[axis], place / spacing[axis]);
				most[axis] = Math.max(most[axis], place / spacing[axis]);
			}
		}
		final int[] size = new int[3];
		final double[][] affine = new double[3][4];
		for (int axis = 0; axis < 3; axis++) {
			final double first = Math.floor(least[axis] + 1e-6);
			size[axis] = (int) Math.ceil(most[axis] - 1e-6) - (int) first + 1;
			for (int row = 0; row < 3; row++) {
				affine[row][axis] = unit[axis][row] * spacing[axis];
				affine[row][3] += first * affine[row][axis];
			}
		}
		for (int row = 0; row < 3; row++)
			affine[row][3] += grid.affine(row, 3);
		return new Grid(size, affine);
	}

	/** @return three directions at right angles, of length 1 */
	private static double[][] units(final Grid grid, final int normal) {
		final double[][] unit = new double[3][3];
		final int a = (normal + 1) % 3;
		final int b = (normal + 2) % 3;
		double dot = 0;
		for (int row = 0; row < 3; row++) {
			unit[a][row] = grid.affine(row, a) / grid.spacing(a);
			unit[b][row] = grid.affine(row, b) / grid.spacing(b);
			dot += unit[a][row] * unit[b][row];
		}
		double length = 0;
		for (int row = 0; row < 3; row++) {
			unit[b][row] -= dot * unit[a][row];
			length += unit[b][row] * unit[b][row];
		}
		for (int row = 0; row < 3; row++)
			unit[b][row] /= Math.sqrt(length);
		double along = 0;
		for (int row = 0; row < 3; row++) {
			unit[normal][row] = unit[a][(row + 1) % 3] * unit[b][(row + 2) % 3] -
				unit[a][(row + 2) % 3] * unit[b][(row + 1) % 3];
			along += unit[normal][row] * grid.affine(row, normal);
		}
		if (along < 0) for (int row = 0; row < 3; row++)
			unit[normal][row] = -unit[normal][row];
		return unit;
	}

	/**
	 * @param grid grid of a scan
	 * @param spacingMm millimetres at which it is to be sampled
	 * @throws SpinepsException if that makes more voxels than an array can hold
	 */
	public static void requireRoom(final Grid grid, final double... spacingMm)
		throws SpinepsException
	{
		double voxels = 1;
		for (int axis = 0; axis < 3; axis++)
			voxels *= Math.max(1, grid.size(axis) * grid.spacing(axis) /
				spacingMm[axis]);
		if (voxels > Grid.MOST_VOXELS) throw new SpinepsException(
			"The field of view is too large for the network", String.format(
				Locale.ROOT, "at its voxel size %s becomes %.3g voxels", grid, voxels),
			"Correct the voxel size in the header, or crop the scan");
	}
}
