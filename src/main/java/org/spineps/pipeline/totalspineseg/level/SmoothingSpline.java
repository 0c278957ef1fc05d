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
package org.spineps.pipeline.totalspineseg.level;

import java.util.Arrays;

/**
 * The smoothest spline whose squared distances to some points sum up to a given
 * number, with as few knots as that needs: Dierckx 1993, "Curve and Surface
 * Fitting with Splines", the method behind SciPy's {@code splrep}. All points
 * count the same.
 */
final class SmoothingSpline {

	/** The sum may miss the wanted one by this part of it. */
	private static final double TOLERANCE = 0.001;
	private static final int MOST_STEPS = 20;
	private static final double FAR = 0.04;
	private static final double NEAR = 0.9;

	private final double[] x;
	private final double[] y;
	private final double wanted;
	private final int degree;
	private final double tolerance;

	private double[] knots;
	private BandedLeastSquares problem;
	private double[] coefficients;
	private double residual;

	private SmoothingSpline(final double[] x, final double[] y,
		final double wanted, final int degree)
	{
		this.x = x;
		this.y = y;
		this.wanted = wanted;
		this.degree = degree;
		tolerance = TOLERANCE * wanted;
	}

	/**
	 * @param x strictly ascending, more of them than the degree; read only
	 * @param y the values there; read only
	 * @param wanted what the squared distances may sum up to, over 0
	 * @param degree 1 or 3
	 * @return the curve
	 */
	static Spline fit(final double[] x, final double[] y, final double wanted,
		final int degree)
	{
		if (x.length <= degree || x.length != y.length)
			throw new IllegalArgumentException(x.length + " points for the degree " +
				degree);
		final SmoothingSpline fit = new SmoothingSpline(x, y, wanted, degree);
		fit.run();
		return new Spline(degree, fit.knots, fit.coefficients, fit.residual);
	}

	private void run() {
		knots = ends(new double[0]);
		int[] inside = { x.length - 2 };
		int add = 0;
		double before = 0;
		double straight = 0;
		while (true) {
			leastSquares();
			if (knots.length == 2 * degree + 2) straight = residual;
			if (Math.abs(residual - wanted) < tolerance) return;
			if (residual < wanted) break;
			if (isFull()) return;
			add = add == 0 ? 1 : next(add, before);
			before = residual;
			inside = addKnots(add, inside);
		}
		if (knots.length > 2 * degree + 2) smooth(straight);
	}

	private int next(final int add, final double before) {
		final int planned = before - residual > tolerance ? (int) (add * (residual -
			wanted) / (before - residual)) : 2 * add;
		return Math.min(2 * add, Math.max(planned, Math.max(add / 2, 1)));
	}

	private boolean isFull() {
		return knots.length == x.length + degree + 1;
	}

	/** @return the knots with the given ones inside */
	private double[] ends(final double[] interior) {
		final double[] result = new double[interior.length + 2 * degree + 2];
		Arrays.fill(result, 0, degree + 1, x[0]);
		System.arraycopy(interior, 0, result, degree + 1, interior.length);
		Arrays.fill(result, result.length - degree - 1, result.length, x[x.length -
			1]);
		return result;
	}

	private void leastSquares() {
		problem = new BandedLeastSquares(knots.length - degree - 1, degree + 2);
		for (int n = 0; n < x.length; n++) {
			final int interval = Spline.interval(knots, degree, x[n]);
			problem.add(interval - degree, Spline.basis(knots, degree, x[n],
				interval), y[n]);
		}
		take(problem);
	}

	private void take(final BandedLeastSquares solved) {
		coefficients = solved.solve();
		final Spline spline = new Spline(degree, knots, coefficients, 0);
		residual = 0;
		for (int n = 0; n < x.length; n++)
			residual += square(y[n] - spline.at(x[n]));
	}

	/**
	 * Adds knots at points in the middle of the intervals that fit worst.
	 *
	 * @param inside number of points strictly inside each interval
	 * @return the same for the new intervals
	 */
	private int[] addKnots(final int count, final int[] inside) {
		double[] misfit = misfit();
		int[] points = inside;
		for (int n = 0; n < count; n++) {
			int worst = -1;
			for (int j = 0; j < points.length; j++)
				if (points[j] > 0 && (worst < 0 || misfit[j] > misfit[worst])) worst = j;
			if (worst < 0) return points;
			final int here = points[worst];
			final int half = here / 2 + 1;
			knots = insert(knots, degree + 1 + worst, x[first(knots[degree +
				worst]) + half]);
			points = split(points, worst, half - 1, here - half);
			misfit = split(misfit, worst, misfit[worst] * (half - 1) / here,
				misfit[worst] * (here - half) / here);
			if (isFull()) {
				knots = ends(interpolating());
				return points;
			}
		}
		return points;
	}

	/** @return the interior knots of the spline that runs through all points */
	private double[] interpolating() {
		if (degree == 1) return Arrays.copyOfRange(x, 1, x.length - 1);
		return Arrays.copyOfRange(x, 2, x.length - 2);
	}

	/** @return the place of a knot among the points */
	private int first(final double knot) {
		return Arrays.binarySearch(x, knot);
	}

	/** A point on a knot counts half in both intervals. */
	private double[] misfit() {
		final Spline spline = new Spline(degree, knots, coefficients, 0);
		final double[] misfit = new double[knots.length - 2 * degree - 1];
		for (int n = 0; n < x.length; n++) {
			final int interval = Spline.interval(knots, degree, x[n]) - degree;
			final double square = square(y[n] - spline.at(x[n]));
			final boolean onKnot = interval > 0 && x[n] == knots[interval + degree];
			misfit[interval] += onKnot ? square / 2 : square;
			if (onKnot) misfit[interval - 1] += square / 2;
		}
		return misfit;
	}

	/**
	 * Finds the weight of smoothness with which the squared distances sum up to what
	 * is wanted, as the zero of a rational function.
	 *
	 * @param straight the sum without interior knots, where only smoothness counts
	 */
	private void smooth(final double straight) {
		final double[][] jumps = jumps();
		double low = 0;
		double lowMiss = straight - wanted;
		double high = -1;
		double highMiss = residual - wanted;
		boolean isLow = false;
		boolean isHigh = false;
		double weight = coefficients.length / problem.diagonal();
		for (int step = 0; step < MOST_STEPS; step++) {
			solve(jumps, weight);
			final double miss = residual - wanted;
			if (Math.abs(miss) < tolerance) return;
			final double tried = weight;
			if (!isHigh) {
				if (miss - highMiss <= tolerance) {
					high = tried;
					highMiss = miss;
					weight = tried * FAR;
					if (weight <= low) weight = NEAR * low + (1 - NEAR) * tried;
					continue;
				}
				isHigh = miss < 0;
			}
			if (!isLow) {
				if (lowMiss - miss <= tolerance) {
					low = tried;
					lowMiss = miss;
					weight = tried / FAR;
					if (high >= 0 && weight >= high) weight = (1 - NEAR) * tried + NEAR *
						high;
					continue;
				}
				isLow = miss > 0;
			}
			if (miss >= lowMiss || miss <= highMiss) return;
			weight = between(low, lowMiss, tried, miss, high, highMiss);
			if (miss < 0) {
				high = tried;
				highMiss = miss;
			}
			else {
				low = tried;
				lowMiss = miss;
			}
		}
	}

	private static double between(final double p1, final double f1,
		final double p2, final double f2, final double p3, final double f3)
	{
		if (p3 <= 0) return (p1 * (f1 - f3) * f2 - p2 * (f2 - f3) * f1) / ((f1 -
			f2) * f3);
		final double h1 = f1 * (f2 - f3);
		final double h2 = f2 * (f3 - f1);
		final double h3 = f3 * (f1 - f2);
		return -(p1 * p2 * h3 + p2 * p3 * h1 + p3 * p1 * h2) / (p1 * h1 + p2 * h2 +
			p3 * h3);
	}

	private void solve(final double[][] jumps, final double weight) {
		final BandedLeastSquares smoothed = problem.copy();
		for (int l = 0; l < jumps.length; l++) {
			final double[] row = jumps[l].clone();
			for (int n = 0; n < row.length; n++)
				row[n] /= weight;
			smoothed.add(l, row, 0);
		}
		take(smoothed);
	}

	/**
	 * @return for each interior knot how far the highest derivative jumps there, by
	 *         coefficient
	 */
	private double[][] jumps() {
		final int n = knots.length;
		final double unit = (n - 2 * degree - 1) / (knots[n - degree - 1] -
			knots[degree]);
		final double[][] jumps = new double[n - 2 * degree - 2][degree + 2];
		for (int at = 0; at < jumps.length; at++) {
			final int l = at + degree + 1;
			final double[] ways = new double[2 * degree + 2];
			for (int i = 0; i <= degree; i++) {
				ways[i] = knots[l] - knots[l - degree - 1 + i];
				ways[degree + 1 + i] = knots[l] - knots[l + 1 + i];
			}
			for (int j = 0; j <= degree + 1; j++) {
				double product = ways[j];
				for (int i = 1; i <= degree; i++)
					product *= ways[j + i] * unit;
				jumps[at][j] = (knots[l + j] - knots[l - degree - 1 + j]) / product;
			}
		}
		return jumps;
	}

	private static double[] insert(final double[] array, final int at,
		final double value)
	{
		final double[] result = new double[array.length + 1];
		System.arraycopy(array, 0, result, 0, at);
		result[at] = value;
		System.arraycopy(array, at, result, at + 1, array.length - at);
		return result;
	}

	private static int[] split(final int[] array, final int at, final int one,
		final int two)
	{
		final int[] result = new int[array.length + 1];
		System.arraycopy(array, 0, result, 0, at);
		result[at] = one;
		result[at + 1] = two;
		System.arraycopy(array, at + 1, result, at + 2, array.length - at - 1);
		return result;
	}

	private static double[] split(final double[] array, final int at,
		final double one, final double two)
	{
		final double[] result = insert(array, at, one);
		result[at + 1] = two;
		return result;
	}

	private static double square(final double value) {
		return value * value;
	}
}
