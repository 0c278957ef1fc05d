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
package org.spineps.io.voxel;

import java.util.OptionalDouble;

import org.spineps.SpinepsException;
import org.spineps.io.LengthUnits;
import org.spineps.io.VolumeGeometry;
import org.spineps.volume.Grid;

/**
 * A geometry that is nothing but its grid.
 *
 * @param grid where the voxels lie
 */
public record GridGeometry(Grid grid) implements VolumeGeometry {

	/** Beyond this, arithmetic on places loses the voxels. */
	private static final double LARGEST_SPACING_MM = 1e5;
	private static final double FARTHEST_MM = 1e7;

	@Override
	public double[] statedSpacingMm() {
		return grid.spacing();
	}

	/**
	 * @param size voxels on the three axes, positive
	 * @param affine three rows, voxel → RAS millimetres
	 * @param remedy what to do if they are unusable
	 * @return the grid
	 * @throws SpinepsException if the numbers are no place in a patient
	 */
	public static Grid grid(final int[] size, final double[][] affine,
		final String remedy) throws SpinepsException
	{
		for (final double[] row : affine)
			for (int column = 0; column < 4; column++)
				if (!(Math.abs(row[column]) <= (column < 3 ? LARGEST_SPACING_MM
					: FARTHEST_MM))) throw new SpinepsException(
						"The position of the voxels is unusable", column < 3
							? "the affine has a step of " + row[column] + " mm from voxel to voxel"
							: "the first voxel lies at " + row[column] + " mm", remedy);
		try {
			return new Grid(size, affine);
		}
		catch (final IllegalArgumentException e) {
			throw new SpinepsException("The position of the voxels is unusable", e
				.getMessage(), remedy, e);
		}
	}

	/**
	 * @param size voxels on the three axes, positive
	 * @param steps for each voxel axis its step to the left, to posterior and to
	 *          superior, in millimetres
	 * @param origin centre of the first voxel in the same directions
	 * @param remedy what to do if they are unusable
	 * @return the geometry
	 * @throws SpinepsException if the numbers are no place in a patient
	 */
	public static GridGeometry ofLps(final int[] size, final double[][] steps,
		final double[] origin, final String remedy) throws SpinepsException
	{
		final double[][] affine = new double[3][4];
		for (int world = 0; world < 3; world++) {
			final int sign = world < 2 ? -1 : 1;
			for (int axis = 0; axis < 3; axis++)
				affine[world][axis] = sign * steps[axis][world];
			affine[world][3] = sign * origin[world];
		}
		return new GridGeometry(grid(size, affine, remedy));
	}

	/**
	 * @param unit a unit of length, e.g. "mm"; none is taken for millimetres
	 * @return how many millimetres it is; empty if it is unknown
	 */
	public static OptionalDouble millimetres(final String unit) {
		if (unit.isEmpty() || unit.equals("?")) return OptionalDouble.of(1);
		return LengthUnits.millimetres(unit);
	}
}
