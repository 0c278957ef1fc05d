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
 * A linear least squares problem whose rows each have a few neighbouring
 * coefficients. Rows are rotated into a triangle as they come (Givens), so that
 * time and memory grow with the number of coefficients only.
 */
final class BandedLeastSquares {

	private final int band;
	private final double[][] triangle;
	private final double[] right;

	/**
	 * @param coefficients number of unknowns
	 * @param band most coefficients of a row
	 */
	BandedLeastSquares(final int coefficients, final int band) {
		this.band = band;
		triangle = new double[coefficients][band];
		right = new double[coefficients];
	}

	/** @return an independent copy */
	BandedLeastSquares copy() {
		final BandedLeastSquares copy = new BandedLeastSquares(right.length, band);
		for (int n = 0; n < right.length; n++) {
			copy.triangle[n] = triangle[n].clone();
			copy.right[n] = right[n];
		}
		return copy;
	}

	/**
	 * @param first the first coefficient of the row
	 * @param factors of it and those after it, not more than the band
	 * @param wanted what the row should sum up to
	 */
	void add(final int first, final double[] factors, final double wanted) {
		final double[] row = Arrays.copyOf(factors, band);
		double rest = wanted;
		for (int n = first; n < right.length; n++) {
			if (row[0] != 0) {
				final double length = length(triangle[n][0], row[0]);
				final double cosine = triangle[n][0] / length;
				final double sine = row[0] / length;
				triangle[n][0] = length;
				for (int m = 1; m < band; m++) {
					final double above = triangle[n][m];
					triangle[n][m] = cosine * above + sine * row[m];
					row[m] = cosine * row[m] - sine * above;
				}
				final double above = right[n];
				right[n] = cosine * above + sine * rest;
				rest = cosine * rest - sine * above;
			}
			// What was not reached yet is rotated into the next coefficient.
			System.arraycopy(row, 1, row, 0, band - 1);
			row[band - 1] = 0;
		}
	}

	/**
	 * The last bit decides where a spine is so straight that several points are
	 * nearest; this is the usual way to compute it.
	 */
	private static double length(final double a, final double b) {
		final double large = Math.max(Math.abs(a), Math.abs(b));
		final double ratio = Math.abs(b) >= a ? a / b : b / a;
		return large * Math.sqrt(1 + ratio * ratio);
	}

	/** @return sum of the sizes of the triangle's diagonal */
	double diagonal() {
		double sum = 0;
		for (final double[] row : triangle)
			sum += Math.abs(row[0]);
		return sum;
	}

	/** @return the coefficients, a new array */
	double[] solve() {
		final double[] result = right.clone();
		for (int n = result.length - 1; n >= 0; n--) {
			for (int m = 1; m < band && n + m < result.length; m++)
				result[n] -= triangle[n][m] * result[n + m];
			result[n] /= triangle[n][0];
		}
		return result;
	}
}
