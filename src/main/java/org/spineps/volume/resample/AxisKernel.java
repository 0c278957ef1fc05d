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
 * How the samples of a line along one axis become the samples of another line:
 * every new sample is a weighted sum of a few neighbours, after the spline filter
 * where the spline is cubic. Immutable.
 */
final class AxisKernel {

	/**
	 * Number of samples by which a line is extended with its end values before
	 * the spline filter, as in SciPy's mode "nearest".
	 */
	static final int SPLINE_PAD = 12;

	private final int inputs;
	private final int outputs;
	private final int taps;
	private final int pad;
	/** First neighbour of each new sample, counted in the extended line. */
	private final int[] first;
	private final double[] weights;

	private AxisKernel(final int inputs, final int outputs, final int taps,
		final int pad)
	{
		this.inputs = inputs;
		this.outputs = outputs;
		this.taps = taps;
		this.pad = pad;
		first = new int[outputs];
		weights = new double[outputs * taps];
	}

	/**
	 * @param interpolation how
	 * @param inputs length of the old line
	 * @param positions positions of the new samples, in old samples. Beyond the
	 *          ends the end values are used, except that a cubic spline
	 *          oscillates there
	 * @return the kernel
	 */
	static AxisKernel of(final Interpolation interpolation, final int inputs,
		final double[] positions)
	{
		return switch (interpolation) {
			case NEAREST -> nearest(inputs, positions);
			case LINEAR -> linear(inputs, positions);
			case CUBIC -> cubic(inputs, positions);
		};
	}

	private static AxisKernel nearest(final int inputs,
		final double[] positions)
	{
		final AxisKernel kernel = new AxisKernel(inputs, positions.length, 1, 0);
		for (int n = 0; n < positions.length; n++) {
			kernel.first[n] = (int) Math.floor(clamp(positions[n], 0, inputs - 1) +
				0.5);
			kernel.weights[n] = 1;
		}
		return kernel;
	}

	private static AxisKernel linear(final int inputs,
		final double[] positions)
	{
		if (inputs == 1) return nearest(inputs, positions);
		final AxisKernel kernel = new AxisKernel(inputs, positions.length, 2, 0);
		for (int n = 0; n < positions.length; n++) {
			final double position = clamp(positions[n], 0, inputs - 1);
			kernel.first[n] = Math.min((int) position, inputs - 2);
			kernel.weights[2 * n + 1] = position - kernel.first[n];
			kernel.weights[2 * n] = 1 - kernel.weights[2 * n + 1];
		}
		return kernel;
	}

	private static AxisKernel cubic(final int inputs, final double[] positions) {
		final AxisKernel kernel = new AxisKernel(inputs, positions.length, 4,
			SPLINE_PAD);
		for (int n = 0; n < positions.length; n++) {
			final double position = clamp(positions[n] + SPLINE_PAD, 1, inputs + 2 *
				SPLINE_PAD - 3);
			final int floor = (int) position;
			kernel.first[n] = floor - 1;
			SplineFilter.weights(position - floor, kernel.weights, 4 * n);
		}
		return kernel;
	}

	/**
	 * @param inputs length of the line
	 * @return a kernel whose new samples are the spline coefficients of the
	 *         extended line, {@value #SPLINE_PAD} more at either end
	 */
	static AxisKernel splineCoefficients(final int inputs) {
		final AxisKernel kernel = new AxisKernel(inputs, inputs + 2 * SPLINE_PAD, 1,
			SPLINE_PAD);
		for (int n = 0; n < kernel.outputs; n++) {
			kernel.first[n] = n;
			kernel.weights[n] = 1;
		}
		return kernel;
	}

	/**
	 * @return what each old sample counts in each new one, in double precision: a
	 *         row per new sample
	 */
	double[][] matrix() {
		final int lines = inputs;
		final double[] samples = new double[extended() * lines];
		for (int n = 0; n < extended(); n++)
			samples[n * lines + Math.max(0, Math.min(inputs - 1, n - pad))] = 1;
		if (pad > 0) SplineFilter.repeatingEnds(samples, extended(), lines);
		final double[][] matrix = new double[outputs][lines];
		for (int n = 0; n < outputs; n++)
			for (int tap = 0; tap < taps; tap++)
				for (int w = 0; w < lines; w++)
					matrix[n][w] += weights[taps * n + tap] * samples[(first[n] + tap) *
						lines + w];
		return matrix;
	}

	private static double clamp(final double value, final double min,
		final double max)
	{
		return Math.min(Math.max(value, min), max);
	}

	/** @return length of the old line */
	int inputs() {
		return inputs;
	}

	/** @return length of the new line */
	int outputs() {
		return outputs;
	}

	/** @return length of the old line with its extensions */
	int extended() {
		return inputs + 2 * pad;
	}

	/** @return by how many samples the line is extended at either end */
	int pad() {
		return pad;
	}

	/**
	 * New samples of several lines side by side: sample n of line w is at
	 * {@code n * lines + w}.
	 *
	 * @param samples the extended lines; those of a spline are overwritten by its
	 *          coefficients
	 * @param lines number of lines
	 * @param result receives the new lines
	 */
	void apply(final double[] samples, final int lines, final float[] result) {
		if (pad > 0) SplineFilter.repeatingEnds(samples, extended(), lines);
		for (int n = 0; n < outputs; n++) {
			final int from = first[n] * lines;
			final int into = n * lines;
			if (taps == 1) for (int w = 0; w < lines; w++)
				result[into + w] = (float) samples[from + w];
			else if (taps == 2) {
				final double a = weights[2 * n];
				final double b = weights[2 * n + 1];
				for (int w = 0; w < lines; w++)
					result[into + w] = (float) (a * samples[from + w] + b * samples[from +
						lines + w]);
			}
			else {
				final double a = weights[4 * n];
				final double b = weights[4 * n + 1];
				final double c = weights[4 * n + 2];
				final double d = weights[4 * n + 3];
				for (int w = 0; w < lines; w++)
					result[into + w] = (float) (a * samples[from + w] + b * samples[from +
						lines + w] + c * samples[from + 2 * lines + w] + d * samples[from +
							3 * lines + w]);
			}
		}
	}
}
