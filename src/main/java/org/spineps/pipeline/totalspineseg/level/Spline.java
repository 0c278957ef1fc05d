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

/**
 * A curve y(x) of B-splines.
 *
 * @param degree 1 or 3
 * @param knots ascending; the first and the last one degree + 1 times
 * @param coefficients as many as knots, less degree + 1
 * @param residual sum of the squared distances of the points that it was fitted
 *          to
 */
record Spline(int degree, double[] knots, double[] coefficients,
	double residual)
{

	/**
	 * @param x between the first and the last knot
	 * @return the value there
	 */
	double at(final double x) {
		final int interval = interval(knots, degree, x);
		final double[] basis = basis(knots, degree, x, interval);
		double sum = 0;
		for (int n = 0; n <= degree; n++)
			sum += basis[n] * coefficients[interval - degree + n];
		return sum;
	}

	/** @return the index of the last knot of the begin of x's interval */
	static int interval(final double[] knots, final int degree,
		final double x)
	{
		int interval = degree;
		while (interval < knots.length - degree - 2 && x >= knots[interval + 1])
			interval++;
		return interval;
	}

	/** @return the degree + 1 B-splines that are not 0 in an interval, at x */
	static double[] basis(final double[] knots, final int degree,
		final double x, final int interval)
	{
		final double[] basis = new double[degree + 1];
		basis[0] = 1;
		for (int order = 1; order <= degree; order++) {
			double left = 0;
			for (int n = 0; n < order; n++) {
				final double upper = knots[interval + 1 + n];
				final double lower = knots[interval + 1 + n - order];
				final double share = basis[n] / (upper - lower);
				basis[n] = left + share * (upper - x);
				left = share * (x - lower);
			}
			basis[order] = left;
		}
		return basis;
	}
}
