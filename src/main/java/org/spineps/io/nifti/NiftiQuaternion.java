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
package org.spineps.io.nifti;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.spineps.volume.Grid;

/**
 * The qform of NIfTI: rotation as the quaternion part (b, c, d), with a = √(1 −
 * b² − c² − d²), a reflection of the third axis in pixdim[0], spacing and
 * offset (NIfTI-1 standard, method 2).
 */
final class NiftiQuaternion {

	private static final double RIGHT_ANGLE_TOLERANCE = 1e-4;

	private NiftiQuaternion() {
		// static methods only
	}

	/**
	 * @param bcd b, c, d; scaled to length 1 if longer
	 * @param offset position of voxel 0
	 * @param pixdim [0] negative for a reflected third axis, [1..3] spacing
	 * @return rows of the voxel → world matrix
	 */
	static double[][] affine(final double[] bcd, final double[] offset,
		final double[] pixdim)
	{
		double b = bcd[0];
		double c = bcd[1];
		double d = bcd[2];
		double a = 1 - (b * b + c * c + d * d);
		if (a < 1e-7) {
			final double length = Math.sqrt(b * b + c * c + d * d);
			b /= length;
			c /= length;
			d /= length;
			a = 0;
		}
		else a = Math.sqrt(a);
		final double[][] rotation = { //
			{ a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a *
				c) }, //
			{ 2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a *
				b) }, //
			{ 2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c *
				c } };
		final double[][] result = new double[3][4];
		for (int row = 0; row < 3; row++) {
			for (int axis = 0; axis < 3; axis++)
				result[row][axis] = rotation[row][axis] * pixdim[1 + axis];
			if (pixdim[0] < 0) result[row][2] = -result[row][2];
			result[row][3] = offset[row];
		}
		return result;
	}

	/**
	 * @param grid any grid
	 * @param bcd gets b, c, d of the rotation nearest to its axes
	 * @return −1 if the third axis is reflected, else 1
	 */
	static int of(final Grid grid, final double[] bcd) {
		final double[][] r = nearestRotation(grid).getData();
		final boolean reflected = new LUDecomposition(new Array2DRowRealMatrix(r))
			.getDeterminant() < 0;
		if (reflected) for (int row = 0; row < 3; row++)
			r[row][2] = -r[row][2];
		// The largest of the four parts first: the others are then well determined.
		final double[] squares = { 1 + r[0][0] + r[1][1] + r[2][2], 1 + r[0][0] -
			r[1][1] - r[2][2], 1 - r[0][0] + r[1][1] - r[2][2], 1 - r[0][0] -
				r[1][1] + r[2][2] };
		int largest = 0;
		for (int i = 1; i < 4; i++)
			if (squares[i] > squares[largest]) largest = i;
		final double twice = Math.sqrt(squares[largest]);
		final double xy = r[1][0] + r[0][1];
		final double xz = r[0][2] + r[2][0];
		final double yz = r[2][1] + r[1][2];
		final double[] q = switch (largest) {
			case 0 -> new double[] { squares[0], r[2][1] - r[1][2], r[0][2] - r[2][0],
				r[1][0] - r[0][1] };
			case 1 -> new double[] { r[2][1] - r[1][2], squares[1], xy, xz };
			case 2 -> new double[] { r[0][2] - r[2][0], xy, squares[2], yz };
			default -> new double[] { r[1][0] - r[0][1], xz, yz, squares[3] };
		};
		final double sign = q[0] < 0 ? -1 : 1;
		for (int i = 0; i < 3; i++)
			bcd[i] = sign * q[1 + i] / (2 * twice);
		return reflected ? -1 : 1;
	}

	/** @return whether a qform can hold the grid */
	static boolean isRightAngled(final Grid grid) {
		final RealMatrix rotation = nearestRotation(grid);
		for (int row = 0; row < 3; row++)
			for (int axis = 0; axis < 3; axis++)
				if (Math.abs(rotation.getEntry(row, axis) - grid.affine(row, axis) /
					grid.spacing(axis)) > RIGHT_ANGLE_TOLERANCE) return false;
		return true;
	}

	private static RealMatrix nearestRotation(final Grid grid) {
		final double[][] unit = new double[3][3];
		for (int row = 0; row < 3; row++)
			for (int axis = 0; axis < 3; axis++)
				unit[row][axis] = grid.affine(row, axis) / grid.spacing(axis);
		final SingularValueDecomposition svd = new SingularValueDecomposition(
			new Array2DRowRealMatrix(unit));
		return svd.getU().multiply(svd.getVT());
	}
}
