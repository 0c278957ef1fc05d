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

import java.util.List;

import org.apache.commons.math3.analysis.interpolation.LinearInterpolator;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.interpolation.UnivariateInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;

/**
 * A smooth curve through places along the spine: a natural cubic spline in each
 * coordinate over the length of the chords; straight through two places.
 */
public final class CentroidSpline {

	/** Places on top of each other must not end in a division by zero. */
	private static final double LEAST_MM = 1e-6;

	private final double[] knots;
	private final PolynomialSplineFunction[] curve = new PolynomialSplineFunction[3];
	private final PolynomialSplineFunction[] slope = new PolynomialSplineFunction[3];
	private final PolynomialSplineFunction[] bend = new PolynomialSplineFunction[3];

	/**
	 * @param places from the top, at least two
	 */
	public CentroidSpline(final List<Position> places) {
		knots = new double[places.size()];
		for (int n = 1; n < knots.length; n++)
			knots[n] = knots[n - 1] + Math.max(LEAST_MM, places.get(n).distance(places
				.get(n - 1)));
		final UnivariateInterpolator interpolator = knots.length > 2
			? new SplineInterpolator() : new LinearInterpolator();
		for (int axis = 0; axis < 3; axis++) {
			final double[] values = new double[knots.length];
			for (int n = 0; n < knots.length; n++)
				values[n] = places.get(n).toArray()[axis];
			curve[axis] = (PolynomialSplineFunction) interpolator.interpolate(knots,
				values);
			slope[axis] = curve[axis].polynomialSplineDerivative();
			bend[axis] = slope[axis].polynomialSplineDerivative();
		}
	}

	/** @return length along the chords from the first place to the last */
	public double length() {
		return knots[knots.length - 1];
	}

	/**
	 * @param n number of a place
	 * @return where it lies along the chords
	 */
	public double knot(final int n) {
		return knots[n];
	}

	/**
	 * @param s where along the chords, 0..{@link #length}
	 * @return a place on the curve
	 */
	public Position at(final double s) {
		return value(curve, s);
	}

	/**
	 * @param s where along the chords
	 * @return direction downwards, length 1
	 */
	public Position tangent(final double s) {
		return value(slope, s).unit();
	}

	/**
	 * @param s where along the chords
	 * @return vector of the curvature in 1/mm, to the inner side of the bend
	 */
	public Position curvature(final double s) {
		final Position first = value(slope, s);
		final Position second = value(bend, s);
		final double speed = first.length();
		return second.without(first.unit()).times(1 / (speed * speed));
	}

	private Position value(final PolynomialSplineFunction[] of, final double s) {
		final double inside = Math.max(0, Math.min(length(), s));
		return new Position(of[0].value(inside), of[1].value(inside), of[2].value(
			inside));
	}
}
