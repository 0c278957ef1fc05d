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
package org.spineps.volume.resample;

/**
 * Turns samples into coefficients of the cubic B-spline through them (Unser,
 * Aldroubi, Eden 1993): a recursion forth and one back.
 * <p>
 * Several lines of the same length are filtered at once. They lie side by side:
 * sample n of line w at {@code n * lines + w}.
 * </p>
 */
public final class SplineFilter {

	private static final double POLE = Math.sqrt(3) - 2;
	private static final double GAIN = 6;
	/** After so many samples the pole's powers are below double precision. */
	private static final int HORIZON = 30;

	private SplineFilter() {
		// static methods only
	}

	/**
	 * As if the samples were mirrored about half a sample beyond their ends, which
	 * repeats the end samples.
	 *
	 * @param c samples, overwritten by coefficients
	 * @param samples samples per line, at least {@value #HORIZON} or constant
	 *          towards the ends
	 * @param lines number of lines
	 */
	static void repeatingEnds(final double[] c, final int samples,
		final int lines)
	{
		final int last = (samples - 1) * lines;
		final int horizon = Math.min(samples, HORIZON);
		for (int w = 0; w < lines; w++) {
			double sum = c[w];
			double power = POLE;
			for (int n = 1; n < horizon; n++) {
				sum += power * c[n * lines + w];
				power *= POLE;
			}
			c[w] = GAIN * (c[w] + POLE * sum);
		}
		forth(c, samples, lines);
		for (int w = 0; w < lines; w++)
			c[last + w] *= POLE / (POLE - 1);
		back(c, samples, lines);
	}

	/**
	 * As if the samples were mirrored about their end samples, which are not
	 * repeated.
	 *
	 * @param c samples, overwritten by coefficients
	 * @param samples samples per line
	 * @param lines number of lines
	 */
	static void mirroredEnds(final double[] c, final int samples,
		final int lines)
	{
		if (samples == 1) return;
		final int last = (samples - 1) * lines;
		final int period = 2 * samples - 2;
		for (int w = 0; w < lines; w++) {
			// One whole period of the mirrored line, as far as its powers count.
			double sum = c[w];
			double power = POLE;
			final int horizon = Math.min(period, 2 * HORIZON);
			for (int n = 1; n < horizon; n++) {
				sum += power * c[(n < samples ? n : period - n) * lines + w];
				power *= POLE;
			}
			c[w] = GAIN * sum / (1 - Math.pow(POLE, period));
		}
		forth(c, samples, lines);
		for (int w = 0; w < lines; w++)
			c[last + w] = POLE / (POLE * POLE - 1) * (c[last + w] + POLE * c[last -
				lines + w]);
		back(c, samples, lines);
	}

	private static void forth(final double[] c, final int samples,
		final int lines)
	{
		for (int n = 1; n < samples; n++) {
			final int here = n * lines;
			for (int w = here; w < here + lines; w++)
				c[w] = GAIN * c[w] + POLE * c[w - lines];
		}
	}

	private static void back(final double[] c, final int samples,
		final int lines)
	{
		for (int n = samples - 2; n >= 0; n--) {
			final int here = n * lines;
			for (int w = here; w < here + lines; w++)
				c[w] = POLE * (c[w + lines] - c[w]);
		}
	}

	/**
	 * Weights of the four coefficients around a position.
	 *
	 * @param t distance from the second of the four to the position, 0 to 1
	 * @param weights receives the four weights
	 * @param at where in that array
	 */
	public static void weights(final double t, final double[] weights, final int at) {
		final double s = 1 - t;
		weights[at] = s * s * s / 6;
		weights[at + 1] = (3 * t * t * t - 6 * t * t + 4) / 6;
		weights[at + 2] = (3 * s * s * s - 6 * s * s + 4) / 6;
		weights[at + 3] = t * t * t / 6;
	}
}
