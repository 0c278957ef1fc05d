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

import java.util.stream.IntStream;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * The simplest line through the edge of a structure: straight, else a parabola or
 * a bend in the middle, else both together. A richer line is taken only if it
 * fits clearly better than the stairs of the voxels explain, because it carries
 * stairs into the corners, where it is read.
 */
final class SurfaceLine {

	/** Straight, parabola, bend, parabola with bend: which terms each has. */
	private static final int[][] MODELS = { { 0, 1 }, { 0, 1, 2 }, { 0, 1, 3 }, {
		0, 1, 2, 3 } };
	private static final int FEWEST = 6;
	/** A residual of so many voxels is nothing but stairs. */
	private static final double STAIRS = 0.15;
	/** A simpler line may fit worse by this factor. */
	private static final double FACTOR = 1.6;
	/** A bend must fit better than a parabola by this factor. */
	private static final double BEND_FACTOR = 0.7;
	/** How far outside of its ends a line may be read, in half lengths. */
	private static final double REACH = 1.5;

	private final double from;
	private final double to;
	private final int[] terms;
	private final double[] weights;
	private final double residual;

	private SurfaceLine(final double from, final double to, final int[] terms,
		final double[] weights, final double residual)
	{
		this.from = from;
		this.to = to;
		this.terms = terms;
		this.weights = weights;
		this.residual = residual;
	}

	/**
	 * @param at places along the edge
	 * @param height of the edge there; NaN where there is none
	 * @param from one end of the edge
	 * @param to the other end; its middle is where it may be bent
	 * @param voxelMm extent of a voxel along the height
	 * @return the line; null if there is too little of an edge
	 */
	static SurfaceLine fitOrNull(final double[] at, final double[] height,
		final double from, final double to, final double voxelMm)
	{
		final SurfaceLine best = fitOrNull(at, height, from, to, MODELS[3]);
		final SurfaceLine straight = straight(at, height, from, to);
		if (best == null || straight == null) return straight;
		final double limit = Math.max(STAIRS * voxelMm, FACTOR * best.residual);
		if (straight.residual <= limit) return straight;
		final SurfaceLine parabola = fitOrNull(at, height, from, to, MODELS[1]);
		final SurfaceLine bend = fitOrNull(at, height, from, to, MODELS[2]);
		final SurfaceLine middle = bend.residual < BEND_FACTOR * parabola.residual
			? bend : parabola;
		return middle.residual <= limit ? middle : best;
	}

	/**
	 * @param at places along the edge
	 * @param height of the edge there; NaN where there is none
	 * @param from one end of the edge
	 * @param to the other end
	 * @return the straight line; null if there is too little of an edge
	 */
	static SurfaceLine straight(final double[] at, final double[] height,
		final double from, final double to)
	{
		return fitOrNull(at, height, from, to, MODELS[0]);
	}

	/**
	 * @param at places along the edge
	 * @param height of the edge there; NaN where there is none
	 * @param from one end of the edge
	 * @param to the other end
	 * @return the parabola; null if there is too little of an edge
	 */
	static SurfaceLine parabola(final double[] at, final double[] height,
		final double from, final double to)
	{
		return fitOrNull(at, height, from, to, MODELS[1]);
	}

	/**
	 * @param at places along the edge
	 * @param height of the edge there; NaN where there is none
	 * @param from one end of the edge
	 * @param to the other end
	 * @return whether two lines that meet in the middle fit clearly better than a
	 *         parabola
	 */
	static boolean isBent(final double[] at, final double[] height,
		final double from, final double to)
	{
		final SurfaceLine parabola = fitOrNull(at, height, from, to, MODELS[1]);
		final SurfaceLine bend = fitOrNull(at, height, from, to, MODELS[2]);
		return parabola != null && bend != null && bend.residual < BEND_FACTOR *
			parabola.residual;
	}

	/**
	 * @param from one end of the edge
	 * @param to the other end
	 * @param zero height at 0
	 * @param slope rise per millimetre
	 * @return that straight line
	 */
	static SurfaceLine of(final double from, final double to, final double zero,
		final double slope)
	{
		return new SurfaceLine(from, to, MODELS[0], new double[] { zero + slope *
			(from + to) / 2, slope * (to - from) / 2 }, 0);
	}

	/**
	 * @param first a straight line
	 * @param last another with the same ends
	 * @return the first from its begin to the middle, then the other; in the middle,
	 *         where they should meet, it runs between them
	 */
	static SurfaceLine bent(final SurfaceLine first, final SurfaceLine last) {
		final double middle = (first.weights[0] + last.weights[0]) / 2;
		return new SurfaceLine(first.from, first.to, MODELS[2], new double[] {
			middle, (first.weights[1] + last.weights[1]) / 2, (last.weights[1] -
				first.weights[1]) / 2 }, 0);
	}

	/**
	 * @param at a place
	 * @return the height of the line there
	 */
	double height(final double at) {
		final double x = Math.max(-REACH, Math.min(REACH, scaled(at)));
		double sum = 0;
		for (int n = 0; n < terms.length; n++)
			sum += weights[n] * term(terms[n], x);
		return sum;
	}

	/** @return rise of the line from end to end over its length */
	double slope() {
		return (height(to) - height(from)) / (to - from);
	}

	/** @return root mean square of what the line leaves */
	double residual() {
		return residual;
	}

	private double scaled(final double at) {
		return (2 * at - from - to) / (to - from);
	}

	private static SurfaceLine fitOrNull(final double[] at, final double[] height,
		final double from, final double to, final int[] terms)
	{
		final int[] known = IntStream.range(0, at.length).filter(
			n -> Double.isFinite(height[n])).toArray();
		if (known.length < FEWEST || !(Math.abs(to - from) > 0)) return null;
		final SurfaceLine scale = new SurfaceLine(from, to, terms, null, 0);
		final double[][] matrix = new double[known.length][terms.length];
		final double[] right = new double[known.length];
		for (int row = 0; row < known.length; row++) {
			final double x = scale.scaled(at[known[row]]);
			for (int n = 0; n < terms.length; n++)
				matrix[row][n] = term(terms[n], x);
			right[row] = height[known[row]];
		}
		try {
			final double[] weights = new QRDecomposition(new Array2DRowRealMatrix(
				matrix, false)).getSolver().solve(new ArrayRealVector(right, false))
					.toArray();
			double squares = 0;
			for (int row = 0; row < known.length; row++) {
				double value = -right[row];
				for (int n = 0; n < terms.length; n++)
					value += weights[n] * matrix[row][n];
				squares += value * value;
			}
			return new SurfaceLine(from, to, terms, weights, Math.sqrt(squares /
				known.length));
		}
		catch (final SingularMatrixException e) {
			// All places are the same: there is no line through them.
			return null;
		}
	}

	private static double term(final int number, final double x) {
		return switch (number) {
			case 0 -> 1;
			case 1 -> x;
			case 2 -> x * x;
			default -> Math.abs(x);
		};
	}
}
