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

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** Arithmetic on affines given as three rows of four numbers in one array. */
public final class Affine {

	/** A pivot below this means that the axes lie in one plane. */
	private static final double SINGULAR = 1e-12;

	private Affine() {
		// static methods only
	}

	/**
	 * @param affine the matrix
	 * @param point three coordinates
	 * @return the mapped point, a new array
	 */
	public static double[] apply(final double[] affine, final double... point) {
		final double[] result = new double[3];
		for (int row = 0; row < 3; row++)
			result[row] = affine[4 * row] * point[0] + affine[4 * row + 1] *
				point[1] + affine[4 * row + 2] * point[2] + affine[4 * row + 3];
		return result;
	}

	/**
	 * @param affine the matrix
	 * @return its inverse, a new array
	 * @throws IllegalArgumentException if it has none
	 */
	public static double[] invert(final double[] affine) {
		final DecompositionSolver solver = new LUDecomposition(linear(affine),
			SINGULAR).getSolver();
		if (!solver.isNonSingular()) throw new IllegalArgumentException(
			"The affine cannot be inverted");
		final double[][] matrix = solver.getInverse().getData();
		final double[] result = new double[12];
		for (int row = 0; row < 3; row++) {
			double shift = 0;
			for (int column = 0; column < 3; column++) {
				result[4 * row + column] = matrix[row][column];
				shift -= matrix[row][column] * affine[4 * column + 3];
			}
			result[4 * row + 3] = shift;
		}
		return result;
	}

	/**
	 * The map that applies one affine and then another.
	 *
	 * @param second the matrix applied last
	 * @param first the matrix applied first
	 * @return their product, a new array
	 */
	static double[] multiply(final double[] second, final double[] first) {
		final double[] result = new double[12];
		for (int row = 0; row < 3; row++)
			for (int column = 0; column < 4; column++) {
				double sum = column == 3 ? second[4 * row + 3] : 0;
				for (int n = 0; n < 3; n++)
					sum += second[4 * row + n] * first[4 * n + column];
				result[4 * row + column] = sum;
			}
		return result;
	}

	/** @return the determinant of the three by three part */
	static double determinant(final double[] affine) {
		return new LUDecomposition(linear(affine)).getDeterminant();
	}

	/** @return the length of a column */
	static double spacing(final double[] affine, final int axis) {
		final double x = affine[axis];
		final double y = affine[4 + axis];
		final double z = affine[8 + axis];
		return Math.sqrt(x * x + y * y + z * z);
	}

	/**
	 * The body directions nearest to the voxel axes: those of the rotation nearest
	 * to the affine (its polar factor). The largest component decides first, so
	 * that the order of the axes has no influence.
	 *
	 * @param affine a voxel to RAS matrix that can be inverted
	 * @return the codes
	 */
	static AxisCodes nearestAxes(final double[] affine) {
		final double[][] unit = linear(affine).getData();
		for (int row = 0; row < 3; row++)
			for (int axis = 0; axis < 3; axis++)
				unit[row][axis] /= spacing(affine, axis);
		final SingularValueDecomposition svd = new SingularValueDecomposition(
			new Array2DRowRealMatrix(unit, false));
		final double[][] rotation = svd.getU().multiply(svd.getVT()).getData();
		final char[] letters = new char[3];
		final boolean[] taken = new boolean[3];
		for (int step = 0; step < 3; step++) {
			int bestRow = -1;
			int bestAxis = -1;
			double best = -1;
			for (int axis = 0; axis < 3; axis++)
				for (int row = 0; row < 3; row++) {
					final double size = Math.abs(rotation[row][axis]);
					if (letters[axis] != 0 || taken[row] || size <= best) continue;
					best = size;
					bestRow = row;
					bestAxis = axis;
				}
			letters[bestAxis] = AxisCodes.letterOf(bestRow,
				rotation[bestRow][bestAxis]);
			taken[bestRow] = true;
		}
		return new AxisCodes(new String(letters));
	}

	private static Array2DRowRealMatrix linear(final double[] affine) {
		final double[][] matrix = new double[3][3];
		for (int row = 0; row < 3; row++)
			System.arraycopy(affine, 4 * row, matrix[row], 0, 3);
		return new Array2DRowRealMatrix(matrix, false);
	}
}
