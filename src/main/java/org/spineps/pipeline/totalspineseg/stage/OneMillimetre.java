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
package org.spineps.pipeline.totalspineseg.stage;

import org.spineps.SpinepsException;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Reorient;
import org.spineps.volume.resample.ItkResample;

/**
 * The grid that TotalSpineSeg works on: axes to right, anterior and superior,
 * cubes of one millimetre, the same centre as the scan.
 */
public final class OneMillimetre {

	private OneMillimetre() {
		// static methods only
	}

	/**
	 * The grid of one millimetre over a scan. An axis of n voxels of s mm gets the
	 * whole millimetres of n · s, so that up to one millimetre is lost; an axis of
	 * one voxel keeps it.
	 *
	 * @param scan a grid; its axes stay as they are
	 * @return the grid
	 * @throws SpinepsException if the scan has less than a millimetre on an axis
	 */
	public static Grid over(final Grid scan) throws SpinepsException {
		final int[] size = new int[3];
		final double[][] affine = new double[3][4];
		final double[] last = scan.toWorld(scan.size(0) - 1, scan.size(1) - 1, scan
			.size(2) - 1);
		for (int axis = 0; axis < 3; axis++) {
			// No tolerance: ten voxels of 0.9 mm, stored in 32 bits, are 8 mm.
			size[axis] = scan.size(axis) == 1 ? 1 : (int) Math.floor(scan.size(axis) *
				scan.spacing(axis));
			if (size[axis] == 0) throw new SpinepsException("The scan is too thin",
				"less than 1 mm along one of its axes (" + scan + ")",
				"Give a scan that covers at least 1 mm on every axis");
			for (int row = 0; row < 3; row++)
				affine[row][axis] = scan.affine(row, axis) / scan.spacing(axis);
		}
		for (int row = 0; row < 3; row++) {
			affine[row][3] = (scan.affine(row, 3) + last[row]) / 2;
			for (int axis = 0; axis < 3; axis++)
				affine[row][3] -= affine[row][axis] * ((size[axis] - 1) / 2.0);
		}
		return new Grid(size, affine);
	}

	/**
	 * A grid after it has been written to a NIfTI file and read again: rounding to
	 * 32 bits decides where a position lies halfway between two voxels.
	 *
	 * @param grid a grid
	 * @return the same grid with an affine of 32-bit numbers
	 */
	public static Grid stored(final Grid grid) {
		final double[][] affine = grid.affine();
		for (final double[] row : affine)
			for (int column = 0; column < 4; column++)
				row[column] = (float) row[column];
		return new Grid(grid.size(), affine);
	}

	/**
	 * @param scan a scan on any grid; not changed
	 * @param truncate whether values lose their fraction, as those of whole numbers
	 *          do in the original
	 * @return the scan with axes to right, anterior and superior, on
	 *         {@link #over its grid of one millimetre} {@link #stored}
	 * @throws SpinepsException if the scan has less than a millimetre on an axis
	 */
	public static ImageVolume of(final ImageVolume scan, final boolean truncate)
		throws SpinepsException
	{
		final ImageVolume turned = scan.grid().axisCodes().equals(AxisCodes.RAS)
			? scan : Reorient.to(scan, AxisCodes.RAS);
		final ImageVolume canonical = turned.on(stored(turned.grid()));
		final ImageVolume result = ItkResample.linear(canonical, over(canonical
			.grid()), truncate);
		return result.on(stored(result.grid()));
	}

	/**
	 * @param scan a scan
	 * @return whether all its values are whole numbers, as those of most files are
	 */
	public static boolean isWhole(final ImageVolume scan) {
		for (final float value : scan.array())
			if (value != Math.rint(value)) return false;
		return true;
	}
}
