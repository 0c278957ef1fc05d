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
package org.spineps.volume.bias;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * The intensity step of N3 and N4 (Sled et al. 1998; Tustison et al. 2010): the
 * histogram of the log intensities is taken for the true one blurred by a
 * Gaussian, deconvolved with a Wiener filter, and every log intensity is
 * replaced by its expected true value.
 */
final class HistogramSharpening {

	private static final FastFourierTransformer FOURIER =
		new FastFourierTransformer(DftNormalization.STANDARD);

	private final int bins;
	private final double fullWidthAtHalfMaximum;
	private final double wienerNoise;

	/**
	 * @param bins histogram bins
	 * @param fullWidthAtHalfMaximum of the blurring Gaussian, in log intensity
	 * @param wienerNoise noise term of the Wiener filter
	 */
	HistogramSharpening(final int bins, final double fullWidthAtHalfMaximum,
		final double wienerNoise)
	{
		this.bins = bins;
		this.fullWidthAtHalfMaximum = fullWidthAtHalfMaximum;
		this.wienerNoise = wienerNoise;
	}

	/**
	 * @param logs log intensities
	 * @param mask which of them count
	 * @return what the field adds to each: the log intensity less its sharpened
	 *         value; 0 outside the mask
	 */
	float[] residual(final float[] logs, final boolean[] mask) {
		double lowest = Double.POSITIVE_INFINITY;
		double highest = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < logs.length; i++)
			if (mask[i]) {
				lowest = Math.min(lowest, logs[i]);
				highest = Math.max(highest, logs[i]);
			}
		final float[] residual = new float[logs.length];
		final double width = (highest - lowest) / (bins - 1);
		if (!(width > 0)) return residual;
		final double[] expected = expectedValues(histogram(logs, mask, lowest,
			width), lowest, width);
		for (int i = 0; i < logs.length; i++) {
			if (!mask[i]) continue;
			final double position = (logs[i] - lowest) / width;
			final int bin = Math.min((int) position, bins - 2);
			residual[i] = (float) (logs[i] - (expected[bin] + (position - bin) *
				(expected[bin + 1] - expected[bin])));
		}
		return residual;
	}

	private double[] histogram(final float[] logs, final boolean[] mask,
		final double lowest, final double width)
	{
		final double[] histogram = new double[bins];
		for (int i = 0; i < logs.length; i++) {
			if (!mask[i]) continue;
			final double position = (logs[i] - lowest) / width;
			final int bin = Math.min((int) position, bins - 2);
			histogram[bin] += 1 - (position - bin);
			histogram[bin + 1] += position - bin;
		}
		return histogram;
	}

	private double[] expectedValues(final double[] histogram, final double lowest,
		final double width)
	{
		int padded = 2;
		while (padded < histogram.length)
			padded *= 2;
		padded *= 2;
		final int offset = (padded - histogram.length) / 2;
		final Complex[] blur = FOURIER.transform(gaussian(padded, width),
			TransformType.FORWARD);
		final double[] observed = new double[padded];
		System.arraycopy(histogram, 0, observed, offset, histogram.length);
		final Complex[] sharp = FOURIER.transform(observed, TransformType.FORWARD);
		for (int i = 0; i < padded; i++) {
			final double power = blur[i].getReal() * blur[i].getReal() + blur[i]
				.getImaginary() * blur[i].getImaginary();
			sharp[i] = sharp[i].multiply(blur[i].conjugate().divide(power +
				wienerNoise));
		}
		final Complex[] density = FOURIER.transform(sharp, TransformType.INVERSE);
		final double[] weight = new double[padded];
		final double[] moment = new double[padded];
		for (int i = 0; i < padded; i++) {
			weight[i] = Math.max(0, density[i].getReal());
			moment[i] = weight[i] * (lowest + (i - offset) * width);
		}
		final double[] blurredMoment = convolve(moment, blur);
		final double[] blurredWeight = convolve(weight, blur);
		final double[] expected = new double[histogram.length];
		for (int i = 0; i < expected.length; i++)
			expected[i] = blurredWeight[i + offset] == 0 ? 0 : blurredMoment[i +
				offset] / blurredWeight[i + offset];
		return expected;
	}

	private double[] gaussian(final int padded, final double width) {
		final double scaled = fullWidthAtHalfMaximum / width;
		final double factor = 4 * Math.log(2) / (scaled * scaled);
		final double height = 2 * Math.sqrt(Math.log(2) / Math.PI) / scaled;
		final double[] gaussian = new double[padded];
		for (int i = 0; i < padded; i++) {
			final double distance = Math.min(i, padded - i);
			gaussian[i] = height * Math.exp(-factor * distance * distance);
		}
		return gaussian;
	}

	private static double[] convolve(final double[] values,
		final Complex[] transformedKernel)
	{
		final Complex[] transformed = FOURIER.transform(values,
			TransformType.FORWARD);
		for (int i = 0; i < transformed.length; i++)
			transformed[i] = transformed[i].multiply(transformedKernel[i]);
		final Complex[] result = FOURIER.transform(transformed,
			TransformType.INVERSE);
		final double[] real = new double[result.length];
		for (int i = 0; i < real.length; i++)
			real[i] = result[i].getReal();
		return real;
	}
}
